"""Drawn pages: ruled tables, tables of empty strips, broken words, page numbers."""

from __future__ import annotations

import itertools

import pytest

from duet.base.files.guard.refusals import GARBLED, SCAN
from duet.base.files.readers import Unreadable, read
from duet.base.files.readers.pdf.gluing import Written, has_broken, joined
from duet.core.grids import Cell, Grid, Paragraph

from .documents import Pdf, pdf_file

XS, YS = [50.0, 100.0, 250.0, 400.0], [700.0, 660.0, 620.0, 580.0]


def grid(pdf: Pdf) -> Grid:
    return read(pdf.bytes(), "план.pdf")


def texts(pdf: Pdf) -> list[list[str]]:
    (table,) = grid(pdf).tables
    return [[cell.text for cell in row] for row in table.rows]


def test_a_ruled_table_with_text_before_and_after():
    pdf = Pdf().text(50, 780, "План").grid(XS, YS[:2]).text(60, 680, "1").text(110, 680, "Приказ").text(260, 680, "май")
    made = grid(pdf.text(50, 500, "Конец"))
    assert made.blocks[0] == Paragraph("План")
    assert made.blocks[2] == Paragraph("Конец")
    assert made.tables[0].rows == ((Cell("1", 0), Cell("Приказ", 1), Cell("май", 2)),)
    assert made.tables[0].page == 1


def test_missing_strokes_mean_merged_cells():
    pdf = Pdf()
    for y in (YS[0], YS[2], YS[3]):
        pdf.line(XS[0], y, XS[-1], y)
    pdf.line(XS[1], YS[1], XS[-1], YS[1])
    for x in (XS[0], XS[-1]):
        pdf.line(x, YS[0], x, YS[3])
    for x in (XS[1], XS[2]):
        pdf.line(x, YS[0], x, YS[2])
    pdf.text(60, 650, "1").text(110, 680, "а").text(260, 680, "б").text(110, 640, "в").text(260, 640, "г").text(60, 600, "Раздел второй")
    assert grid(pdf).tables[0].rows == (
        (Cell("1", 0, height=2), Cell("а", 1), Cell("б", 2)),
        (Cell("в", 1), Cell("г", 2)),
        (Cell("Раздел второй", 0, width=3),),
    )


def test_cells_drawn_one_by_one_with_thin_bars_are_a_table():
    pdf = Pdf()
    for y in YS[:3]:
        for left, right in itertools.pairwise(XS):
            pdf.bar(left, y - 0.4, right - left, 0.8)
    for x in XS:
        for top, bottom in itertools.pairwise(YS[:3]):
            pdf.bar(x - 0.4, bottom, 0.8, top - bottom)
    pdf.text(60, 680, "1").text(110, 680, "а").text(60, 640, "2").text(110, 640, "б")
    assert texts(pdf) == [["1", "а", ""], ["2", "б", ""]]


def test_a_table_without_its_outer_sides_keeps_its_outer_columns():
    pdf = Pdf()
    for y in YS[:3]:
        pdf.line(XS[0], y, XS[-1], y)
    for x in XS[1:-1]:
        pdf.line(x, YS[0], x, YS[2])
    pdf.text(60, 680, "1").text(110, 680, "а").text(260, 680, "б")
    assert texts(pdf)[0] == ["1", "а", "б"]


def test_an_underline_and_a_background_are_no_table():
    pdf = Pdf().text(50, 780, "План работы").line(50, 778, 110, 778).bar(50, 600, 300, 100).text(60, 650, "на год")
    assert [type(block) for block in grid(pdf).blocks] == [Paragraph, Paragraph]


def test_lines_of_a_cell_are_kept_apart():
    assert texts(Pdf().grid(XS, YS[:2]).text(110, 685, "1. Приказ").text(110, 670, "2. Положение"))[0][1] == "1. Приказ\n2. Положение"


@pytest.mark.parametrize(
    "lines, whole",
    [
        (("Мероприяти", "е"), "Мероприятие"),
        (("Ответственн", "ый за срок"), "Ответственный за срок"),
        (("Педагогич", "еско", "го"), "Педагогического"),
        (("1. Положен", "ия о школе"), "1. Положения о школе"),
        (("Переверз", "евой А.А."), "Переверзевой А.А."),
        (("Анкетирование", "наставников"), "Анкетирование\nнаставников"),
        (("Взаимопосещение", "занятий"), "Взаимопосещение\nзанятий"),
        (("Приказ", "и план"), "Приказ\nи план"),
        (("«Наставничество", "» на сайте"), "«Наставничество» на сайте"),
        (("01.09.20", "26"), "01.09.2026"),
        (("Изучение", "методиче", "ских"), "Изучение\nметодических"),
        (("психолого-", "педагогическо", "й поддержки"), "психолого-педагогической поддержки"),
        (("орга-", "низаци", "я работы"), "организация работы"),
    ],
)
def test_a_word_broken_by_a_narrow_cell_is_made_whole(lines, whole):
    """The lines fill the cell, so only the dictionary tells a broken word from two words."""
    assert joined([Written(line, 2, 10) for line in lines]) == whole


@pytest.mark.parametrize(
    "lines, whole",
    [
        (("органи-", "зация"), "организация"),
        (("социально-", "педагогической"), "социально-педагогической"),
        (("ИКТ-", "класс"), "ИКТ-класс"),
        (("Учитель-", "Учитель"), "Учитель-Учитель"),
        (("Златополь-", "цева"), "Златопольцева"),
        (("встреча-", "знакомство"), "встреча-знакомство"),
        (("Октябрь-", "ноябрь"), "Октябрь-ноябрь"),
    ],
)
def test_a_hyphen_at_the_end_of_a_line_is_judged_by_the_dictionary(lines, whole):
    assert joined([Written(line) for line in lines]) == whole


@pytest.mark.parametrize(
    "lines, whole",
    [
        (("методологи", "и (целевой)"), "методологии (целевой)"),
        (("классный руководите", "ль"), "классный руководитель"),
        (("наставляем", "ого"), "наставляемого"),
        (("программ", "на сайте"), "программ\nна сайте"),
        (("ОО и", "др."), "ОО и\nдр."),
    ],
)
def test_in_a_column_where_words_are_broken_less_proof_is_needed(lines, whole):
    assert joined([Written(line, 2, 10) for line in lines], narrow=True) == whole
    assert has_broken([Written("анкетирова", 2, 10), Written("ния", 40, 10)])


def test_two_words_that_together_make_a_third_stay_two_where_there_is_room():
    assert joined([Written("педагог", 80, 10), Written("а", 90, 10)]) == "педагог\nа"


def test_a_broken_word_is_made_whole_in_a_drawn_cell():
    pdf = Pdf().grid([50, 108, 400], YS[:2]).text(53, 685, "Мероприяти").text(53, 672, "е").text(120, 680, "Срок")
    assert texts(pdf) == [["Мероприятие", "Срок"]]


def test_columns_parted_by_empty_strips_are_a_table():
    pdf = Pdf()
    for row, (number, name, term) in enumerate((("1.", "Приказ о паре", "май"), ("2.", "Положение", "июнь"), ("3.", "План", "июль"))):
        pdf.text(50, 700 - 30 * row, number).text(90, 700 - 30 * row, name).text(300, 700 - 30 * row, term)
    pdf.text(90, 688, "и группе")
    assert texts(pdf) == [["1.", "Приказ о паре\nи группе", "май"], ["2.", "Положение", "июнь"], ["3.", "План", "июль"]]


def test_two_stamps_side_by_side_are_two_cells():
    pdf = Pdf()
    for line, (left, right) in enumerate((("СОГЛАСОВАНО", "УТВЕРЖДАЮ"), ("Председатель", "Директор"), ("А.А. Иванова", "Б.Б. Петров"))):
        pdf.text(50, 780 - 12 * line, left).text(380, 780 - 12 * line, right)
    assert texts(pdf) == [["СОГЛАСОВАНО\nПредседатель\nА.А. Иванова", "УТВЕРЖДАЮ\nДиректор\nБ.Б. Петров"]]


def test_prose_is_no_table_though_its_spaces_are_wide():
    pdf = Pdf()
    for line, gap in enumerate((6, 9, 7, 11)):
        pdf.text(50, 780 - 12 * line, "Настоящее положение").text(150 + gap, 780 - 12 * line, "определяет порядок работы наставников")
    (block,) = grid(pdf).blocks
    assert isinstance(block, Paragraph)
    assert block.text.count("\n") == 3


def test_paragraphs_are_parted_by_gaps_indents_and_marks():
    pdf = Pdf().text(50, 780, "Положение о наставничестве в школе")
    pdf.text(70, 760, "Первый абзац начинается с отступа и идёт дальше до самого края")
    pdf.text(50, 748, "строки, потом кончается.").text(70, 736, "Второй абзац тоже начинается с отступа и идёт дальше до края листа")
    pdf.text(50, 724, "1. Пункт").text(50, 712, "2. Пункт")
    assert [text.split()[0] for text in grid(pdf).texts()] == ["Положение", "Первый", "Второй", "1.", "2."]


def test_numbers_of_pages_go_and_a_running_head_stays_once():
    pdf = Pdf()
    for number in (1, 2, 3):
        pdf.text(50, 810, "МБОУ «Лицей»").text(50, 500, f"Текст страницы {'абв'[number - 1]}").text(300, 30, f"– {number} –")
        if number < 3:
            pdf.page()
    assert list(grid(pdf).texts()) == ["МБОУ «Лицей»", "Текст страницы а", "Текст страницы б", "Текст страницы в"]


def test_a_year_at_the_foot_of_a_title_page_is_no_page_number():
    assert list(grid(Pdf().text(50, 500, "План").text(300, 30, "2026")).texts()) == ["План", "2026"]


def test_every_page_has_tables_of_its_own_and_progress_is_told():
    pdf = Pdf().grid(XS, YS[:2]).text(60, 680, "1").text(110, 680, "а").page().grid(XS, YS[:2]).text(60, 680, "2").text(110, 680, "б")
    told: list[tuple[int, int]] = []
    made = read(pdf.bytes(), "a.pdf", progress=lambda done, total: told.append((done, total)))
    assert [table.page for table in made.tables] == [1, 2]
    assert told == [(1, 2), (2, 2)]


def test_a_page_turned_by_its_own_word_reads_as_it_is_seen():
    pdf = Pdf(size=(842, 595), rotate=180).grid(XS, [500, 460]).text(60, 480, "1").text(110, 480, "а").text(260, 480, "б")
    (table,) = grid(pdf).tables
    assert sorted(cell.text for cell in table.rows[0]) == ["1", "а", "б"]


def test_a_page_whose_text_runs_upwards_is_turned():
    pdf = Pdf()
    for x in (100, 140):
        pdf.line(x, 50, x, 400)
    for y in (50, 100, 250, 400):
        pdf.line(100, y, 140, y)
    pdf.text(120, 60, "1", up=True).text(120, 110, "Приказ", up=True).text(120, 260, "май", up=True)
    assert texts(pdf) == [["1", "Приказ", "май"]]


def test_a_heading_set_sideways_in_its_cell_is_read():
    pdf = Pdf().grid(XS, [700, 620, 580]).text(75, 630, "Номер", up=True).text(110, 680, "Мероприятие года").text(260, 680, "Срок")
    assert texts(pdf.text(60, 600, "1"))[0] == ["Номер", "Мероприятие года", "Срок"]


def test_letters_drawn_twice_are_read_once_and_bold():
    pdf = Pdf().text(50, 700, "План").text(50.3, 700, "План").text(50, 600, "Текст").text(50, 500, "Жирный", bold=True)
    assert grid(pdf).blocks == (Paragraph("План", bold=True), Paragraph("Текст"), Paragraph("Жирный", bold=True))


def test_a_scan_and_text_without_letters_are_named():
    image = "<</Type/XObject/Subtype/Image/Width 1/Height 1/BitsPerComponent 8/ColorSpace/DeviceGray/Length 1>>stream\n0\nendstream"
    draw = "<</Length 12>>stream\nq /I Do Q   \nendstream"
    page = "<</Type/Page/Parent 2 0 R/MediaBox[0 0 9 9]/Contents 4 0 R/Resources<</XObject<</I 5 0 R>>>>>>"
    with pytest.raises(Unreadable, match=SCAN[:20]):
        read(pdf_file(["<</Type/Catalog/Pages 2 0 R>>", "<</Type/Pages/Count 1/Kids[3 0 R]>>", page, draw, image]), "a.pdf")
    with pytest.raises(Unreadable, match=GARBLED[:20]):
        read(Pdf(to_unicode=False).text(50, 700, "План").bytes(), "a.pdf")


def test_an_old_pdf_whose_letters_are_named_in_latin_is_put_right():
    assert list(grid(Pdf().text(50, 700, "Ïëàí ìåðîïðèÿòèé")).texts()) == ["План мероприятий"]
