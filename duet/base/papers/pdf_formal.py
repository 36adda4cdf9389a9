"""Blocks of a formal paper as data for typst: what is free under each, what stays on one page."""

from __future__ import annotations

from collections.abc import Iterator

from .blocks import CORNER, Annex, Beside, Heading, PageBreak, Paper, Parties, Signature, Split, Stamps, Table, Text
from .fitting import tidied
from .pdf_blocks import Json, beside, stamps, table_of, text_of, words_of
from .spacing import ASUNDER, Blanks, Piece, annex_lines, is_tall, party_room, party_rows, signature_widths, spaced
from .typography import held

_MARK_SIZE, _UNDER_SIZE = 9, 9


def formal(paper: Paper) -> Iterator[Json]:
    """Every block with what all of them have: ``below``, and whether it is ``kept`` with the next, ``whole``, on a ``fresh`` page."""
    for index, (piece, below) in enumerate(spaced(paper)):
        keep = isinstance(piece, Heading | Annex) or (isinstance(piece, Text) and piece.keep)
        whole = isinstance(piece, Signature | Annex | Blanks | Split) or (isinstance(piece, Parties) and not is_tall(piece, paper))
        fresh = isinstance(piece, Annex) and index > 0
        yield {**_piece(piece, paper), "below": below, "kept": keep, "whole": whole, "fresh": fresh}


def _piece(piece: Piece, paper: Paper) -> Json:
    room, size = paper.sheet.room, paper.size
    match piece:
        case Text():
            across = CORNER if piece.narrow else room
            return {**text_of(piece, across, size), "across": across, "spread": piece.spread}
        case Heading():
            return {"kind": "heading", "text": words_of(piece.text, room, size, bold=True)}
        case Stamps():
            return stamps(piece, size)
        case Table():
            return table_of(tidied(piece))
        case PageBreak():
            return {"kind": "pagebreak"}
        case Beside():
            return beside(piece, room, size)
        case Split():
            part = room / (3 if piece.centre else 2)
            left, centre, right = (words_of(text, part, size) for text in (piece.left, piece.centre, piece.right))
            return {"kind": "split", "left": left, "centre": centre, "right": right}
        case Annex():
            lines, width = annex_lines(piece, paper)
            return {"kind": "annex", "text": "\n".join(held(line, width, size) for line in lines), "across": width}
        case Signature():
            return _signature(piece, paper)
        case Parties():
            half = party_room(paper)
            rows = [[[held(line, half, size) for line in side] for side in row] for row in party_rows(piece, paper)]
            return {"kind": "parties", "rows": rows, "half": half}
        case Blanks():
            return _blanks(piece, paper)


def _signature(block: Signature, paper: Paper) -> Json:
    widths = signature_widths(block, paper)
    return {
        "kind": "signed",
        "widths": widths,
        "position": words_of(block.position, widths[0], paper.size),
        "mark": [words_of(line, widths[1] - 20, _MARK_SIZE) for line in block.mark],
        "markSize": _MARK_SIZE,
        "name": words_of(block.name, widths[2], paper.size),
    }


def _blanks(row: Blanks, paper: Paper) -> Json:
    made = []
    for blank, (label, line) in zip(row.blanks, row.widths(paper.sheet.room, paper.size), strict=True):
        words = words_of(blank.label, max(label, 1), paper.size)
        under = words_of(blank.under, line, _UNDER_SIZE)
        made.append({"label": words, "across": label, "line": line, "under": under})
    return {"kind": "blanks", "blanks": made, "asunder": ASUNDER, "underSize": _UNDER_SIZE}
