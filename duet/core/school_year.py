"""How a school year usually goes: terms and the holidays between them, offered until an organisation says its own.

The days follow the yearly recommendations of the Ministry of Education: holidays begin on a Saturday, end on a Sunday.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from .calendar import Period

_DAY = timedelta(days=1)
_MONDAY, _SATURDAY, _SUNDAY = 0, 5, 6


class Parts(StrEnum):
    """What the year is divided into."""

    TERMS = "terms"
    TRIMESTERS = "trimesters"
    HALVES = "halves"


@dataclass(frozen=True, slots=True)
class Stretch:
    """A term, or holidays."""

    title: str
    span: Period
    is_holidays: bool = False


def usual_year(start: int, parts: Parts) -> tuple[Stretch, ...]:
    """Terms and holidays of the school year that begins on 1 September of ``start``, by their first days; together they cover it.

    Holidays lie between terms and halves, and also inside trimesters.

    >>> for part in usual_year(2026, Parts.TERMS)[:3]:
    ...     print(part.title, part.span)
    I четверть 01.09.2026–23.10.2026
    осенние каникулы 24.10.2026–01.11.2026
    II четверть 02.11.2026–30.12.2026
    """
    found = _stretches(start, _NAMES[parts], [*_breaks(start, parts), _summer(start)])
    return tuple(sorted(found, key=lambda stretch: stretch.span.start))


_NAMES = {
    Parts.TERMS: ("I четверть", "II четверть", "III четверть", "IV четверть"),
    Parts.TRIMESTERS: ("I триместр", "I триместр", "II триместр", "II триместр", "III триместр", "III триместр"),
    Parts.HALVES: ("I полугодие", "II полугодие"),
}


def _stretches(start: int, names: tuple[str, ...], breaks: list[Stretch]) -> Iterator[Stretch]:
    begun = date(start, 9, 1)
    for name, following, holidays in zip(names, (*names[1:], ""), breaks, strict=True):
        # A trimester goes on after the holidays in its middle: it is one stretch that they lie in.
        if name != following:
            yield Stretch(name, Period(begun, holidays.span.start - _DAY))
            begun = holidays.span.end + _DAY
        yield holidays


def _breaks(start: int, parts: Parts) -> list[Stretch]:
    winter = _holidays("зимние каникулы", date(start, 12, 31), _next(date(start + 1, 1, 8), _SUNDAY))
    if parts == Parts.HALVES:
        return [winter]
    if parts == Parts.TERMS:
        autumn, spring = _next(date(start, 10, 24), _SATURDAY), _next(date(start + 1, 3, 25), _SATURDAY)
        return [_nine_days("осенние каникулы", autumn), winter, _nine_days("весенние каникулы", spring)]
    weeks = [
        ("октябрьские каникулы", date(start, 10, 4)),
        ("ноябрьские каникулы", date(start, 11, 15)),
        ("февральские каникулы", date(start + 1, 2, 15)),
        ("апрельские каникулы", date(start + 1, 4, 4)),
    ]
    return sorted([*(_week(title, day) for title, day in weeks), winter], key=lambda stretch: stretch.span.start)


def _summer(start: int) -> Stretch:
    return _holidays("летние каникулы", date(start + 1, 5, 27), date(start + 1, 8, 31))


def _nine_days(title: str, saturday: date) -> Stretch:
    return _holidays(title, saturday, saturday + 8 * _DAY)


def _week(title: str, earliest: date) -> Stretch:
    monday = _next(earliest, _MONDAY)
    return _holidays(title, monday, monday + 6 * _DAY)


def _holidays(title: str, start: date, end: date) -> Stretch:
    return Stretch(title, Period(start, end), is_holidays=True)


def _next(day: date, weekday: int) -> date:
    return day + timedelta(days=(weekday - day.weekday()) % 7)
