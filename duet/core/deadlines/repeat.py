"""A repetition as an RFC 5545 rule and as days inside a period."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta

from ..calendar import Period, day_of, month_length
from .model import Every, Rule
from .parts import LAST

_WEEKDAYS = ("MO", "TU", "WE", "TH", "FR", "SA", "SU")
_FREQ = {
    Every.DAY: "DAILY",
    Every.WEEK: "WEEKLY",
    Every.MONTH: "MONTHLY",
    Every.QUARTER: "MONTHLY",
    Every.HALF: "MONTHLY",
}
_STEP = {Every.QUARTER: 3, Every.HALF: 6}
_FEBRUARY = 28
_TYPICAL_YEAR = 2023  # a year without 29 February


def rrule(rule: Rule) -> str | None:
    """RFC 5545, None where one rule cannot hold the days («1 октября и 15 мая»).

    >>> rrule(Rule(Every.YEAR, days=((10, 1),))), rrule(Rule(Every.MONTH, days=((0, 30),)))
    ('FREQ=YEARLY;BYMONTH=10;BYMONTHDAY=1', 'FREQ=MONTHLY;BYMONTHDAY=28,29,30;BYSETPOS=-1')
    """
    every = f";INTERVAL={rule.interval}" if rule.interval > 1 else ""
    if rule.weekdays:
        days = ",".join(f"{rule.nth or ''}{_WEEKDAYS[weekday]}" for weekday in rule.weekdays)
        return f"FREQ={'MONTHLY' if rule.nth else 'WEEKLY'}{every};BYDAY={days}"
    if rule.days and not rule.days[0][0]:
        number = _month_days(sorted({day for _, day in rule.days}))
        return number and f"FREQ=MONTHLY{every};{number}"
    if rule.days:
        return _of_months(rule.days, every)
    step = _STEP.get(rule.every, 1) * rule.interval
    return f"FREQ={_FREQ.get(rule.every, 'YEARLY')}{f';INTERVAL={step}' if step > 1 else ''}"


def _month_days(days: list[int]) -> str | None:
    """BYMONTHDAY of sorted days; a 29th or 30th gives way to the last day of a February (DOMAIN.md §10.3)."""
    *others, last = days
    if others and others[-1] > _FEBRUARY:
        return None
    if last <= _FEBRUARY or last == LAST:
        return f"BYMONTHDAY={_joined([*others, -1 if last == LAST else last])}"
    places = [*range(1, len(others) + 1), -1]
    return f"BYMONTHDAY={_joined(sorted({*others, *range(_FEBRUARY, last + 1)}))};BYSETPOS={_joined(places)}"


def _joined(numbers: list[int]) -> str:
    return ",".join(map(str, numbers))


def _of_months(pairs: tuple[tuple[int, int], ...], every: str) -> str | None:
    months, days = sorted({month for month, _ in pairs}), sorted({day for _, day in pairs})
    by_month = f"BYMONTH={_joined(months)}"
    if all(day >= month_length(_TYPICAL_YEAR, month) for month, day in pairs):
        last = month_length(_TYPICAL_YEAR, months[0]) if months == [months[0]] and months[0] != 2 else -1
        return f"FREQ=YEARLY{every};{by_month};BYMONTHDAY={last}"
    if len(months) > 1 and len(days) > 1:
        return None
    if 2 not in months:
        whole = [-1 if day == LAST else day for day in days]
        return f"FREQ=YEARLY{every};{by_month};BYMONTHDAY={_joined(whole)}"
    number = _month_days(days)
    if len(months) == 1 or days[0] <= _FEBRUARY:
        return f"FREQ=YEARLY{every};{by_month};{number}"
    return None if every else f"FREQ=MONTHLY;{by_month};{number}"


def dates(rule: Rule, period: Period) -> tuple[date, ...] | None:
    """The due days of the period, sorted; None where no day is known. A lagging day may fall after the period (DOMAIN.md §10.3).

    >>> dates(Rule(Every.QUARTER, days=((1, 5), (4, 5), (7, 5), (10, 5)), lag=True), Period.calendar_years(2024))[-1]
    datetime.date(2025, 1, 5)
    """
    if rule.interval > 1 or not (rule.days or rule.weekdays):
        return None
    if rule.weekdays:
        found = _nth_weekdays(rule, period) if rule.nth else _weekdays(rule, period)
    elif rule.days[0][0]:
        found = [day_of(year, month, day) for year in _years(period) for month, day in rule.days]
    else:
        found = [day_of(year, month, day) for year in _years(period) for month in range(1, 13) for _, day in rule.days]
    first, last = period.start, period.end
    kept = {day for day in found if first <= (reported(rule, day) if rule.lag else day) <= last}
    return tuple(sorted(kept))


def reported(rule: Rule, due: date) -> date:
    """The last day of the time a lagging due day reports on: the month or the year before it."""
    return date(due.year - 1, 12, 31) if rule.every is Every.YEAR else due.replace(day=1) - timedelta(days=1)


def _years(period: Period) -> range:
    return range(period.start.year, period.end.year + 2)


def _weekdays(rule: Rule, period: Period) -> list[date]:
    found = []
    for weekday in rule.weekdays:
        day = period.start + timedelta(days=(weekday - period.start.weekday()) % 7)
        found += [day + timedelta(days=7 * week) for week in range((period.end - day).days // 7 + 1)]
    return found


def _nth_weekdays(rule: Rule, period: Period) -> list[date]:
    return [nth_weekday(y, m, rule.nth, rule.weekdays[0]) for y in _years(period) for m in range(1, 13)]


def nth_weekday(year: int, month: int, nth: int, weekday: int) -> date:
    """The nth (1–4) or last (-1) such weekday of the month.

    >>> nth_weekday(2024, 10, -1, 4)
    datetime.date(2024, 10, 25)
    """
    if nth < 0:
        last = day_of(year, month, LAST)
        return last - timedelta(days=(last.weekday() - weekday) % 7)
    first = date(year, month, 1)
    return first + timedelta(days=(weekday - first.weekday()) % 7 + 7 * (nth - 1))


def months_between(period: Period) -> Iterator[tuple[int, int]]:
    """(year, month) of every month the period touches."""
    year, month = period.start.year, period.start.month
    while (year, month) <= (period.end.year, period.end.month):
        yield year, month
        year, month = (year + 1, 1) if month == 12 else (year, month + 1)
