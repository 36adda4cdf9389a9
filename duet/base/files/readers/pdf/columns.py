"""Tables without ruling: lines whose pieces stand one under another with empty strips between."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from statistics import median

from duet.core.grids import Table

from ..cleaning import clean
from ..layout import Drawn, table
from .gluing import Written, joined
from .lines import Line, Segment

_STRIP = 10.0
_APART = 2.2
_NUMBER = re.compile(r"\d{1,3}([.)]\d{0,2}){0,3}|№.{0,5}")


@dataclass(slots=True)
class Block:
    """Lines ``start``..``end`` of a page that make a table; ``gutters`` are the empty strips between its columns."""

    start: int
    end: int
    gutters: list[tuple[float, float]]


def blocks(lines: Sequence[Line]) -> list[Block]:
    """Unruled tables among the lines of a page."""
    found: list[Block] = []
    index = 0
    while index < len(lines):
        block = _block(lines, index) if len(lines[index].segments) > 1 else None
        if block is None:
            index += 1
        else:
            found.append(block)
            index = block.end
    return found


def _block(lines: Sequence[Line], start: int) -> Block | None:
    """As many lines from ``start`` as keep a strip empty; at least two of them have several pieces."""
    end, last = start, start
    strips: list[tuple[float, float]] = []
    while end < len(lines) and (end == start or _is_near(lines[end - 1], lines[end])):
        if len(lines[end].segments) > 1:
            narrowed = _strips(lines, start, end + 1)
            if not narrowed:
                break
            strips, last = narrowed, end
        end += 1
    if sum(len(line.segments) > 1 for line in lines[start : last + 1]) < 2:
        return None
    last += 1
    while last < len(lines) and _is_near(lines[last - 1], lines[last]) and _fits(lines[last], strips):
        last += 1
    return Block(start, last, strips)


def _is_near(above: Line, below: Line) -> bool:
    return below.top - above.bottom < _APART * max(above.size, below.size)


def _fits(line: Line, strips: Sequence[tuple[float, float]]) -> bool:
    """A short line under the table goes on with one of its columns, and not the first, where text begins."""
    return not _crossed(line.segments[0], strips) and line.x0 >= strips[0][1] - 1


def _strips(lines: Sequence[Line], start: int, end: int) -> list[tuple[float, float]]:
    """Strips no piece of the lines with several pieces stands on."""
    pieces = sorted((piece.x0, piece.x1) for line in lines[start:end] if len(line.segments) > 1 for piece in line.segments)
    strips, edge = [], pieces[0][1]
    for x0, x1 in pieces[1:]:
        if x0 - edge >= _STRIP:
            strips.append((edge, x0))
        edge = max(edge, x1)
    return strips


def _crossed(piece: Segment, strips: Sequence[tuple[float, float]]) -> list[int]:
    return [index for index, (left, right) in enumerate(strips) if piece.x0 < left + 1 and piece.x1 > right - 1]


def made(lines: Sequence[Line], block: Block, page: int) -> Table | None:
    """The table of a block."""
    part = lines[block.start : block.end]
    columns = len(block.gutters) + 1
    cells: list[Drawn] = []
    for row, group in enumerate(_rows(part, block)):
        places: dict[tuple[int, int], list[Segment]] = {}
        for line in group:
            for piece in line.segments:
                places.setdefault(_place(piece, block.gutters), []).append(piece)
        taken = {column for left, right in places for column in range(left, right)}
        for (left, right), pieces in places.items():
            text = clean(joined([Written(piece.text) for piece in pieces]))
            cells.append(Drawn(left, right, row, text, bold=all(piece.bold for piece in pieces)))
        cells += [Drawn(column, column + 1, row, "") for column in range(columns) if column not in taken]
    return table(cells, page=page)


def _place(piece: Segment, gutters: Sequence[tuple[float, float]]) -> tuple[int, int]:
    """Columns a piece stands in: the first, and past the last."""
    middle = (piece.x0 + piece.x1) / 2
    crossed = _crossed(piece, gutters)
    if crossed:
        return crossed[0], crossed[-1] + 2
    column = sum(middle > (left + right) / 2 for left, right in gutters)
    return column, column + 1


def _rows(lines: Sequence[Line], block: Block) -> list[list[Line]]:
    """Lines by rows: numbers in the first column begin rows; else wide gaps part them; else every full line is a row."""
    starts = [_first(line, block) for line in lines]
    if sum(bool(_NUMBER.fullmatch(text)) for text in starts) >= 2:
        return _cut(lines, [bool(text) for text in starts])
    pitches = [below.top - above.top for above, below in pairwise(lines)]
    usual = median(pitches) if pitches else 0.0
    wide = [False, *(pitch > 1.3 * usual for pitch in pitches)]
    if any(wide):
        return _cut(lines, wide)
    full = [len(line.segments) == len(block.gutters) + 1 for line in lines]
    is_list = sum(full) > 2 and all(full) and len(block.gutters) > 1
    return _cut(lines, full) if is_list else [list(lines)]


def _first(line: Line, block: Block) -> str:
    piece = line.segments[0]
    return piece.text.strip() if piece.x0 < block.gutters[0][0] else ""


def _cut(lines: Sequence[Line], begins: Sequence[bool]) -> list[list[Line]]:
    rows: list[list[Line]] = []
    for line, is_first in zip(lines, begins, strict=True):
        if is_first or not rows:
            rows.append([])
        rows[-1].append(line)
    return rows
