"""A paper as .docx, written as the parts of the file: the same paper gives the same bytes, and a long table takes no time.

Rows are not broken by the end of a page, the header of a table stands on each, a heading stays with the row under it. Pages are
numbered from the second, in the middle of the top. The seal is the foot of the first page: a foot higher than the margin moves
the text above it up, on that page only.
"""

from __future__ import annotations

import zipfile
from collections.abc import Iterator
from html import escape
from io import BytesIO
from itertools import count
from typing import cast

from . import docx_parts as parts
from .blocks import CORNER, FRAME, Align, Beside, Paper, Picture, Seal
from .docx_blocks import EMU, Plain, plain
from .docx_formal import formal
from .docx_words import lines, paragraph, raw_cell, raw_paragraph, raw_table, twips
from .typography import printable

_FIRST_DAY = (1980, 1, 1, 0, 0, 0)
# Small words beside the seal, and the farthest from the edge of a sheet that Word puts a frame.
_SMALL, _FARTHEST = 8, 31


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
    drawn = [*pictures, *([paper.seal.picture] if paper.seal else [])]
    yield "[Content_Types].xml", parts.content_types(pictures=bool(drawn), foot=paper.seal is not None)
    yield "_rels/.rels", parts.RELATIONS_OF_PACKAGE
    yield "docProps/core.xml", parts.CORE.format(title=escape(printable(paper.title), quote=False))
    yield "word/document.xml", _document(paper)
    yield "word/_rels/document.xml.rels", parts.relations_of_document(len(pictures), foot=paper.seal is not None)
    yield "word/styles.xml", parts.styles(paper.size, paper.leading)
    yield "word/settings.xml", parts.SETTINGS
    yield "word/header1.xml", parts.HEADER
    if paper.seal:
        yield parts.FOOT, parts.foot_of(_foot(paper, paper.seal, len(pictures)))
        yield parts.FOOT_RELATIONS, parts.relations_of_foot(len(pictures))
    for number, picture in enumerate(drawn):
        yield parts.picture_name(number), picture.png


def _pictures(paper: Paper) -> list[Picture]:
    return [block.picture for block in paper.blocks if isinstance(block, Beside)]


def _document(paper: Paper) -> str:
    numbers = count()
    if paper.formal:
        body = "".join(formal(paper, numbers))
    else:
        body = "".join(plain(block, paper.page, numbers) for block in cast("tuple[Plain, ...]", paper.blocks))
    return (
        f'<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n<w:document xmlns:w="{parts.NAMESPACE}" '
        f'xmlns:r="{parts.RELATIONS}"><w:body>{body}{_section(paper)}</w:body></w:document>'
    )


def _section(paper: Paper) -> str:
    page = paper.sheet
    header = f'<w:headerReference w:type="default" r:id="{parts.HEADER_ID}"/>' if paper.numbered else ""
    footer = f'<w:footerReference w:type="first" r:id="{parts.FOOT_ID}"/>' if paper.seal else ""
    turned = ' w:orient="landscape"' if page.width > page.height else ""
    sides = " ".join(f'w:{side}="{twips(getattr(page, side))}"' for side in ("top", "right", "bottom", "left"))
    # The number of a page stands inside the frame.
    above = FRAME + 6 if paper.framed else page.top / 2
    below = paper.foot if paper.seal else page.bottom / 2
    return (
        f'<w:sectPr>{header}{footer}<w:pgSz w:w="{twips(page.width)}" w:h="{twips(page.height)}"{turned}/>'
        f'<w:pgMar {sides} w:header="{twips(above)}" w:footer="{twips(below)}" w:gutter="0"/>{_frame(paper)}<w:titlePg/></w:sectPr>'
    )


def _frame(paper: Paper) -> str:
    if not paper.framed:
        return ""
    line = f'w:val="double" w:sz="6" w:space="{min(round(FRAME), _FARTHEST)}" w:color="000000"'
    return f'<w:pgBorders w:offsetFrom="page">{"".join(f"<w:{side} {line}/>" for side in ("top", "left", "bottom", "right"))}</w:pgBorders>'


def _foot(paper: Paper, seal: Seal, number: int) -> str:
    """Small words and the square at the right of them."""
    words = "".join(paragraph(line, Align.RIGHT, size=_SMALL) for text in seal.lines for line in lines(text))
    drawn = raw_paragraph(f"<w:r>{parts.drawing(number, EMU * round(seal.side))}</w:r>", Align.RIGHT)
    room = paper.sheet.room
    middle = '<w:vAlign w:val="center"/>'
    cells = ((paragraph(""), room - CORNER - seal.side), (words, CORNER), (drawn, seal.side))
    widths = [width for _, width in cells]
    return raw_table([[raw_cell(made, width, middle) for made, width in cells]], widths, bare=True) + paragraph("", size=1)
