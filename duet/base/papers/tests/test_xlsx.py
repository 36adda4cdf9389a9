"""Papers as .xlsx, opened by a library that did not write them."""

from __future__ import annotations

import zipfile
from dataclasses import replace
from io import BytesIO

import pytest
from openpyxl import load_workbook

from duet.base.papers import Format, roadmap_paper, write
from duet.base.papers.blocks import Cell, Heading, Signature, Stamps, Table, Text
from duet.base.papers.typography import NBSP
from duet.base.papers.xlsx_looks import corners

from .samples import SLY, one, order, plan, row


def opened(paper):
    return load_workbook(BytesIO(write(paper, Format.XLSX))).active


def texts(sheet):
    return [
        [cell.value.replace(NBSP, " ") for cell in line if cell.value] for line in sheet.iter_rows() if any(cell.value for cell in line)
    ]


def heights(sheet, first, last):
    """Heights of rows; the usual one is not written."""
    return [sheet.row_dimensions[line].height or sheet.sheet_format.defaultRowHeight for line in range(first, last + 1)]


def test_every_block_is_there_in_its_order():
    assert texts(opened(order())) == [
        ["МБОУ «Школа № 7»"],
        ["ПРИКАЗ"],
        ["В соответствии с законом 273-ФЗ приказываю:\n1. Начать."],
        ["Директор  ________________", "А.Б. Ветров"],
        ["СОГЛАСОВАНО\nСовет\n\nПРИНЯТО\nСобрание", "УТВЕРЖДАЮ\nДиректор"],
        ["№", "Мероприятие", "Срок"],
        ["I. Подготовка"],
        ["1", "Встреча\nпар", "май 2027"],
        ["Приказ", "июнь 2027"],
        ["Примечание мелко."],
        ["справа"],
    ]


def test_it_prints_on_a4_as_wide_as_a_page_with_the_header_on_each():
    sheet = opened(roadmap_paper(plan()))
    assert (sheet.page_setup.paperSize, sheet.page_setup.orientation) == (9, "landscape")
    # One page across is what is meant when nothing is said.
    assert (sheet.page_setup.fitToWidth or 1, sheet.page_setup.fitToHeight, sheet.sheet_properties.pageSetUpPr.fitToPage) == (1, 0, True)
    header = next(cell.row for line in sheet.iter_rows() for cell in line if cell.value == "Мероприятие")
    assert sheet.print_title_rows == f"${header}:${header}"
    assert sheet.oddFooter.center.text == "&P"
    assert opened(order()).page_setup.orientation in (None, "portrait")


def test_the_header_stays_on_the_screen_where_little_stands_above_it():
    header = next(cell.row for line in opened(roadmap_paper(plan())).iter_rows() for cell in line if cell.value == "Мероприятие")
    assert opened(roadmap_paper(plan())).freeze_panes == f"A{header + 1}"
    stamps = plan().stamps * 3
    assert opened(roadmap_paper(plan(stamps=stamps))).freeze_panes is None


def test_columns_are_as_wide_as_on_paper():
    sheet = opened(order())
    # In digits of Times New Roman 12, eight pixels each.
    assert [round(sheet.column_dimensions[name].width * 8 * 0.75) for name in "ABC"] == [40, 300, 140]


def test_merged_cells_are_merged():
    assert sorted(str(place) for place in opened(order()).merged_cells.ranges if str(place).startswith(("A10", "A11", "A12"))) == [
        "A10:C10", "A11:A12",
    ]  # fmt: skip


@pytest.mark.parametrize("text", ["=1+1", "+7 900", "-5", "@имя", '=HYPERLINK("http://x")', "1.10", "2026", "http://example.org", "{=A1}"])
def test_a_text_stays_a_text(text):
    sheet = opened(one(text))
    found = [cell for line in sheet.iter_rows() for cell in line if cell.value == text]
    assert {cell.data_type for cell in found} == {"s"}
    assert {int(cell.quotePrefix or 0) for cell in found} == {int(text[0] in "=+-@")}
    assert b"<f>" not in zipfile.ZipFile(BytesIO(write(one(text), "xlsx"))).read("xl/worksheets/sheet1.xml")


def test_markup_in_words_is_words():
    assert [SLY] in texts(opened(one(SLY)))


def test_signs_that_no_file_may_hold_are_left_out():
    assert ["абвгд е"] in texts(opened(one("а\x00б\x0bв\ud800г\ufffeд\tе")))


def test_rows_are_as_high_as_their_words():
    sheet = opened(order())
    assert heights(sheet, 9, 12) == [15.75, 15.75, 31.5, 15.75]


def test_a_column_of_stages_makes_room_for_a_long_title():
    table = Table(((Cell("название этапа " * 4, height=2), Cell("раз")), (Cell("два"),)), (60.0, 200.0), head=0)
    sheet = opened(replace(order(), blocks=(table,)))
    assert heights(sheet, 2, 3) == [124.5, 15.75]


def test_a_row_higher_than_a_sheet_allows_takes_several():
    long = " ".join(f"слово{number}" for number in range(700))
    table = Table((row("А", "Б", bold=True), row(long, "кратко"), row("конец", "")), (200.0, 100.0))
    sheet = opened(replace(order(), blocks=(table,)))
    tall = next(place for place in sheet.merged_cells.ranges if str(place).startswith("A3:"))
    assert tall.max_row - tall.min_row > 1
    assert max(heights(sheet, tall.min_row, tall.max_row)) <= 409
    assert sheet.cell(tall.max_row + 1, 1).value == "конец"


def test_a_text_longer_than_a_cell_can_hold_is_cut():
    assert len(opened(replace(order(), blocks=(Text("й" * 40_000),))).cell(1, 1).value) == 32_767


def test_stamps_take_as_many_columns_as_they_need_from_both_edges():
    stamps = Stamps((("СОГЛАСОВАНО",),), (("УТВЕРЖДАЮ",),))
    places = {}
    for widths in ((30.0, 320.0, 90.0, 160.0, 128.0), (40.0, 300.0, 140.0), (240.0, 240.0)):
        made = corners(stamps, widths)
        places[len(widths)] = [(written.first, written.last, written.look.indent) for written in made]
    assert places == {5: [(0, 1, 0), (3, 4, 6)], 3: [(0, 1, 0), (2, 2, 0)], 2: [(0, 0, 0), (1, 1, 1)]}


def test_stamps_of_one_side_stand_there_alone():
    widths = (21.0, 123.0, 338.0)
    left, right = Stamps((("ПРИНЯТО",),)), Stamps((), (("УТВЕРЖДАЮ",),))
    assert [[(w.text, w.first, w.last, w.look.indent) for w in corners(block, widths)] for block in (left, right)] == [
        [("ПРИНЯТО", 0, 2, 0)],
        [("УТВЕРЖДАЮ", 2, 2, 11)],
    ]
    both = Stamps((("ПРИНЯТО",),), (("УТВЕРЖДАЮ",),))
    assert [written.text for written in corners(both, (300.0,))] == ["ПРИНЯТО\n\nУТВЕРЖДАЮ"]


def test_a_paper_without_a_table_has_columns_of_its_own():
    sheet = opened(replace(order(), blocks=(Heading("ПРИКАЗ"), Signature("Директор", "А.Б. Ветров"))))
    assert texts(sheet) == [["ПРИКАЗ"], ["Директор  ________________", "А.Б. Ветров"]]


def test_a_table_of_one_column_has_the_signature_in_one_cell():
    table = Table((row("Название"), row("Встреча")), (300.0,))
    sheet = opened(replace(order(), blocks=(table, Signature("Директор", "А.Б. Ветров"))))
    assert texts(sheet)[-1] == ["Директор  ________________  А.Б. Ветров"]


def test_the_same_paper_is_the_same_file():
    content = write(order(), "xlsx")
    assert write(order(), "xlsx") == content
