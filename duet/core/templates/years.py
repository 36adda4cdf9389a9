"""The years a plan may be started for on some day."""

from __future__ import annotations

from datetime import date

from ..calendar import Period

# From spring on people prepare the next school year.
_SPRING = 4


def years_to_start(on: date) -> tuple[Period, ...]:
    """This school year and the next, this calendar year and the next.

    >>> [str(year) for year in years_to_start(date(2026, 11, 20))]
    ['2026/27 учебный год', '2027/28 учебный год', '2026 год', '2027 год']
    """
    school = Period.school_year_of(on).start.year
    return Period.school_year(school), Period.school_year(school + 1), Period.calendar_years(on.year), Period.calendar_years(on.year + 1)


def usual_year(on: date) -> Period:
    """The school year that goes on; from April on the next one.

    >>> [str(usual_year(date(2027, month, 1))) for month in (3, 4, 8, 11)]
    ['2026/27 учебный год', '2027/28 учебный год', '2027/28 учебный год', '2027/28 учебный год']
    """
    this, following, *_ = years_to_start(on)
    return following if _SPRING <= on.month < this.start.month - 1 else this
