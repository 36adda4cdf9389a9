"""A roadmap that was read, given back as a file and read again is the same roadmap.

The whole way: a document → its plan → .docx, .xlsx, .pdf → the readers of uploads → the plan.
"""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given, settings

from duet.base.files.readers import read
from duet.base.papers import roadmap_paper, write
from duet.base.papers.tests.samples import plan as sample
from duet.core.plans import Plan, PlanRow, PlanStage, Stamp, StampKind, plan_of
from duet.core.plans.tests.sheeting import HEADERS, plans, said
from duet.core.plans.tests.test_sheet_reading import BARE, doubts, words
from duet.core.roadmaps import Draft, recognise
from duet.core.roadmaps.tests import plans as documents
from duet.core.roadmaps.tests import test_sources
from duet.core.roadmaps.tests.drawing import grid_of_tabs

FORMATS = ("docx", "xlsx", "pdf")
# Whole pages of a PDF are read slowly: of the invented documents every fifth, and those whose tables are out of the common.
DOCUMENTS = sorted({*documents.names()} - BARE)
IN_PDF = sorted({*DOCUMENTS[::5], "10_two_terms", "12_calendar_of_marks", "36_when_and_who_in_one_column", "60_semester_columns"})
needs_sources = pytest.mark.skipif(len(test_sources.FILES) != 5, reason="the source documents are not beside the checkout")


def given_back(plan: Plan, form: str) -> tuple[Draft, bytes]:
    content = write(roadmap_paper(plan), form)
    return recognise(read(content, f"plan.{form}")), content


def check(draft: Draft, form: str) -> None:
    printed, content = given_back(plan_of(draft), form)
    assert words(printed) == words(draft)
    assert not doubts(printed) - doubts(draft)
    if form != "pdf":
        # A PDF does not tell a line that somebody ended from one that the cell did.
        assert write(roadmap_paper(plan_of(printed)), form) == content


@needs_sources
@pytest.mark.parametrize("form", FORMATS)
@pytest.mark.parametrize("index", range(5))
def test_a_source_comes_back_from_a_file(index, form):
    check(recognise(grid_of_tabs(test_sources.text_of(index))), form)


@pytest.mark.parametrize("form", FORMATS[:2])
@pytest.mark.parametrize("name", DOCUMENTS)
def test_an_invented_document_comes_back_from_a_file(name, form):
    check(recognise(documents.load(name)[0]), form)


@pytest.mark.parametrize("name", IN_PDF)
def test_an_invented_document_comes_back_from_a_pdf(name):
    check(recognise(documents.load(name)[0]), "pdf")


DIRECTOR = Stamp(StampKind.APPROVED, "Директор МБОУ «Школа № 7»", "Ветров А.Б.", date(2026, 8, 31), "приказ", "18п")
ORDER = Stamp(StampKind.APPROVED, "", "", date(2026, 8, 31), "приказ", "41-од")
HEAD = Stamp(StampKind.AGREED, "Начальник управления образования администрации города", "Лисина О.В.", date(2026, 8, 20))
COUNCIL = Stamp(StampKind.ACCEPTED, "Педагогический совет", "", date(2026, 8, 19), "протокол", "1")


@pytest.mark.parametrize("form", FORMATS)
@pytest.mark.parametrize("stamps", [(DIRECTOR,), (HEAD,), (DIRECTOR, HEAD), (ORDER, HEAD), (DIRECTOR, HEAD, COUNCIL), (ORDER, HEAD, HEAD)])
def test_stamps_come_back_whichever_side_is_longer(stamps, form):
    printed, _ = given_back(sample(stamps=stamps), form)
    wanted = [replace(stamp, document="") for stamp in stamps[:2]]
    assert [replace(stamp, document="") for stamp in plan_of(printed).stamps] == wanted


@pytest.mark.parametrize("header", HEADERS)
def test_a_plan_of_many_pages_comes_back_from_a_pdf(header):
    numbered, staged = "№" in header, any("этап" in name.lower() for name in header)
    rows = [
        PlanRow(
            f"Обсуждение итогов работы наставнических пар в группе {number}",
            str(number) if numbered and not staged else "",
            ("Сбор анкет", "Анализ запросов молодых педагогов") if number % 3 == 0 else (),
            deadline=("сентябрь 2026", "до 1 марта 2027 года", "постоянно")[number % 3],
            responsible=("куратор", "заместитель директора по УВР", "Директор школы Беляева Н.П.")[number % 3],
            result=("Приказ № 5", "")[number % 2],
        )
        for number in range(1, 37)
    ]
    titles = ("Подготовка условий для запуска", "Работа пар и групп", "Завершение и награждение")
    stages = tuple(
        PlanStage(title, str(place + 1) if numbered and staged else "", tuple(rows[place * 12 : place * 12 + 12]))
        for place, title in enumerate(titles)
    )
    plan = sample(header=header, stages=stages)
    read_back = said(plan_of(given_back(plan, "pdf")[0]))
    assert replace(read_back, header=read_back.header[: len(header)]) == said(plan)


@pytest.mark.parametrize("form", FORMATS)
def test_a_made_up_plan_comes_back_from_a_file(form):
    @settings(max_examples=12, deadline=None)
    @given(plans())
    def law(plan: Plan) -> None:
        printed, content = given_back(plan, form)
        read_back = said(plan_of(printed))
        assert replace(read_back, header=read_back.header[: len(plan.header)]) == replace(said(plan), header=plan.header)
        assert form == "pdf" or write(roadmap_paper(plan_of(printed)), form) == content

    law()
