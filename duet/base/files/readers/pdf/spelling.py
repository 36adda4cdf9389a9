"""Text of old PDFs whose Cyrillic letters were named as Latin ones with accents («Ïëàí» for «План»)."""

from __future__ import annotations

from dataclasses import replace

from duet.core.grids import Grid, Paragraph, Table

_MANY = 0.6


def repaired(grid: Grid) -> Grid:
    """The same document with such text put right; any other document as it is.

    >>> next(repaired(Grid((Paragraph("Ïëàí ìåðîïðèÿòèé"),))).texts())
    'План мероприятий'
    """
    letters = [char for text in grid.texts() for char in text if char.isalpha()]
    latin = sum("À" <= char <= "ÿ" for char in letters)
    if latin < _MANY * len(letters) or any("а" <= char <= "я" for char in letters):
        return grid
    blocks: list[Paragraph | Table] = []
    for block in grid.blocks:
        if isinstance(block, Paragraph):
            blocks.append(replace(block, text=_cyrillic(block.text)))
        else:
            rows = tuple(tuple(replace(cell, text=_cyrillic(cell.text)) for cell in row) for row in block.rows)
            blocks.append(replace(block, rows=rows))
    return Grid(tuple(blocks))


def _cyrillic(text: str) -> str:
    return "".join(_letter(char) for char in text)


def _letter(char: str) -> str:
    try:
        return char.encode("cp1252").decode("cp1251") if char > "\x7f" else char
    except UnicodeError:
        return char
