"""«Лист ознакомления» of an act."""

from __future__ import annotations

from collections.abc import Sequence

from duet.base.papers import Paper
from duet.base.papers.blocks import PORTRAIT, Align, Heading, Text
from duet.base.papers.tables import table_of
from duet.base.tenancy.models import Organisation

from .library import Entry
from .models import Study

# Shares of the sheet by column.
_HEADS = ("№", "Фамилия, имя, отчество", "Должность", "Дата", "Подпись")
_SHARES = (0.07, 0.33, 0.24, 0.16, 0.2)
_EMPTY_LINES = 10


def acquaintance_sheet(place: Organisation, entry: Entry, marks: Sequence[Study]) -> Paper:
    """Those who were asked or have studied it, with a place to sign; nobody yet: empty lines to fill in by hand."""
    rows = [_row(number, mark) for number, mark in enumerate(marks, 1)]
    empty = [(str(number), "", "", "", "") for number in range(1, _EMPTY_LINES + 1)]
    preposition = "со" if entry.citation.instrumental.startswith("ст") else "с"
    return Paper(
        "Лист ознакомления",
        (
            Text(place.full_name or place.name, Align.CENTRE),
            Heading("ЛИСТ ОЗНАКОМЛЕНИЯ"),
            Text(f"{preposition} {entry.citation.instrumental}", Align.CENTRE),
            table_of(_HEADS, rows or empty, PORTRAIT, _SHARES),
        ),
    )


def _row(number: int, mark: Study) -> tuple[str, ...]:
    day = f"{mark.studied_on:%d.%m.%Y}" if mark.studied_on else ""
    return (str(number), mark.member.full_name, mark.member.post, day, "")
