"""Paragraphs, runs and open tables of a .docx: what every block is made of."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from html import escape

from .blocks import Align
from .typography import LAW_HYPHEN, bound

RED_LINE = 709
_HYPHEN = "<w:noBreakHyphen/>"
_SPREAD = 60
_BARE = '<w:tblCellMar><w:left w:w="0" w:type="dxa"/><w:right w:w="0" w:type="dxa"/></w:tblCellMar>'


def twips(points: float) -> int:
    """Points in the measure of Word."""
    return round(points * 20)


def lines(text: str) -> list[str]:
    """Paragraphs of a text with spaces that do not part."""
    return bound(text).split("\n")


def paragraph(
    text: str,
    align: Align = Align.LEFT,
    bold: bool = False,
    *,
    size: int = 0,
    look: str = "",
    keep: bool = False,
    spread: bool = False,
    colour: str = "",
) -> str:
    """``size`` of the letters in points, 0 for the usual; ``look`` are further properties; ``keep``: with the next."""
    letters = _letters(bold, size, spread=spread, colour=colour)
    return raw_paragraph(_run(text, letters), align, look=look, keep=keep, letters=letters)


def raw_paragraph(runs: str, align: Align = Align.LEFT, *, look: str = "", keep: bool = False, letters: str = "", style: str = "") -> str:
    """A paragraph of runs that are made."""
    styled = f'<w:pStyle w:val="{style}"/>' if style else ""
    kept = "<w:keepNext/>" if keep else ""
    aligned = f'<w:jc w:val="{align.value}"/>' if align is not Align.LEFT else ""
    sized = "<w:sz " in letters
    properties = f"<w:pPr>{styled}{kept}{look}{aligned}{letters}</w:pPr>" if styled or kept or look or aligned or sized else ""
    return f"<w:p>{properties}{runs}</w:p>"


def run(text: str) -> str:
    """Words in usual letters."""
    return _run(text, "")


def _letters(bold: bool, size: int, *, spread: bool = False, colour: str = "") -> str:
    found = "<w:b/><w:bCs/>" if bold else ""
    found += f'<w:color w:val="{colour}"/>' if colour else ""
    found += f'<w:spacing w:val="{_SPREAD}"/>' if spread else ""
    found += f'<w:sz w:val="{2 * size}"/><w:szCs w:val="{2 * size}"/>' if size else ""
    return f"<w:rPr>{found}</w:rPr>" if found else ""


def _run(text: str, letters: str) -> str:
    if not text:
        return ""
    pieces = (f'<w:t xml:space="preserve">{escape(piece, quote=False)}</w:t>' for piece in LAW_HYPHEN.split(text))
    return f"<w:r>{letters}{_HYPHEN.join(pieces)}</w:r>"


def open_table(rows: Iterable[Iterable[Iterable[str]]], widths: Sequence[float]) -> str:
    """Cells of lines, without borders."""
    return raw_table([[open_cell(cell, width) for cell, width in zip(row, widths, strict=True)] for row in rows], widths)


def open_cell(texts: Iterable[str], width: float) -> str:
    """A cell of lines."""
    return raw_cell("".join(paragraph(line) for text in texts for line in lines(text)), width)


def raw_cell(paragraphs: str, width: float, look: str = "") -> str:
    """A cell of paragraphs that are made; ``look`` are further properties."""
    return f'<w:tc><w:tcPr><w:tcW w:w="{twips(width)}" w:type="dxa"/>{look}</w:tcPr>{paragraphs or paragraph("")}</w:tc>'


def raw_table(rows: Iterable[Iterable[str]], widths: Sequence[float], *, bare: bool = False, torn: bool = False, first: float = 0) -> str:
    """Rows of cells that are made, without borders. ``bare``: words begin at the margin; ``torn``: a page may end in a row.

    The ``first`` row is at least so many points high.
    """
    grid = "".join(f'<w:gridCol w:w="{twips(width)}"/>' for width in widths)
    whole = "" if torn else "<w:cantSplit/>"
    high = f'<w:trHeight w:val="{twips(first)}" w:hRule="atLeast"/>' if first else ""
    looks = [f"<w:trPr>{whole}{high}</w:trPr>" if whole or high else "", f"<w:trPr>{whole}</w:trPr>" if whole else ""]
    made = (f"<w:tr>{looks[min(index, 1)]}{''.join(row)}</w:tr>" for index, row in enumerate(rows))
    return (
        f'<w:tbl><w:tblPr><w:tblW w:w="{sum(map(twips, widths))}" w:type="dxa"/><w:tblLayout w:type="fixed"/>{_BARE if bare else ""}'
        f"</w:tblPr><w:tblGrid>{grid}</w:tblGrid>{''.join(made)}</w:tbl>"
    )
