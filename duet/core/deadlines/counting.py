"""The due day of a relative deadline once its event has a day (DOMAIN.md §10.3)."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta

from ..calendar import day_of
from .model import Deadline

FRIDAY = 4


def is_weekday(day: date) -> bool:
    """From Monday to Friday; a caller who knows the production calendar passes a better answer."""
    return day.weekday() <= FRIDAY


def count_from(deadline: Deadline, event: date, *, is_working: Callable[[date], bool] = is_weekday) -> date:
    """The last day of the term that begins on the day after the event; before it when the offset is negative.

    Calendar days unless the words say working ones; a term in months ends on the same number. Without an offset the
    event's own day is the due day.

    >>> from .grammar import parse
    >>> str(count_from(parse("в течение двух недель с даты определения модели"), date(2026, 9, 1)))
    '2026-09-15'
    >>> str(count_from(parse("в течение 3 рабочих дней со дня издания приказа"), date(2026, 9, 3)))
    '2026-09-08'
    >>> str(count_from(parse("не позднее чем за 3 рабочих дня до мероприятия"), date(2026, 9, 8)))
    '2026-09-03'
    """
    if deadline.offset_months:
        year, month = divmod(event.year * 12 + event.month - 1 + deadline.offset_months, 12)
        return day_of(year, month + 1, event.day)
    days = deadline.offset_days or 0
    if not deadline.working:
        return event + timedelta(days=days)
    day, step = event, timedelta(days=1 if days > 0 else -1)
    for _ in range(abs(days)):
        day += step
        while not is_working(day):
            day += step
    return day
