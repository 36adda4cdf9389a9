"""Blocks of a .docx as an office expects them: what is free between them is told by ``spacing``, lines are the paper's own."""

from __future__ import annotations

from collections.abc import Iterator

from .blocks import (
    CORNER,
    CUT,
    Align,
    Annex,
    Beside,
    Heading,
    PageBreak,
    Paper,
    Parties,
    Signature,
    Split,
    Stamps,
    Table,
    Text,
)
from .docx_blocks import beside, size_of, stamps
from .docx_tables import table_of
from .docx_words import RED_LINE, lines, paragraph, raw_cell, raw_paragraph, raw_table, run, twips
from .fitting import tidied
from .measuring import width_of
from .spacing import APART, ASUNDER, Blanks, Piece, annex_lines, fits, is_tall, party_room, party_rows, signature_widths, spaced

# The mark in place of a signature: green ink, as on the screen.
_INK, _MARK_SIZE, _MARK_INDENT = "0D5E4B", 9, 10.0
_SINGLE = '<w:spacing w:line="240" w:lineRule="auto"/>'
# In twips: what the cells of a table keep free above and under their words.
_AIR = 44
_LOW = '<w:vAlign w:val="bottom"/>'
_TAB = "<w:r><w:tab/></w:r>"


def formal(paper: Paper, numbers: Iterator[int]) -> Iterator[str]:
    """Every block; ``numbers`` are those of pictures."""
    for piece, below in spaced(paper):
        yield _piece(piece, below, paper, numbers)


def _piece(piece: Piece, below: float, paper: Paper, numbers: Iterator[int]) -> str:
    match piece:
        case Text():
            return _text(piece, below, paper)
        case Heading():
            made = lines(piece.text)
            last = len(made) - 1
            return "".join(
                raw_paragraph(run(line), look=_under(below if index == last else 0, always=True), style="Title")
                for index, line in enumerate(made)
            )
        case Split():
            return _split(piece, below, paper)
        case Annex():
            return _annex(piece, below, paper)
        case PageBreak():
            return raw_paragraph('<w:r><w:br w:type="page"/></w:r>', letters='<w:rPr><w:sz w:val="2"/><w:szCs w:val="2"/></w:rPr>')
        case Stamps():
            return stamps(piece, paper.sheet) + _end(below)
        case Table():
            return table_of(tidied(piece), paper.size, _SINGLE if paper.leading != 1 else "", aside=_AIR) + _end(below)
        case Signature():
            return _signature(piece, paper) + _end(below)
        case Parties():
            return _parties(piece, paper) + _end(below)
        case Beside():
            return beside(piece, paper.sheet, next(numbers), paper.size) + _end(max(below, CUT if piece.cut else 0))
        case Blanks():
            return _blanks(piece, paper) + _end(below)


def _under(below: float, *, always: bool = False) -> str:
    before = ' w:before="0"' if always else ""
    return f'<w:spacing{before} w:after="{twips(below)}"/>' if below or always else ""


def _end(below: float) -> str:
    """What stands between a table and what follows: it takes no room of its own."""
    return paragraph("", size=1, look=f'<w:spacing w:after="{twips(max(below - 1, 0))}" w:line="240" w:lineRule="auto"/>')


def _text(block: Text, below: float, paper: Paper) -> str:
    made = lines(block.text)
    indents = f'<w:ind w:firstLine="{RED_LINE}"/>' if block.indent else ""
    if block.narrow:
        indents = f'<w:ind w:right="{twips(max(paper.sheet.room - CORNER, 0))}"/>'
    return "".join(
        paragraph(
            line,
            block.stands,
            block.is_bold,
            size=size_of(block, paper.size),
            look=_under(below if index == len(made) - 1 else 0) + indents,
            keep=block.keep,
            spread=block.spread,
        )
        for index, line in enumerate(made)
    )


def _split(block: Split, below: float, paper: Paper) -> str:
    if not fits(block, paper):
        sides = ((block.left, Align.LEFT), (block.centre, Align.CENTRE), (block.right, Align.RIGHT))
        made = [(line, align) for text, align in sides if text for line in lines(text)]
        return "".join(
            paragraph(line, align, look=_under(below if index == len(made) - 1 else 0)) for index, (line, align) in enumerate(made)
        )
    room = paper.sheet.room
    stops = (("center", room / 2), ("right", room)) if block.centre else (("right", room),)
    tabs = "".join(f'<w:tab w:val="{kind}" w:pos="{twips(place)}"/>' for kind, place in stops)
    texts = [block.left, *([block.centre] if block.centre else []), block.right]
    return raw_paragraph(_TAB.join(run(lines(text)[0]) for text in texts), look=f"<w:tabs>{tabs}</w:tabs>{_under(below)}")


def _annex(block: Annex, below: float, paper: Paper) -> str:
    made, width = annex_lines(block, paper)
    indents = f'<w:ind w:left="{twips(paper.sheet.room - width)}"/>'
    return "".join(
        paragraph(
            line,
            look=("<w:pageBreakBefore/>" if not index else "") + _under(below if index == len(made) - 1 else 0) + indents,
            keep=True,
        )
        for index, line in enumerate(made or [""])
    )


def _signature(block: Signature, paper: Paper) -> str:
    post, sign, name = signature_widths(block, paper)
    middle = _mark(block, sign) if block.mark else paragraph("_" * 16, Align.CENTRE)
    cells = (
        raw_cell("".join(paragraph(line, look=_SINGLE) for line in lines(block.position)), post, _LOW),
        raw_cell(middle, sign, _LOW),
        raw_cell("".join(paragraph(line, Align.RIGHT, look=_SINGLE) for line in lines(block.name)), name, _LOW),
    )
    return raw_table([cells], (post, sign, name), bare=True)


def _mark(block: Signature, room: float) -> str:
    """Lines in a thin frame as wide as the longest: paragraphs with the same borders share them."""
    longest = max(width_of(line) for text in block.mark for line in lines(text)) * _MARK_SIZE
    right = max(room - _MARK_INDENT - longest - 2, _MARK_INDENT)
    sides = "".join(f'<w:{side} w:val="single" w:sz="6" w:space="3" w:color="{_INK}"/>' for side in ("top", "left", "bottom", "right"))
    look = f'<w:pBdr>{sides}</w:pBdr>{_SINGLE}<w:ind w:left="{twips(_MARK_INDENT)}" w:right="{twips(right)}"/>'
    return "".join(paragraph(line, size=_MARK_SIZE, look=look, colour=_INK) for text in block.mark for line in lines(text))


def _parties(block: Parties, paper: Paper) -> str:
    half = party_room(paper)
    rows = []
    for number, row in enumerate(party_rows(block, paper)):
        left, right = ("".join(paragraph(line, bold=number + index == 0) for index, line in enumerate(side)) for side in row)
        rows.append((raw_cell(left, half), raw_cell("", APART), raw_cell(right, half)))
    return raw_table(rows, (half, APART, half), bare=True, torn=is_tall(block, paper))


def _blanks(row: Blanks, paper: Paper) -> str:
    """Labels and ruled cells in one row, small words in the next."""
    ruled = '<w:tcBorders><w:bottom w:val="single" w:sz="4" w:space="0" w:color="000000"/></w:tcBorders>'
    above, under, widths = [], [], []
    room = paper.sheet.room
    for blank, (label, line) in zip(row.blanks, row.widths(room, paper.size), strict=True):
        if label:
            above.append(raw_cell("".join(paragraph(words) for words in lines(blank.label)), label, _LOW))
            under.append(raw_cell("", label))
            widths.append(label)
        above.append(raw_cell("", line, ruled + _LOW))
        under.append(raw_cell("".join(paragraph(words, Align.CENTRE, size=9, look=_SINGLE) for words in lines(blank.under)), line))
        widths.append(line)
        if blank is not row.blanks[-1]:
            above.append(raw_cell("", ASUNDER))
            under.append(raw_cell("", ASUNDER))
            widths.append(ASUNDER)
    return raw_table([above, under] if any(blank.under for blank in row.blanks) else [above], widths, bare=True, first=1.6 * paper.size)
