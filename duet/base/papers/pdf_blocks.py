"""Blocks of a paper as data for typst: as lists and slips have them, and what formal papers have too."""

from __future__ import annotations

from itertools import groupby

from .blocks import ASIDE, CORNER, CUT, GUTTER, USUAL, Beside, Heading, PageBreak, Placed, Signature, Stamps, Table, Text
from .fitting import lines_of_merged
from .typography import bound, held, printable

Json = dict[str, object]
Plain = Beside | Text | Heading | Stamps | Signature | Table | PageBreak


def plain(block: Plain, room: float) -> Json:
    """A block of a paper that is not formal, in so many points across."""
    match block:
        case Text():
            return text_of(block, room)
        case Heading():
            return {"kind": "heading", "text": words_of(block.text, room, USUAL, bold=True)}
        case Stamps():
            return stamps(block, USUAL)
        case Signature():
            position, name = (words_of(text, room * part, USUAL) for text, part in ((block.position, 0.45), (block.name, 0.3)))
            return {"kind": "signature", "position": position, "name": name}
        case Table():
            return table_of(block)
        case PageBreak():
            return {"kind": "pagebreak"}
        case Beside():
            return beside(block, room, USUAL)


def text_of(block: Text, room: float, usual: int = USUAL) -> Json:
    """Paragraphs in a paper of such ``usual`` letters."""
    size = block.letters(usual)
    text = words_of(block.text, room, size, bold=block.is_bold)
    return {"kind": "text", "text": text, "align": block.stands, "bold": block.is_bold, "indent": block.indent, "size": size}


def stamps(block: Stamps, size: int) -> Json:
    """Stamps in two corners."""
    rows = [[[words_of(line, CORNER, size) for line in lines] for lines in row] for row in block.rows]
    return {"kind": "stamps", "rows": rows, "corner": CORNER}


def beside(block: Beside, room: float, usual: int) -> Json:
    """Words beside a picture."""
    return {
        "kind": "beside",
        "left": [text_of(text, room - block.picture.side - GUTTER, usual) for text in block.texts],
        "under": [text_of(text, block.picture.side, usual) for text in block.under],
        "svg": block.picture.svg,
        "side": block.picture.side,
        "gutter": GUTTER,
        "height": block.height,
        "cut": CUT if block.cut else 0,
    }


def words_of(text: str, room: float, size: int, *, bold: bool = False) -> str:
    """The text bound, and marked for lines of ``room`` points."""
    return held(bound(text), room, size, bold=bold)


def table_of(table: Table) -> Json:
    """A ruled table."""
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
