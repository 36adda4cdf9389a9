"""Last year's plan in the new year: the page that shows what was and what becomes, and the button that moves."""

from __future__ import annotations

from datetime import date

import pytest
from django.core.exceptions import PermissionDenied

from duet.base.journal.models import Entry
from duet.base.tenancy.scope import everywhere
from duet.core.calendar import Period
from duet.core.errors import Refusal
from duet.core.plans import PlanRow, PlanStage
from duet.core.workdays import WorkCalendar
from duet.stages.roadmaps.actions import cancel_step, finish_step, move_to_year, schedule_dates, schedule_step
from duet.stages.roadmaps.models import Evidence, Roadmap, Step
from duet.stages.roadmaps.models.laying import lay_stages
from tests.read import words

from . import build

OLD, NEW = Period.school_year(2025), Period.school_year(2026)
QUERIES = 13
ORDER = PlanRow("Приказ о наставничестве", "1.1", deadline="до 15.09.2025", responsible="ЗД", result="Приказ", codes=("ST1-09",))
REPORT = PlanRow("Отчёт за 2025 год", "1.2", ("Приказ № 5 от 30.08.2025",), "два раза в год", "Павлов Б. И.")
MEETINGS = PlanRow("Встречи", "2.1", deadline="в течение недели после приказа", responsible="наставники")


@pytest.fixture
def old(cast) -> Roadmap:
    """Last year's plan of the lyceum."""
    with everywhere():
        facts = {"header": ["№", "Срок"], "abbreviations": {"ЗД": "заместитель директора"}, "organisation": "Лицей"}
        made = build.plan(cast.lyceum, cast.anna, title="Карта на 2025/26 учебный год", period=OLD, facts=facts)
        lay_stages(made, [PlanStage("Подготовка", "1", (ORDER, REPORT)), PlanStage("Работа", "2", (MEETINGS,))], on=OLD.start)
    return made


def step_of(plan: Roadmap, number: str) -> Step:
    return Step.objects.filter(roadmap=plan, activity__number=number).order_by("position").first()


def moved(cast, old, **given):
    """The action, with the least it needs."""
    with everywhere():
        return move_to_year(old, **({"by": cast.anna, "on": build.TODAY, "to": NEW} | given))


# The action


def test_words_days_and_roles_go_to_the_new_year(cast, old):
    plan = moved(cast, old)
    with everywhere():
        rows = {row.number: row for row in plan.activities.all()}
        assert (plan.title, plan.period, plan.previous, plan.source) == ("Карта на 2026/27 учебный год", NEW, old, None)
        assert [(stage.number, stage.title) for stage in plan.stages.all()] == [("1", "Подготовка"), ("2", "Работа")]
        assert (rows["1.1"].deadline_text, rows["1.1"].result, rows["1.1"].codes) == ("до 15.09.2026", "Приказ", ["ST1-09"])
        assert step_of(plan, "1.1").due_on == date(2026, 9, 15)
        assert [duty.words for duty in rows["1.1"].duties.all()] == ["ЗД"]
        assert [duty.member for duty in rows["1.2"].duties.all()] == [cast.boris]
        assert plan.facts == {"organisation": "Лицей", "header": ["№", "Срок"], "abbreviations": {"ЗД": "заместитель директора"}}


def test_nothing_that_was_done_or_signed_goes_along(cast, old):
    with everywhere():
        done = step_of(old, "1.1")
        build.proof(done, cast.anna)
        finish_step(done, by=cast.anna, on=date(2025, 9, 10))
        old.facts |= {"approval": {"position": "директор", "name": "Громов А. П.", "date": "2025-08-29", "order_no": "143-од"}}
        old.save()
    plan = moved(cast, old)
    with everywhere():
        assert (step_of(plan, "1.1").state, step_of(plan, "1.1").done_by) == ("waiting", None)
        assert not Evidence.objects.filter(step__roadmap=plan).exists()
        assert "approval" not in plan.facts
        [stamp] = plan.facts["stamps"]
        assert (stamp["position"], stamp["name"], stamp["day"], stamp["number"]) == ("директор", "Громов А. П.", None, "")


def test_questions_stay_with_their_rows(cast, old):
    plan = moved(cast, old)
    with everywhere():
        doubts = {row.number: row.doubts for row in plan.activities.all()}
    assert doubts == {
        "1.1": [],
        "1.2": ["Оставлено как было: «Приказ № 5 от 30.08.2025». Если это бумага прошлого года, впишите новую."],
        "2.1": [],
    }


def test_days_set_by_hand_are_carried_over_with_a_question(cast, old):
    with everywhere():
        schedule_dates(step_of(old, "1.2"), by=cast.anna, dates=[date(2025, 12, 10), date(2026, 4, 8), date(2026, 5, 20)])
        schedule_step(step_of(old, "2.1"), by=cast.anna, on=date(2025, 10, 10))
    plan = moved(cast, old)
    with everywhere():
        days = [(step.due_on, step.first_due_on, step.ask) for step in plan.steps.filter(activity__number="1.2").order_by("position")]
        assert days == [(day, day, "") for day in (date(2026, 12, 10), date(2027, 4, 8), date(2027, 5, 20))]
        assert step_of(plan, "2.1").due_on == date(2026, 10, 16)  # the 17th is a Saturday
        assert plan.activities.get(number="2.1").doubts == [
            "День взят по прошлому году, где его назначили вручную: 16 октября 2026. Проверьте."
        ]


def test_the_calendar_of_the_organisation_is_heeded(cast, old):
    with everywhere():
        schedule_step(step_of(old, "2.1"), by=cast.anna, on=date(2025, 10, 10))
    autumn = WorkCalendar(off=(Period(date(2026, 10, 12), date(2026, 10, 30)),))
    plan = moved(cast, old, calendar=autumn)
    with everywhere():
        assert step_of(plan, "2.1").due_on == date(2026, 10, 9)


def test_days_nobody_has_set_are_asked_for_again(cast, old):
    plan = moved(cast, old)
    with everywhere():
        assert sorted(plan.steps.asking().values_list("activity__number", "ask")) == [("1.2", "dates"), ("1.2", "dates"), ("2.1", "event")]


def test_rows_left_out_stay_behind_and_an_emptied_stage_with_them(cast, old):
    with everywhere():
        keys = [str(row.pk) for row in old.activities.filter(number__in=["1.1", "2.1"])]
    plan = moved(cast, old, without=keys)
    with everywhere():
        assert [(row.number, row.stage.position, row.stage.title) for row in plan.activities.all()] == [("1.2", 1, "Подготовка")]
        assert plan.stages.count() == 1


def test_a_second_press_leads_to_the_plan_already_made(cast, old):
    first = moved(cast, old)
    assert moved(cast, old) == first
    other = moved(cast, old, to=Period.school_year(2027))
    assert (other.previous, other != first) == (old, True)
    with everywhere():
        assert Roadmap.objects.count() == 3
        notes = [entry.note for entry in Entry.objects.filter(action="roadmaps.start").order_by("pk")]
    assert notes == [
        {"roadmap": first.pk, "year": "2026/27 учебный год", "activities": 3},
        {"roadmap": first.pk, "again": True},
        {"roadmap": other.pk, "year": "2027/28 учебный год", "activities": 3},
    ]


def test_a_plan_without_a_title_is_still_called_something(cast, old):
    with everywhere():
        old.title = ""
        old.save()
    assert moved(cast, old).title == "Дорожная карта наставничества"


def test_a_plan_that_names_no_organisation_takes_its_own(cast, old):
    with everywhere():
        old.facts = {}
        old.save()
    assert moved(cast, old).facts["organisation"] == "Лицей № 7"


@pytest.mark.parametrize("to", [OLD, Period.school_year(2024)])
def test_a_plan_moves_forward_only(cast, old, to):
    with pytest.raises(Refusal, match="Карта уже составлена на 2025/26 учебный год"):
        moved(cast, old, to=to)


def test_obligations_from_above_are_moved_above(cast, old):
    with everywhere():
        old.source = build.plan(cast.town, cast.dina, period=OLD)
        old.save()
    with pytest.raises(Refusal, match="задаёт вышестоящий орган"):
        moved(cast, old)


def test_nothing_left_is_refused_and_nothing_is_made(cast, old):
    with everywhere():
        keys = [str(pk) for pk in old.activities.values_list("pk", flat=True)]
    with pytest.raises(Refusal, match="Оставьте хотя бы одну"):
        moved(cast, old, without=keys)
    with everywhere():
        assert Roadmap.objects.count() == 1


# The page


def test_the_page_shows_what_was_and_what_becomes(cast, as_, url, old):
    page = words(as_(cast.anna).get(url("move", old)))
    for said in (
        "Карта на 2026/27 учебный год",
        "В карте 3 строки, сроки пересчитаны. Посмотрите 1 строку с вопросами.",
        "Приказ о наставничестве до 15.09.2025 до 15 сентября 2025, пн до 15.09.2026 до 15 сентября 2026, вт",
        "Отчёт за 2025 год → Отчёт за 2026 год",
        "Оставлено как было: «Приказ № 5 от 30.08.2025».",
        "Даты пока нет: спросим позже.",
        "Перенести на 2026/27 учебный год",
    ):
        assert said in page


def test_days_off_are_shown_with_the_working_day_before(cast, as_, url, old):
    page = words(as_(cast.anna).get(url("move", old), {"to": "2028-29"}))
    assert "до 15.09.2028 до 15 сентября 2028, пт" in page
    assert "до 15.09.2027" not in page
    page = words(as_(cast.anna).get(url("move", old), {"to": "2027-28"}))
    assert "до 15.09.2027 до 15 сентября 2027, ср" in page


def test_a_clear_plan_says_there_are_no_questions(cast, as_, url, plan):
    with everywhere():
        lay_stages(plan, [PlanStage("", rows=(PlanRow("База", deadline="до 1 ноября"),))], on=build.TODAY)
    page = words(as_(cast.anna).get(url("move", plan)))
    assert "В карте 1 строка, сроки пересчитаны. Вопросов нет." in page
    assert "до 1 ноября до 1 ноября 2026, вс до 1 ноября до 1 ноября 2027, пн" in page


def test_a_row_given_up_last_year_is_ticked_as_not_wanted(cast, as_, url, old):
    with everywhere():
        cancel_step(step_of(old, "1.1"), by=cast.anna, reason="Не нужно")
    page = as_(cast.anna).get(url("move", old))
    assert "В прошлом году отменено." in words(page)
    assert page.content.decode().count(" checked") == 1


def test_the_button_moves_and_says_how_many_questions_are_left(cast, as_, url, old):
    client = as_(cast.anna)
    answer = client.post(url("move", old), {"to": "2026-27"})
    with everywhere():
        made = Roadmap.objects.get(previous=old)
    assert answer.url == url("roadmap", made)
    assert "Карта на 2026/27 учебный год готова. Вопросы остались к 1 строке: они отмечены в таблице." in words(client.get(answer.url))
    assert client.post(url("move", old), {"to": "2026-27"}).url == answer.url


def test_rows_ticked_on_the_page_stay_behind(cast, as_, url, old):
    with everywhere():
        keys = [str(row.pk) for row in old.activities.filter(number="1.2")]
    answer = as_(cast.anna).post(url("move", old), {"to": "2026-27", "without": keys})
    assert "Карта на 2026/27 учебный год готова." in words(as_(cast.anna).get(answer.url))
    with everywhere():
        assert [row.number for row in Roadmap.objects.get(previous=old).activities.all()] == ["1.1", "2.1"]


def test_a_plan_moved_already_offers_to_open_it(cast, as_, url, old):
    made = moved(cast, old)
    page = as_(cast.anna).get(url("move", old))
    assert "Карта на 2026/27 учебный год уже есть: Карта на 2026/27 учебный год. Она уже перенесена с этой." in words(page)
    assert (f'href="{url("roadmap", made)}">Открыть перенесённую карту' in page.content.decode(), "Перенести на" in words(page)) == (
        True,
        False,
    )


def test_another_plan_of_the_year_is_named(cast, as_, url, old, plan):
    page = words(as_(cast.anna).get(url("move", old)))
    assert "Карта на 2026/27 учебный год уже есть: Дорожная карта. Перенесённая её не заменит: обе будут рядом." in page


def test_a_year_that_is_not_offered_is_refused(cast, as_, url, old):
    for ask in (as_(cast.anna).get, as_(cast.anna).post):
        answer = ask(url("move", old), {"to": "1999"})
        assert (answer.status_code, "На этот год карту перенести нельзя." in words(answer)) == (422, True)


def test_questions_about_the_title_stand_above(cast, as_, url, old):
    with everywhere():
        old.title = "Карта с 2020 года"
        old.save()
    assert "Год 2020 — не из прошлой карты. Теперь здесь 2021: проверьте." in words(as_(cast.anna).get(url("move", old)))


def test_htmx_gets_the_table_alone(cast, as_, url, old):
    page = as_(cast.anna).get(url("move", old), {"to": "2027-28"}, headers={"HX-Request": "true"})
    assert ("<html" in page.content.decode(), "Карта на 2027/28 учебный год" in words(page)) == (False, True)


@pytest.mark.parametrize("rows", [1, 3, 40])
def test_the_queries_are_counted(cast, as_, url, plan, rows, django_assert_num_queries):
    with everywhere():
        lay_stages(
            plan,
            [PlanStage("Этап", rows=tuple(PlanRow(f"Дело {n}", items=("а", "б"), deadline="март") for n in range(rows)))],
            on=build.TODAY,
        )
    client = as_(cast.anna)
    client.get(url("move", plan))
    with django_assert_num_queries(QUERIES):
        client.get(url("move", plan))


# Who may


def test_a_mentor_may_not(cast, as_, url, old):
    assert as_(cast.boris).get(url("move", old)).status_code == 403
    with pytest.raises(PermissionDenied):
        moved(cast, old, by=cast.boris)


def test_gleb_and_the_department_neither_see_nor_move(cast, as_, url, old):
    assert as_(cast.gleb).get(url("move", old)).status_code == 404
    assert as_(cast.dina).post(url("move", old, at="town"), {"to": "2026-27"}).status_code == 404
    for stranger in (cast.gleb, cast.dina):
        with pytest.raises(PermissionDenied):
            moved(cast, old, by=stranger)


def test_a_plan_from_above_has_no_such_page(cast, as_, url, old):
    with everywhere():
        old.source = build.plan(cast.town, cast.dina, period=OLD)
        old.save()
    assert as_(cast.anna).get(url("move", old)).status_code == 404
