"""Papers as .docx, opened by a library that did not write them."""

from __future__ import annotations

import zipfile
from dataclasses import replace
from io import BytesIO

import pytest
from docx import Document
from docx.enum.section import WD_ORIENT
from docx.shared import Mm

from duet.base.papers import Format, roadmap_paper, write
from duet.base.papers.blocks import Cell, Table
from duet.base.papers.typography import NBSP

from .samples import SLY, one, order, plan


def opened(paper):
    return Document(BytesIO(write(paper, Format.DOCX)))


def millimetres(section):
    sides = (section.top_margin, section.right_margin, section.bottom_margin, section.left_margin)
    return [round(side / Mm(1)) for side in sides]


def test_every_block_is_there_in_its_order():
    document = opened(order())
    texts = [paragraph.text.replace(NBSP, " ") for paragraph in document.paragraphs if paragraph.text.strip()]
    assert texts == [
        "МБОУ «Школа № 7»", "ПРИКАЗ", "В соответствии с законом 273-ФЗ приказываю:", "1. Начать.", "Примечание мелко.", "справа",
    ]  # fmt: skip
    signature, stamps, table = document.tables
    assert [cell.text for cell in signature.rows[0].cells] == ["Директор", "_" * 16, f"А.Б.{NBSP}Ветров"]
    assert [[cell.text for cell in row.cells] for row in stamps.rows] == [
        ["СОГЛАСОВАНО\nСовет", "", "УТВЕРЖДАЮ\nДиректор"],
        ["", "", ""],
        ["ПРИНЯТО\nСобрание", "", ""],
    ]
    assert [[cell.text for cell in row.cells] for row in table.rows] == [
        ["№", "Мероприятие", "Срок"],
        ["I. Подготовка"] * 3,
        ["1", "Встреча\nпар", "май 2027"],
        ["1", "Приказ", "июнь 2027"],
    ]
    assert document.element.xml.count('w:br w:type="page"') == 2


def test_the_page_is_of_a4_with_the_margins_of_the_standard():
    upright, turned = opened(order()).sections[0], opened(roadmap_paper(plan())).sections[0]
    assert (round(upright.page_width / Mm(1)), round(upright.page_height / Mm(1)), millimetres(upright)) == (210, 297, [20, 10, 20, 30])
    assert (round(turned.page_width / Mm(1)), turned.orientation, millimetres(turned)) == (297, WD_ORIENT.LANDSCAPE, [30, 20, 10, 20])


def test_pages_are_numbered_from_the_second_in_the_middle_of_the_top():
    section = opened(order()).sections[0]
    assert section.different_first_page_header_footer
    assert " PAGE " in section.header._element.xml
    assert section.header.paragraphs[0].style.name.lower() == "header"


def test_the_type_is_times_of_twelve():
    defaults = opened(order()).styles.element.xml
    assert 'w:ascii="Times New Roman"' in defaults
    assert '<w:sz w:val="24"/>' in defaults


def test_the_header_stands_on_each_page_and_no_row_is_broken():
    table = opened(roadmap_paper(plan())).tables[-1]
    properties = [row._tr.trPr.xml for row in table.rows]
    assert ["<w:tblHeader/>" in xml for xml in properties] == [True, *[False] * (len(properties) - 1)]
    assert all("<w:cantSplit/>" in xml for xml in properties)


def test_a_heading_stays_with_the_row_under_it():
    table = opened(roadmap_paper(plan())).tables[-1]
    kept = ["<w:keepNext/>" in row.cells[0]._tc.xml for row in table.rows]
    assert kept == [True, True, False, False, False, True, False]


def test_columns_have_their_widths_in_the_grid_and_in_the_cells():
    table = opened(order()).tables[-1]
    assert [column.width.pt for column in table.columns] == [40.0, 300.0, 140.0]
    assert [cell.width.pt for cell in table.rows[2].cells] == [40.0, 300.0, 140.0]


def test_a_row_has_room_for_the_title_of_a_stage_beside_it():
    table = Table(((Cell("название этапа " * 4, height=2), Cell("раз")), (Cell("два"),)), (60.0, 200.0), head=0)
    heights = [row.height and row.height.pt for row in opened(replace(order(), blocks=(table,))).tables[0].rows]
    assert heights == [110.4, None]


def test_markup_in_words_is_words():
    document = opened(one(SLY))
    assert document.paragraphs[0].text == SLY
    assert document.tables[1].rows[1].cells[0].text == SLY
    assert document.core_properties.title == SLY


def test_signs_that_no_file_may_hold_are_left_out():
    assert opened(one("а\x00б\x0bв\ud800г\ufffeд\tе")).paragraphs[0].text == "абвгд е"


def test_the_hyphen_of_a_law_does_not_break():
    assert opened(order()).element.xml.count("<w:noBreakHyphen/>") == 1


def test_smaller_letters_stand_in_every_cell():
    table = replace(order().blocks[6], size=9)
    assert opened(replace(order(), blocks=(table,))).tables[0]._tbl.xml.count('<w:sz w:val="18"/>') == 21


@pytest.mark.parametrize("paper", [order(), roadmap_paper(plan())])
def test_the_same_paper_is_the_same_file_without_a_day_or_a_system(paper):
    content = write(paper, "docx")
    assert write(paper, "docx") == content
    members = zipfile.ZipFile(BytesIO(content)).infolist()
    assert {(member.date_time, member.create_system) for member in members} == {((1980, 1, 1, 0, 0, 0), 0)}
    core = zipfile.ZipFile(BytesIO(content)).read("docProps/core.xml").decode()
    assert "dcterms" not in core
