"""Reader of .csv: rows of values parted by «;», a comma, a tab or «|», as Excel, LibreOffice and school journals save them.

Any Russian encoding will do; Excel's own first line «sep=;» is obeyed and dropped; empty rows are left out.
"""

from __future__ import annotations

import csv
import io
import re
from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import islice

from duet.core.grids import Cell, Grid, Table

from ..guard import Unreadable, decode
from ..guard.refusals import BROKEN, HUGE_CELL, TOO_WIDE
from .cleaning import clean
from .layout import MAX_CELLS

_SEPARATORS = ";\t,|"
_SAID = re.compile(r"\A\s*\"?sep=(.)\"?[;,\t]*\s*(?:\r\n|\r|\n|\Z)", re.IGNORECASE)
_TRIED_ROWS = 60
# A cell of more lines than this is a quote that was never closed.
_MOST_LINES = 200


def read(content: bytes) -> Grid:
    """The file as a Grid of one table. Raises Unreadable when the bytes are no text or there are too many of them."""
    text = decode(content)
    if text is None:
        raise Unreadable(BROKEN)
    said = _SAID.match(text)
    body = text[said.end() :] if said else text
    separator = said[1] if said else _separator(body)
    try:
        rows = list(_rows(body, separator, quoted=True))
        if any(cell.count("\n") > _MOST_LINES for row in rows for cell in row):
            rows = list(_rows(body, separator, quoted=False))
    except csv.Error as error:
        raise Unreadable(HUGE_CELL) from error
    return Grid((Table(tuple(tuple(Cell(cell, column) for column, cell in enumerate(row)) for row in rows)),))


def _rows(text: str, separator: str, *, quoted: bool) -> Iterator[list[str]]:
    cells = 0
    for row in _reader(text, separator, quoted=quoted):
        tidy = [clean(cell) for cell in row]
        cells += len(tidy)
        if cells > MAX_CELLS:
            raise Unreadable(TOO_WIDE)
        if any(tidy):
            yield tidy


def _reader(text: str, separator: str, *, quoted: bool) -> Iterator[list[str]]:
    lines = io.StringIO(text, newline="")
    return csv.reader(lines, delimiter=separator, quoting=csv.QUOTE_MINIMAL if quoted else csv.QUOTE_NONE, skipinitialspace=True)


def _separator(text: str) -> str:
    """The mark that parts most of the first rows into the same number of cells; of equals the one that parts into more."""
    return max(_SEPARATORS, key=lambda mark: _parts(list(islice(_tried(text, mark), _TRIED_ROWS))))


def _tried(text: str, mark: str) -> Iterator[list[str]]:
    try:
        yield from _reader(text, mark, quoted=True)
    except csv.Error:
        return


def _parts(rows: Sequence[list[str]]) -> tuple[int, int]:
    found = Counter(len(row) for row in rows if len(row) > 1)
    if not found:
        return (0, 0)
    size, times = max(found.items(), key=lambda pair: (pair[1], pair[0]))
    return (times, size)
