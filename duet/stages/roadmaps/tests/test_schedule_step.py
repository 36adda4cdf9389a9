from datetime import date

import pytest

from duet.base.tenancy.scope import everywhere
from duet.core.errors import Refusal
from duet.stages.roadmaps.actions import cancel_step, finish_step, schedule_dates, schedule_step
from tests.make import fresh
from tests.read import words

from . import build


@pytest.fixture
def event(plan):
    row = build.activity(
        plan, "Приказ о парах", deadline_text="в течение двух недель после общей встречи",
        deadline_words="14 дней после события: общая встреча", deadline={"kind": "relative", "anchor": "общая встреча", "offset_days": 14},
    )  # fmt: skip
    return build.step(row, due=None, ask="event")


@pytest.fixture
def twice(plan):
    row = build.activity(plan, "Анкета", deadline_text="два раза в год", deadline={"kind": "recurring"})
    return [build.step(row, due=None, ask="dates", name=f"{number}-й раз", proposed_on=date(2026, 12, number)) for number in (1, 2)]


def days(row):
    with everywhere():
        return list(row.activity.steps.order_by("position").values_list("due_on", "ask"))


def test_a_relative_deadline_counts_from_the_day_of_its_event(cast, as_, url, event):
    as_(cast.anna).post(url("schedule", event), {"on": "2026-12-01"})
    assert (fresh(event).due_on, fresh(event).first_due_on, fresh(event).ask) == (date(2026, 12, 15), date(2026, 12, 15), "")


def test_the_page_asks_for_the_event_in_the_words_of_the_document(cast, as_, url, event):
    asked = "Понято так: 14 дней после события: общая встреча. Укажите день события, срок посчитается сам."
    assert asked in words(as_(cast.anna).get(url("step", event)))
    assert "Когда: общая встреча?" in words(as_(cast.anna).get(url("today")))


def test_a_missing_deadline_gets_the_day_itself(cast, as_, url, plan):
    with everywhere():
        undated = build.step(plan, due=None)
    as_(cast.anna).post(url("schedule", undated), {"on": "2026-12-01"})
    assert (fresh(undated).due_on, fresh(undated).first_due_on) == (date(2026, 12, 1), date(2026, 12, 1))


@pytest.mark.parametrize("day, words_of_it", [("", "Укажите дату"), ("никогда", "Дата: день"), ("2030-01-01", "Проверьте год")])
def test_a_day_that_cannot_be_is_sent_back(cast, as_, url, event, day, words_of_it):
    page = as_(cast.anna).post(url("schedule", event), {"on": day})
    assert page.status_code == 422
    assert words_of_it in words(page)


def test_two_days_go_to_the_two_steps_that_ask(cast, as_, url, twice):
    as_(cast.anna).post(url("schedule", twice[0]), {"on": ["2027-05-20", "2026-12-15"]})
    assert days(twice[0]) == [(date(2026, 12, 15), ""), (date(2027, 5, 20), "")]


def test_one_day_leaves_the_other_step_asking(cast, as_, url, twice):
    as_(cast.anna).post(url("schedule", twice[0]), {"on": ["2026-12-15", "", ""]})
    assert days(twice[0]) == [(date(2026, 12, 15), ""), (None, "dates")]


def test_more_days_make_more_steps(cast, as_, url, twice):
    as_(cast.anna).post(url("schedule", twice[0]), {"on": ["2026-12-15", "2027-03-01", "2027-05-20", "2027-05-20"]})
    assert days(twice[0]) == [(date(2026, 12, 15), ""), (date(2027, 3, 1), ""), (date(2027, 5, 20), "")]


def test_no_day_at_all_is_sent_back(cast, as_, url, twice):
    page = as_(cast.anna).post(url("schedule", twice[0]), {"on": ["", ""]})
    assert page.status_code == 422
    assert "Укажите хотя бы одну дату" in words(page)
    with everywhere(), pytest.raises(Refusal, match="хотя бы одну дату"):
        schedule_dates(twice[0], by=cast.anna, dates=[])


def test_a_field_is_offered_for_each_time_that_is_asked_for(cast, as_, url, twice):
    shown = as_(cast.anna).get(url("step", twice[0])).content.decode()
    assert 'value="2026-12-01"' in shown
    assert 'value="2026-12-02"' in shown
    assert 'aria-label="Дата 3"' not in shown


def test_a_row_asks_once_in_the_list_however_many_times_it_repeats(cast, as_, url, twice):
    assert as_(cast.anna).get(url("today")).content.decode().count("Назначить даты") == 2  # the button and its voice


def test_a_day_once_given_is_moved_with_a_reason_not_set_anew(cast, step):
    with everywhere(), pytest.raises(Refusal, match="Срок уже назначен"):
        schedule_step(step, by=cast.anna, on=date(2026, 12, 1))


def test_what_is_over_gets_no_day(cast, event, twice):
    with everywhere():
        cancel_step(event, by=cast.anna, reason="Не нужно.")
        finish_step(twice[0], by=cast.anna, on=build.TODAY)
        for over, act in ((event, lambda: schedule_step(event, by=cast.anna, on=build.TODAY)),
                          (twice[0], lambda: schedule_dates(twice[0], by=cast.anna, dates=[build.TODAY]))):  # fmt: skip
            with pytest.raises(Refusal, match="не сделано и не отменено"):
                act()
            assert fresh(over).due_on is None


def test_a_mentor_sees_who_sets_the_day(cast, as_, url, event):
    assert as_(cast.boris).post(url("schedule", event), {"on": "2026-12-01"}).status_code == 403
    assert "Дату назначает куратор или руководитель." in words(as_(cast.boris).get(url("step", event)))


def test_gleb_and_the_department_set_no_day(cast, as_, url, event):
    assert as_(cast.gleb).post(url("schedule", event, at="school-1"), {"on": "2026-12-01"}).status_code == 404
    assert as_(cast.dina).post(url("schedule", event, at="town"), {"on": "2026-12-01"}).status_code == 403
    assert fresh(event).due_on is None
