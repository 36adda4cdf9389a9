"""Tables of a .docx: cells with their spans, whatever wraps the rows and cells."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import partial
from itertools import accumulate

from lxml import etree

from duet.core.grids import Table

from ..elements import inside
from ..layout import RowCell, Rows, table
from .package import W, number, value

# A border dragged in one row shifts its edge by up to two and a half millimetres (twentieths of a point).
TOLERANCE = 142
_UNIT = 1440
_MAX_SPAN = 500
_THROUGH = frozenset({"sdt", "sdtContent", "customXml", "ins", "moveTo", "smartTag"})

TextOf = Callable[[etree._Element], tuple[str, bool]]


def drawn(element: etree._Element, text_of: TextOf) -> Table | None:
    """The table of a ``w:tbl``; ``text_of`` reads the content of a cell (text, bold)."""
    kept = [row for row in inside(element, "tr", through=_THROUGH) if row.find(f"{W}trPr/{W}del") is None]
    rows = [(number(value(row.find(f"{W}trPr/{W}gridBefore"))), list(_cells(row))) for row in kept]
    edges = _edges(element, max((before + sum(cell.span for cell in row) for before, row in rows), default=0))
    made = Rows(TOLERANCE)
    for before, row in rows:
        made.add(_placed(row, before, edges, text_of))
    return table(made.cells, tolerance=TOLERANCE)


@dataclass(frozen=True, slots=True)
class _Raw:
    element: etree._Element
    span: int
    down: str | None
    across: str | None


def _cells(row: etree._Element) -> Iterator[_Raw]:
    for cell in inside(row, "tc", through=_THROUGH):
        span = number(value(cell.find(f"{W}tcPr/{W}gridSpan")), 1)
        down, across = cell.find(f"{W}tcPr/{W}vMerge"), cell.find(f"{W}tcPr/{W}hMerge")
        yield _Raw(cell, min(max(span, 1), _MAX_SPAN), _merge(down), _merge(across))


def _merge(element: etree._Element | None) -> str | None:
    return None if element is None else value(element) or "continue"


def _edges(element: etree._Element, needed: int) -> list[float]:
    """Edges of the grid; a grid that does not fit its rows is no evidence, then all columns are of one width."""
    widths = [number(column.get(f"{W}w")) for column in element.iterfind(f"{W}tblGrid/{W}gridCol")]
    if len(widths) < needed or any(width < 0 for width in widths) or not any(widths):
        widths = [_UNIT] * needed
    return [float(edge) for edge in accumulate(widths, initial=0)]


def _placed(row: list[_Raw], before: int, edges: list[float], text_of: TextOf) -> Iterator[RowCell]:
    """Cells of a row with their edges; those merged across the old way are one cell."""
    starts = list(accumulate((cell.span for cell in row), initial=max(before, 0)))
    for index, cell in enumerate(row):
        if cell.across == "continue" and index:
            continue
        end = index + 1
        while end < len(row) and row[end].across == "continue":
            end += 1
        yield RowCell(_edge(edges, starts[index]), _edge(edges, starts[end]), cell.down, partial(text_of, cell.element))


def _edge(edges: list[float], position: int) -> float:
    return edges[min(position, len(edges) - 1)]
