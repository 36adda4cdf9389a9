"""Papers as .pdf, read by pdfminer."""

from __future__ import annotations

import re
from dataclasses import replace

import pytest

from duet.base.papers import Format, roadmap_paper, write
from duet.base.papers.blocks import Cell, PageBreak, Table
from duet.core.plans import PlanRow, PlanStage

from .samples import SLY, one, order, pdf_fonts, pdf_pages, pdf_words, plan, row


def written(paper):
    return write(paper, Format.PDF)


def test_every_block_is_there():
    words = pdf_words(written(order()))
    for text in ("МБОУ «Школа № 7»", "ПРИКАЗ", "273-ФЗ приказываю:", "1. Начать.", "А.Б. Ветров", "СОГЛАСОВАНО", "ПРИНЯТО", "УТВЕРЖДАЮ"):
        assert text in words
    for text in ("I. Подготовка", "Встреча", "июнь 2027", "Примечание мелко.", "справа"):
        assert text in words
    assert len(pdf_pages(written(order()))) == 3


def test_pages_are_numbered_from_the_second():
    first, second, third = (lines for *_, lines in pdf_pages(written(order())))
    assert ("1" in first, "2" in second, "3" in third) == (False, True, True)


def test_many_columns_turn_the_page():
    (upright, tall, _), *_ = pdf_pages(written(order()))
    (wide, low, _), *_ = pdf_pages(written(roadmap_paper(plan())))
    assert [round(side * 25.4 / 72) for side in (upright, tall, wide, low)] == [210, 297, 297, 210]


def test_the_type_is_our_own():
    assert pdf_fonts(written(order())) == {"LiberationSerif", "LiberationSerif-Bold"}


def test_every_row_is_found_and_the_header_stands_on_each_page():
    content = written(roadmap_paper(plan(60)))
    pages = [lines for *_, lines in pdf_pages(content)]
    assert len(pages) > 2
    assert all("Ответственный" in lines for lines in pages)
    words = pdf_words(content)
    assert all(f"Встреча пар {number}" in words for number in range(1, 61))


@pytest.mark.parametrize("count", range(34, 40))
def test_a_heading_is_never_the_last_on_a_page(count):
    rows = tuple(PlanRow(f"Встреча {number}", f"1.{number}", deadline="май 2027") for number in range(1, count))
    stages = (PlanStage("Первый раздел", "1", rows), PlanStage("Пустой раздел", "2"), PlanStage("Раздел", "3", (PlanRow("Итог", "3.1"),)))
    pages = [lines for *_, lines in pdf_pages(written(roadmap_paper(plan(stages=stages))))]
    assert not any("раздел" in lines[-1].lower() for lines in pages)


@pytest.mark.parametrize("count", range(23, 28))
def test_a_title_merged_downwards_is_not_parted_from_its_number_by_the_end_of_a_page(count):
    header = ("№", "Этап", "Мероприятия", "Сроки", "Ответственные")
    rows = tuple(PlanRow(f"Встреча {number}", deadline="май 2027", responsible="куратор") for number in range(count))
    title = "Завершение работы пар и групп, награждение лучших наставников и размещение итогов на сайте организации"
    stages = (PlanStage("Работа", "71", rows), PlanStage(title, "72", rows))
    pages = [lines for *_, lines in pdf_pages(written(roadmap_paper(plan(header=header, stages=stages, stamps=()))))]
    assert [any("организации" in line for line in lines) for lines in pages] == ["72" in lines for lines in pages]


def test_headings_may_be_all_that_a_plan_has():
    words = pdf_words(written(roadmap_paper(plan(stages=(PlanStage("Подготовка", "1"), PlanStage("Работа", "2"))))))
    assert "Подготовка" in words
    assert "Работа" in words


def test_a_row_higher_than_a_page_goes_on_on_the_next():
    long = " ".join(f"слово{number}" for number in range(1500))
    paper = roadmap_paper(plan(stages=(PlanStage("", "", (PlanRow("Итог", "1", (long,)),)),)))
    words = pdf_words(written(paper))
    assert len(pdf_pages(written(paper))) > 1
    assert all(f"слово{number}" in words for number in (0, 700, 1499))


def test_a_short_row_is_not_torn():
    table = Table((row("№", "Текст", bold=True), *(row(str(number), "строка\n" * 6 + "конец") for number in range(40))), (60.0, 400.0))
    pages = [lines for *_, lines in pdf_pages(written(replace(order(), blocks=(table,))))]
    assert all(lines[-1] == "конец" or lines[-1].isdigit() for lines in pages)
    assert sum(lines.count("конец") for lines in pages) == 40


def test_markup_in_words_is_words_and_nothing_of_it_is_done():
    words = pdf_words(written(one(SLY)))
    assert words.count('#import "x": * [a] $x$ \\ @b <i> & «*б*» _c_ `d` ~ = // /* "e"') >= 2
    assert pdf_words(written(one('#panic() #read("/etc/passwd") $ [ ] */'))).count("#panic()") >= 2


@pytest.mark.parametrize("text", ["й" * 300, "\x00\ud800", "שלום مرحبا", "😀🇷🇺", "", "\n\n", "а\u0301б", "=1+1"])
def test_whatever_the_words_a_file_is_written(text):
    assert written(one(text)).startswith(b"%PDF-")


def test_a_long_word_is_cut_at_the_edge_of_its_cell():
    table = Table((row("А", "Б", bold=True), (Cell("й" * 300), Cell("сосед"))), (100.0, 200.0))
    lines = [line for *_, lines in pdf_pages(written(replace(order(), blocks=(table,)))) for line in lines]
    assert max(len(line) for line in lines if set(line) == {"й"}) < 20
    assert sum(len(line) for line in lines if set(line) == {"й"}) == 300


def test_the_same_paper_is_the_same_file_without_a_day():
    content = written(order())
    assert written(order()) == content
    assert not re.search(rb"/(CreationDate|ModDate)", content)


def test_a_paper_of_nothing_is_a_blank_page():
    assert len(pdf_pages(written(replace(order(), blocks=())))) == 1
    assert len(pdf_pages(written(replace(order(), blocks=(PageBreak(),))))) == 2
