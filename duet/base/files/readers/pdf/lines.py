"""Glyphs to lines of text: what stands at one height, from left to right, with the spaces that the gaps mean."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from .sheet import Glyph, turned

_SPACE = 0.17
_WIDE_GAP = 1.5


@dataclass(slots=True)
class Segment:
    """A piece of a line without wide gaps inside."""

    text: str
    x0: float
    x1: float
    bold: bool


@dataclass(slots=True)
class Line:
    """A line of text with its box; ``size`` is the height of its letters."""

    segments: list[Segment]
    top: float
    bottom: float
    size: float

    @property
    def x0(self) -> float:
        return self.segments[0].x0

    @property
    def x1(self) -> float:
        return self.segments[-1].x1

    @property
    def text(self) -> str:
        return " ".join(segment.text for segment in self.segments)

    @property
    def bold(self) -> bool:
        return all(segment.bold for segment in self.segments)


def lines(glyphs: Iterable[Glyph], width: float, height: float) -> list[Line]:
    """Lines of a part of a page of ``width`` by ``height``; text set sideways comes last, turned."""
    by_turn: dict[int, list[Glyph]] = {}
    for glyph in glyphs:
        by_turn.setdefault(glyph.turn, []).append(glyph if not glyph.turn else turned(glyph, glyph.turn, width, height))
    return [line for turn in sorted(by_turn) for line in _lines(_once(by_turn[turn]))]


def _once(glyphs: Sequence[Glyph]) -> list[Glyph]:
    """Without letters drawn twice at nearly the same place, which is how some programs make them bold."""
    kept: dict[tuple[str, int, int], int] = {}
    made: list[Glyph] = []
    for glyph in glyphs:
        x, y = round(glyph.x0), round(glyph.top)
        twin = next((kept[key] for key in ((glyph.text, x + shift, y) for shift in (0, -1, 1)) if key in kept), None)
        if twin is not None and not glyph.text.isspace() and abs(made[twin].x0 - glyph.x0) < min(1.0, 0.1 * glyph.size):
            made[twin] = made[twin]._replace(bold=True)
        else:
            kept[glyph.text, x, y] = len(made)
            made.append(glyph)
    return made


def _lines(glyphs: Sequence[Glyph]) -> list[Line]:
    rows: list[list[Glyph]] = []
    middle = size = 0.0
    for glyph in sorted((glyph for glyph in glyphs if not glyph.text.isspace()), key=lambda glyph: (glyph.top + glyph.bottom, glyph.x0)):
        height = (glyph.top + glyph.bottom) / 2
        if rows and height - middle < 0.5 * max(size, glyph.size):
            rows[-1].append(glyph)
            if glyph.size > size:
                middle, size = height, glyph.size
        else:
            rows.append([glyph])
            middle, size = height, glyph.size
    return [_line(row) for row in rows]


def _line(row: list[Glyph]) -> Line:
    row.sort(key=lambda glyph: glyph.x0)
    size = max(glyph.size for glyph in row)
    pieces: list[list[Glyph]] = [[row[0]]]
    edge = row[0].x1
    for glyph in row[1:]:
        if glyph.x0 - edge > _WIDE_GAP * size:
            pieces.append([])
        pieces[-1].append(glyph)
        edge = max(edge, glyph.x1)
    return Line([_segment(piece) for piece in pieces], min(glyph.top for glyph in row), max(glyph.bottom for glyph in row), size)


def _segment(piece: Sequence[Glyph]) -> Segment:
    text, edge = [piece[0].text], piece[0].x1
    for glyph in piece[1:]:
        if glyph.x0 - edge > _SPACE * glyph.size:
            text.append(" ")
        text.append(glyph.text)
        edge = max(edge, glyph.x1)
    return Segment("".join(text), piece[0].x0, edge, all(glyph.bold for glyph in piece))
