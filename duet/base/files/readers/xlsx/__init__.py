"""Reader of .xlsx: every sheet a person sees, values as the cells show them.

Rows and columns hidden by a filter or by hand are read (they are rows of the plan all the same); hidden sheets are not, since
they hold lists for drop-downs. A formula gives the value it had when the book was saved.
"""

from __future__ import annotations

from duet.core.grids import Grid

from .bands import blocks_of
from .book import Book


def read(content: bytes) -> Grid:
    """The book as a Grid, sheet after sheet. Raises Unreadable when a part of it cannot be read."""
    return Grid(tuple(block for _, grid in read_sheets(content) for block in grid.blocks))


def read_sheets(content: bytes) -> list[tuple[str, Grid]]:
    """The sheets one by one, each with its name."""
    book = Book(content)
    return [(title, Grid(tuple(blocks_of(book.sheet(part))))) for title, part in book.sheets]
