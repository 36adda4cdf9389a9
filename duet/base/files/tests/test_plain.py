"""Plain text and what is pasted: tabs, Markdown, drawn frames, HTML."""

from __future__ import annotations

import pytest

from duet.base.files.readers import read, read_text
from duet.core.grids import Cell, Paragraph, Table


def rows(text: str) -> list[list[str]]:
    (table,) = read_text(text).tables
    return [[cell.text for cell in row] for row in table.rows]


ENCODINGS = ("utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "cp1251", "cp866", "koi8-r")
SHORT = ("План", "Иванова Мария", "до 15 мая", "№ п/п", "Подъём, съезд, ёлка", "Срок\tОтветственный\nмай\tдиректор")


@pytest.mark.parametrize("text, encoding", [(t, e) for t in SHORT for e in ENCODINGS if not (e == "koi8-r" and "№" in t)])
def test_a_short_text_is_read_in_any_encoding(text, encoding):
    assert " ".join(read(text.encode(encoding), "a.txt").texts()) == " ".join(text.split())


def test_a_text_cut_in_the_middle_of_a_letter_is_still_utf8():
    assert next(iter(read(("Мероприятие " * 60).encode()[:-2], "a.txt").texts())).startswith("Мероприятие Мероприятие")


def test_lines_with_tabs_are_a_table_and_an_empty_line_ends_it():
    made = read_text("План\n№\tСрок\n1\tмай\n\n2\tиюнь\nКонец")
    assert made.blocks == (
        Paragraph("План"),
        Table(((Cell("№", 0), Cell("Срок", 1)), (Cell("1", 0), Cell("май", 1)))),
        Table(((Cell("2", 0), Cell("июнь", 1)),)),
        Paragraph("Конец"),
    )


def test_a_line_between_two_rows_is_a_row_of_one_cell():
    assert rows("№\tСрок\nРаздел\n1\tмай") == [["№", "Срок"], ["Раздел"], ["1", "май"]]


def test_rows_of_dashes_are_dropped_and_torn_rows_keep_their_columns():
    assert rows("\t\tпродолжение\t\n--\t--\t---\t--") == [["", "", "продолжение", ""]]


def test_an_indented_line_is_no_table():
    assert read_text("\tИванова А.А.\n\tПетров Б.Б.").blocks == (Paragraph("Иванова А.А."), Paragraph("Петров Б.Б."))


def test_marks_of_other_programs_stay_in_the_words():
    assert rows("<b>1.</b>\t**Этап**\n2\t<p>а</p> \\_\\_") == [["<b>1.</b>", "**Этап**"], ["2", "<p>а</p> \\_\\_"]]


def test_a_cell_excel_put_in_quotes_keeps_its_lines():
    assert rows('№\tСодержание\tСрок\n1\t"1. ""Первый"" шаг\n2. Второй"\tмай\n2\t"Лучшая пара"\tиюнь') == [
        ["№", "Содержание", "Срок"],
        ["1", '1. "Первый" шаг\n2. Второй', "май"],
        ["2", '"Лучшая пара"', "июнь"],
    ]


def test_a_quote_that_is_never_closed_is_a_quote():
    assert rows('1\t"Лучшая пара\tмай\n2\tа\tиюнь') == [["1", '"Лучшая пара', "май"], ["2", "а", "июнь"]]


def test_a_row_word_broke_at_paragraphs_of_a_cell_is_one_row():
    assert rows("№\tСодержание\tСрок\tКто\n1\t1. Приказ\n2. Положение\n3. План\tмай\tдиректор\n2\tа\tиюнь\tкуратор") == [
        ["№", "Содержание", "Срок", "Кто"],
        ["1", "1. Приказ\n2. Положение\n3. План", "май", "директор"],
        ["2", "а", "июнь", "куратор"],
    ]


def test_a_name_of_a_section_is_not_taken_for_a_piece_of_a_row():
    assert rows("№\tЧто\tСрок\nРаздел первый\n1\tа\tмай") == [["№", "Что", "Срок"], ["Раздел первый"], ["1", "а", "май"]]


def test_tables_of_markdown_are_read_with_bars_at_the_ends_and_without():
    assert rows("| № | Срок |\n|:--|---:|\n| 1 | май<br>июнь \\| июль |") == [["№", "Срок"], ["1", "май\nиюнь | июль"]]
    assert rows("№ | Срок\n---|---\n1 | май\n2 | июнь") == [["№", "Срок"], ["1", "май"], ["2", "июнь"]]


def test_a_line_with_a_bar_is_no_table():
    assert read_text("директор | куратор").blocks == (Paragraph("директор | куратор"),)


def test_a_frame_drawn_with_lines_is_a_table_and_its_row_has_several_lines():
    frame = "┌───┬──────┐\n│ № │ Срок │\n├───┼──────┤\n│ 1 │ до   │\n│   │ мая  │\n└───┴──────┘"
    assert rows(frame) == [["№", "Срок"], ["1", "до\nмая"]]
    assert rows("+---+------+\n| № | Срок |\n+---+------+\n| 1 | май  |\n+---+------+") == [["№", "Срок"], ["1", "май"]]


def test_letters_in_two_parts_and_odd_spaces_are_put_right():
    assert list(read_text("Раи\u0306он\u00a0 №\u200b5\u00ad").texts()) == ["Район №5"]


def test_an_empty_paste_is_an_empty_grid():
    assert read_text(" \n\t\n ").blocks == ()


def test_a_page_in_a_txt_file_is_read_as_a_page():
    assert read("<table><tr><td>а<td>б</table>".encode(), "a.txt").tables[0].rows == ((Cell("а", 0), Cell("б", 1)),)


def test_spans_of_html_are_kept():
    made = read_text("<table><tr><td rowspan=2>1<td colspan=2>а<tr><td>б<td>в<tr><td rowspan=0>г<td>д<td>е</table>")
    assert made.tables[0].rows == (
        (Cell("1", 0, height=2), Cell("а", 1, width=2)),
        (Cell("б", 1), Cell("в", 2)),
        (Cell("г", 0), Cell("д", 1), Cell("е", 2)),
    )


def test_lists_and_breaks_of_html_are_lines():
    made = read_text("<table><tr><td><p>а<br>б</p><ol start=3><li>в<li>г</ol><ul><li>д</ul><ol type=a><li value=2>е</ol><td>ж</table>")
    assert made.tables[0].rows[0][0].text == "а\nб\n3. в\n4. г\n– д\nb. е"


def test_scripts_styles_and_hidden_parts_of_html_are_out():
    made = read_text(
        "<html><head><title>нет</title><style>p{}</style></head><body><script>нет()</script><p style='display:none'>нет</p>"
        "<!-- нет --><p>да</p><del>нет</del></body></html>"
    )
    assert made.blocks == (Paragraph("да"),)


def test_a_page_laid_out_by_tables_gives_the_table_inside():
    made = read_text("<table><tr><td><table><tr><td>а<td>б<tr><td>в<td>г</table></td></tr></table>")
    assert [len(row) for row in made.tables[0].rows] == [2, 2]


def test_bold_of_html_is_bold_when_all_of_it_is():
    made = read_text("<table><tr><th>а<td><b>б</b><td><b>в</b>г<td><span style='font-weight:700'>д</span></table>")
    assert [cell.bold for cell in made.tables[0].rows[0]] == [True, True, False, True]
