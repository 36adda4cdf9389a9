"""Working days: the Russian production calendar (public holidays and their transfers) and an organisation's own days upon it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from functools import lru_cache

from .calendar import Period

KNOWN_UNTIL = date(2027, 12, 31)
"""The last day whose transfers the package ``holidays`` knows; later years have only weekends and the days named in the law."""

_DAY = timedelta(days=1)
_FRIDAY, _SATURDAY = 4, 5


@dataclass(frozen=True, slots=True)
class _Year:
    off: frozenset[date]
    # Saturdays and Sundays that work because their rest was moved to another day.
    moved: frozenset[date]


@lru_cache(maxsize=32)
def _year(year: int) -> _Year:
    # Loaded on the first question: the calendars of all countries are not needed to start.
    from holidays import country_holidays  # noqa: PLC0415  # slow to import

    found = country_holidays("RU", years=year)
    return _Year(frozenset(found), frozenset(found.weekend_workdays))


def is_holiday(day: date) -> bool:
    """Whether it is a public holiday or a day off moved from one; a plain Sunday is not.

    >>> is_holiday(date(2026, 1, 9)), is_holiday(date(2026, 1, 18))
    (True, False)
    """
    return day in _year(day.year).off


def is_working_day(day: date) -> bool:
    """Monday to Friday without public holidays and days off moved there, and the Saturdays that work instead (known to 2027).

    >>> is_working_day(date(2026, 11, 4)), is_working_day(date(2026, 11, 5)), is_working_day(date(2026, 11, 7))
    (False, True, False)
    >>> is_working_day(date(2027, 2, 20)), is_working_day(date(2027, 2, 22))
    (True, False)
    """
    known = _year(day.year)
    return day in known.moved or (day.weekday() <= _FRIDAY and day not in known.off)


@dataclass(frozen=True, slots=True)
class WorkCalendar:
    """The working days of one organisation: the country's, less its own days off, with its own working days.

    A day in ``working`` works whatever else is said of it; then ``off`` takes days away; in ``six_days`` Saturdays work unless
    they are public holidays.

    >>> lyceum = WorkCalendar(off=(Period(date(2026, 11, 2), date(2026, 11, 3)),))
    >>> str(lyceum.add(date(2026, 10, 30), 1)), str(WorkCalendar().add(date(2026, 10, 30), 1))
    ('2026-11-05', '2026-11-02')
    """

    off: tuple[Period, ...] = ()
    working: tuple[Period, ...] = ()
    six_days: tuple[Period, ...] = ()

    def is_working(self, day: date) -> bool:
        """Whether people are at work on that day."""
        if any(day in span for span in self.working):
            return True
        if any(day in span for span in self.off):
            return False
        saturday = day.weekday() == _SATURDAY and not is_holiday(day) and any(day in span for span in self.six_days)
        return saturday or is_working_day(day)

    def next_working(self, day: date) -> date:
        """The day itself if it works, or the first one after it that does."""
        return self._walk(day, _DAY)

    def previous_working(self, day: date) -> date:
        """The day itself if it works, or the last one before it that did."""
        return self._walk(day, -_DAY)

    def add(self, day: date, days: int) -> date:
        """So many working days after the day (before it when negative), the day itself not counted; ``0`` is ``next_working``."""
        if days == 0:
            return self.next_working(day)
        step = _DAY if days > 0 else -_DAY
        for _ in range(abs(days)):
            day = self._walk(day + step, step)
        return day

    def _walk(self, day: date, step: timedelta) -> date:
        while not self.is_working(day):
            day += step
        return day
