"""Edits taken back: the plan stands as it did, nothing that people have done since is lost."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from django.apps import apps
from django.db import transaction
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from duet.base.tenancy.models import Member
from duet.base.tenancy.scope import everywhere
from duet.core.errors import Refusal
from duet.core.plans import Plan, PlanRow, PlanStage
from duet.stages.roadmaps import actions
from duet.stages.roadmaps.models import Activity, Change, Duty, Roadmap, Step
from duet.stages.roadmaps.models.laying import lay_stages
from duet.stages.roadmaps.models.words import plan_of
from tests.make import fresh

from . import build

PAPER = (
    PlanStage(
        "Подготовка",
        "1",
        (
            PlanRow("Приказ о наставничестве", "1.1", ("назначить куратора",), "до 15 октября 2026", "директор", "приказ"),
            PlanRow("Отчёт", "1.2", (), "ежемесячно до 25 числа", "куратор, Белова А.С."),
        ),
    ),
    PlanStage("Итоги", "2", (PlanRow("Итоговая встреча", "2.1", ("место", "время"), "май 2027", "куратор"),)),
)


@pytest.fixture
def plan(cast) -> Roadmap:
    made = build.plan(cast.lyceum, cast.anna)
    lay_stages(made, PAPER, on=build.TODAY)
    return made


def row(plan: Roadmap, number: str) -> Activity:
    found: Activity = plan.activities.get(number=number)
    return found


def words_of(activity: Activity, **changes: Any) -> PlanRow:
    known = {
        "title": activity.title, "number": activity.number, "items": tuple(item.text for item in activity.items.all()),
        "deadline": activity.deadline_text, "responsible": activity.responsible_text, "result": activity.result,
    }  # fmt: skip
    return PlanRow(**known | changes)


def edit(activity: Activity, by: Member, **changes: Any) -> Change:
    change = actions.edit_row(activity, by=by, words=words_of(activity, **changes), on=build.TODAY)
    assert change is not None
    return change


def whole(plan: Roadmap) -> tuple[Plan, list[Any], list[Any]]:
    """All that a person can see: the words, the steps with everything in them, who answers."""
    steps = Step.objects.filter(roadmap=plan).order_by("pk").values()
    duties = Duty.objects.filter(activity__roadmap=plan).order_by("pk").values()
    return plan_of(plan), list(steps), list(duties)


@pytest.mark.parametrize(
    "changes",
    [
        {"title": "Приказ", "number": "1.7", "result": ""},
        {"items": ("первое", "второе")},
        {"deadline": "ежеквартально"},
        {"deadline": ""},
        {"responsible": "заместитель директора, Павлов Б.И."},
        {"responsible": ""},
    ],
)
def test_an_edit_is_taken_back_and_given_again(cast, plan, changes):
    with everywhere():
        before = whole(plan)
        change = edit(row(plan, "1.1"), cast.anna, **changes)
        after = whole(plan)
        back = actions.undo_change(change, by=cast.anna)
        assert whole(plan) == before != after
        again = actions.undo_change(back, by=cast.anna)
        assert whole(plan) == after
        actions.undo_change(again, by=cast.anna)
        assert whole(plan) == before
    assert [(back.what[:9], again.what[:11])] == [("Отменено:", "Возвращено:")]
    assert fresh(change).undone_by == cast.anna


def test_a_dropped_row_comes_back_to_its_place_with_all_that_belonged_to_it(cast, plan):
    with everywhere():
        build.duty(row(plan, "1.1"), cast.boris)
        before = whole(plan)
        change = actions.drop_row(row(plan, "1.1"), by=cast.anna)
        assert [one.number for one in plan_of(plan).rows] == ["1.2", "2.1"]
        actions.undo_change(change, by=cast.anna)
        assert whole(plan) == before


def test_a_dropped_row_comes_back_near_its_place_when_the_one_above_it_is_gone(cast, plan):
    with everywhere():
        change = actions.drop_row(row(plan, "1.2"), by=cast.anna)
        actions.drop_row(row(plan, "1.1"), by=cast.anna)
        actions.undo_change(change, by=cast.anna)
        assert [one.number for one in plan_of(plan).rows] == ["1.2", "2.1"]


def test_stages_come_and_go_too(cast, plan):
    with everywhere():
        first = plan.stages.get(number="1")
        before = whole(plan)
        made = actions.add_stage(plan, by=cast.anna, title="Обучение", number="1а", after=first)
        named = actions.edit_stage(plan.stages.get(number="1а"), by=cast.anna, title="Школа наставника", number="1б")
        dropped = actions.drop_stage(plan.stages.get(number="1б"), by=cast.anna)
        actions.undo_change(dropped, by=cast.anna)
        assert [str(stage) for stage in plan.stages.all()] == ["1. Подготовка", "1б. Школа наставника", "2. Итоги"]
        actions.undo_change(named, by=cast.anna)
        actions.undo_change(made, by=cast.anna)
        assert whole(plan) == before


def test_it_is_taken_back_once(cast, plan):
    with everywhere():
        change = edit(row(plan, "1.1"), cast.anna, title="Приказ")
        actions.undo_change(change, by=cast.anna)
        with pytest.raises(Refusal, match="уже вернули как было \\(Белова"):
            actions.undo_change(change, by=cast.anna)


def refused(change: Change, by: Member) -> str:
    """What the refusal says; the plan is as it was before it."""
    plan = change.roadmap
    before = whole(plan)
    with pytest.raises(Refusal) as refusal:
        actions.undo_change(change, by=by)
    assert whole(plan) == before
    return str(refusal.value).replace("\N{NO-BREAK SPACE}", " ")


def test_words_changed_since_stand_in_the_way_and_it_is_said_whose(cast, plan):
    with everywhere():
        boris = cast.boris
        boris.assignments.create(role="curator", since=build.YEAR.start)
        boris = Member.objects.get(pk=boris.pk)
        before = whole(plan)
        change = edit(row(plan, "1.1"), cast.anna, title="Приказ")
        later = edit(row(plan, "1.1"), boris, title="Приказ директора")
        said = refused(change, cast.anna)
        assert "строка 1.1 «Приказ директора» — после этого изменено ещё раз (Павлов Б. И., " in said
        actions.undo_change(later, by=cast.anna)
        actions.undo_change(change, by=cast.anna)
        assert whole(plan) == before


def test_other_words_of_the_row_do_not_stand_in_the_way(cast, plan):
    with everywhere():
        change = edit(row(plan, "1.1"), cast.anna, title="Приказ")
        edit(row(plan, "1.1"), cast.anna, result="приказ и протокол")
        actions.undo_change(change, by=cast.anna)
        assert (row(plan, "1.1").title, row(plan, "1.1").result) == ("Приказ о наставничестве", "приказ и протокол")


def test_what_was_done_attached_or_said_since_is_never_lost(cast, plan):
    with everywhere():
        made = actions.insert_row(plan, by=cast.anna, stage=plan.stages.get(number="2"), words=PlanRow("Семинар"), on=build.TODAY)
        step = Step.objects.get(activity__title="Семинар")
        with transaction.atomic():
            actions.comment_step(step, by=cast.anna, text="Жду.")
            assert "строка 2.2 «Семинар» — уже приложено подтверждение или замечание (Белова А. С., " in refused(made, cast.anna)
            transaction.set_rollback(True)
        with transaction.atomic():
            actions.attach_words(step, by=cast.anna, words="протокол")
            assert "уже приложено подтверждение" in refused(made, cast.anna)
            transaction.set_rollback(True)
        with transaction.atomic():
            actions.finish_step(step, by=cast.anna, on=build.TODAY)
            assert "после этого изменено ещё раз (Белова А. С." in refused(made, cast.anna)
            transaction.set_rollback(True)
        with transaction.atomic():
            build.duty(step.activity, cast.boris)
            assert "строка 2.2 «Семинар» — после этого изменено ещё раз." in refused(made, cast.anna)
            transaction.set_rollback(True)
        actions.undo_change(made, by=cast.anna)
        assert not Activity.objects.filter(title="Семинар").exists()


def test_steps_that_an_edit_added_stay_while_they_are_proved(cast, plan):
    with everywhere():
        change = edit(row(plan, "1.1"), cast.anna, deadline="ежемесячно до 5 числа")
        step = row(plan, "1.1").steps.order_by("position")[3]
        actions.attach_words(step, by=cast.anna, words="протокол")
        assert "строка 1.1 «Приказ о наставничестве» — уже приложено" in refused(change, cast.anna)


def test_done_marks_outlive_the_undoing_of_words(cast, plan):
    with everywhere():
        change = edit(row(plan, "1.1"), cast.anna, title="Приказ")
        actions.finish_step(row(plan, "1.1").steps.get(), by=cast.anna, on=build.TODAY)
        actions.undo_change(change, by=cast.anna)
        assert row(plan, "1.1").steps.get().state == "done"


def test_a_row_that_is_gone_or_has_nowhere_to_stand_is_said(cast, plan):
    with everywhere():
        change = edit(row(plan, "2.1"), cast.anna, title="Встреча", deadline="до 20 мая 2027")
        moved = actions.move_row(row(plan, "2.1"), by=cast.anna, stage=plan.stages.get(number="1"))
        assert moved is not None
        dropped_stage = actions.drop_stage(plan.stages.get(number="2"), by=cast.anna)
        assert "строка 2.1 «Встреча» — этапа, где это стояло, в карте больше нет" in refused(moved, cast.anna)
        dropped = actions.drop_row(row(plan, "2.1"), by=cast.anna)
        assert "в карте этого больше нет" in refused(change, cast.anna)
        for one in (dropped, dropped_stage, moved, change):
            actions.undo_change(one, by=cast.anna)
        assert [one.title for one in plan_of(plan).stages[1].rows] == ["Итоговая встреча"]


def test_a_step_moved_and_then_dropped_with_its_row_has_no_name_left(cast, plan):
    with everywhere():
        step = row(plan, "1.1").steps.get()
        moved = actions.move_steps(step, by=cast.anna, to=date(2026, 12, 4), reason="Каникулы.")
        actions.drop_row(row(plan, "1.1"), by=cast.anna)
        assert "один из сроков — в карте этого больше нет" in refused(moved, cast.anna)


def test_points_of_a_row_that_is_gone_have_nowhere_to_stand(cast, plan):
    with everywhere():
        change = edit(row(plan, "1.1"), cast.anna, items=())
        back = actions.drop_row(row(plan, "1.1"), by=cast.anna)
        assert "в карте этого больше нет" in refused(change, cast.anna)
        actions.undo_change(back, by=cast.anna)
        actions.undo_change(change, by=cast.anna)
        assert [item.text for item in row(plan, "1.1").items.all()] == ["назначить куратора"]


def test_a_stage_with_rows_in_it_is_not_taken_away(cast, plan):
    with everywhere():
        made = actions.add_stage(plan, by=cast.anna, title="Обучение")
        actions.insert_row(plan, by=cast.anna, stage=plan.stages.get(title="Обучение"), words=PlanRow("Семинар"), on=build.TODAY)
        assert "этап «Обучение» — в этом этапе уже есть строки" in refused(made, cast.anna)


def test_a_row_that_organisations_below_answer_is_not_taken_away(cast):
    with everywhere():
        above = build.plan(cast.town, cast.dina)
        made = actions.insert_row(above, by=cast.dina, stage=build.stage(above), words=PlanRow("Семинар"), on=build.TODAY)
        below = build.plan(cast.lyceum, cast.anna, source=above)
        build.activity(below, "Семинар", origin=above.activities.get())
        assert "строка «Семинар» — это уже выполняют организации ниже" in refused(made, cast.dina)


def test_what_other_parts_of_the_program_keep_about_a_row_comes_back_with_it(cast, plan):
    """A person's word that the row covers an item of the model belongs to the row, wherever it is kept."""
    link = apps.get_model("coverage", "Link")
    with everywhere():
        kept = link.objects.create(organisation=cast.lyceum, activity=row(plan, "1.1"), code="ST1-08", covers=True, by=cast.anna)
        change = actions.drop_row(row(plan, "1.1"), by=cast.anna)
        assert not link.objects.exists()
        actions.undo_change(change, by=cast.anna)
        [back] = link.objects.all()
        assert (back.pk, back.activity, back.code, back.covers, back.by) == (kept.pk, row(plan, "1.1"), "ST1-08", True, cast.anna)


def test_what_was_said_about_a_new_row_stands_in_the_way(cast, plan):
    with everywhere():
        made = actions.insert_row(plan, by=cast.anna, stage=plan.stages.get(number="2"), words=PlanRow("Семинар"), on=build.TODAY)
        link = apps.get_model("coverage", "Link")
        link.objects.create(organisation=cast.lyceum, activity=row(plan, "2.2"), code="ST1-08", covers=True, by=cast.anna)
        assert "строка 2.2 «Семинар» — после этого изменено ещё раз" in refused(made, cast.anna)


def test_in_a_plan_from_above_nothing_is_taken_back(cast, plan):
    with everywhere():
        change = edit(row(plan, "1.1"), cast.anna, title="Приказ")
        plan.source = build.plan(cast.town, cast.dina)
        plan.save()
        assert "тот, кто её передал: Управление образования" in refused(fresh(change), cast.anna)


def test_only_a_keeper_of_plans_takes_back(cast, as_, url, plan):
    with everywhere():
        change = edit(row(plan, "1.1"), cast.anna, title="Приказ")
    assert as_(cast.boris).post(url("undo", change)).status_code == 403
    assert as_(cast.gleb).post(url("undo", change, at="school-1")).status_code == 404
    assert as_(cast.dina).post(url("undo", change, at="town")).status_code == 404
    assert fresh(change).undone_by is None


# Laws

numbers = st.integers(0, 6)
edits = st.fixed_dictionaries(
    {
        "title": st.sampled_from(["Приказ", "Семинар"]),
        "items": st.sampled_from([(), ("одно",), ("одно", "другое")]),
        "deadline": st.sampled_from(["", "до 1 марта 2027", "ежеквартально", "два раза в год", "по итогам анкетирования", "сентябрь, май"]),
        "responsible": st.sampled_from(["", "куратор", "директор, Белова А.С."]),
    }
)
acts = st.one_of(
    st.tuples(st.just("edit"), numbers, edits, numbers),
    st.tuples(st.just("insert"), numbers, edits, numbers),
    st.tuples(st.just("drop"), numbers, edits, numbers),
    st.tuples(st.just("place"), numbers, edits, numbers),
    st.tuples(st.just("move"), numbers, edits, numbers),
)


def act(plan: Roadmap, by: Member, what: str, first: int, words: dict[str, Any], second: int) -> Change | None:
    """One edit of some row of the plan."""
    rows, stages = list(plan.activities.in_order()), list(plan.stages.all())
    stage = stages[second % len(stages)]
    if what == "insert" or not rows:
        after = rows[first % len(rows)] if rows else None
        return actions.insert_row(plan, by=by, stage=stage, words=PlanRow(**words), on=build.TODAY, after=after)
    chosen = rows[first % len(rows)]
    if what == "edit":
        return actions.edit_row(chosen, by=by, words=words_of(chosen, **words), on=build.TODAY, stage=stage)
    if what == "drop":
        return actions.drop_row(chosen, by=by)
    if what == "place":
        own = [one for one in stage.activities.in_order() if one.pk != chosen.pk]
        return actions.move_row(chosen, by=by, stage=stage, after=own[second % len(own)] if own and second else None)
    steps = list(Step.objects.filter(roadmap=plan).in_order())
    also = {step.pk: date(2027, 4, 1 + second) for step in steps[:second]}
    return actions.move_steps(steps[-1], by=by, to=date(2027, 4, 20 + first), reason="Так вышло.", also=also)


@settings(max_examples=20, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(acts, max_size=6))
def test_whatever_was_done_undone_backwards_gives_the_plan_at_the_start(cast, plan, done):
    with everywhere(), transaction.atomic():
        before = whole(plan)
        changes = [change for one in done if (change := act(plan, cast.anna, *one))]
        for change in reversed(changes):
            actions.undo_change(change, by=cast.anna)
        assert whole(plan) == before
        transaction.set_rollback(True)
