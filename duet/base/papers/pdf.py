"""A paper as .pdf, set by typst in its own type: no office and no font of the system is needed.

Words go to typst as data (JSON), so a name with «#» or «$» is printed as it is. The file holds no day: the same paper gives the
same bytes.
"""

from __future__ import annotations

import json
from functools import lru_cache
from itertools import groupby
from pathlib import Path

import typst

from .blocks import ASIDE, CORNER, CUT, GUTTER, Beside, Block, Heading, PageBreak, Paper, Placed, Signature, Stamps, Table, Text
from .fitting import lines_of_merged
from .measuring import FAMILY, FONTS
from .typography import bound, held, printable

Json = dict[str, object]


def write(paper: Paper) -> bytes:
    """The file."""
    words = json.dumps(_paper(paper), ensure_ascii=False)
    made = typst.compile(_template(), font_paths=_fonts(), sys_inputs={"paper": words})
    assert isinstance(made, bytes), "One file is asked for."
    return made


@lru_cache(maxsize=1)
def _template() -> bytes:
    return (Path(__file__).parent / "paper.typ").read_bytes()


@lru_cache(maxsize=1)
def _fonts() -> typst.Fonts:
    """Our type, and what typst brings along for a sign that it lacks: on every machine the same."""
    return typst.Fonts(include_system_fonts=False, include_embedded_fonts=True, font_paths=[FONTS])


def _paper(paper: Paper) -> Json:
    page = paper.page
    sides = {side: getattr(page, side) for side in ("width", "height", "top", "right", "bottom", "left")}
    blocks = [_block(block, page.room) for block in paper.blocks]
    return {"title": printable(paper.title), "font": FAMILY, "page": sides, "numbered": paper.numbered, "blocks": blocks}


def _block(block: Block, room: float) -> Json:
    match block:
        case Text():
            text = _text(block.text, room, block.size, bold=block.bold)
            return {"kind": "text", "text": text, "align": block.align, "bold": block.bold, "indent": block.indent, "size": block.size}
        case Heading():
            return {"kind": "heading", "text": _text(block.text, room, 12, bold=True)}
        case Stamps():
            rows = [[[_text(line, CORNER, 12) for line in lines] for lines in row] for row in block.rows]
            return {"kind": "stamps", "rows": rows, "corner": CORNER}
        case Signature():
            return {"kind": "signature", "position": _text(block.position, room * 0.45, 12), "name": _text(block.name, room * 0.3, 12)}
        case Table():
            return _table(block)
        case PageBreak():
            return {"kind": "pagebreak"}
        case Beside():
            left = [_block(text, room - block.picture.side - GUTTER) for text in block.texts]
            under = [_block(text, block.picture.side) for text in block.under]
            picture = {"svg": block.picture.svg, "side": block.picture.side}
            return {
                "kind": "beside",
                "left": left,
                "under": under,
                **picture,
                "gutter": GUTTER,
                "height": block.height,
                "cut": CUT if block.cut else 0,
            }


def _text(text: str, room: float, size: int, *, bold: bool = False) -> str:
    return held(bound(text), room, size, bold=bold)


def _table(table: Table) -> Json:
    least = lines_of_merged(table)
    lines = [[_cell(table, placed, least.get(placed.row, 1)) for placed in line] for line in table.placed]
    return {
        "kind": "table",
        "head": [cell for line in lines[: table.head] for cell in line],
        "parts": _parts(list(enumerate(lines))[table.head :], table.headings),
        "widths": table.widths,
        "size": table.size,
        "aside": ASIDE,
    }


def _parts(lines: list[tuple[int, list[Json]]], headings: frozenset[int]) -> list[Json]:
    """Headings and the rows under them by turns. Headings in the last rows have nothing to stay with, so they are rows."""
    parts: list[Json] = [
        {"heading": is_heading, "cells": [cell for _, line in part for cell in line]}
        for is_heading, part in groupby(lines, key=lambda line: line[0] in headings)
    ]
    return [*parts[:-1], *({**part, "heading": False} for part in parts[-1:])]


def _cell(table: Table, placed: Placed, least: int) -> Json:
    """``least`` is how many lines its row must have room for."""
    cell = placed.cell
    return {
        "text": held(printable(cell.text), table.room_of(placed), table.size, bold=cell.bold),
        "width": cell.width,
        "height": cell.height,
        "bold": cell.bold,
        "align": cell.align,
        "torn": cell.height > 1 or placed.row in table.long,
        "middle": placed.row < table.head,
        "least": least if cell.height == 1 else 1,
    }
