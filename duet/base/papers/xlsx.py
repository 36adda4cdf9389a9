"""A paper as .xlsx: one sheet that prints on A4 by itself — as wide as a page, the header on each, pages numbered below.

Every cell is a text, whatever it begins with: a name with «=» before it is no formula, «1.10» stays «1.10».
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime
from io import BytesIO
from itertools import accumulate
from math import ceil

from xlsxwriter import Workbook
from xlsxwriter.format import Format
from xlsxwriter.worksheet import Worksheet

from .blocks import Align, Annex, Beside, Blank, Block, Heading, Page, PageBreak, Paper, Parties, Signature, Split, Stamps, Table, Text
from .measuring import TWIN
from .typography import bound, printable
from .xlsx_looks import SIZE, Look, Written, corners, heights, in_words

# A book must have a day; the same one gives the same bytes.
_DAY = datetime(2000, 1, 1)
_A4 = 9
# Points in an inch and in a pixel of a screen.
_INCH, _PIXEL = 72.0, 0.75
_LONGEST_TEXT, _HIGHEST_ROW, _HIGHEST_FROZEN, _GAP = 32_767, 409.0, 200.0, 9.0
_READ_AS_FORMULA = ("=", "+", "-", "@")


def write(paper: Paper) -> bytes:
    """The file."""
    file = BytesIO()
    book = Workbook(file, _options())
    book.set_properties({"title": printable(paper.title)[:255], "created": _DAY})
    sheet = _Sheet(book, book.add_worksheet("Лист 1"), _widths(paper))
    _prepare(sheet.sheet, paper.page, sheet.widths)
    for block in paper.blocks:
        sheet.add(block)
    for line in paper.seal.lines if paper.seal else ():
        sheet.add(Text(line, Align.RIGHT, small=True))
    book.close()
    return file.getvalue()


def _options() -> dict[str, object]:
    """New ones for each book, since xlsxwriter adds to them.

    Widths of columns are counted in digits of the usual type: it is ours, so that a page is as wide in every program.
    """
    usual = {"font_name": TWIN, "font_size": SIZE}
    return {"in_memory": True, "default_format_properties": usual, "default_column_width": 72, "default_row_height": 21}


def _widths(paper: Paper) -> tuple[float, ...]:
    """Columns of the first table; of a paper without one, eight equal ones."""
    table = next((block for block in paper.blocks if isinstance(block, Table)), None)
    return table.widths if table else (paper.page.room / 8,) * 8


def _prepare(sheet: Worksheet, page: Page, widths: Sequence[float]) -> None:
    sheet.set_paper(_A4)
    if page.width > page.height:
        sheet.set_landscape()
    # Numbers of pages stand in the lower margin.
    sheet.set_margins(page.left / _INCH, page.right / _INCH, page.top / _INCH, max(page.bottom / _INCH, 0.5))
    sheet.set_footer("&C&P", {"margin": 0.25})
    sheet.fit_to_pages(1, 0)
    for column, width in enumerate(widths):
        sheet.set_column_pixels(column, column, round(width / _PIXEL))


@dataclass(slots=True)
class _Sheet:
    """Puts blocks one under another: ``row`` is the next free one, ``above`` the height in points of what stands above it."""

    book: Workbook
    sheet: Worksheet
    widths: tuple[float, ...]
    row: int = 0
    above: float = 0.0
    has_header: bool = False
    formats: dict[Look, Format] = field(default_factory=dict)
    breaks: list[int] = field(default_factory=list)

    def add(self, block: Block) -> None:
        """Put a block under those before it."""
        last = len(self.widths) - 1
        match block:
            case Text():
                self._line(Written(block.text, 0, last, Look(block.is_bold, block.stands, SIZE if block.small else block.letters())))
            case Heading():
                self._line(Written(block.text, 0, last, Look(bold=True, align=Align.CENTRE)))
            case Stamps():
                self._line(*corners(block, self.widths))
                # A row apart, or what follows would be read as the second row of a table of stamps.
                self._end_row(_GAP)
            case Signature():
                self._end_row(_GAP)
                signed = f"{block.position}  {', '.join(block.mark) or '_' * 16}"
                texts = (
                    (Written(signed, 0, last - 1), Written(block.name, last, last)) if last else (Written(f"{signed}  {block.name}", 0, 0),)
                )
                self._line(*texts)
            case Table():
                self._end_row(_GAP)
                self._table(block)
                self._end_row(_GAP)
            case Beside():
                for text in (*block.texts, *block.under):
                    self.add(text)
                self._end_row(_GAP)
            case PageBreak():
                self.breaks.append(self.row)
                self.sheet.set_h_pagebreaks(self.breaks)
            case Annex():
                if self.row:
                    self.add(PageBreak())
                self.add(Stamps((), (block.lines,)))
            case Split() | Parties() | Blank():
                for text in in_words(block):
                    self.add(text)

    def _table(self, table: Table) -> None:
        start, high = self.row, heights(table)
        # A row higher than the highest one of a sheet takes several, its cells merged downwards.
        rows = list(accumulate((ceil(height / _HIGHEST_ROW) for height in high), initial=start))
        for placed in (placed for line in table.placed for placed in line):
            cell = placed.cell
            look = Look(cell.bold, cell.align, table.size, middle=placed.row < table.head, ruled=True)
            end = rows[placed.row + cell.height] - 1
            self._put((rows[placed.row], placed.column, end, placed.column + cell.width - 1), cell.text, look)
        for height, first, end in zip(high, rows, rows[1:], strict=False):
            for row in range(first, end):
                self.sheet.set_row(row, height / (end - first))
        self.row = rows[-1]
        if table.head and not self.has_header:
            self.has_header = True
            self.sheet.repeat_rows(start, rows[table.head] - 1)
            if self.above <= _HIGHEST_FROZEN:
                self.sheet.freeze_panes(rows[table.head], 0)

    def _line(self, *texts: Written) -> None:
        """Texts side by side in a row as high as they need: merged cells do not grow by themselves."""
        for written in texts:
            self._put((self.row, written.first, self.row, written.last), written.text, written.look)
        self._end_row(max(written.height(self.widths) for written in texts))

    def _end_row(self, height: float) -> None:
        self.sheet.set_row(self.row, min(height, _HIGHEST_ROW))
        self.above += height
        self.row += 1

    def _put(self, place: tuple[int, int, int, int], text: str, look: Look) -> None:
        """A text in a cell or a range (first row, first column, last row, last column)."""
        words = bound(text)[:_LONGEST_TEXT]
        made = self._format(replace(look, quoted=words.startswith(_READ_AS_FORMULA)))
        if place[:2] != place[2:]:
            self.sheet.merge_range(*place, "", made)
        if words:
            self.sheet.write_string(place[0], place[1], words, made)
        else:
            self.sheet.write_blank(place[0], place[1], None, made)

    def _format(self, look: Look) -> Format:
        if look not in self.formats:
            self.formats[look] = self.book.add_format(look.properties)
        return self.formats[look]
