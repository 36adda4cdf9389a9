"""What an act is about, who stands behind it and when it holds."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum


class Level(StrEnum):
    """Who adopted the act, from the top down."""

    FEDERAL = "federal"
    REGIONAL = "regional"
    MUNICIPAL = "municipal"
    LOCAL = "local"

    @property
    def label(self) -> str:
        """One word for people."""
        return {"federal": "федеральный", "regional": "региональный", "municipal": "муниципальный", "local": "локальный"}[self]

    @property
    def place(self) -> int:
        """Where it stands in a preamble: federal acts first."""
        return list(Level).index(self)


class Topic(StrEnum):
    """Which mentoring an act is about."""

    ALL = "all"
    PUPILS = "pupils"
    PEDAGOGICAL = "pedagogical"
    LABOUR = "labour"
    DATA = "data"

    @property
    def label(self) -> str:
        """Words for people."""
        return {
            "all": "наставничество в целом",
            "pupils": "наставничество обучающихся",
            "pedagogical": "наставничество педагогов",
            "labour": "труд и оплата",
            "data": "персональные данные",
        }[self]


@dataclass(frozen=True, slots=True)
class Term:
    """From the first to the last day in force; an empty end is not known or has not come.

    >>> term = Term(date(2023, 9, 1), date(2029, 8, 31))
    >>> term.holds(date(2023, 8, 31)), term.holds(date(2023, 9, 1)), term.holds(date(2029, 8, 31)), term.holds(date(2029, 9, 1))
    (False, True, True, False)
    """

    since: date | None = None
    until: date | None = None

    def holds(self, on: date) -> bool:
        """Whether it is in force on the day."""
        return not self.is_ahead(on) and not self.is_over(on)

    def is_ahead(self, on: date) -> bool:
        """Whether it has not begun."""
        return self.since is not None and on < self.since

    def is_over(self, on: date) -> bool:
        """Whether it is in force no longer."""
        return self.until is not None and on > self.until

    def ends_within(self, days: int, on: date) -> bool:
        """Whether it holds and its last day is so near."""
        return self.until is not None and self.holds(on) and self.until - on <= timedelta(days=days)
