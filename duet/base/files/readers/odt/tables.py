"""Tables of an .odt: spans, covered cells, repeated rows and columns."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from itertools import accumulate

from lxml import etree

from duet.core.grids import Table

from ...guard import Unreadable
from ...guard.refusals import TOO_WIDE
from ..elements import inside, local
from ..layout import MAX_CELLS, Drawn, table
from .names import TABLE, count
from .styles import Styles

# Two and a half millimetres, in points: see the tolerance of .docx.
TOLERANCE = 7.1
_UNIT = 72.0
_MAX_COLUMNS, _MAX_ROWS, _MAX_REPEATED = 500, 5_000, 200
_GROUPS = frozenset({"table-header-rows", "table-rows", "table-row-group", "table-header-columns", "table-columns", "table-column-group"})

TextOf = Callable[[etree._Element], tuple[str, bool]]


def drawn(element: etree._Element, styles: Styles, text_of: TextOf) -> Table | None:
    """The table of a ``table:table``; ``text_of`` reads the content of a cell (text, bold)."""
    edges = _edges(element, styles)
    cells: list[Drawn] = []
    index = 0
    for row in inside(element, "table-row", through=_GROUPS):
        made = list(_row(row, index, edges, text_of))
        has_text = any(cell.text for cell in made)
        repeated = count(row.get(f"{TABLE}number-rows-repeated"), _MAX_REPEATED) if has_text else 1
        for shift in range(max(repeated, 1)):
            cells.extend(Drawn(cell.left, cell.right, index + shift, cell.text, cell.height, cell.bold) for cell in made)
        index += max(repeated, 1)
        if index > _MAX_ROWS or len(cells) > MAX_CELLS:
            raise Unreadable(TOO_WIDE)
    return table(cells, tolerance=TOLERANCE)


def _edges(element: etree._Element, styles: Styles) -> list[float]:
    widths: list[float | None] = []
    for column in inside(element, "table-column", through=_GROUPS):
        repeated = count(column.get(f"{TABLE}number-columns-repeated"), _MAX_COLUMNS)
        widths += [styles.width(column.get(f"{TABLE}style-name"))] * repeated
    known = all(width is not None and width > 0 for width in widths)
    return list(accumulate((width or _UNIT if known else _UNIT for width in widths[:_MAX_COLUMNS]), initial=0.0))


def _row(row: etree._Element, index: int, edges: list[float], text_of: TextOf) -> Iterator[Drawn]:
    position = 0
    for cell in row:
        name = local(cell)
        if name not in ("table-cell", "covered-table-cell") or position > _MAX_COLUMNS:
            continue
        repeated = max(1, count(cell.get(f"{TABLE}number-columns-repeated"), _MAX_COLUMNS))
        if name == "table-cell":
            width = max(1, count(cell.get(f"{TABLE}number-columns-spanned"), _MAX_COLUMNS))
            height = max(1, count(cell.get(f"{TABLE}number-rows-spanned"), _MAX_ROWS))
            for place in range(position, min(position + repeated, _MAX_COLUMNS)):
                text, bold = text_of(cell)
                yield Drawn(_edge(edges, place), _edge(edges, place + width), index, text, height, bold)
        position += repeated


def _edge(edges: list[float], position: int) -> float:
    beyond = position - len(edges) + 1
    return edges[position] if beyond <= 0 else edges[-1] + beyond * _UNIT
