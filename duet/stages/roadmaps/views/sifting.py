"""Filters of a plan: which of its rows to show, each with how many there are."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from django.utils.http import urlencode

from duet.base.ui.frame import Choice

from ..models import Activity

Sieve = Callable[[Activity], bool]

# Name in the address → words and which rows it lets through. The last two are shown only when there is something in them.
SIEVES: dict[str, tuple[str, Sieve]] = {
    "": ("Все", lambda row: True),
    "late": ("Просрочено", lambda row: row.steps_late > 0),
    "week": ("На этой неделе", lambda row: row.steps_week > 0),
    "mine": ("Мои", lambda row: bool(row.mine)),
    "undated": ("Без даты", lambda row: row.steps_asking > 0),
    "nobody": ("Без ответственного", lambda row: bool(row.nobody)),
    "unproved": ("Без документа", lambda row: bool(row.unproved)),
    "doubts": ("С вопросами", lambda row: bool(row.doubts)),
    "outside": ("Позже конца карты", lambda row: row.steps_outside > 0),
}
SELDOM = ("doubts", "outside")


def sifted(rows: Sequence[Activity], show: str) -> list[Activity]:
    """The rows that the filter lets through; an unknown filter is no filter."""
    _, sieve = SIEVES.get(show, SIEVES[""])
    return [row for row in rows if sieve(row)]


def choices(rows: Sequence[Activity], show: str, url: str) -> list[Choice]:
    """The filters with their counts."""
    found = []
    for name, (title, sieve) in SIEVES.items():
        count = sum(1 for row in rows if sieve(row))
        if name not in SELDOM or count or name == show:
            found.append(Choice(title, f"{url}?{urlencode({'show': name})}" if name else url, name == show, count))
    return found
