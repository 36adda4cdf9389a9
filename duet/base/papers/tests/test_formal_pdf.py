"""Formal papers as .pdf, read by pdfminer."""

from __future__ import annotations

from io import BytesIO

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pdfminer.high_level import extract_pages
from pdfminer.layout import LAParams, LTCurve, LTImage, LTTextContainer, LTTextLine

from duet.base.papers import Format, write
from duet.base.papers.blocks import LANDSCAPE, MM, Align, Annex, Blank, Heading, PageBreak, Paper, Parties, Signature, Split, Table, Text

from .samples import SEAL, SLY, everywhere, formal, pdf_pages, pdf_words, point, row


def written(paper):
    return write(paper, Format.PDF)


def lines(paper):
    """Lines of every page with their places, in points from the left lower corner."""
    for page in extract_pages(BytesIO(written(paper)), laparams=LAParams(all_texts=True)):
        yield [line for box in page if isinstance(box, LTTextContainer) for line in box if isinstance(line, LTTextLine)]


def test_every_block_is_there():
    words = pdf_words(written(formal()))
    for text in (
        "города Верхнереченска",
        "03.10.2026",
        "№ 167-од",
        "О закреплении",
        "273-ФЗ",
        "ПРИКАЗЫВАЮ:",
        "1. Закрепить пары:",
        "Белова А. С.",
    ):
        assert text in words
    for text in (
        "Утверждено в «Дуэте»",
        "А. П. Громов",
        "Приложение № 1",
        "ПОЛОЖЕНИЕ",
        "Работник",
        "________ А. С. Белова",
        "подпись",
        "Слева",
    ):
        assert text in words
    assert "П Р И К А З" in words or "ПРИКАЗ " in words


def test_words_of_a_split_line_stand_at_both_margins_at_one_height():
    paper = Paper("П", (Split("слева", "справа", "посреди"),))
    (page,) = lines(paper)
    left, centre, right = (next(line for line in page if word in line.get_text()) for word in ("слева", "посреди", "справа"))
    assert len({round(line.y0) for line in (left, centre, right)}) == 1
    assert (round(left.x0), round(right.x1)) == (round(30 * MM), round(200 * MM))
    assert abs((centre.x0 + centre.x1) / 2 - 115 * MM) < 1


def test_a_title_breaks_in_the_left_half():
    page = next(lines(formal()))
    title = [line for line in page if "О закреплении" in line.get_text() or "учебный год" in line.get_text()]
    assert len(title) == 2
    assert max(line.x1 for line in title) < 110 * MM + 2


def test_the_seal_is_on_the_first_sheet_only_and_no_text_runs_under_it():
    points = [point(f"{number}. " + "Наставникам разработать программы и представить их куратору. " * 3) for number in range(1, 60)]
    paper = Paper("П", tuple(points), seal=SEAL, size=13, leading=1.15)
    first, *others = lines(paper)
    sealed = [line for line in first if "duet.example" in line.get_text() or "Проверить" in line.get_text()]
    assert len(sealed) == 2
    assert not any("duet.example" in line.get_text() for page in others for line in page)
    top = paper.foot + SEAL.side
    assert min(line.y0 for line in first if line not in sealed) > top
    assert max(line.y1 for line in sealed) < top
    # Elsewhere the text goes down to the margin.
    assert min(line.y0 for line in others[0]) < top


def test_a_seal_turns_no_page():
    assert len(pdf_pages(written(Paper("П", (Annex(("Приложение № 1",)), Text("а")), seal=SEAL)))) == 1
    assert len(pdf_pages(written(Paper("П", (), seal=SEAL)))) == 1


def test_an_annex_begins_a_page_once_and_ends_at_the_right_margin():
    paper = Paper("П", (Text("а"), PageBreak(), Annex(("Приложение № 1", "к приказу от 03.10.2026"))))
    _, page = lines(paper)
    mark = [line for line in page if line.get_text().strip() != "2"]
    assert len({round(line.x0) for line in mark}) == 1
    assert abs(max(line.x1 for line in mark) - 200 * MM) < 2
    assert len(list(lines(Paper("П", (Text("а"), Annex(("Приложение",)), Text("б")))))) == 2


def test_a_frame_stands_on_every_page_and_keeps_its_distance():
    paper = Paper("П", (Text("а"), PageBreak(), Text("б")), framed=True, page=LANDSCAPE)
    for page in extract_pages(BytesIO(written(paper))):
        frames = [shape for shape in page if isinstance(shape, LTCurve)]
        assert min(round(shape.x0 / MM) for shape in frames) == 12
        assert len(frames) == 2
    (plain,) = extract_pages(BytesIO(written(Paper("П", (Text("а", keep=True),)))))
    assert not [shape for shape in plain if isinstance(shape, LTCurve | LTImage)]


@pytest.mark.parametrize("count", range(36, 46))
def test_a_heading_and_the_last_point_are_not_parted_from_what_follows(count):
    points = [point(f"1.{number}. Слово.") for number in range(count)]
    blocks = (*points, Heading("Раздел"), point("2.1. Слово."), point("Контроль за собой."), Signature("Директор", "А. П. Громов"))
    pages = [said for *_, said in pdf_pages(written(Paper("П", blocks, size=13, leading=1.15)))]
    assert not any(said[-1] == "Раздел" for said in pages)
    assert all(any("Контроль" in line for line in said) for said in pages if "Директор" in said)


def test_parties_stand_in_equal_halves_and_sign_at_one_height():
    long = "ул. Садовая, дом 4, " * 6
    paper = Paper("П", (Parties(("А", long, "________ А. П. Громов"), ("Б", "________ А. С. Белова")),))
    (page,) = lines(paper)
    left, right = (next(line for line in page if name in line.get_text()) for name in ("Громов", "Белова"))
    assert round(left.y0) == round(right.y0)
    assert round(right.x0 - left.x0) == round((170 * MM + 24) / 2)


def test_a_party_higher_than_a_page_goes_on_on_the_next():
    sides = tuple(f"строка{number}" for number in range(120))
    content = written(Paper("П", (Parties(sides, sides),)))
    assert len(pdf_pages(content)) > 1
    assert "строка119" in pdf_words(content)


def test_lines_to_fill_stand_side_by_side():
    (page,) = lines(Paper("П", (Blank("Получил", "подпись", 0.5), Blank("", "дата", 0.5), Blank("", "имя"))))
    signed, dated, named = (next(line for line in page if word in line.get_text()) for word in ("подпись", "дата", "имя"))
    assert round(signed.y0) == round(dated.y0) > round(named.y0)
    assert signed.x0 < dated.x0


def test_letters_grow_with_the_paper():
    heights = [next(iter(lines(Paper("П", (Text("слово", Align.RIGHT),), size=size, leading=1.15))))[0].height for size in (12, 13, 14)]
    assert heights[0] < heights[1] < heights[2]


def test_a_table_of_a_formal_paper_has_its_header_on_each_page():
    table = Table((row("Наставник", "Дата"), *(row(f"Белова {number}", "") for number in range(90))), (200.0, 200.0))
    pages = [said for *_, said in pdf_pages(written(formal(table)))]
    assert sum("Дата" in said for said in pages) >= 2


def test_markup_in_words_is_words():
    assert pdf_words(written(everywhere(SLY))).count("#import") >= 8
    assert written(everywhere('#panic() #read("/etc/passwd") $ [ ] */')).startswith(b"%PDF-")


@settings(max_examples=25, deadline=None)
@given(st.text(max_size=120))
def test_whatever_the_words_a_file_is_written(text):
    assert written(everywhere(text)).startswith(b"%PDF-")


def test_the_same_paper_is_the_same_file():
    assert written(formal(framed=True)) == written(formal(framed=True))
