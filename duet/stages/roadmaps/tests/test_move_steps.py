"""A date moved by hand, alone or with those that follow it."""

from __future__ import annotations

import re
from datetime import date
from typing import Any

import pytest

from duet.base.tenancy.scope import everywhere
from duet.core.errors import Refusal
from duet.core.plans import PlanRow, PlanStage
from duet.stages.organisations.models import CalendarSpan, SpanKind
from duet.stages.roadmaps.actions import cancel_step, finish_step, move_steps, postpone_step, undo_change
from duet.stages.roadmaps.models import Change, Roadmap, Step
from duet.stages.roadmaps.models.laying import lay_stages
from tests.make import fresh
from tests.read import words

from . import build

DECEMBER = {"to": "2026-12-04", "reason": "Каникулы сдвинули."}
ON_DECEMBER = {"to": date(2026, 12, 4), "reason": "Каникулы сдвинули."}
PAPER = (
    PlanStage(
        "Ход",
        "1",
        (
            PlanRow("Приказ", "1.1", deadline="до 25 ноября 2026"),
            PlanRow("Анкетирование наставляемых", "1.2", deadline="до 23 ноября 2026"),
            PlanRow("Сводка", "1.3", deadline="в течение двух недель после анкетирования"),
            PlanRow("Семинар", "1.4", deadline="до 30 ноября 2026"),
            PlanRow("Отчёт", "1.5", deadline="ежемесячно до 25 числа"),
        ),
    ),
)


@pytest.fixture
def year(cast) -> Roadmap:
    """A plan whose survey is due on Monday and whose summary counts from it."""
    made = build.plan(cast.lyceum, cast.anna)
    lay_stages(made, PAPER, on=build.TODAY)
    return made


def step_of(plan: Roadmap, number: str) -> Step:
    with everywhere():
        found: Step = plan.steps.filter(activity__number=number).select_related("activity", "roadmap").order_by("position")[0]
    return found


# One date


def test_the_day_of_the_document_is_kept_beside_the_new_one(cast, as_, url, step):
    client = as_(cast.anna)
    answer = client.post(url("move_date", step), DECEMBER | {"next": url("today")})
    assert answer.url == url("today")
    moved = fresh(step)
    assert (moved.due_on, moved.first_due_on, moved.reason) == (date(2026, 12, 4), build.TODAY, "Каникулы сдвинули.")
    shown = words(client.get(url("step", step)))
    assert "По документу 20 ноября" in shown
    assert "Срок перенесён с 20 ноября на 4 декабря: Каникулы сдвинули." in shown


def test_it_can_be_taken_back_at_once_and_the_history_says_so(cast, as_, url, step):
    client = as_(cast.anna)
    page = client.post(url("move_date", step), DECEMBER, follow=True)
    with everywhere():
        change = Change.objects.get()
    assert change.what == "Перенесён срок на 4 декабря: «Приказ о наставничестве»".replace(" декабря", "\N{NO-BREAK SPACE}декабря")
    assert f'action="{url("undo", change)}"' in page.content.decode()
    back = client.post(url("undo", change), {"next": url("step", step)}, follow=True)
    assert (fresh(step).due_on, fresh(step).reason) == (build.TODAY, "")
    assert "Срок возвращён: снова 20 ноября." in words(back)
    assert "Отменено: перенесён срок на 4 декабря" in words(back)


@pytest.mark.parametrize(
    "given, words_of_it",
    [
        ({"to": "2026-12-04", "reason": "  "}, "Напишите причину"),
        ({"to": "2026-11-19", "reason": "Поздно."}, "уже прошёл"),
        ({"to": "2126-11-19", "reason": "Не скоро."}, "Проверьте год"),
        ({"to": "", "reason": "Не знаем."}, "Укажите дату"),
    ],
)
def test_without_a_reason_or_a_sane_day_nothing_moves(cast, as_, url, step, given, words_of_it):
    page = as_(cast.anna).post(url("move_date", step), given)
    assert page.status_code == 422
    assert words_of_it in words(page)
    assert fresh(step).due_on == build.TODAY


@pytest.mark.parametrize(
    "given, refusal",
    [
        ({"reason": " "}, "Напишите причину"),
        ({"to": build.TODAY}, "тот же срок: 20.ноября"),
        ({"to": date(2031, 1, 1)}, "1.января 2031 года — слишком далеко: карта рассчитана на 2026/27 учебный год"),
        ({"to": date(2021, 1, 1)}, "Проверьте год"),
    ],
)
def test_the_actions_themselves_ask_for_a_reason_and_a_sane_day(cast, step, given, refusal):
    with everywhere():
        for action in (move_steps, postpone_step):
            with pytest.raises(Refusal, match=refusal):
                action(step, by=cast.anna, **(ON_DECEMBER | given))
        assert fresh(step).due_on == build.TODAY


@pytest.mark.parametrize("close", [finish_step, cancel_step])
def test_what_is_done_or_cancelled_is_not_moved(cast, step, close):
    with everywhere():
        close(step, by=cast.anna, **({"on": build.TODAY} if close is finish_step else {"reason": "Не нужно."}))
        with pytest.raises(Refusal, match="не сделано и не отменено: «Приказ о наставничестве»"):
            move_steps(step, by=cast.anna, **ON_DECEMBER)


def test_a_step_without_a_day_gets_one_with_a_reason_and_gives_it_back(cast, plan):
    with everywhere():
        undated = build.step(plan, due=None)
        change = move_steps(undated, by=cast.anna, **ON_DECEMBER)
        assert (fresh(undated).due_on, fresh(undated).ask) == (date(2026, 12, 4), "")
        undo_change(change, by=cast.anna)
    assert (fresh(undated).due_on, fresh(undated).ask) == (None, "due")


def test_what_is_due_earlier_may_begin_earlier(cast, plan):
    with everywhere():
        later = build.step(plan, due=date(2027, 2, 25), opens_on=date(2027, 2, 1))
        move_steps(later, by=cast.anna, **ON_DECEMBER)
    assert (fresh(later).opens_on, fresh(later).due_on) == (date(2026, 12, 4), date(2026, 12, 4))


# Together


def test_with_something_tied_to_it_the_page_asks_first(cast, as_, url, year):
    survey = step_of(year, "1.2")
    page = as_(cast.anna).post(url("move_date", survey), DECEMBER)
    said = words(page)
    assert page.status_code == 200
    assert (
        "Срок переносится с 23 ноября на 4 декабря. С ним связаны ещё 2 срока: отметьте, что сдвинуть на столько же. "
        "Остальные останутся на месте." in said
    )
    assert "1.3 Сводка без даты → 18 декабря Срок считается от этого события: «в течение двух недель после анкетирования»." in said
    assert "1.4 Семинар 30 ноября → 11 декабря Стоит в карте ниже и было позже, а окажется раньше." in said
    assert "Отчёт" not in said
    assert fresh(survey).due_on == date(2026, 11, 23)


def values(page: Any) -> dict[str, bool]:
    """What may be ticked, and whether it is."""
    found = re.findall(r'name="also" value="([^"]+)"( checked)?', page.content.decode())
    return {value: bool(checked) for value, checked in found}


def test_what_is_ticked_moves_together_and_is_taken_back_together(cast, as_, url, year):
    survey, summary, seminar = (step_of(year, number) for number in ("1.2", "1.3", "1.4"))
    client = as_(cast.anna)
    ticks = values(client.post(url("move_date", survey), DECEMBER))
    assert list(ticks.values()) == [True, False]
    page = client.post(url("move_date", survey), DECEMBER | {"listed": "1", "also": list(ticks)}, follow=True)
    assert "Срок перенесён, вместе с ним ещё 2 срока." in words(page)
    assert [fresh(one).due_on for one in (survey, summary, seminar)] == [date(2026, 12, 4), date(2026, 12, 18), date(2026, 12, 11)]
    assert fresh(seminar).reason == "Каникулы сдвинули."
    with everywhere():
        change = Change.objects.get()
        assert change.what.endswith("«Анкетирование наставляемых» и ещё 2\N{NO-BREAK SPACE}срока")
        undo_change(change, by=cast.anna)
    assert [fresh(one).due_on for one in (survey, summary, seminar)] == [date(2026, 11, 23), None, date(2026, 11, 30)]
    assert "Срок возвращён: снова без даты." in words(client.get(url("step", summary)))


def test_nothing_ticked_moves_the_one_alone(cast, as_, url, year):
    survey, summary = step_of(year, "1.2"), step_of(year, "1.3")
    as_(cast.anna).post(url("move_date", survey), DECEMBER | {"listed": "1"})
    assert (fresh(survey).due_on, fresh(summary).due_on) == (date(2026, 12, 4), None)


@pytest.mark.parametrize("also", ["0:2026-12-18", "{}:2026-12-19", "nonsense"])
def test_what_was_not_offered_or_is_offered_no_more_moves_nothing(cast, as_, url, year, also):
    survey, summary = step_of(year, "1.2"), step_of(year, "1.3")
    page = as_(cast.anna).post(url("move_date", survey), DECEMBER | {"listed": "1", "also": [also.format(summary.pk)]})
    assert page.status_code == 422
    assert "Карта за это время изменилась, и дни получились другие. Посмотрите список ещё раз." in words(page)
    assert (fresh(survey).due_on, fresh(summary).due_on) == (date(2026, 11, 23), None)


def test_what_was_offered_and_is_done_by_now_is_said(cast, as_, url, year):
    """The only date that was offered is closed meanwhile: the list is empty, and still nothing moves unseen."""
    survey, summary = step_of(year, "1.2"), step_of(year, "1.3")
    with everywhere():
        cancel_step(step_of(year, "1.4"), by=cast.anna, reason="Не нужно.")
        cancel_step(summary, by=cast.anna, reason="Не нужно.")
    page = as_(cast.anna).post(url("move_date", survey), DECEMBER | {"listed": "1", "also": [f"{summary.pk}:2026-12-18"]})
    assert page.status_code == 422
    assert "Больше ничего сдвигать не нужно." in words(page)


def test_a_later_time_of_the_same_row_is_offered_when_it_is_overtaken(cast, as_, url, year):
    with everywhere():
        november = year.steps.get(activity__number="1.5", name="ноябрь 2026")
    said = words(as_(cast.anna).post(url("move_date", november), {"to": "2026-12-28", "reason": "Каникулы."}))
    assert "1.5 Отчёт, декабрь 2026 25 декабря → 27 января Следующий срок той же строки: иначе он окажется раньше." in said


def test_times_set_by_hand_may_keep_their_spacing(cast, as_, url, plan):
    with everywhere():
        row = build.activity(plan, "Встреча", deadline_text="два раза в год", deadline={"kind": "recurring"})
        first = build.step(row, due=date(2026, 11, 27))
        build.step(row, due=date(2027, 4, 23))
    said = words(as_(cast.anna).post(url("move_date", first), DECEMBER))
    assert "Встреча 23 апреля → 30 апреля Следующий срок той же строки, можно сдвинуть на столько же." in said


def test_the_days_off_of_the_organisation_are_passed_over_and_said(cast, as_, url, year):
    with everywhere():
        CalendarSpan.objects.create(
            organisation=cast.lyceum, kind=SpanKind.OFF, starts_on=date(2026, 12, 11), ends_on=date(2026, 12, 11), title="День села"
        )
    said = words(as_(cast.anna).post(url("move_date", step_of(year, "1.2")), DECEMBER))
    assert "30 ноября → 14 декабря Стоит в карте ниже и было позже, а окажется раньше. Перенесено с пятницы." in said


def test_days_too_far_from_the_plan_are_not_offered(cast, as_, url, year):
    page = as_(cast.anna).post(url("move_date", step_of(year, "1.2")), {"to": "2029-08-20", "reason": "Так решили."})
    assert "1.3 Сводка" not in words(page)
    assert "1.4 Семинар 30 ноября → 27 августа 2029" in words(page)


def test_a_closed_one_is_never_moved_along(cast, year):
    survey, seminar = step_of(year, "1.2"), step_of(year, "1.4")
    with everywhere():
        finish_step(seminar, by=cast.anna, on=build.TODAY)
        with pytest.raises(Refusal, match="не сделано и не отменено: «Семинар»"):
            move_steps(survey, by=cast.anna, **ON_DECEMBER, also={seminar.pk: date(2026, 12, 11)})
        assert fresh(survey).due_on == date(2026, 11, 23)


def test_a_step_of_another_plan_is_not_moved_along(cast, year, step):
    with everywhere(), pytest.raises(Refusal, match="части этих сроков в ней больше нет"):
        move_steps(step_of(year, "1.2"), by=cast.anna, **ON_DECEMBER, also={step.pk: date(2026, 12, 11)})


def test_the_step_itself_among_the_others_is_moved_once(cast, year):
    survey = step_of(year, "1.2")
    with everywhere():
        move_steps(survey, by=cast.anna, **ON_DECEMBER, also={survey.pk: date(2026, 12, 11)})
    assert fresh(survey).due_on == date(2026, 12, 4)


# Who may


def test_the_page_asks_for_the_day_and_proposes_the_one_of_the_address(cast, as_, url, step):
    page = as_(cast.anna).get(url("move_date", step) + "?to=2026-12-04")
    assert "Сейчас срок — 20 ноября. Он останется в истории." in words(page)
    assert 'value="2026-12-04"' in page.content.decode()


def test_whoever_answers_for_it_does_not_move_it(cast, as_, url, step):
    client = as_(cast.boris)
    assert client.post(url("move_date", step), DECEMBER).status_code == 403
    assert "Срок переносит и мероприятие отменяет куратор или руководитель." in words(client.get(url("step", step)))


def test_gleb_and_the_department_move_nothing(cast, as_, url, step):
    assert as_(cast.gleb).post(url("move_date", step, at="school-1"), DECEMBER).status_code == 404
    assert as_(cast.dina).post(url("move_date", step, at="town"), DECEMBER).status_code == 404
    assert fresh(step).due_on == build.TODAY


def test_a_date_laid_down_above_is_moved_above(cast, as_, url, step, plan):
    with everywhere():
        plan.source = build.plan(cast.town, cast.dina)
        plan.save()
        with pytest.raises(Refusal, match="тот, кто её передал: Управление образования"):
            postpone_step(fresh(step), by=cast.anna, **ON_DECEMBER)
    client = as_(cast.anna)
    assert client.post(url("move_date", step), DECEMBER).status_code == 422
    assert fresh(step).due_on == build.TODAY
    shown = words(client.get(url("step", step)))
    assert "Строку и срок меняет вышестоящая организация: она передала это мероприятие." in shown
    assert "Перенести срок" not in shown
    assert "Изменить строку" not in shown
    assert "Отменить мероприятие" not in shown


@pytest.mark.parametrize("rows", [1, 30])
def test_the_list_asks_as_often_for_many_rows_as_for_one(cast, as_, url, year, rows, django_assert_num_queries):
    with everywhere():
        for number in range(rows):
            build.step(year, title=f"Семинар {number}", due=date(2026, 11, 25))
    client = as_(cast.anna)
    client.post(url("move_date", step_of(year, "1.2")), DECEMBER)
    with django_assert_num_queries(16):
        client.post(url("move_date", step_of(year, "1.2")), DECEMBER)
