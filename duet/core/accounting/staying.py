"""Who stood in a base in a period, when they came and went: as of a day, whatever has happened since."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date
from itertools import groupby
from typing import NamedTuple

from ..calendar import Period

YEAR_IS_OVER, HAS_LEFT = "закончился учебный год", "выбыл из организации"
# Who is written into the base of the new year by the end of the third quarter has gone on; later it is a new arrival.
_GOES_ON_BY = (9, 30)


class Part(NamedTuple):
    """A person on one side of mentoring in one school year; ``left`` is the day the person left the organisation."""

    person: int
    side: str
    year: int
    joined: date
    ended: date | None = None
    outcome: str = ""
    left: date | None = None


class Stay(NamedTuple):
    """An unbroken time on one side; ``ended`` is its last day, and there always is one: no base outlives its school year.

    ``by_itself``: nobody ended it, the school year did.
    """

    person: int
    side: str
    joined: date
    ended: date
    outcome: str
    by_itself: bool

    def is_over(self, on: date) -> bool:
        """Whether it was over on the day; on the last day of a school year everybody still stands in the base."""
        return self.ended < on if self.by_itself else self.ended <= on


class Standing(NamedTuple):
    """A stay as it was seen on a day: an end that had not come yet is not known."""

    person: int
    side: str
    joined: date
    ended: date | None
    outcome: str
    arrived: bool
    departed: bool


def stays(parts: Iterable[Part]) -> Iterator[Stay]:
    """The parts joined: who goes on into the next school year has not left in summer.

    >>> [(str(stay.joined), str(stay.ended)) for stay in stays([Part(1, "mentor", 2025, date(2025, 10, 1)),
    ...     Part(1, "mentor", 2026, date(2026, 9, 1)), Part(1, "mentor", 2028, date(2028, 9, 1), date(2028, 12, 1))])]
    [('2025-10-01', '2027-08-31'), ('2028-09-01', '2028-12-01')]
    """
    ordered = sorted(parts, key=lambda part: part[:3])
    for _, group in groupby(ordered, key=lambda part: part[:2]):
        chain: list[Part] = []
        for part in group:
            if chain and not _goes_on(chain[-1], part):
                yield _stay(chain)
                chain = []
            chain.append(part)
        yield _stay(chain)


def _ended(part: Part) -> date | None:
    """The day somebody ended it; after its school year there was nothing left to end."""
    return part.ended if part.ended and part.ended <= Period.school_year(part.year).end else None


def _goes_on(before: Part, part: Part) -> bool:
    return _ended(before) is None and part.year == before.year + 1 and part.joined <= date(part.year, *_GOES_ON_BY)


def _stay(chain: list[Part]) -> Stay:
    last, joined = chain[-1], min(part.joined for part in chain)
    said = _ended(last)
    ended, outcome, by_itself = said or Period.school_year(last.year).end, last.outcome, said is None
    if by_itself:
        outcome = outcome or YEAR_IS_OVER
    if last.left is not None and joined <= last.left < ended:
        ended, outcome, by_itself = last.left, last.outcome or HAS_LEFT, False
    return Stay(last.person, last.side, joined, max(ended, joined), outcome, by_itself)


def standing(parts: Iterable[Part], period: Period, on: date) -> list[Standing]:
    """Who stood in a base in the period as it was seen on the day (or on the last day of the period, if that is earlier).

    >>> autumn = Period(date(2026, 10, 1), date(2026, 12, 31))
    >>> seen = standing([Part(1, "mentee", 2026, date(2026, 9, 10), date(2027, 2, 1), "переехал")], autumn, date(2027, 5, 1))
    >>> seen[0].ended, seen[0].outcome, seen[0].arrived, seen[0].departed
    (None, '', False, False)
    """
    day = min(on, period.end)
    if day < period.start:
        return []
    found = []
    for stay in stays(part for part in parts if part.joined <= day):
        if stay.ended < period.start:
            continue
        over = stay.is_over(day)
        ended, outcome = (stay.ended, stay.outcome) if over else (None, "")
        found.append(Standing(stay.person, stay.side, stay.joined, ended, outcome, stay.joined in period, over))
    return found
