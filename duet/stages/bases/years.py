"""School years as the bases count them: by the year of their September."""

from __future__ import annotations

from datetime import date

from duet.core.calendar import Period, years_in_words

# How many years back a base may be opened.
BACK = 5


def year_of(on: date) -> int:
    """The school year of a day."""
    return Period.school_year_of(on).start.year


def years_around(on: date) -> list[tuple[int, str]]:
    """The years to choose from, the next one first: a base is prepared in summer."""
    current = year_of(on)
    return [(year, years_in_words(year)) for year in range(current + 1, current - BACK - 1, -1)]
