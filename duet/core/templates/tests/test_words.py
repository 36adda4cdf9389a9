"""The words of the templates are our own, whole and tidy."""

from __future__ import annotations

import re
from collections import Counter
from pathlib import Path

import pytest

from duet.core.calendar import Period
from duet.core.responsible import read_responsible
from duet.core.templates import TEMPLATES, Template, TemplateRow, template, usual
from duet.core.text import folded

SOURCES = Path(__file__).parents[5] / "shared" / "sources"
LONGEST_TITLE = 120
MOST_ITEMS = 4
RUN = 6
EACH = pytest.mark.parametrize("chosen", TEMPLATES, ids=lambda one: one.code)


def texts(row: TemplateRow) -> list[str]:
    return [row.title, *row.items, row.result]


def every_text(chosen: Template) -> list[str]:
    heads = [chosen.name, chosen.title, *(stage.title for stage in chosen.stages)]
    return [*heads, *(text for row in chosen.rows for text in texts(row))]


@EACH
def test_a_template_is_a_year_of_work_and_no_more(chosen):
    assert 25 <= len(chosen.rows) <= 45
    assert max(len(row.items) for row in chosen.rows) <= MOST_ITEMS
    assert max(len(row.title) for row in chosen.rows) <= LONGEST_TITLE


@EACH
def test_no_row_repeats_another(chosen):
    assert [title for title, times in Counter(folded(row.title) for row in chosen.rows).items() if times > 1] == []
    assert [code for code, times in Counter(code for row in chosen.rows for code in row.codes).items() if times > 1] == []
    for row in chosen.rows:
        assert len({folded(item) for item in row.items}) == len(row.items)


@EACH
def test_words_are_typeset(chosen):
    for text in every_text(chosen):
        assert text == " ".join(text.split())
        assert text[0].isupper()
        assert text.count("«") == text.count("»")
        assert not re.search(r'["„“]|[.,:;]$| - |--', text), text


@EACH
def test_dates_stand_in_deadlines_and_in_names_of_acts_only(chosen):
    for text in every_text(chosen):
        plain = re.sub(r"от \d\d\.\d\d\.\d{4}|до 2030 года", "", text)
        assert not re.search(r"\b20\d\d\b", plain), text


@EACH
def test_everybody_responsible_is_a_role_the_program_reads(chosen):
    for row in chosen.rows:
        read = read_responsible(row.responsible)
        assert ", ".join(party.title for party in read) == row.responsible
        assert not any(party.person for party in read)


@EACH
def test_every_row_names_its_document(chosen):
    assert [row.title for row in chosen.rows if not row.result] == []


def test_the_law_of_today_is_named_where_it_is_fulfilled():
    for chosen in TEMPLATES:
        said = " ".join(every_text(chosen))
        assert "351.8 Трудового кодекса РФ" in said
        assert "от 21.05.2025 № 1264-р" in said
        assert "АЗ-1128/08" in said
        pupils = any("ST2-03" in row.codes for row in chosen.rows)
        assert ("№ Р-145 от 25.12.2019" in said) == pupils


def runs(text: str) -> set[tuple[str, ...]]:
    words = re.findall(r"[а-я]+", folded(text).replace("\N{COMBINING ACUTE ACCENT}", ""))
    return {tuple(words[at : at + RUN]) for at in range(len(words) - RUN + 1)}


@pytest.mark.skipif(not SOURCES.is_dir(), reason="the source documents are not beside the checkout")
def test_no_six_words_running_are_those_of_the_source_documents():
    theirs = {run for path in SOURCES.glob("*.txt") for run in runs(path.read_text(encoding="utf-8"))}
    assert len(theirs) > 1000
    for chosen in TEMPLATES:
        assert [run for text in every_text(chosen) for run in runs(text) & theirs] == []


def test_a_plan_of_a_template_is_dated_by_its_year_and_numbered():
    plan = template("school-all").plan(Period.calendar_years(2027))
    assert plan.title == "Дорожная карта системы наставничества школы на 2027 год"
    assert [stage.number for stage in plan.stages] == ["1", "2", "3", "4", "5", "6", "7"]
    assert (plan.rows[0].number, plan.rows[0].key, plan.rows[0].deadline) == ("1.1", "1.1", "до 15 февраля")


def test_rows_left_out_are_gone_and_the_rest_is_numbered_anew():
    chosen = template("kindergarten")
    whole = chosen.plan(Period.school_year(2026))
    first_stage = {row.key for row in whole.stages[0].rows}
    plan = chosen.plan(Period.school_year(2026), without={*first_stage, "2.1"})
    assert [stage.number for stage in plan.stages] == ["1", "2", "3", "4", "5", "6"]
    assert [(row.key, row.number) for row in plan.stages[0].rows] == [
        ("2.2", "1.1"),
        ("2.3", "1.2"),
        ("2.4", "1.3"),
        ("2.5", "1.4"),
        ("2.6", "1.5"),
    ]
    assert [row.title for row in plan.rows] == [row.title for row in whole.rows if row.key not in {*first_stage, "2.1"}]


def test_each_sort_of_organisation_is_offered_its_own():
    kinds = ("school", "kindergarten", "college", "additional", "municipality", "region", "unheard of")
    assert [usual(kind).code for kind in kinds] == [
        "school-teachers", "kindergarten", "college", "additional", "municipality", "municipality", "school-teachers",
    ]  # fmt: skip
