from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta
from io import BytesIO

import docx
import openpyxl
import pytest
from django.urls import reverse

from duet.base.clock import moved_to
from duet.base.tenancy.scope import everywhere
from duet.core.lifecycle import StepState
from duet.stages.roadmaps.tests import build
from tests import make
from tests.read import words

TODAY = build.TODAY


@pytest.fixture(autouse=True)
def on_friday() -> Iterator[None]:
    with moved_to(TODAY):
        yield


@pytest.fixture
def plan(cast):
    """Two stages: one matter done in time with a proof, one done late, one late, one moved, one ahead, one cancelled."""
    plan = build.plan(cast.lyceum, cast.anna)
    first, second = build.stage(plan, 1, "Подготовка"), build.stage(plan, 2, "Работа пар")
    done = step_in(first, "Приказ", due=TODAY - timedelta(days=30), state=StepState.DONE, done_on=TODAY - timedelta(days=31))
    build.proof(done, cast.anna, "Приказ № 14")
    step_in(first, "Положение", due=TODAY - timedelta(days=20), state=StepState.DONE, done_on=TODAY - timedelta(days=5))
    late = step_in(second, "Анкеты", due=TODAY - timedelta(days=6))
    build.duty(late.activity, cast.boris)
    moved = step_in(second, "Встреча", due=TODAY)
    moved.due_on, moved.reason = TODAY - timedelta(days=1), "карантин"
    moved.save()
    step_in(second, "Итоги", due=TODAY + timedelta(days=60))
    step_in(second, "Конкурс", due=TODAY - timedelta(days=9), state=StepState.CANCELLED)
    return plan


def step_in(stage, title, **facts):
    return build.step(build.activity(stage.roadmap, title, under=stage), **facts)


def address(name, *parts, at="lyceum-7"):
    return reverse(f"control:{name}", args=[at, *parts])


def test_the_sheet_counts_what_was_due_to_today(cast, plan, as_):
    said = words(as_(cast.anna).get(address("plan", plan.pk)))
    assert "С 1 сентября 2026 г. по 20 ноября 2026 г. срок наступил у 4 дел: сделано 2, из них позже срока 1, просрочено 2." in said
    assert "1. Подготовка 2 2 1 0 1 0" in said
    assert "2. Работа пар 2 0 0 2 0 1" in said
    assert "Анкеты 14 ноября 6 дней Павлов Б. И." in said
    assert "Павлов Б. И. 1 0 0 1 0 0" in said


def test_another_span_is_another_sheet(cast, plan, as_):
    url = address("plan", plan.pk)
    said = words(as_(cast.anna).get(url, {"start": "2026-11-01", "end": "2026-11-15"}))
    assert "срок наступил у 1 дела: сделано 0, просрочено 1." in said
    assert "сроков не было" in words(as_(cast.anna).get(url, {"start": "2027-06-01", "end": "2027-06-15"}))


BACKWARDS = {"start": "2026-11-15", "end": "2026-11-01"}


@pytest.mark.parametrize("span, said", [(BACKWARDS, "Конец раньше начала"), ({"end": "завтра"}, "Дата: день, месяц")])
def test_a_wrong_span_says_so_and_shows_the_usual_one(cast, plan, as_, span, said):
    page = words(as_(cast.anna).get(address("plan", plan.pk), span))
    assert said in page
    assert "срок наступил у 4 дел" in page


def test_a_plan_that_is_over_is_shown_whole(cast, as_):
    with everywhere():
        old = build.plan(cast.lyceum, cast.anna, period=build.Period.school_year(2024))
    assert "С 1 сентября 2024 г. по 31 августа 2025 г. сроков не было." in words(as_(cast.anna).get(address("plan", old.pk)))


def test_the_sheet_as_word_has_the_same_figures_and_the_proofs(cast, plan, as_):
    answer = as_(cast.anna).get(address("plan_file", plan.pk, "docx"))
    assert answer["Content-Disposition"].startswith("attachment; filename*=utf-8''%D0%9A")
    paper = docx.Document(BytesIO(answer.content))
    cells = [[cell.text for cell in row.cells] for table in paper.tables for row in table.rows]
    assert ["1. Подготовка", "2", "2", "1", "0", "1", "0"] in cells
    assert ["", "Анкеты", "14.11.2026", "Павлов Б. И.", ""] in plain(cells)
    assert ["", "Приказ", "21.10.2026", "20.10.2026", "Приказ № 14"] in plain(cells)
    assert ["", "Встреча", "19.11.2026", "", "карантин"] in plain(cells)


def plain(cells):
    return [[text.replace("\N{NO-BREAK SPACE}", " ") for text in row] for row in cells]


def test_the_sheet_as_pdf_and_excel(cast, plan, as_):
    assert as_(cast.anna).get(address("plan_file", plan.pk, "pdf")).content.startswith(b"%PDF")
    book = openpyxl.load_workbook(BytesIO(as_(cast.anna).get(address("plan_file", plan.pk, "xlsx")).content))
    assert "Анкеты" in [cell.value for row in book.active.iter_rows() for cell in row]
    assert as_(cast.anna).get(address("plan_file", plan.pk, "exe")).status_code == 404


def test_the_department_reads_roles_and_no_names(cast, plan, as_):
    with everywhere():
        plan.activities.filter(title="Анкеты").update(responsible_text="классные руководители")
    said = words(as_(cast.dina).get(address("plan", plan.pk, at="town")))
    assert "Павлов" not in said
    content = as_(cast.dina).get(address("plan_file", plan.pk, "docx", at="town")).content
    text = " ".join(cell.text for table in docx.Document(BytesIO(content)).tables for row in table.rows for cell in row.cells)
    assert ("Павлов" in text, "классные руководители" in text) == (False, True)


def test_gleb_reads_nothing_of_the_lyceum(cast, plan, as_):
    assert as_(cast.gleb).get(address("plan", plan.pk, at="school-1")).status_code == 404
    assert as_(cast.gleb).get(address("below", at="school-1")).status_code == 403


def test_the_department_compares_its_organisations(cast, plan, as_):
    with everywhere():
        source = build.plan(cast.town, cast.dina)
        given = build.plan(cast.other, cast.dina, source=source)
        build.step(given, due=TODAY - timedelta(days=2))
    page = words(as_(cast.dina).get(address("below", at="town")))
    assert "срок наступил у 5 дел: сделано 2, просрочено 3" in page
    assert page.index("Лицей № 7 4 2") < page.index("Школа № 1 1 0")
    assert "Нет дорожной карты на этот период: Школа № 1" in page
    paper = docx.Document(BytesIO(as_(cast.dina).get(address("below_file", "docx", at="town")).content))
    assert [cell.text for cell in paper.tables[1].rows[1].cells] == ["Школа № 1", "1", "0", "0", "1", "0", "0"]
    said = " ".join(paragraph.text for paragraph in paper.paragraphs).replace("\N{NO-BREAK SPACE}", " ")
    assert "Нет дорожной карты на этот период: Школа № 1." in said


def test_a_department_without_organisations_is_told_where_to_add_them(db, as_):
    with everywhere():
        lonely = make.municipality("Отдел образования", "lonely")
        somebody = make.member("Некто Иван Ильич", make.Role.MUNICIPAL, at=lonely)
    assert "Ниже пока нет организаций" in words(as_(somebody).get(address("below", at="lonely")))
    assert as_(somebody).get(address("below_file", "docx", at="lonely")).status_code == 200


def test_the_plan_leads_to_its_sheet(cast, plan, as_):
    assert address("plan", plan.pk) in as_(cast.anna).get(plan.get_absolute_url()).content.decode()


@pytest.mark.parametrize("number", [1, 3])
def test_the_queries_are_counted(cast, plan, as_, number, django_assert_num_queries):
    with everywhere():
        for extra in range(number):
            step = build.step(plan, due=date(2026, 11, extra + 1), title=f"Дело {extra}")
            build.duty(step.activity, cast.boris)
    client = as_(cast.anna)
    client.get(address("plan", plan.pk))
    with django_assert_num_queries(17):
        client.get(address("plan", plan.pk))
    client = as_(cast.dina)
    with django_assert_num_queries(9):
        client.get(address("below", at="town"))
