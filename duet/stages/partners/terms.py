"""Terms of agreements: until when one holds, what a renewal would be, how a partner stands on a day."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from duet.core.calendar import day_of

WARN_DAYS = 60
"""So many days before the end it is said that an agreement runs out."""

SOON_DAYS = 30
_DAY = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class Term:
    """The term of an agreement. ``ended_early_on`` is the first day without it; ``prolongs``: it goes on by its own length."""

    starts_on: date
    ends_on: date | None = None
    prolongs: bool = False
    ended_early_on: date | None = None

    def last_day(self, on: date) -> date | None:
        """The last day as it is seen on a day.

        >>> str(Term(date(2024, 9, 1), date(2025, 8, 31), prolongs=True).last_day(date(2026, 11, 20)))
        '2027-08-31'
        """
        early = self.ended_early_on - _DAY if self.ended_early_on else None
        return min((day for day in (self._run(on)[1], early) if day), default=None)

    def following(self, on: date) -> tuple[date, date | None]:
        """The term a renewal usually has: from the next day, for as long again; from today where no end is known.

        >>> [str(day) for day in Term(date(2026, 9, 1), date(2027, 8, 31), ended_early_on=date(2026, 11, 1)).following(date(2026, 11, 20))]
        ['2026-11-01', '2027-10-31']
        """
        last, (starts, ends) = self.last_day(on), self._run(on)
        begin = last + _DAY if last else on
        return begin, as_long(begin, starts, ends) if ends else None

    def _run(self, on: date) -> tuple[date, date | None]:
        """The run of the term the day is in, or the last one."""
        starts, ends = self.starts_on, self.ends_on
        while self.prolongs and ends is not None and ends < on:
            starts, ends = next_term(starts, ends)
        return starts, ends

    def holds(self, on: date) -> bool:
        """Whether it is in force on the day."""
        last = self.last_day(on)
        return self.starts_on <= on and (last is None or on <= last)

    def is_ahead(self, on: date) -> bool:
        """Whether it is signed and not begun."""
        return self.starts_on > on and self.ended_early_on is None


def next_term(starts_on: date, ends_on: date) -> tuple[date, date]:
    """The term of the same length that follows: whole months where there were whole months, days otherwise.

    >>> [str(day) for day in next_term(date(2025, 9, 1), date(2026, 8, 31))]
    ['2026-09-01', '2027-08-31']
    >>> [str(day) for day in next_term(date(2025, 9, 1), date(2025, 9, 10))]
    ['2025-09-11', '2025-09-20']
    """
    begin = ends_on + _DAY
    return begin, as_long(begin, starts_on, ends_on)


def as_long(begin: date, starts_on: date, ends_on: date) -> date:
    """The last day of a term that begins on the day and is as long as another."""
    after = ends_on + _DAY
    if after.day != starts_on.day:
        return begin + (ends_on - starts_on)
    months = (after.year - starts_on.year) * 12 + after.month - starts_on.month
    year, month = divmod(begin.year * 12 + begin.month - 1 + months, 12)
    return day_of(year, month + 1, begin.day) - _DAY


class State(StrEnum):
    """How a partner stands."""

    FORCE = "force"
    ENDING = "ending"
    AHEAD = "ahead"
    OVER = "over"
    NONE = "none"


@dataclass(frozen=True, slots=True)
class Standing:
    """A partner's agreements together: ``last_day`` is that of the state (None: no end), ``days`` are left until it."""

    state: State
    last_day: date | None = None
    days: int = 0
    prolongs: bool = False


def standing_of(terms: Iterable[Term], on: date) -> Standing:
    """How a partner with these agreements stands on the day."""
    known = list(terms)
    held, ahead = [term for term in known if term.holds(on)], [term for term in known if term.is_ahead(on)]
    if held:
        later = on + timedelta(days=WARN_DAYS + 1)
        lasting = [term for term in known if term.holds(later)]
        longest = max(lasting or held, key=lambda term: term.last_day(on) or date.max)
        last = longest.last_day(on)
        return Standing(State.FORCE if lasting else State.ENDING, last, (last - on).days if last else 0, longest.prolongs)
    if ahead:
        first = min(term.starts_on for term in ahead)
        return Standing(State.AHEAD, first, (first - on).days)
    if known:
        last = max(term.last_day(on) or on for term in known)
        return Standing(State.OVER, last, (on - last).days)
    return Standing(State.NONE)
