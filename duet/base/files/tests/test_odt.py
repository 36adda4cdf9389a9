"""What a person sees in an .odt is what is read."""

from __future__ import annotations

from duet.base.files.readers import read
from duet.core.grids import Cell, Grid, Paragraph

from .documents import odt

BOLD = '<style:style style:family="text" style:name="B"><style:text-properties fo:font-weight="bold"/></style:style>'
HIDDEN = '<style:style style:family="text" style:name="H"><style:text-properties text:display="none"/></style:style>'


def grid(text: str, styles: str = "") -> Grid:
    return read(odt(text, styles), "план.odt")


def texts(text: str, styles: str = "") -> list[str]:
    return list(grid(text, styles).texts())


def cell(text: str, spans: str = "") -> str:
    return f"<table:table-cell {spans}><text:p>{text}</text:p></table:table-cell>"


COVERED = "<table:covered-table-cell/>"


def table(*rows: str, columns: str = '<table:table-column table:number-columns-repeated="3"/>') -> str:
    return f"<table:table>{columns}{''.join(f'<table:table-row>{row}</table:table-row>' for row in rows)}</table:table>"


def list_style(*levels: str) -> str:
    return f'<text:list-style style:name="L">{"".join(levels)}</text:list-style>'


def number(index: int, shape: str = "1", more: str = 'style:num-suffix="."') -> str:
    return f'<text:list-level-style-number text:level="{index}" style:num-format="{shape}" {more}/>'


def items(*texts: str, more: str = "") -> str:
    inner = "".join(f"<text:list-item>{text if text.startswith('<') else f'<text:p>{text}</text:p>'}</text:list-item>" for text in texts)
    return f'<text:list text:style-name="L" {more}>{inner}</text:list>'


def test_merged_cells_stand_once():
    body = table(
        cell("1", 'table:number-rows-spanned="2"') + cell("а") + cell("б"),
        COVERED + cell("в") + cell("г"),
        cell("Раздел", 'table:number-columns-spanned="3"') + COVERED + COVERED,
    )
    assert grid(body).tables[0].rows == (
        (Cell("1", 0, height=2), Cell("а", 1), Cell("б", 2)),
        (Cell("в", 1), Cell("г", 2)),
        (Cell("Раздел", 0, width=3),),
    )


def test_rows_of_a_repeated_heading_are_read_once():
    head = f"<table:table-header-rows><table:table-row>{cell('а')}{cell('б')}</table:table-row></table:table-header-rows>"
    assert texts(f"<table:table>{head}<table:table-row>{cell('в')}{cell('г')}</table:table-row></table:table>") == ["а", "б", "в", "г"]


def test_a_million_repeated_rows_and_columns_are_cut_short():
    many = 'table:number-columns-repeated="1000000"'
    row = f'<table:table-row table:number-rows-repeated="1000000">{cell("а")}<table:table-cell {many}/></table:table-row>'
    made = grid(f"<text:p>План</text:p><table:table>{row}</table:table>").tables[0]
    assert len(made.rows) <= 200
    assert max(len(row) for row in made.rows) <= 600


def test_a_column_two_millimetres_wide_is_a_dragged_border():
    inside = '<style:table-column-properties style:column-width="{}"/>'
    style = f'<style:style style:family="table-column" style:name="c{{}}">{inside}</style:style>'
    widths = "".join(style.format(index, width) for index, width in enumerate(("2cm", "0.2cm", "5cm")))
    columns = "".join(f'<table:table-column table:style-name="c{index}"/>' for index in range(3))
    two = 'table:number-columns-spanned="2"'
    body = table(cell("№") + cell("Срок", two) + COVERED, cell("1", two) + COVERED + cell("май"), columns=columns)
    assert [[c.column for c in row] for row in grid(body, widths).tables[0].rows] == [[0, 1], [0, 1]]


def test_numbers_of_lists_are_written_out():
    styles = list_style(number(1), number(2, "1", 'style:num-suffix=")" text:display-levels="2"'))
    assert texts(items("Приказ", f"<text:p>Положение</text:p>{items('цель', 'сроки')}", "Протокол"), styles) == [
        "1. Приказ",
        "2. Положение",
        "2.1) цель",
        "2.2) сроки",
        "3. Протокол",
    ]


def test_only_the_first_paragraph_of_an_item_has_its_number():
    assert texts(items("<text:p>а</text:p><text:p>б</text:p>", "в"), list_style(number(1))) == ["1. а", "б", "2. в"]


def test_a_list_begins_anew_unless_it_says_that_it_goes_on():
    body = items("а") + items("б") + items("в", more='text:continue-numbering="true"')
    assert texts(body, list_style(number(1))) == ["1. а", "1. б", "2. в"]


def test_a_list_may_go_on_with_a_named_one():
    body = items("а", more='xml:id="x"') + items("б") + items("в", more='text:continue-list="x"')
    assert texts(body, list_style(number(1))) == ["1. а", "1. б", "2. в"]


def test_numbers_may_be_russian_letters_or_bullets():
    assert texts(items("а", "б"), list_style(number(1, "а, б, .., аа, аб, ... (ru)", 'style:num-suffix=")"'))) == ["а) а", "б) б"]
    assert texts(items("а"), list_style('<text:list-level-style-bullet text:level="1" text:bullet-char="•"/>')) == ["– а"]


def test_an_item_may_say_its_number():
    body = '<text:list text:style-name="L"><text:list-item text:start-value="5"><text:p>а</text:p></text:list-item></text:list>'
    assert texts(body, list_style(number(1))) == ["5. а"]


def test_deletions_under_review_are_out_and_the_rest_is_in():
    body = (
        "<text:tracked-changes><text:changed-region><text:deletion><text:p>мая</text:p></text:deletion></text:changed-region>"
        "</text:tracked-changes><text:p>до <text:change/>июня</text:p>"
    )
    assert texts(body) == ["до июня"]


def test_hidden_text_comments_and_hidden_sections_are_not_seen():
    hidden = '<text:span text:style-name="H">тайна</text:span>'
    body = (
        f"<text:p>а{hidden}<office:annotation><text:p>правка</text:p></office:annotation></text:p>"
        '<text:section text:display="none"><text:p>тайна</text:p></text:section>'
    )
    assert texts(body, HIDDEN) == ["а"]


def test_spaces_tabs_and_breaks_are_kept_as_letters():
    assert texts('<text:p>а<text:s text:c="3"/>б<text:tab/>в<text:line-break/>г\n  д</text:p>') == ["а б в\nг д"]


def test_notes_come_last_and_their_marks_not_at_all():
    note = "<text:note><text:note-citation>1</text:note-citation><text:note-body><text:p>Сноска</text:p></text:note-body></text:note>"
    assert texts(f"<text:p>План{note}</text:p><text:p>Конец</text:p>") == ["План", "Конец", "Сноска"]


def test_text_boxes_are_read():
    assert texts("<text:p>План<draw:frame><draw:text-box><text:p>Утверждаю</text:p></draw:text-box></draw:frame></text:p>") == [
        "План",
        "Утверждаю",
    ]


def test_a_paragraph_is_bold_only_when_all_of_it_is():
    body = '<text:p><text:span text:style-name="B">а</text:span></text:p><text:p><text:span text:style-name="B">а</text:span>б</text:p>'
    assert grid(body, BOLD).blocks == (Paragraph("а", bold=True), Paragraph("аб"))
