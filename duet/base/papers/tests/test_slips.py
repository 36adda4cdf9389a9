"""Slips with their squares, in every format."""

from __future__ import annotations

import re
import zipfile
from io import BytesIO

import pytest
import segno
from openpyxl import load_workbook

from duet.base.papers import Format, write
from duet.base.papers.blocks import Beside, PageBreak, Paper, Table, Text
from duet.base.papers.qr import qr
from duet.base.papers.slips import ON_A_PAGE, Slip, slips_paper

from .samples import SLY, pdf_pages, pdf_words, row

ADDRESS = "https://duet.example/consent/1fJKeI7EZFX6cSbwyoMhLeILlmyE2DwjYBwEUGsKyYs/"


def slip(number=1, **changes):
    values = {"place": "Школа № 12", "title": "Записка", "whom": f"Лапина Т. В., {number}", "words": "Прочитайте.", "address": ADDRESS}
    return Slip(**{**values, "code": f"{number:04}", "notes": "Личная.", **changes})


def drawn(svg):
    """The dark dots of the drawing, row by row: «M4 4.5h7m1 0h1…» goes on from where it stands."""
    x, y, found = 0.0, 0.0, set()
    for kind, words in re.findall(r"([Mmh])([-\d. ]+)", re.search(r'd="([^"]+)"', svg)[1]):
        numbers = [float(word) for word in re.findall(r"-?[\d.]+", words)]
        if kind == "h":
            found |= {(int(y), int(x) + step) for step in range(int(numbers[0]))}
            x += numbers[0]
        else:
            x, y = (numbers[0], numbers[1]) if kind == "M" else (x + numbers[0], y + numbers[1])
    return found


def test_the_square_says_the_address():
    """Whatever pattern is laid over, a reader of QR takes it off; the dots are those of the code and four light ones around."""
    code = segno.make(ADDRESS, error="m", micro=False, mask=0)
    dark = {(y + 4, x + 4) for y, line in enumerate(code.matrix) for x, dot in enumerate(line) if dot}
    picture = qr(ADDRESS)
    assert drawn(picture.svg) == dark
    assert (picture.png[:8], picture.side) == (b"\x89PNG\r\n\x1a\n", 128)
    assert qr(ADDRESS) == picture != qr(ADDRESS + "?")


def test_four_slips_stand_on_a_page():
    paper = slips_paper([slip(number) for number in range(1, 10)], "Записки")
    kinds = [type(block) for block in paper.blocks]
    assert (kinds.count(Beside), kinds.count(PageBreak)) == (9, 2)
    assert [block.cut for block in paper.blocks if isinstance(block, Beside)] == [True, True, True, False] * 2 + [True]
    pages = pdf_pages(write(paper, Format.PDF))
    assert [sum("Лапина" in line for line in lines) for *_, lines in pages] == [ON_A_PAGE, ON_A_PAGE, 1]
    # Slips are parted: no page has a number.
    assert all("2" not in lines for *_, lines in pages)


def test_a_slip_without_a_code_says_nothing_of_it():
    words = pdf_words(write(slips_paper([slip(code="", notes="")], "Записки"), Format.PDF))
    assert ("Код" in words, "Лапина Т. В., 1" in words, ADDRESS[:40] in words) == (False, True, True)


def test_word_holds_the_squares_beside_the_words():
    content = write(slips_paper([slip(1), slip(2)], "Записки"), Format.DOCX)
    with zipfile.ZipFile(BytesIO(content)) as package:
        pictures = [name for name in package.namelist() if name.startswith("word/media/")]
        document, relations = package.read("word/document.xml").decode(), package.read("word/_rels/document.xml.rels").decode()
        assert package.read(pictures[0]) == qr(ADDRESS).png
    assert pictures == ["word/media/picture1.png", "word/media/picture2.png"]
    for number in (1, 2):
        assert f'r:embed="rIdPicture{number}"' in document
        assert f'Id="rIdPicture{number}"' in relations
    assert ("headerReference" in document, 'w:val="dashed"' in document) == (False, True)


def test_a_book_of_cells_has_the_words():
    sheet = load_workbook(BytesIO(write(slips_paper([slip()], "Записки"), Format.XLSX))).active
    words = [cell.value for line in sheet.iter_rows() for cell in line if cell.value]
    assert ("0001" in words, ADDRESS in words) == (True, True)


@pytest.mark.parametrize("form", list(Format))
def test_markup_on_a_slip_is_text(form):
    content = write(slips_paper([slip(whom=SLY, words=SLY)], SLY), form)
    assert content == write(slips_paper([slip(whom=SLY, words=SLY)], SLY), form)
    if form is Format.PDF:
        assert '#import "x"' in pdf_words(content)


@pytest.mark.parametrize("form", list(Format))
def test_words_may_stand_beside_a_picture_without_anything_under_it(form):
    assert write(Paper("П", (Beside((), qr(ADDRESS)), Text("дальше"))), form)


def test_a_table_may_have_no_header():
    lines = pdf_pages(write(Paper("П", (Table((row("Адрес", "ул. Садовая"),), (200.0, 280.0), head=0),)), Format.PDF))[0][2]
    assert "ул. Садовая" in lines
