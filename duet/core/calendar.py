"""Periods of a plan: the school year, the calendar year, any span of days; days and months in Russian words."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

MONTHS = ("январь", "февраль", "март", "апрель", "май", "июнь", "июль", "август", "сентябрь", "октябрь", "ноябрь", "декабрь")
MONTHS_OF = ("января", "февраля", "марта", "апреля", "мая", "июня", "июля", "августа", "сентября", "октября", "ноября", "декабря")
_LENGTHS = (31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)
_SCHOOL_STARTS, _SCHOOL_ENDS = (8, 9), (5, 6, 7, 8)


def month_length(year: int, month: int) -> int:
    """How many days the month has.

    >>> month_length(2024, 2), month_length(2023, 2)
    (29, 28)
    """
    leap = month == 2 and year % 4 == 0 and (year % 100 != 0 or year % 400 == 0)
    return 29 if leap else _LENGTHS[month - 1]


def day_of(year: int, month: int, day: int) -> date:
    """The day, or the last one of a shorter month (DOMAIN.md §10.3).

    >>> day_of(2025, 2, 31)
    datetime.date(2025, 2, 28)
    """
    return date(year, month, day if day <= 28 else min(day, month_length(year, month)))


def in_words(day: date) -> str:
    """«3 октября 2025».

    >>> in_words(date(2025, 10, 3))
    '3 октября 2025'
    """
    return f"{day.day} {MONTHS_OF[day.month - 1]} {day.year}"


def years_in_words(start: int) -> str:
    """«2026/27»: the school year that begins on 1 September of ``start``.

    >>> years_in_words(2026), years_in_words(2099)
    ('2026/27', '2099/00')
    """
    return f"{start}/{(start + 1) % 100:02}"


@dataclass(frozen=True, slots=True)
class Period:
    """A span of days, both ends included.

    >>> Period.school_year(2026)
    Period(start=datetime.date(2026, 9, 1), end=datetime.date(2027, 8, 31))
    >>> str(Period.school_year(2026)), str(Period.calendar_years(2022, 2024))
    ('2026/27 учебный год', '2022–2024 годы')
    """

    start: date
    end: date

    def __post_init__(self) -> None:
        if self.end < self.start:
            raise ValueError(f"The period ends ({self.end}) before it starts ({self.start}).")

    def __contains__(self, day: date) -> bool:
        return self.start <= day <= self.end

    def __str__(self) -> str:
        if self.is_school_year:
            return f"{years_in_words(self.start.year)} учебный год"
        if (self.start.day, self.start.month, self.end.day, self.end.month) == (1, 1, 31, 12):
            years = f"{self.start.year}–{self.end.year} годы"
            return f"{self.start.year} год" if self.start.year == self.end.year else years
        return f"{self.start:%d.%m.%Y}–{self.end:%d.%m.%Y}"

    @property
    def runs_by_school_years(self) -> bool:
        """One school year or several: begins in August or September, ends between May and August."""
        return self.start.month in _SCHOOL_STARTS and self.end.month in _SCHOOL_ENDS and self.start.year < self.end.year

    @property
    def is_school_year(self) -> bool:
        """From 1 September to 31 August of the next year."""
        return self == Period.school_year(self.start.year)

    @classmethod
    def school_year(cls, start: int) -> Period:
        """The school year that begins on 1 September of ``start``."""
        return cls(date(start, 9, 1), date(start + 1, 8, 31))

    @classmethod
    def calendar_years(cls, first: int, last: int | None = None) -> Period:
        """Whole calendar years, ``first`` to ``last`` (one year when ``last`` is left out)."""
        return cls(date(first, 1, 1), date(last or first, 12, 31))

    @classmethod
    def school_year_of(cls, day: date) -> Period:
        """The school year a day lies in; August already belongs to the year that is being prepared."""
        return cls.school_year(day.year if day.month >= 8 else day.year - 1)
