from __future__ import annotations

from datetime import date, timedelta

import pytest
from django.core.exceptions import PermissionDenied

from duet.base.tenancy.models import Organisation, OrganisationKind, Role
from duet.core.errors import Refusal
from duet.core.lifecycle import StepState
from duet.stages.cascade import actions, jobs
from duet.stages.cascade.models import Spread, SpreadState
from duet.stages.editions.actions import approve
from duet.stages.organisations.actions import add_below
from duet.stages.organisations.cards import Card, Newcomer
from duet.stages.roadmaps.models import Activity, Duty, Post, Roadmap, Step
from duet.stages.roadmaps.tests.build import proof
from duet.stages.roadmaps.tests.build import step as step_of
from tests import make

from . import build

EVERYWHERE = True


def titles(place):
    return list(Activity.objects.filter(organisation=place).values_list("title", flat=True))


def step_on(row, day):
    return step_of(row, due=day)


def days(place, title):
    return list(Step.objects.filter(organisation=place, activity__title=title).order_by("due_on").values_list("due_on", flat=True))


def test_rows_for_organisations_stand_in_each_of_them_with_the_same_words_and_days(cast, sent, plan):
    assert titles(cast.lyceum) == titles(cast.other) == ["Положение", "Отчёт о работе пар"]
    copy = Activity.objects.get(organisation=cast.lyceum, title="Положение")
    assert (copy.number, copy.result, copy.deadline_text, [item.text for item in copy.items.all()]) == (
        "2", "Приказ", "до 1 декабря 2026 г.", ["текст", "приказ"],
    )  # fmt: skip
    assert (str(copy.stage), copy.origin.roadmap, copy.roadmap.source) == ("I. Организация", plan, plan)
    assert days(cast.lyceum, "Положение") == [date(2026, 12, 1)]
    assert days(cast.lyceum, "Отчёт о работе пар") == [day for day in days(cast.town, "Отчёт о работе пар") if day >= build.TODAY]


def test_what_has_passed_goes_down_only_when_asked(cast, plan, at_once):
    with at_once():
        build.publish(plan, cast.dina, past=True)
    assert days(cast.lyceum, "Отчёт о работе пар") == days(cast.town, "Отчёт о работе пар")
    assert min(days(cast.lyceum, "Отчёт о работе пар")) < build.TODAY


def test_a_row_for_kindergartens_comes_only_to_them(cast, plan, at_once):
    garden = make.organisation("Сад № 2", "sad-2", kind=OrganisationKind.KINDERGARTEN, parent=cast.town)
    with at_once():
        build.publish(plan, cast.dina)
    assert ("Совещание заведующих" in titles(garden), "Совещание заведующих" in titles(cast.lyceum)) == (True, False)


def test_the_curator_of_each_place_answers(cast, sent):
    duty = Duty.objects.get(activity__organisation=cast.lyceum, activity__title="Положение")
    assert (str(duty.post), duty.people) == ("Куратор", [cast.anna])


def test_a_role_that_the_place_names_itself_is_taken(cast, plan, at_once):
    post = Post.objects.create(organisation=cast.lyceum, title="куратор ЦМН", key="куратор цмн", code="R-CURATOR")
    named_alike = Post.objects.create(organisation=cast.other, title="куратор", key="куратор", code="")
    with at_once():
        build.publish(plan, cast.dina)
    duties = Duty.objects.filter(activity__title="Положение")
    assert duties.get(organisation=cast.lyceum).post == post
    assert duties.get(organisation=cast.other).post == named_alike


def test_the_head_answers_where_the_paper_says_so(cast, plan, at_once):
    garden = make.organisation("Сад № 2", "sad-2", kind=OrganisationKind.KINDERGARTEN, parent=cast.town)
    head = make.member("Малина Нина Павловна", Role.HEAD, at=garden)
    with at_once():
        build.publish(plan, cast.dina)
    assert Duty.objects.get(organisation=garden, activity__title="Совещание заведующих").people == [head]


def test_sending_again_changes_nothing_that_is_the_same(cast, sent, at_once):
    before = list(Step.objects.order_by("pk").values()) + list(Activity.objects.order_by("pk").values())
    with at_once():
        actions.send_again(sent, by=cast.dina, on=build.TODAY, at=build.NOW)
    assert list(Step.objects.order_by("pk").values()) + list(Activity.objects.order_by("pk").values()) == before
    assert Spread.objects.get().state == SpreadState.DONE


def test_new_words_days_and_points_follow(cast, sent, plan, at_once):
    row = plan.activities.get(title="Положение")
    row.title, row.deadline_text = "Положение о наставничестве", "до 10 декабря 2026 г."
    row.save()
    row.items.all().delete()
    row.stage.title = "Документы"
    row.stage.save()
    row.steps.update(due_on=date(2026, 12, 10), first_due_on=date(2026, 12, 10))
    with at_once():
        actions.send_again(sent, by=cast.dina, on=build.TODAY, at=build.NOW)
    copy = Activity.objects.get(organisation=cast.lyceum, origin=row)
    assert (copy.title, copy.stage.title, copy.items.count()) == ("Положение о наставничестве", "Документы", 0)
    assert days(cast.lyceum, copy.title) == [date(2026, 12, 10)]


def test_a_new_occurrence_follows_and_a_dropped_one_goes(cast, sent, plan, at_once):
    row = plan.activities.get(title="Отчёт о работе пар")
    first, second = row.steps.filter(due_on__gte=build.TODAY).order_by("due_on")[:2]
    proved = Step.objects.get(organisation=cast.other, origin=first)
    proof(proved, cast.gleb)
    first.delete()
    step_on(row, date(2026, 12, 30))
    with at_once():
        actions.send_again(sent, by=cast.dina, on=build.TODAY, at=build.NOW)
    assert first.due_on not in days(cast.lyceum, row.title)
    assert first.due_on in days(cast.other, row.title), "what has a proof is never lost"
    assert date(2026, 12, 30) in days(cast.lyceum, row.title)
    assert second.due_on in days(cast.lyceum, row.title)


def test_steps_laid_anew_above_meet_their_old_answers(cast, sent, plan, at_once):
    row = plan.activities.get(title="Положение")
    answer = Step.objects.get(organisation=cast.lyceum, activity__title="Положение")
    old = row.steps.get()
    old.delete()
    new = step_on(row, old.due_on)
    with at_once():
        actions.send_again(sent, by=cast.dina, on=build.TODAY, at=build.NOW)
    answer.refresh_from_db()
    assert (answer.origin, Step.objects.filter(organisation=cast.lyceum, activity__title="Положение").count()) == (new, 1)


def test_what_is_done_stays_done_whatever_changes_above(cast, sent, plan, at_once):
    done = Step.objects.get(organisation=cast.lyceum, activity__title="Положение")
    done.state, done.done_on = StepState.DONE, build.TODAY
    done.save()
    plan.activities.get(title="Положение").steps.update(due_on=date(2026, 12, 10), first_due_on=date(2026, 12, 10))
    with at_once():
        actions.send_again(sent, by=cast.dina, on=build.TODAY, at=build.NOW)
    done.refresh_from_db()
    assert (done.state, done.due_on) == (StepState.DONE, date(2026, 12, 1))


def test_a_step_cancelled_above_is_cancelled_below_and_comes_back(cast, sent, plan, at_once):
    above = plan.activities.get(title="Положение").steps.get()
    below = Step.objects.get(organisation=cast.lyceum, origin=above)
    for state, expected in ((StepState.CANCELLED, StepState.CANCELLED), (StepState.WAITING, StepState.WAITING)):
        Step.objects.filter(pk=above.pk).update(state=state)
        with at_once():
            actions.send_again(sent, by=cast.dina, on=build.TODAY, at=build.NOW)
        below.refresh_from_db()
        assert below.state == expected


def test_a_day_the_school_gave_itself_stays(cast, at_once):
    plan = build.plan(cast.town, cast.dina, build.PlanRow("Итоги", deadline="по итогам реализации программ", responsible="ОО"))
    with at_once():
        spread = build.publish(plan, cast.dina)
    step = Step.objects.get(organisation=cast.lyceum, activity__title="Итоги")
    assert (step.due_on, step.ask) == (None, "event")
    Step.objects.filter(pk=step.pk).update(due_on=date(2027, 5, 20), first_due_on=date(2027, 5, 20), ask="")
    extra = step_on(step.activity, date(2027, 6, 1))
    plan.activities.update(result="Справка")
    with at_once():
        actions.send_again(spread, by=cast.dina, on=build.TODAY, at=build.NOW)
    assert days(cast.lyceum, "Итоги") == [date(2027, 5, 20), extra.due_on]


def test_a_row_left_out_is_cancelled_below_with_the_reason(cast, sent, plan, at_once):
    kept = plan.activities.get(title="Положение").pk
    with at_once():
        actions.publish_plan(plan, by=cast.dina, rows=[kept], past=False, on=build.TODAY, at=build.NOW)
    left = Step.objects.filter(organisation=cast.lyceum, activity__title="Отчёт о работе пар")
    assert {(step.state, step.reason) for step in left} == {(StepState.CANCELLED, "Поручение отозвано: Управление образования.")}
    assert Step.objects.get(organisation=cast.lyceum, activity__title="Положение").state == StepState.WAITING


def test_a_plan_taken_back_leaves_what_is_done(cast, sent, plan, at_once):
    Step.objects.filter(organisation=cast.lyceum, activity__title="Положение").update(state=StepState.DONE, done_on=build.TODAY)
    with at_once():
        actions.withdraw_plan(sent, by=cast.dina, on=build.TODAY, at=build.NOW)
    states = Step.objects.filter(organisation=cast.lyceum).values_list("activity__title", "state").distinct()
    assert set(states) == {("Положение", StepState.DONE), ("Отчёт о работе пар", StepState.CANCELLED)}
    with pytest.raises(Refusal):
        actions.withdraw_plan(sent, by=cast.dina, on=build.TODAY, at=build.NOW)
    with pytest.raises(Refusal):
        actions.send_again(sent, by=cast.dina, on=build.TODAY, at=build.NOW)
    with at_once():
        build.publish(plan, cast.dina)
    assert set(Step.objects.filter(organisation=cast.other).values_list("state", flat=True)) == {StepState.WAITING}


def test_an_organisation_opened_later_gets_what_is_ahead(cast, plan, at_once):
    with at_once():
        spread = build.publish(plan, cast.dina, past=True)
    new = make.school("Школа № 3", "school-3", parent=cast.town)
    Organisation.objects.filter(pk=new.pk).update(created_at=build.NOW + timedelta(days=1))
    later = date(2027, 1, 15)
    with at_once():
        actions.send_again(spread, by=cast.dina, on=later, at=build.NOW + timedelta(days=56))
    assert titles(new) == ["Отчёт о работе пар"]
    assert min(days(new, "Отчёт о работе пар")) >= later


def test_an_older_run_stops_when_a_newer_one_has_begun(cast, sent, at_once):
    Spread.objects.update(run=5)
    Step.objects.filter(organisation=cast.lyceum).delete()
    jobs.send_plan.call(sent.pk, 4)
    assert Step.objects.filter(organisation=cast.lyceum).count() == 0
    assert not jobs._send(sent, 4, [], [cast.lyceum])


def test_a_long_plan_goes_to_fewer_organisations_at_once(cast, plan, at_once, monkeypatch):
    monkeypatch.setattr(jobs, "ROWS_AT_ONCE", 3)
    sizes, whole = [], jobs.hand_down

    def counted(spread, rows, organisations, *, on):
        sizes.append(len(organisations))
        whole(spread, rows, organisations, on=on)

    monkeypatch.setattr(jobs, "hand_down", counted)
    with at_once():
        build.publish(plan, cast.dina)
    assert (sizes, titles(cast.lyceum)) == ([1, 1], titles(cast.other))


def test_an_interrupted_sending_goes_on_where_it_is_needed(cast, plan, at_once, monkeypatch):
    monkeypatch.setattr(jobs, "PORTION", 1)
    whole = jobs.hand_down

    def fails_on_the_second(spread, rows, organisations, *, on):
        if organisations == [cast.other]:
            raise RuntimeError("power cut")
        whole(spread, rows, organisations, on=on)

    monkeypatch.setattr(jobs, "hand_down", fails_on_the_second)
    with at_once():
        spread = build.publish(plan, cast.dina)
    assert (Spread.objects.get().state, titles(cast.lyceum), titles(cast.other)) == (
        SpreadState.FAILED,
        ["Положение", "Отчёт о работе пар"],
        [],
    )
    monkeypatch.setattr(jobs, "hand_down", whole)
    with at_once():
        actions.send_again(spread, by=cast.dina, on=build.TODAY, at=build.NOW)
    assert (Spread.objects.get().state, titles(cast.other)) == (SpreadState.DONE, ["Положение", "Отчёт о работе пар"])
    assert titles(cast.lyceum) == ["Положение", "Отчёт о работе пар"]


def test_nothing_chosen_or_a_plan_from_above_is_refused(cast, plan):
    with pytest.raises(Refusal):
        actions.publish_plan(plan, by=cast.dina, rows=[], past=False, on=build.TODAY, at=build.NOW)
    copy = Roadmap.objects.create(
        organisation=cast.town, source=plan, title="План", starts_on=plan.starts_on, ends_on=plan.ends_on, made_by=cast.dina
    )
    with pytest.raises(Refusal):
        actions.publish_plan(copy, by=cast.dina, rows=[1], past=False, on=build.TODAY, at=build.NOW)


def test_a_school_sends_nothing_down(cast, plan):
    with pytest.raises(PermissionDenied):
        actions.publish_plan(plan, by=cast.anna, rows=[1], past=False, on=build.TODAY, at=build.NOW)


def test_a_portion_costs_the_same_whatever_its_size(cast, plan, at_once, django_assert_num_queries):
    with at_once():
        spread = build.publish(plan, cast.dina)
    rows = jobs.source_rows(spread)
    one, *more = [make.school(f"Школа № {number}", f"school-{number}", parent=cast.town) for number in range(10, 14)]
    for places in ([one], more):
        with django_assert_num_queries(21):
            jobs.hand_down(spread, rows, places, on=build.TODAY)
    plan.activities.update(result="Справка")
    rows = jobs.source_rows(spread)
    for places, queries in (([one], 14), (more, 14), ([one], 1), (more, 1)):
        with django_assert_num_queries(queries):
            jobs.hand_down(spread, rows, places, on=build.TODAY)


def test_an_organisation_added_by_the_department_has_the_rows_at_once(cast, sent, at_once):
    with at_once():
        contact = Newcomer("Ясина Ия Львовна", "завуч", "ya@example.org")
        later = build.NOW + timedelta(days=1)
        add_below(cast.town, by=cast.dina, card=Card(kind="school", name="Школа № 30"), contact=contact, on=build.TODAY, at=later)
    new = Organisation.objects.get(name="Школа № 30")
    assert titles(new) == ["Положение", "Отчёт о работе пар"]
    assert str(Duty.objects.get(activity__organisation=new, activity__title="Положение").people[0]) == "Ясина Ия Львовна"


def test_a_new_edition_goes_to_the_organisations_at_once(cast, sent, plan, at_once):
    plan.activities.filter(title="Положение").update(title="Положение о наставничестве")
    with at_once():
        jobs.follow_edition(plan.pk, on=build.TODAY, at=build.NOW)
    assert titles(cast.lyceum) == ["Положение о наставничестве", "Отчёт о работе пар"]


def test_an_edition_of_a_plan_that_was_never_sent_goes_nowhere(cast, plan, at_once):
    with at_once():
        jobs.follow_edition(plan.pk, on=build.TODAY, at=build.NOW)
    assert (titles(cast.lyceum), Spread.objects.exists()) == ([], False)


def test_an_approval_in_the_program_sends_the_new_words_down(cast, sent, plan, at_once):
    plan.activities.filter(title="Положение").update(title="Положение о наставничестве")
    with at_once():
        approve(plan, by=cast.dina, on=build.TODAY)
    assert titles(cast.lyceum) == ["Положение о наставничестве", "Отчёт о работе пар"]


def test_a_row_cancelled_above_comes_to_nobody(cast, plan, at_once):
    Step.objects.filter(activity__title="Положение").update(state=StepState.CANCELLED)
    with at_once():
        build.publish(plan, cast.dina)
    assert titles(cast.lyceum) == ["Отчёт о работе пар"]
