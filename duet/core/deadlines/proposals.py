"""Days worth offering for «два раза в год», «раз в четверть», «в каникулы» (DOMAIN.md §10.3, Appendix B)."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta

from ..calendar import Period, day_of
from .model import Every, Rule

_BY_TIMES = {
    1: ((5, 25),),
    2: ((12, 20), (5, 25)),
    3: ((11, 25), (2, 25), (5, 25)),
    4: ((10, 25), (12, 20), (3, 20), (5, 25)),
}
_PARTS = {
    Every.TERM: (("I четверть", 10, 25), ("II четверть", 12, 27), ("III четверть", 3, 20), ("IV четверть", 5, 25)),
    Every.TRIMESTER: (("I триместр", 11, 25), ("II триместр", 2, 25), ("III триместр", 5, 25)),
    Every.HOLIDAYS: (("осенние каникулы", 10, 31), ("зимние каникулы", 1, 8), ("весенние каникулы", 3, 29), ("летние каникулы", 8, 31)),
}
_MOST = 60
"""No plan asks for more days than this at once."""


def proposals(rule: Rule, span: Period) -> Iterator[tuple[str, date | None]]:
    """(name, a day to offer) of each repetition that has no day of its own."""
    if rule.interval > 1:
        yield from _spaced(rule, span)
        return
    years = list(_years(span))
    parts = _PARTS.get(rule.every)
    for year in years:
        title = _of_year(year)
        for index in range(len(parts) if parts else min(rule.times, _MOST)):
            name, day = (f"{parts[index][0]} {title}", parts[index][1:]) if parts else (_nth(index, year, len(years)), None)
            proposed = _day(year, *day) if day else _even(rule.times, index, year)
            yield name, _inside(proposed, span)


def _of_year(year: Period) -> str:
    return str(year).removesuffix("учебный год").removesuffix("год") + ("учебного года" if year.is_school_year else "года")


def _nth(index: int, year: Period, years: int) -> str:
    return f"{year}, {index + 1}-й раз" if years > 1 else f"{index + 1}-й раз"


def _years(span: Period) -> Iterator[Period]:
    """The school years or calendar years of the plan."""
    if span.runs_by_school_years:
        for first in range(span.start.year, span.end.year):
            yield Period.school_year(first)
    else:
        for year in range(span.start.year, span.end.year + 1):
            yield Period.calendar_years(year)


def _day(year: Period, month: int, day: int) -> date:
    """That day of the year, school or calendar."""
    found = date(year.start.year, month, day)
    return found if found >= year.start else date(year.end.year, month, day)


def _even(times: int, index: int, year: Period) -> date:
    if times in _BY_TIMES:
        return sorted(_day(year, month, day) for month, day in _BY_TIMES[times])[index]
    return year.start + (year.end - year.start) * (index + 1) / times


def _inside(day: date, span: Period) -> date | None:
    return day if day in span else None


def _spaced(rule: Rule, span: Period) -> Iterator[tuple[str, date | None]]:
    """«раз в 2 месяца», «раз в 5 лет»: at the end of each such stretch, counted from the beginning of the plan."""
    months = {Every.MONTH: 1, Every.QUARTER: 3, Every.HALF: 6, Every.YEAR: 12}.get(rule.every)
    if months is None:
        yield "", None
        return
    start, step = span.start.year * 12 + span.start.month - 1, months * rule.interval
    for index in range(_MOST):
        year, month = divmod(start + step * (index + 1), 12)
        if year >= 2200 or (day := day_of(year, month + 1, 1) - timedelta(days=1)) > span.end:
            break
        yield f"{index + 1}-й раз", day
    else:
        return
    if index == 0:
        yield "", span.end
