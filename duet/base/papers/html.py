"""A paper as HTML for a page that shows it: classes only, so that a strict policy of styles lets it through.

``ui/paper.css`` gives it the look of a sheet. Every word is escaped; only the drawings of pictures are our own markup.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from html import escape

from .blocks import (
    Align,
    Annex,
    Beside,
    Blank,
    Heading,
    PageBreak,
    Paper,
    Parties,
    Picture,
    Seal,
    Signature,
    Split,
    Stamps,
    Table,
    Text,
)
from .spacing import Blanks, Piece, laid, party_rows
from .typography import LAW_HYPHEN, bound

_TWELFTHS = 12
_HYPHEN = "\N{NON-BREAKING HYPHEN}"
_SIDES = {Align.CENTRE: "paper-centre", Align.RIGHT: "paper-right", Align.BOTH: "paper-both"}


def write_html(paper: Paper) -> str:
    """The sheet. Paragraphs of a ``Text`` have its place in ``paper.blocks`` as ``data-text``: hand editing finds it so."""
    turned = paper.page.width > paper.page.height
    kinds = _classes("paper", f"paper-size-{paper.size}", wide=turned, framed=paper.framed, formal=paper.formal, open=paper.leading > 1)
    made = [_piece(piece, index, paper) for index, piece in laid(paper)]
    if paper.seal:
        made.insert(_end_of_first(paper), _seal(paper.seal))
    return f'<div class="{kinds}">{"".join(made)}</div>'


def _end_of_first(paper: Paper) -> int:
    """The place of what certainly begins the second sheet: the seal stands before it."""
    pieces = laid(paper)
    breaks = (place for place, (_, piece) in enumerate(pieces) if place and isinstance(piece, Annex | PageBreak))
    return next(breaks, len(pieces))


def _classes(*always: str, **chosen: bool) -> str:
    return " ".join([*always, *(f"paper-{name}" for name, wanted in chosen.items() if wanted)])


def _words(text: str) -> str:
    return escape(LAW_HYPHEN.sub(_HYPHEN, bound(text)))


def _lines(texts: Iterable[str]) -> str:
    return "<br>".join(_words(line) for text in texts for line in text.split("\n"))


def _piece(piece: Piece, index: int, paper: Paper) -> str:
    match piece:
        case Text():
            return _text(piece, index if isinstance(paper.blocks[index], Text) else None)
        case Heading():
            return f'<h2 class="paper-heading">{_lines([piece.text])}</h2>'
        case Stamps():
            return f'<div class="paper-stamps">{_stamps(piece.left)}{_stamps(piece.right)}</div>'
        case Table():
            return _table(piece)
        case PageBreak():
            return '<hr class="paper-break">'
        case Beside():
            left, right = ("".join(_text(text, None) for text in texts) for texts in (piece.texts, piece.under))
            return (
                f'<div class="{_classes("paper-beside", cut=piece.cut)}"><div>{left}</div><div>{_picture(piece.picture)}{right}</div></div>'
            )
        case Split():
            middle = f"<span>{_lines([piece.centre])}</span>" if piece.centre else ""
            return f'<p class="paper-split"><span>{_lines([piece.left])}</span>{middle}<span>{_lines([piece.right])}</span></p>'
        case Annex():
            return f'<div class="paper-annex"><p>{_lines(piece.lines)}</p></div>'
        case Signature():
            mark = f'<span class="paper-mark">{_lines(piece.mark)}</span>' if piece.mark else '<span class="paper-line"></span>'
            return f'<p class="paper-signature"><span>{_lines([piece.position])}</span>{mark}<span>{_lines([piece.name])}</span></p>'
        case Parties():
            sides = "".join(f"<div>{_party(side)}</div>" for side in zip(*party_rows(piece, paper), strict=True))
            return f'<div class="paper-parties">{sides}</div>'
        case Blanks():
            return _blanks(piece.blanks)


def _text(block: Text, index: int | None) -> str:
    kinds = [_SIDES[block.stands]] if block.stands in _SIDES else []
    said = _classes(
        "paper-text",
        *kinds,
        bold=block.is_bold,
        indent=block.indent,
        small=block.small,
        large=block.large,
        spread=block.spread,
        narrow=block.narrow,
    )
    place = "" if index is None else f' data-text="{index}"'
    return "".join(f'<p class="{said}"{place}>{_words(line)}</p>' for line in block.text.split("\n"))


def _stamps(stamps: tuple[tuple[str, ...], ...]) -> str:
    return f"<div>{''.join(f'<p>{_lines(stamp)}</p>' for stamp in stamps)}</div>"


def _party(rows: Iterable[list[str]]) -> str:
    """What one party says; its signature, where it is apart, stands at the bottom."""
    said, *signed = (list(map(_said, row)) for row in rows)
    first = "".join(line.replace("<p>", '<p class="paper-bold">', 1) for line in said[:1])
    return first + "".join(said[1:]) + "".join(f'<div class="paper-sign">{"".join(lines)}</div>' for lines in signed)


def _said(line: str) -> str:
    return f"<p>{_words(line) or '<br>'}</p>"


def _blanks(blanks: tuple[Blank, ...]) -> str:
    made = (
        f'<div class="paper-blank paper-share-{min(max(round(blank.share * _TWELFTHS), 1), _TWELFTHS)}">'
        f'<span class="paper-label">{_words(blank.label)}</span><span class="paper-line"></span><small>{_words(blank.under)}</small></div>'
        for blank in blanks
    )
    return f'<div class="paper-blanks">{"".join(made)}</div>'


def _table(table: Table) -> str:
    head = "".join(_rows(table, 0, table.head))
    body = "".join(_rows(table, table.head, len(table.rows)))
    above = f"<thead>{head}</thead>" if head else ""
    # A table wider than a phone scrolls inside the sheet: the keyboard has to reach it.
    inside = f'<table class="paper-table paper-size-{table.size}">{above}<tbody>{body}</tbody></table>'
    return f'<div class="paper-scroll" tabindex="0" role="group" aria-label="Таблица">{inside}</div>'


def _rows(table: Table, first: int, last: int) -> Iterator[str]:
    for index, row in enumerate(table.rows[first:last], first):
        tag = "th" if index < table.head else "td"
        cells = []
        for cell in row:
            spans = (f' colspan="{cell.width}"' if cell.width > 1 else "") + (f' rowspan="{cell.height}"' if cell.height > 1 else "")
            kinds = _classes(*([_SIDES[cell.align]] if cell.align in _SIDES else []), bold=cell.bold)
            said = f' class="{kinds}"' if kinds else ""
            scope = ' scope="col"' if tag == "th" else ""
            cells.append(f"<{tag}{scope}{said}{spans}>{_lines([cell.text])}</{tag}>")
        yield f"<tr>{''.join(cells)}</tr>"


def _picture(picture: Picture) -> str:
    """The drawing is made by ``qr``, of no words of anybody."""
    return f'<span class="paper-picture" role="img" aria-label="QR-код">{picture.svg}</span>'


def _seal(seal: Seal) -> str:
    return f'<div class="paper-seal"><p>{_lines(seal.lines)}</p>{_picture(seal.picture)}</div>'
