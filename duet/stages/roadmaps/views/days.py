"""Days near enough to be said without their year."""

from __future__ import annotations

from datetime import date

from duet.base.ui.typography import NBSP
from duet.base.ui.words import count, day, from_today, weekday

# Within ten months a day and a month name one day only.
NEAR = 300
# Past six weeks nobody counts in days.
DAYS_ARE_COUNTED_TO = 45


def near_day(value: date, on: date) -> str:
    """«25 ноября», «5 января» of the coming year; the year is said when the day is far, and may stand on a line of its own.

    >>> [near_day(when, date(2026, 11, 20)).replace(NBSP, "_") for when in (date(2027, 1, 5), date(2027, 12, 1))]
    ['5_января', '1_декабря 2027']
    """
    return day(value) if abs((value - on).days) < NEAR else f"{day(value)} {value.year}"


def overdue(due: date, on: date) -> str:
    """How long past its day: «6 дней», and after a month and a half «2 месяца».

    >>> [overdue(when, date(2026, 11, 20)).replace(NBSP, " ") for when in (date(2026, 11, 14), date(2026, 9, 20), date(2021, 2, 19))]
    ['6 дней', '2 месяца', '6 лет']
    """
    days = (on - due).days
    return count(days, "день,дня,дней") if days < DAYS_ARE_COUNTED_TO else from_today(due, on).removesuffix(f"{NBSP}назад")


def how_far(value: date, on: date) -> str:
    """«6 дней назад», «завтра, сб», «через 5 дней»; may be broken between words, since it stands in a narrow column.

    >>> [how_far(date(2026, 11, d), date(2026, 11, 20)) for d in (14, 20, 21, 25)]
    ['6 дней назад', 'пт', 'завтра, сб', 'через 5 дней']
    """
    days = (value - on).days
    words = weekday(value) if days == 0 else from_today(value, on)
    return (f"{words}, {weekday(value)}" if days in (1, 2) else words).replace(NBSP, " ")
