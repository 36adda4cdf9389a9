"""A month of days: which month to show, and its days with what is due on each."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from django.utils.safestring import SafeString

from duet.base.tenancy.models import Organisation
from duet.base.ui.signs import icon
from duet.base.ui.typography import typo
from duet.base.ui.words import day as day_words
from duet.core.calendar import MONTHS, month_length
from duet.stages.organisations.own_calendar import spans_in_force, work_calendar

from ..models import Step
from ..models.standing import standing_of
from .scale import SHORT
from .table import SAID, SIGNS

WEEKDAYS = ("понедельник", "вторник", "среда", "четверг", "пятница", "суббота", "воскресенье")
FIRST_YEAR, LAST_YEAR = 2000, 2100


@dataclass(frozen=True, slots=True, order=True)
class Month:
    """A month of a year.

    >>> Month(2026, 12).next, Month(2026, 11).previous.said, Month(2026, 11).last
    (Month(year=2027, number=1), 'октябрь 2026', datetime.date(2026, 11, 30))
    """

    year: int
    number: int

    @classmethod
    def of(cls, day: date) -> Month:
        """The month of the day."""
        return cls(day.year, day.month)

    @classmethod
    def read(cls, text: str) -> Month | None:
        """«2026-11» of an address, which is anybody's to write.

        >>> Month.read("2026-11"), Month.read("2026-13"), Month.read("9999-01"), Month.read("ноябрь")
        (Month(year=2026, number=11), None, None, None)
        """
        found = re.fullmatch(r"([0-9]{4})-([0-9]{2})", text)
        month = cls(int(found[1]), int(found[2])) if found else None
        return month if month and 1 <= month.number <= 12 and FIRST_YEAR <= month.year <= LAST_YEAR else None

    def __str__(self) -> str:
        return f"{self.year}-{self.number:02}"

    @property
    def said(self) -> str:
        """«ноябрь 2026»"""
        return f"{MONTHS[self.number - 1]} {self.year}"

    @property
    def short(self) -> str:
        """«ноя», and in January «янв 2027»: a row of months says each year once."""
        return f"{SHORT[self.number - 1]}{f' {self.year}' if self.number == 1 else ''}"

    @property
    def first(self) -> date:
        """Its first day."""
        return date(self.year, self.number, 1)

    @property
    def last(self) -> date:
        """Its last day."""
        return date(self.year, self.number, month_length(self.year, self.number))

    @property
    def next(self) -> Month:
        """The month after it."""
        return Month.of(self.last + timedelta(days=1))

    @property
    def previous(self) -> Month:
        """The month before it."""
        return Month.of(self.first - timedelta(days=1))

    @property
    def days(self) -> list[date]:
        """All its days."""
        return [date(self.year, self.number, number) for number in range(1, month_length(self.year, self.number) + 1)]


@dataclass(frozen=True, slots=True)
class Due:
    """A step on its day."""

    url: str
    title: str
    kind: str
    said: str

    @property
    def sign(self) -> SafeString:
        """The shape of its state."""
        return icon(f"s-{self.kind}")


@dataclass(frozen=True, slots=True)
class Day:
    """A day of the month in ready words; ``more`` is how many steps do not fit, ``named`` an own holiday that begins or goes on."""

    number: int
    key: str
    said: str
    named: str
    css: str
    dues: Sequence[Due]
    more: int


def due(step: Step, url: str, on: date) -> Due:
    """The step in ready words; it was asked for with its activity."""
    standing = standing_of(step, on)
    return Due(url, typo(f"{step}"[:1].upper() + f"{step}"[1:]), str(SIGNS[standing]), SAID[standing])


def days_off(organisation: Organisation, days: Iterable[date]) -> dict[date, str]:
    """Which of the days nobody is at work on, each with the name the organisation gave it (mostly none). One query.

    The only place where the ribbon of days asks: the production calendar and the organisation's own one.
    """
    spans = spans_in_force(organisation)
    calendar = work_calendar(spans)
    return {
        day: next((span.title for span in spans if span.is_off and day in span.span), "") for day in days if not calendar.is_working(day)
    }


def in_full(day: date) -> str:
    """«20 ноября, пятница»

    >>> in_full(date(2026, 11, 20)).replace("\u00a0", " ")
    '20 ноября, пятница'
    """
    return f"{day_words(day)}, {WEEKDAYS[day.weekday()]}"


def laid_out(month: Month, dues: Mapping[date, Sequence[Due]], sizes: Mapping[date, int], off: Mapping[date, str], on: date) -> list[Day]:
    """The days of the month."""
    return [
        Day(
            number=day.day,
            key=day.isoformat(),
            said=in_full(day) + (", выходной" if day in off else ""),
            named=off.get(day, "") if day.day == 1 or off.get(day - timedelta(days=1)) != off.get(day) else "",
            css=" ".join(
                word for word, holds in (("off", day in off), ("today", day == on), ("empty", not dues.get(day))) if holds
            ),
            dues=dues.get(day, ()),
            more=sizes.get(day, 0) - len(dues.get(day, ())),
        )
        for day in month.days
    ]  # fmt: skip


def to_show(asked: Month | None, filled: Mapping[Month, int], on: date) -> Month:
    """The month asked for; else that of today; when it is empty, the nearest with something in it, those ahead first.

    >>> to_show(None, {Month(2026, 9): 1, Month(2027, 3): 2}, date(2026, 11, 20))
    Month(year=2027, number=3)
    """
    now = Month.of(on)
    if asked or now in filled or not filled:
        return asked or now
    return min((month for month in filled if month > now), default=max(filled))
