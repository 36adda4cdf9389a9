"""The package of documents: pressed twice, at once, with numbers of others and words nobody types."""

from __future__ import annotations

import pytest

from duet.base.clock import moved_to
from duet.base.tenancy.models import Role
from duet.base.tenancy.scope import everywhere
from duet.stages.documents.models import Document
from duet.stages.drafting import actions
from tests import make
from tests.at_once import at_once

from . import school
from .interviews import answers
from .test_startup_pages import ASKED, PAGE, SAID


@pytest.mark.postgres
@pytest.mark.django_db(transaction=True)
def test_a_package_begun_by_two_at_once_is_one(cast):
    begin = [lambda: actions.start_package(cast.lyceum, by=cast.anna, answers=answers(cast.anna), on=school.DAY)] * 2
    assert at_once(*begin) == []
    kinds = list(Document._base_manager.values_list("kind", flat=True))
    assert kinds
    assert len(kinds) == len(set(kinds))


@pytest.mark.django_db
@pytest.mark.parametrize("role", ["mentor", "mentee", "parent", "class_teacher"])
def test_whoever_keeps_no_documents_begins_no_package(cast, as_, role):
    client = as_(make.member("Лунина Ольга Юрьевна", Role(role), at=cast.lyceum))
    assert client.get(PAGE).status_code in (403, 404)
    assert client.post(ASKED, SAID).status_code in (403, 404)
    assert not Document._base_manager.exists()


@pytest.mark.django_db
@pytest.mark.parametrize("field", ["день", "по", "срок_баз", "протокол_день"])
@pytest.mark.parametrize("day", ["01.01.0001", "31.12.9999", "01.08.0001"])
def test_a_day_nobody_lives_in_begins_no_package(cast, as_, field, day):
    with moved_to(school.DAY):
        assert as_(cast.anna).post(ASKED, {**SAID, field: day}).status_code == 422
    assert not Document._base_manager.exists()


@pytest.mark.django_db
def test_a_roadmap_of_another_school_is_not_taken(cast, as_):
    from duet.stages.roadmaps.tests import build as plans  # noqa: PLC0415  # only here

    stranger = make.member("Чужая Инна Павловна", Role.CURATOR, at=cast.other)
    with everywhere():
        plan = plans.plan(cast.other, stranger)
    with moved_to(school.DAY):
        assert as_(cast.anna).post(ASKED, {**SAID, "план": str(plan.pk)}).status_code == 422
