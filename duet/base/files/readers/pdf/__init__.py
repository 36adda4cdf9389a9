"""Reader of .pdf: ruled tables page by page, tables made of empty strips, and the text between.

Built on pdfminer (which pdfplumber stands on), since only there can the drawing of a page be kept within a budget.
"""

from __future__ import annotations

from dataclasses import dataclass

from duet.core.grids import Grid, Paragraph, Table

from ...guard import Unreadable
from ...guard.refusals import GARBLED, SCAN
from ..cleaning import clean
from ..layout import Drawn, as_blocks, table
from . import columns
from .capture import Progress, sheets
from .furniture import PageText, without_furniture
from .gluing import Written, has_broken, joined
from .lines import Line, lines
from .prose import paragraphs
from .rulings import Frame, frames
from .sheet import Glyph, Sheet
from .spelling import repaired

# Edges of columns nearer than that are one edge, in points.
TOLERANCE = 7.0
_PADDING = 6.0


@dataclass(slots=True)
class _Page:
    sheet: Sheet
    tables: list[tuple[float, Table]]
    outside: list[Line]


def read(content: bytes, report: Progress) -> Grid:
    """The document as a Grid; ``report`` is told pages done and pages in all.

    Raises Unreadable for a scan, for text that cannot be decoded and for a page too complex to be one of text.
    """
    pages: list[_Page] = []
    unknown = known = 0
    for sheet in sheets(content, report):
        unknown, known = unknown + sheet.unknown, known + sum(not glyph.text.isspace() for glyph in sheet.glyphs)
        pages.append(_page(sheet))
    if unknown > known:
        raise Unreadable(GARBLED)
    if not known:
        raise Unreadable(SCAN)
    kept = without_furniture([PageText(page.sheet.number, page.sheet.height, page.outside) for page in pages])
    blocks = [block for page, outside in zip(pages, kept, strict=True) for block in _blocks(page, outside)]
    return repaired(Grid(tuple(blocks)))


def _page(sheet: Sheet) -> _Page:
    ruled = frames(sheet)
    inside: list[dict[int, list[Glyph]]] = [{} for _ in ruled]
    outside: list[Glyph] = []
    for glyph in sheet.glyphs:
        for index, frame in enumerate(ruled):
            cell = frame.find(*glyph.middle)
            if cell is not None:
                inside[index].setdefault(cell, []).append(glyph)
                break
        else:
            outside.append(glyph)
    tables = []
    for frame, glyphs in zip(ruled, inside, strict=True):
        made = _table(sheet, frame, glyphs)
        if made is not None:
            tables.append((frame.ys[0], made))
    return _Page(sheet, tables, lines(outside, sheet.width, sheet.height))


def _table(sheet: Sheet, frame: Frame, glyphs: dict[int, list[Glyph]]) -> Table | None:
    found = [lines(glyphs.get(index, ()), sheet.width, sheet.height) for index in range(len(frame.cells))]
    sides = [(frame.xs[square.left], frame.xs[square.right]) for square in frame.cells]
    written = [[Written(line.text, _room(line, *side), line.size) for line in part] for part, side in zip(found, sides, strict=True)]
    narrow = {side for side, part in zip(sides, written, strict=True) if has_broken(part)}
    cells = []
    for square, side, part, texts in zip(frame.cells, sides, found, written, strict=True):
        text = clean(joined(texts, narrow=side in narrow))
        bold = bool(part) and all(line.bold for line in part)
        cells.append(Drawn(*side, square.top, text, square.bottom - square.top, bold))
    return table(cells, tolerance=TOLERANCE, page=sheet.number)


def _room(line: Line, left: float, right: float) -> float:
    """How much more fits in a line of a cell: on its right, or on both sides when it is centred."""
    return min(right - line.x1 - _PADDING, (right - left) - (line.x1 - line.x0) - 2 * _PADDING)


def _blocks(page: _Page, outside: list[Line]) -> list[Paragraph | Table]:
    """Paragraphs and tables of a page from top to bottom."""
    found: list[Paragraph | Table] = []
    start = 0
    for top, made in page.tables:
        end = start
        while end < len(outside) and outside[end].bottom <= top + outside[end].size:
            end += 1
        found += _loose(page, outside[start:end])
        found += as_blocks(made)
        start = end
    return found + _loose(page, outside[start:])


def _loose(page: _Page, part: list[Line]) -> list[Paragraph | Table]:
    """Lines outside ruled tables: tables made of empty strips, and prose between."""
    if not part:
        return []
    left = min(line.x0 for line in page.outside)
    right = max(line.x1 for line in page.outside)
    found: list[Paragraph | Table] = []
    start = 0
    for block in columns.blocks(part):
        found += paragraphs(part[start : block.start], left, right)
        found += as_blocks(columns.made(part, block, page.sheet.number))
        start = block.end
    return found + list(paragraphs(part[start:], left, right))
