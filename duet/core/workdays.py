"""Working days of the Russian production calendar (public holidays and their transfers)."""

from __future__ import annotations

from datetime import date
from functools import lru_cache


@lru_cache(maxsize=32)
def _days_off(year: int) -> frozenset[date]:
    # Loaded on the first question: the calendars of all countries are not needed to start.
    from holidays import country_holidays  # noqa: PLC0415  # slow to import

    return frozenset(country_holidays("RU", years=year))


def is_working_day(day: date) -> bool:
    """Monday to Friday without public holidays and transferred days off, by the package ``holidays`` (transfers known to 2027).

    >>> is_working_day(date(2026, 11, 4)), is_working_day(date(2026, 11, 5)), is_working_day(date(2026, 11, 7))
    (False, True, False)
    """
    return day.weekday() < 5 and day not in _days_off(day.year)
