"""The scale of the ribbon: the months of a plan as columns, and where a day stands on them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from duet.core.calendar import Period, month_length

SHORT = ("янв", "фев", "мар", "апр", "май", "июн", "июл", "авг", "сен", "окт", "ноя", "дек")
QUARTERS = ("I", "II", "III", "IV")
YEAR, QUARTER = 12, 3
# More months than this stand as quarters, more than that as years.
MONTHS_AT_MOST, QUARTERS_AT_MOST = 18, 72
# What lies further outside the plan than this many months stands at the edge of the ribbon: one slip of a year would squash it all.
MARGIN = 3


@dataclass(frozen=True, slots=True)
class Column:
    """A month, a quarter or a year; ``more`` is said where there is room: the year of the first month and of each January."""

    title: str
    more: str
    now: bool


@dataclass(frozen=True, slots=True)
class Scale:
    """``first`` is the number of the first month (years × 12 + months from January), ``size`` how many columns, ``unit`` months in one.

    >>> scale = Scale.of(Period.school_year(2026))
    >>> [column.title for column in scale.columns(date(2026, 11, 20))][:3], scale.size
    (['авг', 'сен', 'окт'], 12)
    >>> scale.start(date(2026, 9, 1)), scale.end(date(2026, 9, 30)), round(scale.start(date(2026, 11, 20)), 3)
    (1.0, 2.0, 3.633)
    """

    first: int
    size: int
    unit: int = 1

    @classmethod
    def of(cls, period: Period, earliest: date | None = None, latest: date | None = None) -> Scale:
        """For a plan whose steps lie between the two days. A school year goes from August, when it is prepared, to July."""
        begins, ends = _month(period.start), _month(period.end)
        if period.is_school_year:
            begins, ends = begins - 1, ends - 1
        if earliest:
            begins = max(min(begins, _month(earliest)), _month(period.start) - MARGIN)
        if latest:
            ends = min(max(ends, _month(latest)), _month(period.end) + MARGIN)
        months = ends - begins + 1
        unit = 1 if months <= MONTHS_AT_MOST else QUARTER if months <= QUARTERS_AT_MOST else YEAR
        begins -= begins % unit
        return cls(begins, -(-(ends - begins + 1) // unit), unit)

    def start(self, day: date) -> float:
        """Where the day begins, in columns from the left edge; what lies outside stands at the edge."""
        return self._within(_month(day) + (day.day - 1) / month_length(day.year, day.month))

    def end(self, day: date) -> float:
        """Where the day ends."""
        return self._within(_month(day) + day.day / month_length(day.year, day.month))

    def __contains__(self, day: date) -> bool:
        return 0 <= _month(day) - self.first < self.size * self.unit

    def column_of(self, day: date) -> int:
        """The number of the column the day stands in, from 0."""
        return min(max((_month(day) - self.first) // self.unit, 0), self.size - 1)

    def columns(self, on: date) -> Iterator[Column]:
        """The heads of the columns; ``now`` is the one of the day."""
        for number in range(self.size):
            year, month = divmod(self.first + number * self.unit, 12)
            title, more = self._head(year, month, first=number == 0)
            yield Column(title, more, on in self and self.column_of(on) == number)

    def _head(self, year: int, month: int, *, first: bool) -> tuple[str, str]:
        if self.unit == 1:
            return SHORT[month], str(year) if first or month == 0 else ""
        # A year of quarters begins with its number: there is no room for both.
        if self.unit == YEAR or month == 0:
            return str(year), ""
        return QUARTERS[month // QUARTER], f"кв. {year}" if first else "кв."

    def _within(self, months: float) -> float:
        return min(max((months - self.first) / self.unit, 0.0), float(self.size))


def _month(day: date) -> int:
    return day.year * 12 + day.month - 1
