"""What a reader of files gives: the document as paragraphs and tables of cells.

A reader knows formats and nothing of roadmaps; ``core.roadmaps`` knows roadmaps and nothing of formats.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Cell:
    """One cell as drawn. A merged cell stands once, at its top left corner.

    ``text`` keeps the line breaks of the document as ``\\n``. ``column`` counts from 0.
    """

    text: str
    column: int
    width: int = 1
    height: int = 1
    bold: bool = False


Row = tuple[Cell, ...]


@dataclass(frozen=True, slots=True)
class Table:
    """Rows from top to bottom; in a row the cells that begin there, from left to right.

    A table torn by a page is two tables where the format shows it so (``page`` is then known).
    """

    rows: tuple[Row, ...]
    page: int | None = None


@dataclass(frozen=True, slots=True)
class Paragraph:
    """Text outside tables; a line break inside it is ``\\n``."""

    text: str
    bold: bool = False


@dataclass(frozen=True, slots=True)
class Grid:
    """A whole document in reading order."""

    blocks: tuple[Paragraph | Table, ...]

    @property
    def tables(self) -> tuple[Table, ...]:
        """The tables alone.

        >>> Grid((Paragraph("План"), Table(()))).tables
        (Table(rows=(), page=None),)
        """
        return tuple(block for block in self.blocks if isinstance(block, Table))

    def texts(self) -> Iterator[str]:
        """Every text of the document in reading order: nothing else is in it."""
        for block in self.blocks:
            if isinstance(block, Paragraph):
                yield block.text
            else:
                yield from (cell.text for row in block.rows for cell in row)
