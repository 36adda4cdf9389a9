"""Two phones in the same moment; only a database with several writers shows what comes of it."""

import pytest

from duet.base.tenancy.scope import everywhere
from duet.core.consents import Kind
from duet.stages.consents.actions import answering
from duet.stages.consents.models import TRIES, Consent, WordRow
from tests.at_once import at_once
from tests.make import fresh

from . import build

pytestmark = [pytest.mark.postgres, pytest.mark.django_db(transaction=True)]


def test_two_answers_get_numbers_that_follow_each_other(cast, egor, mother):
    with everywhere():
        first, second = build.ask(egor, cast.anna, Kind.PROCESSING, Kind.PHOTO, guardian=mother)
        build.program(cast.lyceum)
    assert at_once(lambda: build.sign(first), lambda: build.sign(second)) == []
    with everywhere():
        assert sorted(Consent.objects.values_list("number", flat=True)) == [1, 2]


def test_one_sheet_pressed_twice_is_one_answer(cast, egor, mother):
    with everywhere():
        sheet, *_ = build.ask(egor, cast.anna, guardian=mother)
        build.program(cast.lyceum)
    assert at_once(lambda: build.sign(sheet), lambda: build.sign(sheet)) == []
    with everywhere():
        assert (WordRow.objects.count(), fresh(sheet).number) == (1, 1)


def test_codes_tried_at_once_are_all_counted(cast, egor, mother):
    with everywhere():
        build.ask(egor, cast.anna, guardian=mother)
        link, program = build.link(mother), build.program(cast.lyceum)
    wrong = "0000" if link.code != "0000" else "1111"
    at_once(*[lambda: answering.try_code(fresh(link), by=program, code=wrong) for _ in range(TRIES + 3)])
    assert fresh(link).tries == TRIES


def test_the_same_is_asked_once_by_two_curators(cast, egor, mother):
    with everywhere():
        build.ask(egor, cast.anna, Kind.PHOTO, guardian=mother)
    acts = [lambda: build.ask(egor, cast.anna, guardian=mother)] * 2
    assert at_once(*acts) == []
    with everywhere():
        assert Consent.objects.filter(kind="processing").count() == 1
