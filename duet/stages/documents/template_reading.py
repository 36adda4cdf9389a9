"""A filled template read back as a paper: for the preview, for search and for comparing texts. Its own look stays in the file."""

from __future__ import annotations

from io import BytesIO

import docx
from docx.table import Table as WordTable
from docx.text.paragraph import Paragraph

from duet.base.papers import Paper
from duet.base.papers.blocks import PORTRAIT, Align, Block, Cell, Row, Table, Text
from duet.base.papers.fitting import fitted

# By the numbers of WD_ALIGN_PARAGRAPH.
_ALIGNS = {0: Align.LEFT, 1: Align.CENTRE, 2: Align.RIGHT, 3: Align.BOTH}


def paper_of(content: bytes, title: str) -> Paper:
    """The paragraphs and tables of a .docx in their order."""
    blocks: list[Block] = []
    for part in docx.Document(BytesIO(content)).iter_inner_content():
        block = _paragraph(part) if isinstance(part, Paragraph) else _table(part)
        if block is not None:
            blocks.append(block)
    return Paper(title, tuple(blocks))


def _paragraph(part: Paragraph) -> Text | None:
    if not part.text.strip():
        return None
    bold = all(run.bold for run in part.runs if run.text.strip())
    indent = (part.paragraph_format.first_line_indent or 0) > 0
    return Text(part.text, _ALIGNS.get(int(part.alignment) if part.alignment is not None else 0, Align.LEFT), bold=bold, indent=indent)


def _table(part: WordTable) -> Table | None:
    rows: list[Row] = []
    for row in part.rows:
        # A merged cell comes once for each place it covers.
        cells = list({id(cell._tc): cell for cell in row.cells}.values())
        rows.append(tuple(Cell(cell.text) for cell in cells))
    width = max((len(row) for row in rows), default=0)
    if not width:
        return None
    whole = tuple((*row[:-1], Cell(row[-1].text, width=width - len(row) + 1)) if 0 < len(row) < width else row for row in rows if row)
    return fitted(Table(whole, (1.0,) * width, size=11), PORTRAIT.room)
