"""A roadmap as a paper."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from duet.base.papers import Format, Paper, roadmap_paper, write
from duet.base.papers.blocks import LANDSCAPE, PORTRAIT, Align, Heading, Stamps, Table, Text
from duet.core.calendar import Period
from duet.core.plans import Plan, PlanRow, PlanStage, Stamp, StampKind

from .samples import SLY, plan


def table_of(made: Plan) -> Table:
    return next(block for block in roadmap_paper(made).blocks if isinstance(block, Table))


def test_stamps_title_and_table_follow_one_another():
    paper = roadmap_paper(plan())
    assert [type(block) for block in paper.blocks] == [Stamps, Heading, Table]
    assert paper.title == plan().title


def test_what_is_said_nowhere_else_has_a_line_and_abbreviations_stand_under_the_table():
    paper = roadmap_paper(
        plan(title="Дорожная карта", stamps=(), period=Period.school_year(2030), abbreviations=(("УО", "управление"), ("ЦМН", "модель")))
    )
    assert [(type(block), getattr(block, "text", "")) for block in paper.blocks] == [
        (Text, "МБОУ «Школа № 7»"),
        (Heading, "Дорожная карта"),
        (Text, "Срок реализации: 2030/31 учебный год"),
        (Table, ""),
        (Text, "Сокращения: УО – управление; ЦМН – модель."),
    ]
    assert [block.align for block in paper.blocks if isinstance(block, Text)] == [Align.CENTRE, Align.CENTRE, Align.LEFT]


def test_approvals_stand_on_the_right_agreements_and_minutes_on_the_left():
    stamps = (
        Stamp(StampKind.ACCEPTED, "Педагогический совет", document="протокол", number="1"),
        Stamp(StampKind.APPROVED, "Директор", "Ветров А.Б."),
        Stamp(StampKind.AGREED, "Председатель совета", "Ким О.Р."),
    )
    block = roadmap_paper(plan(stamps=stamps)).blocks[0]
    assert isinstance(block, Stamps)
    assert [stamp[0] for stamp in block.left] == ["СОГЛАСОВАНО", "ПРИНЯТО"]
    assert [stamp[0] for stamp in block.right] == ["УТВЕРЖДАЮ"]


def test_five_columns_turn_the_page():
    header = ("№", "Мероприятие", "Срок", "Ответственный", "Результат")
    assert roadmap_paper(plan(header=header)).page == LANDSCAPE
    bare = (PlanStage("", "", (PlanRow("Встреча", "1", deadline="май 2027", responsible="куратор"),)),)
    assert roadmap_paper(plan(header=header[:4], stages=bare)).page == PORTRAIT


def test_numbers_headers_and_headings_across_the_table_are_centred():
    stages = (PlanStage("Подготовка", "", (PlanRow("Встреча", "1", deadline="май 2027"),)),)
    table = table_of(plan(stages=stages))
    assert [[(cell.text, cell.align.value) for cell in row] for row in table.rows] == [
        [("№", "center"), ("Мероприятие", "center"), ("Срок", "center")],
        [("Подготовка", "center")],
        [("1", "center"), ("Встреча", "left"), ("май 2027", "left")],
    ]
    assert table.headings == {1}
    assert [cell.align for cell in table_of(plan()).rows[1]] == [Align.CENTRE, Align.LEFT]


def test_only_a_row_of_a_good_part_of_a_page_may_be_torn():
    rows = (PlanRow("Коротко", "1"), PlanRow("Долго", "2", ("слово " * 900,)))
    assert table_of(plan(stages=(PlanStage("", "", rows),))).long == {2}


@pytest.mark.parametrize("form", Format)
def test_a_plan_of_nothing_is_a_form_to_fill_in(form):
    assert write(roadmap_paper(Plan("")), form)
    assert write(Paper("Ничего", (Stamps(),)), form)


texts = st.one_of(st.text(max_size=20), st.sampled_from((SLY, "=1+1", "й" * 300, "\x00\ud800", "😀 שלום", "слово " * 300, "1. а 2. б")))
rows = st.builds(PlanRow, texts, texts, st.lists(texts, max_size=2).map(tuple), texts, texts, texts)
stages = st.lists(st.builds(PlanStage, texts, texts, st.lists(rows, max_size=2).map(tuple)), max_size=3).map(tuple)
stamps = st.lists(st.builds(Stamp, st.sampled_from(StampKind), texts, texts, st.none(), texts, texts), max_size=2).map(tuple)


@settings(max_examples=25, deadline=None)
@given(texts, stages, stamps, st.lists(texts, max_size=6).map(tuple))
def test_whatever_the_words_every_format_is_written(title, stages, stamps, header):
    paper = roadmap_paper(Plan(title, organisation=title, header=header, stages=stages, stamps=stamps, abbreviations=((title, title),)))
    assert [write(paper, form)[:2] for form in Format] == [b"PK", b"%P", b"PK"]


@pytest.mark.parametrize("form", Format)
def test_a_format_is_named_by_its_ending(form):
    paper = roadmap_paper(plan())
    assert write(paper, form.value) == write(paper, form)


def test_a_format_that_is_none_is_refused():
    with pytest.raises(ValueError, match="odt"):
        write(roadmap_paper(plan()), "odt")
