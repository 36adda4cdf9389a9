"""A document as lines of cells: tables row by row, paragraphs between them, cells merged downwards carried to the rows they cover."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from ..grids import Grid, Paragraph, Table


@dataclass(frozen=True, slots=True)
class Piece:
    """A cell of a line: its text and how many columns it takes."""

    text: str
    width: int = 1


@dataclass(frozen=True, slots=True)
class Line:
    """A line of a table, or a paragraph. ``carried`` are texts of cells above that are merged down over this line."""

    number: int
    cells: dict[int, Piece]
    carried: dict[int, str] = field(default_factory=dict)
    is_paragraph: bool = False

    @property
    def texts(self) -> list[str]:
        """What is written in it."""
        return [piece.text for piece in self.cells.values()]

    @property
    def text(self) -> str:
        """The whole of it."""
        return " ".join(" ".join(text.split()) for text in self.texts)


def lines_of(grid: Grid) -> list[list[Line]]:
    """The lines in pieces: each table by itself, and the paragraphs between tables.

    >>> from ..grids import Cell
    >>> table = Table(((Cell("А", 0, height=2), Cell("Б", 1)), (Cell("В", 1),)))
    >>> [(line.number, line.texts, line.carried) for part in lines_of(Grid((Paragraph("Список"), table))) for line in part]
    [(1, ['Список'], {}), (2, ['А', 'Б'], {}), (3, ['В'], {0: 'А'})]
    """
    parts: list[list[Line]] = []
    number = 0
    for block in grid.blocks:
        part = list(_of_table(block, number) if isinstance(block, Table) else _of_paragraph(block, number))
        number += len(part)
        if part and parts and part[0].is_paragraph and parts[-1][0].is_paragraph:
            parts[-1] += part
        elif part:
            parts.append(part)
    return parts


def _of_paragraph(block: Paragraph, number: int) -> Iterator[Line]:
    for index, text in enumerate((text for text in block.text.split("\n") if text.strip()), number + 1):
        yield Line(index, {0: Piece(text.strip())}, is_paragraph=True)


def _of_table(block: Table, number: int) -> Iterator[Line]:
    going_on: list[tuple[int, int, int, str]] = []
    for index, row in enumerate(block.rows):
        carried = {column: text for top, bottom, column, text in going_on if top < index < bottom}
        cells = {cell.column: Piece(cell.text, cell.width) for cell in row if cell.text.strip()}
        going_on = [kept for kept in going_on if index < kept[1] - 1]
        going_on += [(index, index + cell.height, cell.column, cell.text) for cell in row if cell.height > 1 and cell.text.strip()]
        if cells:
            number += 1
            yield Line(number, cells, carried)


def columns_in(lines: Sequence[Line]) -> list[int]:
    """The columns in use, from left to right."""
    return sorted({column for line in lines for column in (*line.cells, *line.carried)})
