"""Formal papers as .docx, opened by a library that did not write them."""

from __future__ import annotations

import zipfile
from dataclasses import replace
from io import BytesIO
from xml.etree import ElementTree

from docx import Document
from docx.shared import Mm, Pt
from hypothesis import given, settings
from hypothesis import strategies as st

from duet.base.papers import Format, write
from duet.base.papers.blocks import Align, Annex, Blank, PageBreak, Paper, Parties, Signature, Split, Table, Text
from duet.base.papers.typography import NBSP

from .samples import SEAL, SLY, everywhere, formal, row


def parts(paper):
    with zipfile.ZipFile(BytesIO(write(paper, Format.DOCX))) as package:
        return {name: package.read(name) for name in package.namelist()}


def opened(paper):
    return Document(BytesIO(write(paper, Format.DOCX)))


def named(document, text):
    return next(paragraph for paragraph in document.paragraphs if paragraph.text.replace(NBSP, " ").startswith(text))


def test_every_block_is_there_in_its_order():
    document = opened(formal())
    texts = [paragraph.text.replace(NBSP, " ") for paragraph in document.paragraphs if paragraph.text.strip()]
    assert texts == [
        "МБОУ «Школа № 7»", "города Верхнереченска", "ПРИКАЗ", "03.10.2026\t№ 167-од",
        "О закреплении наставнических пар на 2026/27 учебный год", "В соответствии с законом 273-ФЗ", "ПРИКАЗЫВАЮ:", "1. Закрепить пары:",
        "2. Контроль оставляю за собой.", "Приложение № 1", "к приказу от 03.10.2026", "№ 167-од", "ПОЛОЖЕНИЕ", "о наставничестве",
        "1.1. Общие слова.",
    ]  # fmt: skip
    cells = [[[cell.text.replace(NBSP, " ") for cell in line.cells] for line in table.rows] for table in document.tables]
    assert cells == [
        [["№", "Наставник"], ["1", "Белова А. С.\nКим О. Р."]],
        [["Директор", "Утверждено в «Дуэте»\n03.10.2026, 11:20", "А. П. Громов"]],
        [["", "", "УТВЕРЖДЕНО\nприказом"], ["", "", "от 03.10.2026"]],
        [
            ["Работодатель\nМБОУ «Школа № 7»\nДиректор", "", "Работник\nБелова Анна"],
            ["________ А. П. Громов", "", "________ А. С. Белова"],
        ],
        [["Экземпляр получила", "", "", ""], ["", "подпись", "", "дата"]],
        [["Слева", "\nпод ним"]],
        [["Директор", "_" * 16, "А. П. Громов"]],
    ]


def test_letters_and_lines_are_those_of_the_paper():
    styles = parts(formal())["word/styles.xml"].decode()
    assert ('<w:sz w:val="26"/>' in styles, 'w:line="276"' in styles) == (True, True)


def test_the_kind_is_spread_and_the_title_keeps_to_the_left_half():
    document = opened(formal())
    kind, title, ordering = (named(document, text) for text in ("ПРИКАЗ", "О закреплении", "ПРИКАЗЫВАЮ"))
    assert ('<w:spacing w:val="60"/>' in kind._p.xml, kind.runs[0].bold, kind.alignment) == (True, True, 1)
    assert round(title.paragraph_format.right_indent / Mm(1)) == 90
    assert (ordering.paragraph_format.keep_with_next, title.paragraph_format.keep_with_next) == (True, None)


def test_a_split_line_has_its_words_at_both_margins():
    tabs = opened(Paper("П", (Split("а", "б", "в"),))).paragraphs[0].paragraph_format.tab_stops
    assert [(round(tab.position / Mm(1)), str(tab.alignment)) for tab in tabs] == [(85, "CENTER (1)"), (170, "RIGHT (2)")]


def test_words_too_long_for_a_split_line_stand_one_under_another():
    made = opened(Paper("П", (Split("слово " * 30, "№ 5"), Split("а\nб", "в", "г")))).paragraphs
    assert [(paragraph.text[:5], paragraph.alignment) for paragraph in made] == [
        ("слово", None), (f"№{NBSP}5", 2), ("а", None), ("б", None), ("г", 1), ("в", 2),
    ]  # fmt: skip


def test_an_annex_begins_a_page_in_the_right_corner_and_no_page_is_empty():
    document = opened(formal())
    first, second = named(document, "Приложение"), named(document, "к приказу")
    assert (first.paragraph_format.page_break_before, second.paragraph_format.page_break_before) == (True, None)
    assert first.paragraph_format.left_indent == second.paragraph_format.left_indent > Mm(90)
    assert "w:br w:type" not in document.element.xml
    assert 'w:br w:type="page"' in opened(Paper("П", (Split("а", "б"), PageBreak(), Text("в")))).element.xml
    assert len(opened(Paper("П", (Annex(()),))).paragraphs) == 1


def test_a_mark_is_framed_in_place_of_the_line_to_sign_on():
    marked, plain = (table for table in opened(formal()).tables if table.rows[0].cells[0].text == "Директор")
    assert marked._tbl.xml.count("<w:pBdr>") == 2
    assert "<w:pBdr>" not in plain._tbl.xml


def test_the_seal_is_the_foot_of_the_first_page_and_moves_text_above_it():
    content = parts(formal())
    section = opened(formal()).sections[0]
    assert section.different_first_page_header_footer
    assert section.footer.is_linked_to_previous
    assert not section.first_page_footer.is_linked_to_previous
    assert section.first_page_footer.tables[0].rows[0].cells[1].text == "Проверить документ:\nduet.example/d/8fK2"
    # A foot higher than the margin: word processors raise the text of that page.
    assert section.footer_distance + Pt(64) > section.bottom_margin
    assert content["word/media/picture2.png"] == SEAL.picture.png
    assert b'Id="rIdPicture2"' in content["word/_rels/footer1.xml.rels"]
    assert b'r:embed="rIdPicture2"' in content["word/footer1.xml"]
    assert b"rIdPicture2" not in content["word/_rels/document.xml.rels"]
    assert b"footer" not in parts(formal(seal=None))["[Content_Types].xml"]


def test_a_frame_is_double_and_the_text_in_the_middle():
    document = opened(formal(framed=True, seal=None))
    borders = document.element.xml
    assert (borders.count('w:val="double"'), "<w:pgBorders" in borders) == (4, True)
    assert [round(getattr(document.sections[0], f"{side}_margin") / Mm(1)) for side in ("top", "right", "bottom", "left")] == [20] * 4
    assert "pgBorders" not in opened(formal()).element.xml


def test_lines_to_fill_are_ruled_and_have_room_for_a_hand():
    table = opened(Paper("П", (Blank("Дата"),))).tables[0]
    assert len(table.rows) == 1
    assert table.rows[0].height > Pt(18)
    assert ["w:tcBorders" in cell._tc.xml for cell in table.rows[0].cells] == [False, True]


def test_a_party_higher_than_a_page_may_be_torn():
    low, high = (opened(Paper("П", (Parties(("А",) * count, ()),))).tables[0]._tbl.xml for count in (3, 90))
    assert ("cantSplit" in low, "cantSplit" in high) == (True, False)


def test_tables_keep_their_lines_close_and_their_words_together():
    table = Table((row("Наставник"), row("Белова А. С.")), (100.0,), size=12)
    made = opened(formal(table)).tables[-1]._tbl.xml
    assert (made.count('w:line="240"'), f"А.{NBSP}С." in made, '<w:sz w:val="24"/>' in made) == (2, True, True)
    same = opened(Paper("П", (table, Text("а", keep=True)))).tables[-1]._tbl.xml
    assert ('w:line="240"' in same, "<w:sz " in same) == (False, False)


def test_small_letters_stay_small_in_a_paper_of_large_ones():
    document = opened(formal(Text("мелко", small=True), Text("обычно", Align.RIGHT)))
    assert [named(document, text).runs[0].font.size for text in ("мелко", "обычно")] == [Pt(10), None]


def test_the_same_paper_is_the_same_file():
    assert write(formal(framed=True), "docx") == write(formal(framed=True), "docx")


def test_every_size_may_be_asked_for():
    sizes = [parts(replace(formal(), size=size))["word/styles.xml"].decode() for size in (12, 13, 14)]
    assert ['<w:sz w:val="24"/>' in sizes[0], '<w:sz w:val="26"/>' in sizes[1], '<w:sz w:val="28"/>' in sizes[2]] == [True] * 3


def test_markup_in_words_is_words():
    document = opened(everywhere(SLY))
    assert sum(paragraph.text.replace(NBSP, " ") == SLY for paragraph in document.paragraphs) >= 4
    assert "<i>" not in document.element.xml


@settings(max_examples=60, deadline=None)
@given(st.text(max_size=120))
def test_whatever_the_words_the_parts_are_xml(text):
    content = parts(everywhere(text))
    for name in ("word/document.xml", "word/footer1.xml", "docProps/core.xml"):
        ElementTree.fromstring(content[name])


def test_a_signature_without_a_mark_has_a_line():
    made = opened(Paper("П", (Signature("Директор\nшколы", "Громов"),), size=14)).tables[0]
    assert [cell.text for cell in made.rows[0].cells] == ["Директор\nшколы", "_" * 16, "Громов"]
