"""The usual table of a paper: a bold head, words under it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from .blocks import Cell, Page, Table


def table_of(heads: Sequence[str], rows: Iterable[Sequence[str]], page: Page, shares: Sequence[float], *, size: int = 11) -> Table:
    """Rows of words; ``shares`` of the columns are parts of the width of the page.

    >>> from .blocks import PORTRAIT
    >>> [row[0].text for row in table_of(("Кто",), [("Петров",), ("Лапина",)], PORTRAIT, (1.0,)).rows]
    ['Кто', 'Петров', 'Лапина']
    """
    cells = [tuple(Cell(text) for text in row) for row in rows]
    return Table((tuple(Cell(head, bold=True) for head in heads), *cells), tuple(page.room * share for share in shares), size=size)
