from __future__ import annotations

from datetime import date

import pytest
from django.core.exceptions import PermissionDenied

from duet.base.tenancy.scope import everywhere
from duet.core.catalogue import STAGES
from duet.core.coverage import Status
from duet.core.errors import Refusal
from duet.core.plans import PlanRow, PlanStage
from duet.stages.coverage import actions
from duet.stages.coverage.actions import Wanted
from duet.stages.coverage.models import Answers, Phrase
from duet.stages.coverage.reporting import checked
from duet.stages.roadmaps.actions import undo_change
from duet.stages.roadmaps.models.laying import lay_stages
from duet.stages.roadmaps.models.words import plan_of
from duet.stages.roadmaps.tests import build

TODAY = build.TODAY


@pytest.fixture
def plan(cast):
    """A plan of two stages that names a curator and pairs."""
    made = build.plan(cast.lyceum, cast.anna)
    rows = (
        PlanStage("Подготовка условий", "1", (PlanRow("Назначение куратора наставничества", number="1.1", responsible="директор"),)),
        PlanStage("Формирование пар и групп", "2", (PlanRow("Формирование наставнических пар", number="2.1", deadline="октябрь"),)),
    )
    lay_stages(made, rows, on=TODAY)
    return made


@pytest.fixture
def verdict(plan):
    """``verdict("ST1-08")``: what the report says now."""

    def of(code):
        with everywhere():
            return checked(plan).report.of(code)

    return of


def test_missing_rows_stand_at_the_end_of_their_stages_with_a_day_and_a_responsible(cast, plan, verdict):
    with everywhere():
        wanted = [
            Wanted("ST1-10", "до 15 сентября", "директор"),
            Wanted("ST5-08", "до 1 декабря", "Директор школы"),
            Wanted("ST7-08", "", ""),
        ]
        change = actions.add_missing(plan, by=cast.anna, wanted=wanted, on=TODAY)
        words = plan_of(plan)
        order = plan.activities.get(codes=["ST5-08"])
        assert [[row.number for row in stage.rows] for stage in words.stages] == [["1.1", "1.2"], ["2.1", "2.2", "2.3"]]
        assert (order.steps.get().due_on, str(order.duties.get()), order.result) == (date(2026, 12, 1), "Директор школы", order.result)
        assert change.what.replace("\N{NO-BREAK SPACE}", " ") == "Добавлено по модели: 3 строки"
    assert [verdict(code).status for code in ("ST1-10", "ST5-08", "ST7-08")] == [Status.COVERED] * 3


def test_rows_that_are_added_ask_for_no_others(cast, plan):
    with everywhere():
        before = checked(plan).report.facts
        wanted = [Wanted("ST1-14", "октябрь", ""), Wanted("ST7-11", "июнь", "")]
        actions.add_missing(plan, by=cast.anna, wanted=wanted, on=TODAY)
        actions.add_missing(plan, by=cast.anna, wanted=[Wanted("ST3-07", "октябрь", "")], on=TODAY)
        assert checked(plan).report.facts == before
        assert Answers.objects.count() == 1


def test_all_of_them_are_taken_back_at_once(cast, plan):
    with everywhere():
        before = plan_of(plan)
        change = actions.add_missing(plan, by=cast.anna, wanted=[Wanted("ST1-10", "май", ""), Wanted("ST2-01", "май", "")], on=TODAY)
        undo_change(change, by=cast.anna)
        assert plan_of(plan) == before


def test_a_plan_without_stages_gets_those_of_the_methodology(cast):
    with everywhere():
        empty = build.plan(cast.lyceum, cast.anna)
        wanted = [Wanted("ST1-08", "сентябрь", ""), Wanted("ST1-10", "сентябрь", ""), Wanted("ST5-05", "октябрь", "")]
        change = actions.add_missing(empty, by=cast.anna, wanted=wanted, on=TODAY)
        assert [stage.title for stage in empty.stages.all()] == [STAGES[1], STAGES[5]]
        undo_change(change, by=cast.anna)
        assert not empty.stages.exists()


def test_nothing_ticked_or_an_unknown_item_is_refused(cast, plan):
    with everywhere():
        for wanted in ([], [Wanted("ST9-99", "", "")]):
            with pytest.raises(Refusal):
                actions.add_missing(plan, by=cast.anna, wanted=wanted, on=TODAY)
        with pytest.raises(Refusal):
            actions.waive_item(cast.lyceum, by=cast.anna, code="ST9-99", reason="так")


def test_what_came_from_above_is_not_added_to(cast, plan):
    with everywhere():
        source = build.plan(cast.town, cast.dina)
        copy = build.plan(cast.lyceum, cast.dina, source=source)
        with pytest.raises(Refusal):
            actions.add_missing(copy, by=cast.anna, wanted=[Wanted("ST1-08", "", "")], on=TODAY)


def test_not_needed_stays_with_its_reason_and_may_be_taken_back(cast, plan, verdict):
    with everywhere():
        with pytest.raises(Refusal):
            actions.waive_item(cast.lyceum, by=cast.anna, code="ST1-10", reason="  ")
        actions.waive_item(cast.lyceum, by=cast.anna, code="ST1-10", reason="Положение действует с 2024 года")
        actions.waive_item(cast.lyceum, by=cast.anna, code="ST1-10", reason="Положение уже есть")
    assert (verdict("ST1-10").status, "Положение уже есть" in verdict("ST1-10").why) == (Status.NOT_NEEDED, True)
    with everywhere():
        assert actions.want_again(cast.lyceum, by=cast.anna, code="ST1-10") == 1
    assert verdict("ST1-10").status == Status.MISSING


def test_a_confirmed_row_covers_and_its_words_are_known_in_the_next_plan(cast, plan, verdict):
    with everywhere():
        row = build.activity(plan, "Вечер чая и новых лиц")
        actions.link_row(row, by=cast.anna, code="ST5-02", covers=True)
        actions.link_row(row, by=cast.anna, code="ST5-02", covers=True)
        following = build.plan(cast.lyceum, cast.anna)
        build.activity(following, "Вечер чая и новых лиц")
        assert checked(following).report.of("ST5-02").is_found
        assert Phrase.objects.count() == 1
    assert (verdict("ST5-02").status, verdict("ST5-02").confidence) == (Status.COVERED, 1.0)


def test_a_row_that_does_not_cover_is_believed_and_its_words_forgotten(cast, plan, verdict):
    with everywhere():
        row = plan.activities.get(number="1.1")
        actions.link_row(row, by=cast.anna, code="ST1-08", covers=True)
        actions.link_row(row, by=cast.anna, code="ST1-08", covers=False)
        assert not Phrase.objects.exists()
    assert verdict("ST1-08").status == Status.MISSING


def test_answers_decide_what_is_wanted(cast, plan, verdict):
    with everywhere():
        actions.answer_questions(cast.lyceum, by=cast.anna, facts={"labour_pairs": True, "nonsense": True})
    assert verdict("ST5-07").status == Status.MISSING
    with everywhere():
        actions.answer_questions(cast.lyceum, by=cast.anna, facts={})
        assert Answers.objects.count() == 1
    assert verdict("ST5-07").status == Status.NOT_APPLICABLE
    with everywhere():
        actions.forget_answers(cast.lyceum, by=cast.anna)
        assert not Answers.objects.exists()


def test_a_plan_of_a_department_is_known_for_one(cast):
    with everywhere():
        assert checked(build.plan(cast.town, cast.dina)).report.facts.municipal
        assert not checked(build.plan(cast.lyceum, cast.anna)).report.facts.municipal


def test_the_department_decides_nothing_for_a_school(cast, plan):
    with everywhere():
        with pytest.raises(PermissionDenied):
            actions.waive_item(cast.lyceum, by=cast.dina, code="ST1-10", reason="так")
        with pytest.raises(PermissionDenied):
            actions.add_missing(plan, by=cast.dina, wanted=[Wanted("ST1-10", "", "")], on=TODAY)


def test_a_button_pressed_twice_adds_the_rows_once(cast, plan):
    with everywhere():
        wanted = [Wanted("ST1-10", "до 15 сентября", "директор")]
        actions.add_missing(plan, by=cast.anna, wanted=wanted, on=TODAY)
        with pytest.raises(Refusal, match="уже есть"):
            actions.add_missing(plan, by=cast.anna, wanted=wanted, on=TODAY)
        assert plan.activities.count() == 3
