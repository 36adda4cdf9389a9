"""Cells of a sheet to tables and lines of text.

An empty row ends a table; so does the end of drawn borders. Lines of one text above a table are its title and become paragraphs;
below its first row they are rows of it (names of stages).
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from duet.core.grids import Paragraph, Table

from ...guard import Unreadable
from ...guard.refusals import TOO_WIDE
from ..layout import MAX_CELLS, Drawn, as_blocks, table
from ..tabbed import is_dashes
from .book import Sheet, Value

Range = tuple[int, int, int, int]


@dataclass(slots=True)
class _Area:
    """A sheet row by row: texts by column, columns of framed empty cells, and the merged ranges that cover a row."""

    framed: dict[int, set[int]]
    rows: dict[int, dict[int, Value]] = field(default_factory=dict)
    covers: dict[int, list[Range]] = field(default_factory=dict)

    def cover(self, row: int, column: int) -> Range | None:
        return next((cover for cover in self.covers.get(row, ()) if cover[1] <= column <= cover[3]), None)

    def is_ruled(self, row: int) -> bool:
        return any(value.ruled for value in self.rows.get(row, {}).values())


def blocks_of(sheet: Sheet) -> list[Paragraph | Table]:
    """What a sheet holds, from top to bottom."""
    area = _area(sheet)
    any_ruled = any(area.is_ruled(row) for row in area.rows)
    blocks: list[Paragraph | Table] = []
    columns: list[int] = []
    for band in _bands(area, any_ruled):
        keep = area.is_ruled(band[0]) if any_ruled else _goes_on(area, band, columns)
        title, body = ([], band) if keep else _split(area, band)
        blocks += [_paragraph(area, row) for row in title]
        if body:
            own = _columns(area, body)
            # A piece of a table where some columns are empty keeps the columns of the piece above.
            kept = own[-1] if not any_ruled else max([own[-1], *(column for row in body for column in area.framed.get(row, ()))])
            columns = [column for column in columns if column <= kept] if set(own) <= set(columns) else own
            blocks += as_blocks(table(list(_cells(area, body, columns))))
    return blocks


def _area(sheet: Sheet) -> _Area:
    area = _Area(sheet.framed)
    for (row, column), value in sheet.cells.items():
        area.rows.setdefault(row, {})[column] = value
    last = max(area.rows, default=-1)
    # A range of a million rows is one line of a file: only the rows in use are counted.
    if sum(min(bottom, last) - top + 1 for top, _, bottom, _ in sheet.merged if top <= last) > MAX_CELLS:
        raise Unreadable(TOO_WIDE)
    for top, left, bottom, right in sheet.merged:
        is_free = all(area.cover(top, column) is None for column in (left, right))
        for row in range(top, min(bottom, last) + 1) if is_free else ():
            area.covers.setdefault(row, []).append((top, left, min(bottom, last), right))
            texts = area.rows.get(row, {})
            for column in [column for column in texts if left <= column <= right and (row, column) != (top, left)]:
                # What a merged range hides under its first cell is not seen on the sheet.
                del texts[column]
    # A row of dashes is a line some program drew under a heading.
    kept = ((row, texts) for row, texts in sorted(area.rows.items()) if not is_dashes([value.text for value in texts.values()]))
    area.rows = {row: texts for row, texts in kept if texts}
    return area


def _bands(area: _Area, any_ruled: bool) -> Iterator[list[int]]:
    """Rows that stand together: without an empty row between, and with borders or without."""
    band: list[int] = []
    used = sorted(area.rows.keys() | {row for row, covers in area.covers.items() if any(_is_texted(area, cover) for cover in covers)})
    for row in used:
        torn = bool(band) and any(gap not in area.framed for gap in range(band[-1] + 1, row))
        changed = any_ruled and bool(band) and row in area.rows and area.is_ruled(row) != area.is_ruled(band[0])
        if torn or changed:
            yield band
            band = []
        band.append(row)
    if band:
        yield band


def _is_texted(area: _Area, cover: Range) -> bool:
    return cover[1] in area.rows.get(cover[0], {})


def _split(area: _Area, band: Sequence[int]) -> tuple[list[int], list[int]]:
    """Lines of a title, and the rows of the table under them."""
    first = next((index for index, row in enumerate(band) if len(area.rows.get(row, ())) > 1), len(band))
    return [row for row in band[:first] if row in area.rows], list(band[first:])


def _goes_on(area: _Area, band: Sequence[int], columns: Sequence[int]) -> bool:
    """The band goes on with the table above, so its first line is no title: it has the same columns, or begins past the first."""
    if len(columns) < 2:
        return False
    own = _columns(area, band)
    begins = min(area.rows.get(band[0], own))
    return begins in columns[1:] or (own[0] == columns[0] and own[-1] == columns[-1])


def _paragraph(area: _Area, row: int) -> Paragraph:
    values = [area.rows[row][column] for column in sorted(area.rows[row])]
    return Paragraph(" ".join(value.text for value in values), all(value.bold for value in values))


def _columns(area: _Area, band: Sequence[int]) -> list[int]:
    return sorted({column for row in band for column in area.rows.get(row, ())})


def _cells(area: _Area, band: Sequence[int], columns: Sequence[int]) -> Iterator[Drawn]:
    if len(band) * len(columns) > MAX_CELLS:
        raise Unreadable(TOO_WIDE)
    for line, row in enumerate(band):
        texts = area.rows.get(row, {})
        index = 0
        while index < len(columns):
            cover = area.cover(row, columns[index])
            right = index + 1
            while cover and right < len(columns) and columns[right] <= cover[3]:
                right += 1
            if cover is None or cover[0] == row or row == band[0]:
                value = texts.get(cover[1] if cover else columns[index], Value(""))
                height = min(cover[2], band[-1]) - row + 1 if cover else 1
                yield Drawn(index, right, line, value.text, height, value.bold)
            index = right
