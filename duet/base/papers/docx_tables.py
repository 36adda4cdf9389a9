"""Ruled tables of a .docx: no row is torn by the end of a page, the header stands on each."""

from __future__ import annotations

from collections.abc import Iterator

from .blocks import ASIDE, USUAL, Placed, Table
from .docx_words import paragraph, twips
from .fitting import lines_of_merged
from .measuring import LEADING
from .typography import printable

_SIDES = ("top", "left", "bottom", "right", "insideH", "insideV")


def table_of(table: Table, usual: int = USUAL, look: str = "", *, aside: int = 30) -> str:
    """A ruled table in a paper of such ``usual`` letters; ``look`` are further properties of its paragraphs.

    Cells keep ``aside`` twips free above and under their words.
    """
    border = "".join(f'<w:{side} w:val="single" w:sz="4" w:space="0" w:color="000000"/>' for side in _SIDES)
    grid = "".join(f'<w:gridCol w:w="{twips(width)}"/>' for width in table.widths)
    left = twips(ASIDE)
    return (
        f'<w:tbl><w:tblPr><w:tblW w:w="{sum(map(twips, table.widths))}" w:type="dxa"/><w:tblBorders>{border}</w:tblBorders>'
        f'<w:tblLayout w:type="fixed"/><w:tblCellMar><w:top w:w="{aside}" w:type="dxa"/><w:left w:w="{left}" w:type="dxa"/>'
        f'<w:bottom w:w="{aside}" w:type="dxa"/><w:right w:w="{left}" w:type="dxa"/>'
        f"</w:tblCellMar></w:tblPr><w:tblGrid>{grid}</w:tblGrid>{''.join(_rows(table, usual, look))}</w:tbl>"
    )


def _rows(table: Table, usual: int, look: str) -> Iterator[str]:
    """Rows; a cell merged downwards stands in each of them, empty where it only goes on."""
    going_on: dict[int, tuple[Placed, int]] = {}
    least = lines_of_merged(table)
    for index, line in enumerate(table.placed):
        cells = {placed.column: _cell(table, placed, index, usual, look) for placed in line}
        cells |= {column: _cell(table, placed, index, usual, look) for column, (placed, _) in going_on.items()}
        going_on = {column: (placed, left - 1) for column, (placed, left) in going_on.items() if left > 1}
        going_on |= {placed.column: (placed, placed.cell.height - 1) for placed in line if placed.cell.height > 1}
        header = "<w:tblHeader/>" if index < table.head else ""
        height = f'<w:trHeight w:val="{twips(least[index] * table.size * LEADING)}" w:hRule="atLeast"/>' if index in least else ""
        yield f"<w:tr><w:trPr><w:cantSplit/>{height}{header}</w:trPr>{''.join(cells[column] for column in sorted(cells))}</w:tr>"


def _cell(table: Table, placed: Placed, row: int, usual: int, look: str) -> str:
    cell = placed.cell
    width = sum(map(twips, table.widths[placed.column : placed.column + cell.width]))
    span = f'<w:gridSpan w:val="{cell.width}"/>' if cell.width > 1 else ""
    down = ("" if cell.height == 1 else '<w:vMerge w:val="restart"/>') if row == placed.row else "<w:vMerge/>"
    middle = '<w:vAlign w:val="center"/>' if row < table.head else ""
    if row == placed.row:
        size = 0 if table.size == usual else table.size
        keep = row < table.head or row in table.headings
        words = printable(cell.text).split("\n")
        text = "".join(paragraph(line, cell.align, cell.bold, size=size, look=look, keep=keep) for line in words)
    else:
        text = paragraph("", size=table.size)
    return f'<w:tc><w:tcPr><w:tcW w:w="{width}" w:type="dxa"/>{span}{down}{middle}</w:tcPr>{text}</w:tc>'
