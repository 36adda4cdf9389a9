"""The sheet of acquaintance (DOMAIN.md §5.3, D-48), and slips for those who read by a personal link."""

from __future__ import annotations

from collections.abc import Iterable

from duet.base.papers import Paper
from duet.base.papers.blocks import PORTRAIT, Align, Heading, Text
from duet.base.papers.slips import Slip, slips_paper
from duet.core.declension import Case

from .families import Family
from .models import Acquaintance, Document, Way
from .wording import table

_TITLES = ("№", "Фамилия, имя, отчество", "Должность", "Дата", "Подпись")
_SHARES = (0.06, 0.34, 0.26, 0.14, 0.2)


def sheet_paper(document: Document, rows: Iterable[Acquaintance]) -> Paper:
    """Everybody asked; whoever read it in the program has the day and «в программе», the rest have room to sign."""
    place = document.organisation
    lines = [
        (str(number), row.name, row.post, f"{row.known_on:%d.%m.%Y}" if row.known_on else "", _signed(row))
        for number, row in enumerate(rows, 1)
    ]
    word = Family(document.family).said(Case.INSTRUMENTAL)
    number = f" от {document.day:%d.%m.%Y} № {document.number}" if document.number and document.day else ""
    return Paper(
        f"Лист ознакомления. {document.title}",
        (
            Text(place.full_name or place.name, Align.CENTRE, bold=True),
            Heading("ЛИСТ ОЗНАКОМЛЕНИЯ"),
            Text(f"с {word}{number} «{document.title}»\n", Align.CENTRE),
            table(_TITLES, lines, _SHARES, room=PORTRAIT.room),
        ),
    )


def _signed(row: Acquaintance) -> str:
    """What stands in the place of a signature: of a paper one nothing, it stands on its own sheet."""
    return (
        f"{row.get_way_display()}" if row.known_on and row.way in (Way.PROGRAM, Way.LINK) else ("подпись на листе" if row.known_on else "")
    )


def slips_of(document: Document, rows: Iterable[Acquaintance], *, site: str) -> Paper:
    """A slip for each of these people."""
    place = document.organisation
    where = f"{place.name}, {place.city}" if place.city else place.name
    slips = [
        Slip(
            place=where,
            title="Ознакомление с документом",
            whom=row.name,
            words=f"{document.named[:1].upper()}{document.named[1:]}. Прочитайте и отметьте, что ознакомились: наведите камеру телефона на "
            "квадрат или наберите адрес:",
            address=f"{site.rstrip('/')}{row.path}",
            notes="Записка личная: не передавайте её. Входить в программу не нужно. Можно подписать и бумажный лист.",
        )
        for row in rows
    ]
    return slips_paper(slips, "Записки для ознакомления")
