"""Widths of columns: no word is broken, what belongs together is not parted, and the table is as short as it can be."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from .blocks import ASIDE, Cell, Placed, Table
from .measuring import lines_in, width_of
from .typography import bound, loosened

_SIZES = (12, 11, 10, 9, 8)
# A longer word (in em) may be broken at its hyphen, or anywhere.
_LONGEST = 14.0
_ROUNDS, _SAMPLE = 60, 80
_SLACK = 0.5
_PARTS = re.compile(r"(?<=[-–—/])|\xa0")


@dataclass(frozen=True, slots=True)
class _Part:
    """The part of a row that stands in one column: its paragraphs by their length in points, and how many rows share it."""

    column: int
    paragraphs: tuple[float, ...]
    height: int

    def lines(self, width: float) -> float:
        room = max(width - 2 * ASIDE, 1.0)
        return sum(-(-length // room) if length > room else 1 for length in self.paragraphs) / self.height


def fitted(table: Table, room: float) -> Table:
    """The table with widths that fill ``room`` points, and with the letters as large as the longest words allow."""
    table = replace(table, rows=tuple(tuple(replace(cell, text=bound(cell.text)) for cell in row) for row in table.rows))
    columns = len(table.widths)
    least = [max(_words(table, column), default=1.0) for column in range(columns)]
    size = next((size for size in _SIZES if sum(_narrow(least, size)) <= room), _SIZES[-1])
    narrow = _narrow(least, size)
    if sum(narrow) >= room:
        widths = [width * room / sum(narrow) for width in narrow]
    else:
        widths = _shortest(list(_measured(table, size)), narrow, room)
    return _loosened(replace(table, widths=tuple(round(width, 1) for width in widths), size=size))


def tidied(table: Table) -> Table:
    """The table as it is, its words bound where their cells hold them together."""
    return _loosened(replace(table, rows=tuple(tuple(replace(cell, text=bound(cell.text)) for cell in row) for row in table.rows)))


def _loosened(table: Table) -> Table:
    """Words that no line of their cell holds together are let go."""
    rows = tuple(tuple(_let_go(table, placed) for placed in line) for line in table.placed)
    return replace(table, rows=rows)


def _let_go(table: Table, placed: Placed) -> Cell:
    cell = placed.cell
    return replace(cell, text=loosened(cell.text, table.room_of(placed), table.size, bold=cell.bold))


def lines_of_rows(table: Table) -> list[int]:
    """How many lines each row needs. A cell merged downwards is seen whole in its first row: a page may end under it."""
    return [max((_lines(table, placed) for placed in line), default=1) for line in table.placed]


def lines_of_merged(table: Table) -> dict[int, int]:
    """How many lines the cells merged downwards need, by the row where they begin."""
    found: dict[int, int] = {}
    for placed in (placed for line in table.placed for placed in line if placed.cell.height > 1):
        found[placed.row] = max(found.get(placed.row, 1), _lines(table, placed))
    return found


def _lines(table: Table, placed: Placed) -> int:
    return lines_in(placed.cell.text, table.room_of(placed), table.size, bold=placed.cell.bold)


def _narrow(least: Sequence[float], size: float) -> list[float]:
    return [word * size + 2 * ASIDE + _SLACK for word in least]


def _words(table: Table, column: int) -> Iterator[float]:
    """Widths in em of what may not be broken in the cells of a column."""
    for cell in _alone(table, column):
        for word in re.split("[ \n]", cell.cell.text):
            width = width_of(word, bold=cell.cell.bold)
            if width <= _LONGEST:
                yield width
            else:
                yield from (min(width_of(part, bold=cell.cell.bold), _LONGEST) for part in _PARTS.split(word))


def _alone(table: Table, column: int) -> Iterator[Placed]:
    """The cells of one column, those that take several columns aside."""
    return (placed for line in table.placed for placed in line if placed.column == column and placed.cell.width == 1)


def _measured(table: Table, size: float) -> Iterator[list[_Part]]:
    """Some rows, evenly taken, as lengths of their paragraphs."""
    lines = table.placed[table.head :]
    for line in lines[:: max(1, len(lines) // _SAMPLE)]:
        yield [_part(placed, size) for placed in line if placed.cell.width == 1]


def _part(placed: Placed, size: float) -> _Part:
    lengths = tuple(width_of(text, bold=placed.cell.bold) * size for text in placed.cell.text.split("\n"))
    return _Part(placed.column, lengths, placed.cell.height)


def _shortest(rows: Sequence[list[_Part]], narrow: Sequence[float], room: float) -> list[float]:
    """What is left over the narrowest goes where it makes the rows lower, a little at a time."""
    spare = room - sum(narrow)
    wishes = [1.0] * len(narrow)
    best, least = list(narrow), float("inf")
    for _ in range(_ROUNDS):
        widths = [width + spare * wish / sum(wishes) for width, wish in zip(narrow, wishes, strict=True)]
        height, blame = _height(rows, widths)
        if height < least:
            best, least = widths, height
        wishes = [wish * (0.9 + 0.35 * share) for wish, share in zip(wishes, blame, strict=True)]
    return best


def _height(rows: Sequence[list[_Part]], widths: Sequence[float]) -> tuple[float, list[float]]:
    """Lines in all, and how much each column is to blame for them (shares of one)."""
    blame = [0.0] * len(widths)
    total = 0.0
    for row in rows:
        lines = sorted(((part.lines(widths[part.column]), part.column) for part in row), reverse=True)
        if lines:
            total += lines[0][0]
            blame[lines[0][1]] += lines[0][0] - (lines[1][0] if len(lines) > 1 else 0) + 0.1
    whole = sum(blame) or 1.0
    return total, [share / whole for share in blame]
