"""A paper as .docx, written as the parts of the file: the same paper gives the same bytes, and a long table takes no time.

Rows are not broken by the end of a page, the header of a table stands on each, a heading stays with the row under it. Pages are
numbered from the second, in the middle of the top.
"""

from __future__ import annotations

import zipfile
from collections.abc import Iterable, Iterator, Sequence
from html import escape
from io import BytesIO
from itertools import count

from . import docx_parts as parts
from .blocks import (
    ASIDE,
    CORNER,
    CUT,
    GUTTER,
    Align,
    Beside,
    Cell,
    Heading,
    Page,
    PageBreak,
    Paper,
    Picture,
    Placed,
    Signature,
    Stamps,
    Table,
    Text,
)
from .fitting import lines_of_merged
from .measuring import LEADING
from .typography import LAW_HYPHEN, bound, printable

_FIRST_DAY = (1980, 1, 1, 0, 0, 0)
_RED_LINE = 709
_USUAL = 12
# English metric units in a point.
_EMU = 12_700
_HYPHEN = "<w:noBreakHyphen/>"
_SIDES = ("top", "left", "bottom", "right", "insideH", "insideV")


def write(paper: Paper) -> bytes:
    """The file."""
    archive = BytesIO()
    with zipfile.ZipFile(archive, "w", zipfile.ZIP_DEFLATED, compresslevel=6) as package:
        for name, content in _parts(paper):
            member = zipfile.ZipInfo(name, _FIRST_DAY)
            member.compress_type = zipfile.ZIP_DEFLATED
            # The system that wrote the archive is written in it, too: let it be one for all.
            member.create_system = 0
            package.writestr(member, content if isinstance(content, bytes) else content.encode("utf-8"))
    return archive.getvalue()


def _parts(paper: Paper) -> Iterator[tuple[str, str | bytes]]:
    pictures = _pictures(paper)
    yield "[Content_Types].xml", parts.content_types(pictures=bool(pictures))
    yield "_rels/.rels", parts.RELATIONS_OF_PACKAGE
    yield "docProps/core.xml", parts.CORE.format(title=escape(printable(paper.title), quote=False))
    yield "word/document.xml", _document(paper)
    yield "word/_rels/document.xml.rels", parts.relations_of_document(len(pictures))
    yield "word/styles.xml", parts.STYLES
    yield "word/settings.xml", parts.SETTINGS
    yield "word/header1.xml", parts.HEADER
    for number, picture in enumerate(pictures):
        yield parts.picture_name(number), picture.png


def _pictures(paper: Paper) -> list[Picture]:
    return [block.picture for block in paper.blocks if isinstance(block, Beside)]


def _document(paper: Paper) -> str:
    numbers = count()
    body = "".join(
        _beside(block, paper.page, next(numbers)) if isinstance(block, Beside) else _block(block, paper.page) for block in paper.blocks
    )
    return (
        f'<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n<w:document xmlns:w="{parts.NAMESPACE}" '
        f'xmlns:r="{parts.RELATIONS}"><w:body>{body}{_section(paper)}</w:body></w:document>'
    )


def _section(paper: Paper) -> str:
    page = paper.page
    header = f'<w:headerReference w:type="default" r:id="{parts.HEADER_ID}"/>' if paper.numbered else ""
    turned = ' w:orient="landscape"' if page.width > page.height else ""
    sides = " ".join(f'w:{side}="{_twips(getattr(page, side))}"' for side in ("top", "right", "bottom", "left"))
    return (
        f'<w:sectPr>{header}<w:pgSz w:w="{_twips(page.width)}" w:h="{_twips(page.height)}"{turned}/>'
        f'<w:pgMar {sides} w:header="{_twips(page.top / 2)}" w:footer="{_twips(page.bottom / 2)}" w:gutter="0"/><w:titlePg/></w:sectPr>'
    )


def _twips(points: float) -> int:
    return round(points * 20)


def _block(block: Text | Heading | Stamps | Signature | Table | PageBreak, page: Page) -> str:
    match block:
        case Text():
            return "".join(_text(block, line) for line in _lines(block.text))
        case Heading():
            return "".join(f'<w:p><w:pPr><w:pStyle w:val="Title"/></w:pPr>{_run(line)}</w:p>' for line in _lines(block.text))
        case Stamps():
            return _stamps(block, page)
        case Signature():
            return _signature(block, page)
        case Table():
            # Word wants a paragraph after a table that ends the paper; this one takes no room.
            return _table(block) + _paragraph("", size=1)
        case PageBreak():
            return '<w:p><w:r><w:br w:type="page"/></w:r></w:p>'


def _text(block: Text, line: str) -> str:
    look = f'<w:ind w:firstLine="{_RED_LINE}"/>' if block.indent else '<w:spacing w:after="120"/>'
    return _paragraph(line, block.align, block.bold, size=0 if block.size == _USUAL else block.size, look=look)


def _lines(text: str) -> list[str]:
    return bound(text).split("\n")


def _paragraph(text: str, align: Align = Align.LEFT, bold: bool = False, *, size: int = 0, look: str = "", keep: bool = False) -> str:
    """``size`` of the letters in points, 0 for the usual; ``look`` are further properties; ``keep``: with the next."""
    kept = "<w:keepNext/>" if keep else ""
    aligned = f'<w:jc w:val="{align.value}"/>' if align is not Align.LEFT else ""
    properties = f"<w:pPr>{kept}{look}{aligned}{_letters(bold, size)}</w:pPr>" if kept or look or aligned or size else ""
    return f"<w:p>{properties}{_run(text, bold, size)}</w:p>"


def _letters(bold: bool, size: int) -> str:
    found = ("<w:b/><w:bCs/>" if bold else "") + (f'<w:sz w:val="{2 * size}"/><w:szCs w:val="{2 * size}"/>' if size else "")
    return f"<w:rPr>{found}</w:rPr>" if found else ""


def _run(text: str, bold: bool = False, size: int = 0) -> str:
    if not text:
        return ""
    pieces = (f'<w:t xml:space="preserve">{escape(piece, quote=False)}</w:t>' for piece in LAW_HYPHEN.split(text))
    return f"<w:r>{_letters(bold, size)}{_HYPHEN.join(pieces)}</w:r>"


def _stamps(block: Stamps, page: Page) -> str:
    rows = [(left, (), right) for left, right in block.rows]
    return _open_table(rows, (CORNER, page.room - 2 * CORNER, CORNER)) + _paragraph("") if rows else ""


def _signature(block: Signature, page: Page) -> str:
    widths = (page.room * 0.45, page.room * 0.25, page.room * 0.3)
    return _paragraph("", keep=True) + _open_table([((block.position,), ("_" * 16,), (block.name,))], widths)


def _open_table(rows: Iterable[Iterable[Iterable[str]]], widths: Sequence[float]) -> str:
    """Cells of lines, without borders."""
    grid = "".join(f'<w:gridCol w:w="{_twips(width)}"/>' for width in widths)
    lines = (
        f"<w:tr><w:trPr><w:cantSplit/></w:trPr>{''.join(_open_cell(cell, width) for cell, width in zip(row, widths, strict=True))}</w:tr>"
        for row in rows
    )
    return (
        f'<w:tbl><w:tblPr><w:tblW w:w="{sum(map(_twips, widths))}" w:type="dxa"/><w:tblLayout w:type="fixed"/></w:tblPr>'
        f"<w:tblGrid>{grid}</w:tblGrid>{''.join(lines)}</w:tbl>"
    )


def _open_cell(texts: Iterable[str], width: float) -> str:
    paragraphs = "".join(_paragraph(line) for text in texts for line in _lines(text)) or _paragraph("")
    return f'<w:tc><w:tcPr><w:tcW w:w="{_twips(width)}" w:type="dxa"/></w:tcPr>{paragraphs}</w:tc>'


def _beside(block: Beside, page: Page, number: int) -> str:
    """A row of two cells: the words, and the picture with what stands under it; a line of dashes below when it is cut off."""
    side = _EMU * round(block.picture.side)
    left = page.room - block.picture.side - GUTTER
    words = ("".join(_block(text, page) for text in texts) for texts in (block.texts, block.under))
    drawn = f"<w:p><w:r>{parts.drawing(number, side)}</w:r></w:p>"
    cells = (
        f'<w:tc><w:tcPr><w:tcW w:w="{_twips(width)}" w:type="dxa"/></w:tcPr>{inside}</w:tc>'
        for width, inside in zip((left, page.room - left), (next(words) or _paragraph(""), drawn + next(words)), strict=True)
    )
    high = f'<w:trHeight w:val="{_twips(block.height)}" w:hRule="exact"/>' if block.height else ""
    room = f'<w:spacing w:after="{_twips(CUT)}"/>' if block.cut else ""
    dashes = '<w:tblBorders><w:bottom w:val="dashed" w:sz="4" w:space="0" w:color="808080"/></w:tblBorders>' if block.cut else ""
    return (
        f'<w:tbl><w:tblPr><w:tblW w:w="{_twips(page.room)}" w:type="dxa"/>{dashes}<w:tblLayout w:type="fixed"/></w:tblPr>'
        f'<w:tblGrid><w:gridCol w:w="{_twips(left)}"/><w:gridCol w:w="{_twips(page.room - left)}"/></w:tblGrid>'
        f"<w:tr><w:trPr><w:cantSplit/>{high}</w:trPr>{''.join(cells)}</w:tr></w:tbl>" + _paragraph("", size=1, look=room)
    )


def _table(table: Table) -> str:
    border = "".join(f'<w:{side} w:val="single" w:sz="4" w:space="0" w:color="000000"/>' for side in _SIDES)
    grid = "".join(f'<w:gridCol w:w="{_twips(width)}"/>' for width in table.widths)
    aside = _twips(ASIDE)
    return (
        f'<w:tbl><w:tblPr><w:tblW w:w="{sum(map(_twips, table.widths))}" w:type="dxa"/><w:tblBorders>{border}</w:tblBorders>'
        f'<w:tblLayout w:type="fixed"/><w:tblCellMar><w:top w:w="30" w:type="dxa"/><w:left w:w="{aside}" w:type="dxa"/>'
        f'<w:bottom w:w="30" w:type="dxa"/><w:right w:w="{aside}" w:type="dxa"/>'
        f"</w:tblCellMar></w:tblPr><w:tblGrid>{grid}</w:tblGrid>{''.join(_rows(table))}</w:tbl>"
    )


def _rows(table: Table) -> Iterator[str]:
    """Rows; a cell merged downwards stands in each of them, empty where it only goes on."""
    going_on: dict[int, tuple[Placed, int]] = {}
    least = lines_of_merged(table)
    for index, line in enumerate(table.placed):
        cells = {placed.column: _cell(table, placed, index) for placed in line}
        cells |= {column: _cell(table, placed, index) for column, (placed, _) in going_on.items()}
        going_on = {column: (placed, left - 1) for column, (placed, left) in going_on.items() if left > 1}
        going_on |= {placed.column: (placed, placed.cell.height - 1) for placed in line if placed.cell.height > 1}
        header = "<w:tblHeader/>" if index < table.head else ""
        height = f'<w:trHeight w:val="{_twips(least[index] * table.size * LEADING)}" w:hRule="atLeast"/>' if index in least else ""
        yield f"<w:tr><w:trPr><w:cantSplit/>{height}{header}</w:trPr>{''.join(cells[column] for column in sorted(cells))}</w:tr>"


def _cell(table: Table, placed: Placed, row: int) -> str:
    cell = placed.cell
    width = sum(map(_twips, table.widths[placed.column : placed.column + cell.width]))
    span = f'<w:gridSpan w:val="{cell.width}"/>' if cell.width > 1 else ""
    down = ("" if cell.height == 1 else '<w:vMerge w:val="restart"/>') if row == placed.row else "<w:vMerge/>"
    middle = '<w:vAlign w:val="center"/>' if row < table.head else ""
    text = _texts(cell, table, keep=row < table.head or row in table.headings) if row == placed.row else _paragraph("", size=table.size)
    return f'<w:tc><w:tcPr><w:tcW w:w="{width}" w:type="dxa"/>{span}{down}{middle}</w:tcPr>{text}</w:tc>'


def _texts(cell: Cell, table: Table, *, keep: bool) -> str:
    size = 0 if table.size == 12 else table.size
    return "".join(_paragraph(line, cell.align, cell.bold, size=size, keep=keep) for line in printable(cell.text).split("\n"))
