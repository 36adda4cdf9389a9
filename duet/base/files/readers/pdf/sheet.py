"""What is drawn on a page of a PDF: glyphs and straight strokes, in points from the top left corner of the page as it is read."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from typing import NamedTuple


class Glyph(NamedTuple):
    """A letter with its box. ``turn`` is how its line runs: 0 to the right, 90 up, 180 to the left, 270 down."""

    text: str
    x0: float
    top: float
    x1: float
    bottom: float
    size: float
    bold: bool = False
    turn: int = 0

    @property
    def middle(self) -> tuple[float, float]:
        return (self.x0 + self.x1) / 2, (self.top + self.bottom) / 2


class Stroke(NamedTuple):
    """A straight line across (``at`` is its height on the page) or down (``at`` is its distance from the left edge)."""

    at: float
    start: float
    end: float


@dataclass(slots=True)
class Sheet:
    """One page. ``unknown`` counts letters that the file does not say how to read."""

    number: int
    width: float
    height: float
    glyphs: list[Glyph] = field(default_factory=list)
    across: list[Stroke] = field(default_factory=list)
    down: list[Stroke] = field(default_factory=list)
    unknown: int = 0


def upright(sheet: Sheet) -> Sheet:
    """The page turned so that most of its text runs to the right."""
    turns = Counter(glyph.turn for glyph in sheet.glyphs if not glyph.text.isspace())
    turn = max(turns, key=lambda key: turns[key], default=0)
    if not turn or turns[turn] < 0.7 * turns.total():
        return sheet
    size = (sheet.width, sheet.height)
    strokes = [(stroke.start, stroke.at, stroke.end, stroke.at) for stroke in sheet.across]
    strokes += [(stroke.at, stroke.start, stroke.at, stroke.end) for stroke in sheet.down]
    made = Sheet(sheet.number, *(size if turn == 180 else size[::-1]), unknown=sheet.unknown)
    made.glyphs = [turned(glyph, turn, *size) for glyph in sheet.glyphs]
    for x0, top, x1, bottom in (_turned_box(box, turn, *size) for box in strokes):
        if bottom - top < x1 - x0:
            made.across.append(Stroke(top, x0, x1))
        else:
            made.down.append(Stroke(x0, top, bottom))
    return made


def turned(glyph: Glyph, turn: int, width: float, height: float) -> Glyph:
    """A glyph of a page of ``width`` by ``height`` after the page is turned so that lines of ``turn`` run to the right."""
    x0, top, x1, bottom = _turned_box(glyph[1:5], turn, width, height)
    return glyph._replace(x0=x0, top=top, x1=x1, bottom=bottom, turn=(glyph.turn - turn) % 360)


def _turned_box(box: tuple[float, float, float, float], turn: int, width: float, height: float) -> tuple[float, float, float, float]:
    x0, top, x1, bottom = box
    if turn == 90:
        return height - bottom, x0, height - top, x1
    if turn == 270:
        return top, width - x1, bottom, width - x0
    return (width - x1, height - bottom, width - x0, height - top) if turn == 180 else box
