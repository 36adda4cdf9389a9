"""Papers as HTML, and formal ones as a book of cells."""

from __future__ import annotations

import re
from html.parser import HTMLParser
from io import BytesIO

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from openpyxl import load_workbook

from duet.base.papers import Format, write
from duet.base.papers.blocks import LANDSCAPE, Align, Annex, Blank, Cell, PageBreak, Paper, Table, Text
from duet.base.papers.html import write_html
from duet.base.papers.typography import NBSP, bound

from .samples import SEAL, SLY, everywhere, formal, order


class Tags(HTMLParser):
    """What a browser would see: tags with their attributes, and the words."""

    def __init__(self, text):
        super().__init__()
        self.tags, self.open, self.words = [], [], []
        self.feed(text)
        self.close()

    def handle_starttag(self, tag, attrs):
        self.tags.append((tag, dict(attrs)))
        if tag not in ("br", "hr", "path"):
            self.open.append(tag)

    def handle_startendtag(self, tag, attrs):
        self.tags.append((tag, dict(attrs)))

    def handle_endtag(self, tag):
        assert self.open.pop() == tag

    def handle_data(self, data):
        self.words.append(data)


def kinds(paper):
    return {name for _, attributes in Tags(write_html(paper)).tags for name in (attributes.get("class") or "").split()}


def test_every_block_has_its_class():
    assert kinds(formal(Text("большой", large=True), Text("сам", Align.RIGHT, small=True), PageBreak())) >= {
        "paper", "paper-size-13", "paper-formal", "paper-open", "paper-centre", "paper-right", "paper-both", "paper-bold", "paper-indent",
        "paper-narrow", "paper-spread", "paper-split", "paper-signature", "paper-mark", "paper-line", "paper-table", "paper-annex",
        "paper-stamps", "paper-heading", "paper-parties", "paper-sign", "paper-blank", "paper-share-7", "paper-share-5", "paper-beside",
        "paper-cut", "paper-picture", "paper-seal", "paper-break", "paper-small", "paper-large",
    }  # fmt: skip
    assert kinds(order()) >= {"paper", "paper-size-12"}
    assert {"paper-formal", "paper-seal", "paper-framed", "paper-wide"} & kinds(order()) == set()
    assert {"paper-wide", "paper-framed"} <= kinds(Paper("П", (), LANDSCAPE, framed=True))


def test_the_words_are_those_of_the_paper():
    words = "".join(Tags(write_html(formal())).words)
    for text in (
        "ПРИКАЗ",
        "ПРИКАЗЫВАЮ:",
        "Утверждено в «Дуэте»",
        "Работодатель",
        "Экземпляр получила",
        f"№{NBSP}167-од",
        f"Белова{NBSP}А.{NBSP}С.",
    ):
        assert text in words


def test_every_paragraph_of_a_text_knows_its_block():
    paper = formal(Text("первый\nвторой"))
    found = re.findall(r'<p class="paper-text[^"]*" data-text="(\d+)">([^<]*)</p>', write_html(paper))
    assert [(int(place), text.replace("\N{NON-BREAKING HYPHEN}", "-")) for place, text in found] == [
        (index, bound(line)) for index, block in enumerate(paper.blocks) if isinstance(block, Text) for line in block.text.split("\n")
    ]


def test_a_long_label_is_no_text_to_edit():
    made = write_html(Paper("П", (Blank("Что вам помогло больше всего, расскажите своими словами, как сумеете, не спеша"),)))
    assert ("Что вам" in made, "data-text" in made) == (True, False)


def test_the_seal_stands_at_the_end_of_the_first_sheet():
    made = write_html(formal())
    assert made.index("Громов") < made.index("paper-seal") < made.index("paper-annex")
    alone = write_html(Paper("П", (Annex(("Приложение",)), Text("конец")), seal=SEAL))
    assert alone.index("конец") < alone.index("paper-seal")


def test_a_table_has_its_header_and_its_merged_cells():
    table = Table(((Cell("а", width=2, bold=True),), (Cell("б", height=2, align=Align.CENTRE), Cell("в")), (Cell("г"),)), (100.0, 100.0))
    made = write_html(Paper("П", (table,)))
    assert '<thead><tr><th scope="col" class="paper-bold" colspan="2">а</th></tr></thead>' in made
    assert 'class="paper-centre" rowspan="2">б</td>' in made
    assert "<thead>" not in write_html(Paper("П", (Table(((Cell("а"),),), (100.0,), head=0),)))


def test_markup_in_words_is_words():
    made = write_html(everywhere("<script>alert('x')</script>\"&"))
    assert "<script" not in made
    assert "&lt;script&gt;" in made
    assert SLY in "".join(Tags(write_html(everywhere(SLY))).words).replace(NBSP, " ")


@settings(max_examples=80, deadline=None)
@given(st.text(max_size=80))
def test_whatever_the_words_tags_are_ours_and_have_no_style(text):
    made, usual = Tags(write_html(everywhere(text))), Tags(write_html(everywhere("слово")))
    assert made.open == []
    assert {tag for tag, _ in made.tags} <= {tag for tag, _ in usual.tags} | {"br"}
    names = {name for _, attributes in made.tags for name in attributes}
    assert not {name for name in names if name == "style" or name.startswith("on")}


def test_a_book_of_cells_has_the_words_of_formal_blocks():
    sheet = load_workbook(BytesIO(write(formal(Annex(("Приложение № 2",))), Format.XLSX))).active
    words = "\n".join(str(cell.value) for line in sheet.iter_rows() for cell in line if cell.value).replace(NBSP, " ")
    for text in (
        "03.10.2026    № 167-од",
        "Директор  Утверждено в «Дуэте», 03.10.2026, 11:20",
        "Приложение № 1",
        "Работник",
        "(подпись)",
        "duet.example",
    ):
        assert text in words
    assert len(sheet.row_breaks.brk) >= 2
    first = load_workbook(BytesIO(write(Paper("П", (Annex(("Приложение",)), Blank("Дата"))), Format.XLSX))).active
    assert len(first.row_breaks.brk) == 0


@pytest.mark.parametrize("text", [SLY, "", "\n\n", "=1+1", "й" * 300, "\x00\ud800", "😀"])
def test_whatever_the_words_a_book_is_written(text):
    assert write(everywhere(text), Format.XLSX) == write(everywhere(text), Format.XLSX)
