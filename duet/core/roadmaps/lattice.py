"""A table as lines of equal standing: merged cells reach every line they cover, empty and doubled columns go."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, replace

from ..grids import Row, Table
from .writing import is_blank, plain

_RULE = re.compile(r"[\s\-–—:=|_+]*")


@dataclass(frozen=True, slots=True)
class Place:
    """A cell in a line. ``own`` is false where a merged cell only reaches the line from above; ``tall`` is a merged cell."""

    text: str
    start: int
    width: int = 1
    bold: bool = False
    own: bool = True
    tall: bool = False

    @property
    def end(self) -> int:
        """The first grid column to the right."""
        return self.start + self.width

    @property
    def blank(self) -> bool:
        """Holds no word."""
        return is_blank(self.text)


@dataclass(frozen=True, slots=True)
class Line:
    """One row of a table with every cell that stands in it or reaches it.

    ``opens`` is true for the first of a piece. ``doubled`` are words of a column that only repeated its neighbour.
    """

    places: tuple[Place, ...]
    opens: bool = False
    doubled: tuple[str, ...] = ()

    @property
    def extent(self) -> int:
        """Grid columns up to the last cell."""
        return max((place.end for place in self.places), default=0)

    @property
    def filled(self) -> tuple[Place, ...]:
        """The cells that stand in this line and say something."""
        return tuple(place for place in self.places if place.own and not place.blank)


def lines_of(table: Table) -> tuple[Line, ...]:
    """The lines of a table from top to bottom; rows that hold nothing but rules («--») are left out."""
    result: list[Line] = []
    reaching: list[tuple[Place, int]] = []
    for row in table.rows:
        places = [_place(text, start, width, bold, tall=height > 1) for text, start, width, bold, height in _cells(row)]
        taken = {column for place in places for column in range(place.start, place.end)}
        covers = [place for place, _ in reaching if place.start not in taken]
        reaching = [(place, left - 1) for place, left in reaching if left > 1]
        reaching += [(replace(place, own=False), height - 1) for place, (*_, height) in zip(places, _cells(row), strict=True) if height > 1]
        if not _is_rule(row):
            result.append(Line(tuple(sorted((*places, *covers), key=lambda place: place.start)), opens=not result))
    return tuple(result)


def _cells(row: Row) -> Iterable[tuple[str, int, int, bool, int]]:
    return ((cell.text, cell.column, max(cell.width, 1), cell.bold, cell.height) for cell in row)


def _place(text: str, start: int, width: int, bold: bool, *, tall: bool) -> Place:
    return Place(text, start, width, bold or _marked_bold(text), tall=tall)


def _marked_bold(text: str) -> bool:
    """The whole text stands between marks of bold type that the reader left in it."""
    stripped = text.strip()
    return stripped.startswith(("<b>", "**", "<strong>")) and stripped.endswith(("</b>", "**", "</strong>"))


def _is_rule(row: Row) -> bool:
    return all(_RULE.fullmatch(cell.text) for cell in row)


def has_spans(tables: Iterable[Table]) -> bool:
    """The format shows which cells are merged downwards."""
    return any(cell.height > 1 for table in tables for row in table.rows for cell in row)


def without_spare_columns(lines: tuple[Line, ...], wanted: int) -> tuple[Line, ...]:
    """A piece with more columns than the table has loses the empty ones and the doubled ones (a page break shifts columns)."""
    spare = max((line.extent for line in lines), default=0) - wanted
    for test in (_is_empty_at, _repeats_neighbour):
        for column in reversed(range(1, wanted + max(spare, 0))):
            if spare > 0 and all(test(line, column) for line in lines):
                lines = tuple(_without(line, column) for line in lines)
                spare -= 1
    return lines


def _repeats_neighbour(line: Line, column: int) -> bool:
    """Nothing stands in the column but what stands to the left of it."""
    here, left = ([place.text for place in line.places if place.start == at and place.width == 1] for at in (column, column - 1))
    return not any(map(plain, here)) or [plain(text) for text in here] == [plain(text) for text in left]


def _is_empty_at(line: Line, column: int) -> bool:
    return all(plain(place.text) == "" and place.width == 1 for place in line.places if place.start <= column < place.end)


def _without(line: Line, column: int) -> Line:
    kept = (place for place in line.places if place.width > 1 or place.start != column)
    gone = tuple(place.text for place in line.places if place.width == 1 and place.start == column and place.own and plain(place.text))
    places = tuple(replace(p, start=p.start - 1) if p.start > column else p for p in kept)
    return replace(line, places=places, doubled=(*line.doubled, *gone))
