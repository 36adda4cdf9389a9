"""What a sheet shows is what is read."""

from __future__ import annotations

from datetime import date, datetime, time
from io import BytesIO

import pytest
from openpyxl import Workbook
from openpyxl.styles import Border, Font, Side

from duet.base.files.readers import read
from duet.core.grids import Cell, Grid, Paragraph

from .documents import zipped

THIN = Border(*[Side(style="thin")] * 4)


def grid(book: Workbook) -> Grid:
    target = BytesIO()
    book.save(target)
    return read(target.getvalue(), "план.xlsx")


def book_of(*rows: tuple[object, ...], ruled: int | None = None) -> Workbook:
    """A book of one sheet; rows from ``ruled`` on have borders."""
    book = Workbook()
    for index, row in enumerate(rows, 1):
        for column, value in enumerate(row, 1):
            cell = book.active.cell(index, column, value)
            if ruled is not None and index >= ruled:
                cell.border = THIN
    return book


@pytest.mark.parametrize(
    "value, shape, shown",
    [
        (1.1000000000000001, "General", "1.1"),
        (3, "General", "3"),
        (1.1, "0.00", "1.10"),
        (0.25, "0%", "25%"),
        (12500.5, "#,##0.00", "12 500.50"),
        (date(2026, 9, 1), "dd/mm/yyyy", "01.09.2026"),
        (datetime(2026, 9, 1, 9, 30), "dd.mm.yyyy hh:mm", "01.09.2026 09:30"),
        (date(2026, 9, 1), "mm-dd-yy", "01.09.2026"),
        (date(2026, 9, 1), "[$-419]mmmm yyyy", "сентябрь 2026"),
        (date(2026, 9, 1), "mmm.yy", "сен.26"),
        (date(2026, 9, 1), '[$-FC19]d mmmm yyyy" г."', "1 сентября 2026 г."),
        (time(9, 30), "h:mm", "9:30"),
        ("1.10", "@", "1.10"),
        (5, "000", "005"),
        (3, '0" ч."', "3 ч."),
        (-2, "0;(0)", "(2)"),
        (True, "General", "ИСТИНА"),
        (1.5, "[h]:mm", "36:00"),
        (0.1 + 0.2, "General", "0.3"),
        (1e-7, "General", "0.0000001"),
        (1234567, "# ##0", "1234567"),
    ],
)
def test_a_number_reads_as_its_cell_shows_it(value, shape, shown):
    book = book_of(("а", value), ("б", "в"))
    book.active["B1"].number_format = shape
    assert grid(book).tables[0].rows[0][1].text == shown


def test_lines_above_a_table_are_paragraphs():
    made = grid(book_of(("План",), ("на 2026 год",), ("№", "Срок"), (1, "май")))
    assert made.blocks[:2] == (Paragraph("План"), Paragraph("на 2026 год"))
    assert made.tables[0].rows == ((Cell("№", 0), Cell("Срок", 1)), (Cell("1", 0), Cell("май", 1)))


def test_an_empty_row_parts_tables_and_a_row_of_one_text_inside_is_a_row():
    made = grid(book_of(("№", "Срок"), ("Раздел",), (1, "май"), (), ("Кто", "Кого"), ("Иванова", "Петров")))
    assert [len(table.rows) for table in made.tables] == [3, 2]


def test_a_name_of_a_stage_after_an_empty_row_belongs_to_the_table():
    made = grid(book_of(("№", "Мероприятие", "Срок"), (1, "а", "май"), (), ("Этап 2",), (2, "б", "июнь")))
    assert [len(table.rows) for table in made.tables] == [2, 2]
    assert made.tables[1].rows[0][0].text == "Этап 2"


def test_a_torn_row_after_an_empty_one_keeps_its_column():
    made = grid(book_of(("№", "Мероприятие", "Срок"), (1, "а", "май"), (), (None, "продолжение"), ("--", "---", "--")))
    assert made.tables[1].rows == ((Cell("", 0), Cell("продолжение", 1)),)


def test_borders_part_a_title_and_a_signature_from_the_table():
    made = grid(book_of(("Утверждаю", "Директор"), ("№", "Срок"), ("Раздел", None), (1, "май"), ruled=2))
    assert [[c.text for c in row] for row in made.tables[1].rows] == [["№", "Срок"], ["Раздел", ""], ["1", "май"]]
    assert len(made.tables[0].rows) == 1


def test_merged_cells_stand_once():
    book = book_of(("№", "Этап", "Срок"), (1, "а", "май"), (None, None, "июнь"), ("Раздел",))
    book.active.merge_cells("A2:A3")
    book.active.merge_cells("B2:B3")
    book.active.merge_cells("A4:C4")
    assert grid(book).tables[0].rows[1:] == (
        (Cell("1", 0, height=2), Cell("а", 1, height=2), Cell("май", 2)),
        (Cell("июнь", 2),),
        (Cell("Раздел", 0, width=3),),
    )


def test_every_visible_sheet_is_read_and_hidden_rows_with_it():
    book = book_of(("а", "б"), ("в", "г"))
    book.active.row_dimensions[2].hidden = True
    book.create_sheet("два").append(["д"])
    for state in ("hidden", "veryHidden"):
        sheet = book.create_sheet(state)
        sheet.append(["список"])
        sheet.sheet_state = state
    assert list(grid(book).texts()) == ["а", "б", "в", "г", "д"]


def test_bold_cells_and_lines_inside_a_cell_are_kept():
    book = book_of(("1. а\n2. б", "в"), ("г", "д"))
    book.active["A1"].font = Font(bold=True)
    assert grid(book).tables[0].rows[0] == (Cell("1. а\n2. б", 0, bold=True), Cell("в", 1))


def test_a_column_without_a_text_is_no_column():
    assert [c.column for c in grid(book_of(("№", None, "Срок"), (1, None, "май"))).tables[0].rows[0]] == [0, 1]


def test_a_lone_cell_at_the_far_corner_costs_nothing():
    book = book_of(("а", "б"), ("в", "г"))
    book.active.cell(1_048_576, 16_384, "край")
    assert list(grid(book).texts()) == ["а", "б", "в", "г", "край"]


def test_a_merge_over_the_whole_sheet_costs_nothing():
    book = book_of(("План",), ("а", "б"))
    book.active.merged_cells.add("C1:XFD1048576")
    assert list(grid(book).texts()) == ["План", "а", "б"]


def test_parts_named_with_other_capitals_and_cells_without_places_are_read():
    main = 'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"'
    office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
    relations = '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">{}</Relationships>'.format
    relation = '<Relationship Id="{0}" Type="' + office + '/{1}" Target="{2}"/>'
    rows = (
        '<row><c t="s"><v>0</v></c><c t="s"><v>1</v></c></row>'
        '<row><c t="inlineStr"><is><t>г</t></is></c><c t="str"><f>A1</f><v>д</v></c></row>'
    )
    made = zipped(
        {
            "[Content_Types].xml": "<Types>application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml</Types>",
            "_rels/.rels": relations(relation.format("a", "officeDocument", "xl/workbook.xml")),
            "xl/workbook.xml": f'<workbook {main} xmlns:r="{office}"><sheets><sheet name="1" r:id="s"/></sheets></workbook>',
            "xl/_rels/workbook.xml.rels": relations(
                relation.format("s", "worksheet", "worksheets/Sheet1.xml") + relation.format("t", "sharedStrings", "sharedStrings.xml")
            ),
            "xl/SharedStrings.xml": f"<sst {main}><si><t>а</t></si><si><r><t>б</t></r><r><t>в</t></r><rPh><t>нет</t></rPh></si></sst>",
            "xl/worksheets/sheet1.xml": f"<worksheet {main}><sheetData>{rows}</sheetData></worksheet>",
        }
    )
    assert [[c.text for c in row] for row in read(made, "a.xlsx").tables[0].rows] == [["а", "бв"], ["г", "д"]]
