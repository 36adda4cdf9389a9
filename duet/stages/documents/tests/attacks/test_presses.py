"""Buttons pressed twice, and two people who press in the same moment."""

from __future__ import annotations

import pytest

from duet.base.tenancy.scope import everywhere
from duet.core.errors import Refusal
from duet.stages.documents import actions
from duet.stages.documents.models import Batch, Document
from duet.stages.documents.tests import build
from duet.stages.documents.tests.letters import LETTER
from duet.stages.documents.tests.register.approving import AT, DAY, approved, register
from tests.at_once import at_once
from tests.make import fresh

TOGETHER = [pytest.mark.postgres, pytest.mark.django_db(transaction=True)]


def begin(cast, *names):
    people = [{"person": None, "name": name, "post": ""} for name in names]
    outline = build.outline(cast.anna, answers={LETTER.each: people})
    return actions.start_batch(cast.lyceum, by=cast.anna, kind=LETTER, outline=outline)


@pytest.mark.django_db
def test_many_papers_begun_twice_are_made_once(cast):
    with everywhere():
        first = begin(cast, "Белова Анна Сергеевна")
        assert begin(cast, "Белова Анна Сергеевна") == first
        assert begin(cast, "Юдина Нина Павловна") != first
        Batch.objects.filter(pk=first.pk).update(state="ready")
        assert begin(cast, "Белова Анна Сергеевна") != first


@pytest.mark.django_db
def test_an_annex_has_no_annexes(cast, ready):
    with everywhere():
        main = build.draft(cast.anna)
        annex = build.draft(cast.anna, main=main)
        with pytest.raises(Refusal, match="у него не бывает своих приложений"):
            build.draft(cast.anna, main=annex)


@pytest.mark.django_db
def test_a_draft_thrown_away_in_another_window_is_said_to_be_gone(cast, ready):
    with everywhere():
        document, same = build.draft(cast.anna), Document.objects.last()
        actions.discard(cast.lyceum, by=cast.anna, document=document)
        for act in (
            lambda: actions.discard(cast.lyceum, by=cast.anna, document=same),
            lambda: actions.edit(same, by=cast.anna, outline=build.outline(cast.anna), on=DAY),
            lambda: actions.send(same, by=cast.anna, agreers=[], in_order=False, on=DAY, at=AT),
            lambda: register(same, cast.anna),
        ):
            with pytest.raises(Refusal, match="Этого документа больше нет"):
                act()


@pytest.mark.django_db
def test_the_annex_of_a_registered_order_changes_by_no_road(cast, ready):
    with everywhere():
        main = build.draft(cast.anna)
        annex = build.draft(cast.anna, main=main)
        actions.send(main, by=cast.anna, agreers=[], in_order=False, on=DAY, at=AT)
        actions.mark_signed(main, by=cast.anna, day=DAY, on=DAY, at=AT)
        register(main, cast.anna)
        annex, before = fresh(annex), fresh(annex).words
        for act in (
            lambda: actions.edit(annex, by=cast.anna, outline=build.outline(cast.anna, answers={}), on=DAY),
            lambda: actions.reword(annex, by=cast.anna, edits=[], on=DAY),
            lambda: actions.discard(cast.lyceum, by=cast.anna, document=annex),
            lambda: actions.drop(annex, by=cast.anna, reason="а"),
            lambda: actions.call_back(annex, by=cast.anna, reason="а"),
            lambda: actions.annul(annex, by=cast.anna, on=DAY, reason=""),
            lambda: build.draft(cast.anna, main=main),
        ):
            with pytest.raises(Refusal):
                act()
        assert (fresh(annex).state, fresh(annex).words) == ("registered", before)


class TestTogether:
    pytestmark = TOGETHER

    def test_a_batch_is_begun_once(self, cast):
        assert at_once(*[lambda: begin(cast, "Белова Анна Сергеевна")] * 2) == []
        assert Batch._base_manager.count() == 1

    def test_two_annexes_get_numbers_of_their_own(self, cast, ready):
        with everywhere():
            main = build.draft(cast.anna)
        assert at_once(*[lambda: build.draft(cast.anna, main=fresh(main))] * 2) == []
        assert sorted(Document._base_manager.filter(main=main).values_list("annex_number", flat=True)) == [1, 2]

    def test_no_annex_slips_into_an_order_on_its_way(self, cast, ready):
        with everywhere():
            main = build.draft(cast.anna)
        at_once(
            lambda: build.draft(cast.anna, main=fresh(main)),
            lambda: actions.send(fresh(main), by=cast.anna, agreers=[], in_order=False, on=DAY, at=AT),
        )
        assert set(Document._base_manager.filter(main=main).values_list("state", flat=True)) <= {"signing"}

    def test_a_number_and_a_call_back_exclude_each_other(self, cast, ready):
        with everywhere():
            document = approved(cast.anna)
        refused = at_once(
            lambda: register(fresh(document), cast.anna), lambda: actions.call_back(fresh(document), by=cast.anna, reason="Ошибка")
        )
        assert len(refused) == 1
        now = fresh(document)
        assert (now.state, bool(now.number)) in [("registered", True), ("draft", False)]

    def test_an_agreement_and_a_call_back_leave_one_state(self, cast, ready, document, agreers):
        with everywhere():
            actions.send(document, by=cast.anna, agreers=agreers[:1], in_order=False, on=DAY, at=AT)
            visa = document.visas.select_related("organisation").get()
        at_once(
            lambda: actions.agree(visa, by=agreers[0], at=AT), lambda: actions.call_back(fresh(document), by=cast.anna, reason="Ошибка")
        )
        assert fresh(document).state == "draft"
        assert not document.visas.model._base_manager.filter(document=document, state__in=["asked", "waiting"]).exists()

    def test_a_draft_is_thrown_away_once(self, cast, ready):
        with everywhere():
            document = build.draft(cast.anna)
        first, second = fresh(document), fresh(document)
        refused = at_once(
            lambda: actions.discard(cast.lyceum, by=cast.anna, document=first),
            lambda: actions.discard(cast.lyceum, by=cast.anna, document=second),
        )
        assert len(refused) == 1
