"""Rows of a .doc to a table: edges and merges lie in the definition (TDefTable) at the end of each row."""

from __future__ import annotations

import struct
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import partial
from itertools import pairwise

from duet.core.grids import Table

from ..layout import RowCell, Rows, table
from ..nesting import Blocks, flat, is_bold
from .modifiers import Standing

# A border dragged in one row shifts its edge by up to two and a half millimetres (twentieths of a point).
TOLERANCE = 142
_UNIT = 1440.0
_CELL = 20
_GOES_ON, _BEGINS = 1, 3


@dataclass(frozen=True, slots=True)
class TableRow:
    """A row with the properties of its end and the blocks of its cells."""

    end: Standing
    cells: tuple[Blocks, ...]


def drawn(rows: Sequence[TableRow]) -> Table | None:
    """The table the rows make."""
    made = Rows(TOLERANCE)
    for row in rows:
        made.add(_cells(row))
    return table(made.cells, tolerance=TOLERANCE)


def _cells(row: TableRow) -> Iterator[RowCell]:
    edges, across, down = _definition(row)
    start = 0
    while start < len(row.cells):
        end = start + 1
        while end < len(row.cells) and across[start] and across[end] and across[end] != across[start]:
            end += 1
        blocks = tuple(block for cell in row.cells[start:end] for block in cell)
        merged = {_BEGINS: "restart", _GOES_ON: "continue"}.get(down[start])
        yield RowCell(edges[start], edges[end], merged, partial(_read, blocks))
        start = end


def _read(blocks: Blocks) -> tuple[str, bool]:
    return flat(blocks), is_bold(blocks)


def _definition(row: TableRow) -> tuple[list[float], list[int], list[int]]:
    """Edges of the cells, their marks of merging across and down."""
    code, count = row.end.table, len(row.cells)
    declared = code[0] if code else 0
    if declared < count or len(code) < 1 + 2 * (declared + 1):
        return [_UNIT * index for index in range(count + 1)], [0] * count, [0] * count
    edges = [float(edge) for edge in struct.unpack_from(f"<{declared + 1}h", code, 1)]
    flags = [_flags(code, 1 + 2 * (declared + 1) + _CELL * index) for index in range(declared)]
    across, down = [flag & 3 for flag in flags], [flag >> 5 & 3 for flag in flags]
    for cell, mark in row.end.down:
        if cell < declared:
            down[cell] = mark & 3
    for first, last in row.end.across:
        across[first:last] = [1, *[2] * (min(last, declared) - first - 1)] if first < last <= declared else across[first:last]
    if any(right < left for left, right in pairwise(edges)):
        edges = [_UNIT * index for index in range(declared + 1)]
    return edges, across, down


def _flags(code: bytes, place: int) -> int:
    flags: int = struct.unpack_from("<H", code, place)[0] if place + 2 <= len(code) else 0
    return flags
