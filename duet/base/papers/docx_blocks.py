"""Blocks of a .docx as lists and slips have them; formal papers take what looks the same there."""

from __future__ import annotations

from collections.abc import Iterator

from . import docx_parts as parts
from .blocks import CORNER, CUT, GUTTER, USUAL, Beside, Heading, Page, PageBreak, Signature, Stamps, Table, Text
from .docx_tables import table_of
from .docx_words import RED_LINE, lines, open_table, paragraph, raw_paragraph, run, twips

# English metric units in a point.
EMU = 12_700

Plain = Beside | Text | Heading | Stamps | Signature | Table | PageBreak


def plain(block: Plain, page: Page, numbers: Iterator[int]) -> str:
    """A block of a paper that is not formal; ``numbers`` are those of its pictures."""
    match block:
        case Text():
            return text_of(block)
        case Heading():
            return "".join(raw_paragraph(run(line), style="Title") for line in lines(block.text))
        case Stamps():
            made = stamps(block, page)
            return made + paragraph("") if made else ""
        case Signature():
            return _signature(block, page)
        case Table():
            # Word wants a paragraph after a table that ends the paper; this one takes no room.
            return table_of(block) + paragraph("", size=1)
        case Beside():
            room = f'<w:spacing w:after="{twips(CUT)}"/>' if block.cut else ""
            return beside(block, page, next(numbers)) + paragraph("", size=1, look=room)
        case PageBreak():
            return '<w:p><w:r><w:br w:type="page"/></w:r></w:p>'


def text_of(block: Text, usual: int = USUAL) -> str:
    """Paragraphs in a paper of such ``usual`` letters."""
    look = f'<w:ind w:firstLine="{RED_LINE}"/>' if block.indent else '<w:spacing w:after="120"/>'
    return "".join(paragraph(line, block.align, block.bold, size=size_of(block, usual), look=look) for line in lines(block.text))


def size_of(block: Text, usual: int) -> int:
    """The letters of a text as Word is told of them: nothing is said of usual ones."""
    letters = block.letters(usual)
    return 0 if letters == usual else letters


def stamps(block: Stamps, page: Page) -> str:
    """Stamps in two corners; nothing when there are none."""
    rows = [(left, (), right) for left, right in block.rows]
    return open_table(rows, (CORNER, page.room - 2 * CORNER, CORNER)) if rows else ""


def _signature(block: Signature, page: Page) -> str:
    widths = (page.room * 0.45, page.room * 0.25, page.room * 0.3)
    return paragraph("", keep=True) + open_table([((block.position,), ("_" * 16,), (block.name,))], widths)


def beside(block: Beside, page: Page, number: int, usual: int = USUAL) -> str:
    """A row of two cells: the words, and the picture with what stands under it; a line of dashes below when it is cut off."""
    side = EMU * round(block.picture.side)
    left = page.room - block.picture.side - GUTTER
    words = ("".join(text_of(text, usual) for text in texts) for texts in (block.texts, block.under))
    drawn = f"<w:p><w:r>{parts.drawing(number, side)}</w:r></w:p>"
    cells = (
        f'<w:tc><w:tcPr><w:tcW w:w="{twips(width)}" w:type="dxa"/></w:tcPr>{inside}</w:tc>'
        for width, inside in zip((left, page.room - left), (next(words) or paragraph(""), drawn + next(words)), strict=True)
    )
    high = f'<w:trHeight w:val="{twips(block.height)}" w:hRule="exact"/>' if block.height else ""
    dashes = '<w:tblBorders><w:bottom w:val="dashed" w:sz="4" w:space="0" w:color="808080"/></w:tblBorders>' if block.cut else ""
    return (
        f'<w:tbl><w:tblPr><w:tblW w:w="{twips(page.room)}" w:type="dxa"/>{dashes}<w:tblLayout w:type="fixed"/></w:tblPr>'
        f'<w:tblGrid><w:gridCol w:w="{twips(left)}"/><w:gridCol w:w="{twips(page.room - left)}"/></w:tblGrid>'
        f"<w:tr><w:trPr><w:cantSplit/>{high}</w:trPr>{''.join(cells)}</w:tr></w:tbl>"
    )
