"""Cells as drawn (edges in any unit of length) to a Table with whole columns.

Rows of one table seldom agree to a hair: somebody has dragged a border in one row, and a column two millimetres wide
appears between the real ones. Edges nearer than the tolerance are one edge, unless a cell would vanish between them.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field

from duet.core.grids import Cell, Paragraph, Row, Table

from ..guard import Unreadable
from ..guard.refusals import TOO_WIDE

MAX_CELLS = 300_000


@dataclass(slots=True)
class Drawn:
    """A cell by its edges: ``left`` and ``right`` in any unit, ``row`` from 0, ``height`` in rows."""

    left: float
    right: float
    row: int
    text: str
    height: int = 1
    bold: bool = False


@dataclass(frozen=True, slots=True)
class RowCell:
    """A cell of a row as Word keeps it: ``down`` is «restart» where a cell merged downwards begins, «continue» where it goes on."""

    left: float
    right: float
    down: str | None
    read: Callable[[], tuple[str, bool]]


@dataclass(slots=True)
class Rows:
    """Rows put one under another; cells merged downwards grow."""

    tolerance: float
    cells: list[Drawn] = field(default_factory=list)
    _open: list[Drawn] = field(default_factory=list)
    _count: int = 0

    def add(self, row: Iterable[RowCell]) -> None:
        """Put a row under those before it; the text of a cell that only goes on is not read."""
        index, going_on = self._count, []
        for cell in row:
            made = self._above(cell.left) if cell.down == "continue" else None
            if made is None:
                text, bold = cell.read()
                made = Drawn(cell.left, cell.right, index, text, bold=bold)
                self.cells.append(made)
            made.height = index - made.row + 1
            if cell.down is not None:
                going_on.append(made)
        self._open, self._count = going_on, index + 1

    def _above(self, left: float) -> Drawn | None:
        """The cell a merged one continues: the edges of the two rows may differ by a hair."""
        near = [cell for cell in self._open if abs(cell.left - left) <= self.tolerance]
        return min(near, key=lambda cell: abs(cell.left - left), default=None)


def table(cells: Sequence[Drawn], *, tolerance: float = 0.0, page: int | None = None) -> Table | None:
    """The table the cells make, or None when no cell has a text. Raises Unreadable past ``MAX_CELLS``."""
    if not any(cell.text for cell in cells):
        return None
    if len(cells) > MAX_CELLS:
        raise Unreadable(TOO_WIDE)
    column_of = _columns(cells, tolerance)
    rows: list[list[Cell]] = [[] for _ in range(max(cell.row for cell in cells) + 1)]
    for cell in cells:
        column = column_of[cell.left]
        width = max(1, column_of[cell.right] - column)
        height = max(1, min(cell.height, len(rows) - cell.row))
        rows[cell.row].append(Cell(cell.text, column, width, height, cell.bold))
    return Table(tuple(_ordered(row) for row in _trimmed(rows)), page)


def _ordered(row: Iterable[Cell]) -> Row:
    return tuple(sorted(row, key=lambda cell: cell.column))


def _trimmed(rows: list[list[Cell]]) -> list[list[Cell]]:
    """Without rows at the end where nothing begins."""
    while rows and not rows[-1]:
        rows.pop()
    return rows


def _columns(cells: Sequence[Drawn], tolerance: float) -> dict[float, int]:
    """Each edge in use with the number of the column that begins there."""
    edges = sorted({edge for cell in cells for edge in (cell.left, cell.right)})
    ends: dict[float, float] = {}
    for cell in cells:
        ends[cell.left] = min(ends.get(cell.left, cell.right), cell.right)
    heads = [edges[0]]
    nearest_end = ends.get(edges[0], float("inf"))
    for edge in edges[1:]:
        if edge - heads[-1] > tolerance or edge >= nearest_end:
            heads.append(edge)
            nearest_end = float("inf")
        nearest_end = min(nearest_end, ends.get(edge, float("inf")))
    return {edge: bisect_right(heads, edge) - 1 for edge in edges}


def as_blocks(made: Table | None) -> list[Paragraph | Table]:
    """A table as blocks of a document: a frame round a single text is a paragraph, a table without text is nothing."""
    if made is None:
        return []
    cells = [cell for row in made.rows for cell in row]
    if len(cells) == 1:
        return [Paragraph(cells[0].text, cells[0].bold)]
    return [made]
