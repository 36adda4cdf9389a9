"""Documents drawn in text, for tests: rows of cells between bars, paragraphs on lines of their own.

``^`` in a cell: it is merged with the one above; ``<``: with the one to the left; ``⏎``: a line break; ``**…**``: bold.
A line of dashes parts two tables.
"""

from __future__ import annotations

from dataclasses import dataclass

from duet.core.grids import Cell, Grid, Paragraph, Row, Table

PAGE_BREAK = "-----"


def grid_of(drawing: str) -> Grid:
    """The document that a drawing shows."""
    blocks: list[Paragraph | Table] = []
    rows: list[list[str]] = []
    for line in [*drawing.strip("\n").split("\n"), PAGE_BREAK]:
        if line.startswith("|"):
            rows.append([cell.strip().replace("⏎", "\n") for cell in line.strip()[1:].removesuffix("|").split("|")])
            continue
        if rows:
            blocks.append(table_of(rows))
            rows = []
        if line.strip() and not line.startswith(PAGE_BREAK):
            blocks.append(_paragraph(line.strip()))
    return Grid(tuple(blocks))


def _paragraph(line: str) -> Paragraph:
    bold = line.startswith("**") and line.endswith("**")
    return Paragraph((line[2:-2] if bold else line).replace("⏎", "\n"), bold)


@dataclass
class _Box:
    text: str
    row: int
    column: int
    width: int = 1
    height: int = 1


def table_of(rows: list[list[str]]) -> Table:
    """The table of texts, with ``^`` and ``<`` as merges."""
    boxes: dict[tuple[int, int], _Box] = {}
    for number, row in enumerate(rows):
        for column, text in enumerate(row):
            if text == "^" and (number - 1, column) in boxes:
                box = boxes[number - 1, column]
                box.height = number - box.row + 1
            elif text == "<" and column:
                box = boxes[number, column - 1]
                box.width = max(box.width, column - box.column + 1)
            else:
                box = _Box(text, number, column)
            boxes[number, column] = box
    made = {id(box): box for box in boxes.values()}
    return Table(tuple(_row(number, list(made.values())) for number in range(len(rows))))


def _row(number: int, boxes: list[_Box]) -> Row:
    return tuple(_cell(box) for box in sorted(boxes, key=lambda box: box.column) if box.row == number)


def _cell(box: _Box) -> Cell:
    bold = box.text.startswith("**") and box.text.endswith("**") and len(box.text) > 4
    return Cell(box.text[2:-2] if bold else box.text, box.column, box.width, box.height, bold)


def grid_of_tabs(text: str) -> Grid:
    """A plain text: lines with tabs are rows, an empty line ends a table, a line of dashes is nothing, any other line a paragraph.

    A line without tabs between two rows is a row of one cell.
    """
    blocks: list[Paragraph | Table] = []
    for chunk in text.split("\n\n"):
        lines = [line for line in chunk.split("\n") if line.strip(" \t-")]
        tabbed = [index for index, line in enumerate(lines) if "\t" in line]
        first, last = (tabbed[0], tabbed[-1]) if tabbed else (len(lines), len(lines))
        blocks += [Paragraph(line.strip()) for line in lines[:first]]
        if tabbed:
            blocks.append(table_of([[cell.strip() for cell in line.split("\t")] for line in lines[first : last + 1]]))
            blocks += [Paragraph(line.strip()) for line in lines[last + 1 :]]
    return Grid(tuple(blocks))
