"""Slips to hand out: four on a page, cut apart along the dashes, each with an address, its QR and maybe a code."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from .blocks import MM, Beside, Block, Page, PageBreak, Paper, Text
from .qr import qr

ON_A_PAGE = 4
_PAGE = Page(210 * MM, 297 * MM, 10 * MM, 12 * MM, 9 * MM, 12 * MM)
_HEIGHT, _SIDE = 62 * MM, 118.0


@dataclass(frozen=True, slots=True)
class Slip:
    """A slip: who hands it out, its title, whom it is for, what to do, the address, the code («4071»), what else to know."""

    place: str
    title: str
    whom: str
    words: str
    address: str
    code: str = ""
    code_words: str = "Код для подписи"
    notes: str = ""


def slips_paper(slips: Iterable[Slip], title: str) -> Paper:
    """All the slips, in the order given."""
    return Paper(title, tuple(_blocks(slips)), _PAGE, numbered=False)


def _blocks(slips: Iterable[Slip]) -> Iterator[Block]:
    for index, slip in enumerate(slips):
        if index and index % ON_A_PAGE == 0:
            yield PageBreak()
        texts = [Text(slip.place, small=True), Text(slip.title, bold=True), Text(slip.whom), Text(slip.words)]
        texts += [Text(slip.address, small=True), Text(slip.notes, small=True)]
        under = (Text(f"{slip.code_words}:", small=True), Text(slip.code, bold=True, large=True)) if slip.code else ()
        last = index % ON_A_PAGE == ON_A_PAGE - 1
        yield Beside(tuple(text for text in texts if text.text), qr(slip.address, _SIDE), under, _HEIGHT, cut=not last)
