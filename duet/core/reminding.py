"""Who is reminded of an open step on a day: before its day, on it and after it, and how far up it has gone by then.

A reminder is not kept anywhere: it is what these rules say of the day, so what is done or moved is reminded of no more.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from .workdays import WorkCalendar

_DAY = timedelta(days=1)


class Turn(StrEnum):
    """How near the day of a step is."""

    LATE = "late"
    TODAY = "today"
    SOON = "soon"


class Reach(StrEnum):
    """How far up a reminder has gone; whoever stands lower is reminded as well."""

    RESPONSIBLE = "responsible"
    CURATOR = "curator"
    HEAD = "head"


@dataclass(frozen=True, slots=True)
class Rules:
    """An organisation's own numbers, all in working days.

    ``before``: so many days before its day a step is spoken of. ``curator``, ``head``: so many days after it, it goes up to them.
    """

    before: int = 3
    curator: int = 1
    head: int = 5

    def __post_init__(self) -> None:
        if not (self.before >= 0 and 1 <= self.curator <= self.head):
            raise ValueError("The curator hears of it before the head, and nobody hears of it twice before its day.")


@dataclass(frozen=True, slots=True)
class Windows:
    """The rules on one day, as days that deadlines are compared with: arithmetic here and conditions of a query elsewhere.

    A step is late before ``on``, today's up to ``today`` (a weekend belongs to the Friday before it), soon up to ``soon``;
    up to ``curator`` and ``head`` it has gone up to them.

    >>> friday = Windows.on_day(date(2026, 11, 20), WorkCalendar(), Rules())
    >>> friday.turn(date(2026, 11, 22)), friday.turn(date(2026, 11, 25)), friday.turn(date(2026, 11, 26))
    (<Turn.TODAY: 'today'>, <Turn.SOON: 'soon'>, None)
    >>> friday.reach(date(2026, 11, 19)), friday.reach(date(2026, 11, 12))
    (<Reach.CURATOR: 'curator'>, <Reach.HEAD: 'head'>)
    """

    on: date
    today: date
    soon: date
    curator: date
    head: date

    @classmethod
    def on_day(cls, on: date, calendar: WorkCalendar, rules: Rules) -> Windows:
        """The windows of the day."""
        return cls(
            on=on,
            today=calendar.add(on, 1) - _DAY,
            soon=calendar.add(on, rules.before + 1) - _DAY,
            curator=_late_by(rules.curator, on, calendar),
            head=_late_by(rules.head, on, calendar),
        )

    def turn(self, due: date) -> Turn | None:
        """How near it is; nothing while it is too early to speak of it."""
        if due < self.on:
            return Turn.LATE
        if due <= self.today:
            return Turn.TODAY
        return Turn.SOON if due <= self.soon else None

    def reach(self, due: date, *, answered: bool = True) -> Reach | None:
        """How far up it has gone; what nobody answers for is the curator's business at once."""
        if self.turn(due) is None:
            return None
        if due <= self.head:
            return Reach.HEAD
        return Reach.CURATOR if due <= self.curator or not answered else Reach.RESPONSIBLE


def _late_by(days: int, on: date, calendar: WorkCalendar) -> date:
    """The latest deadline after which so many working days have begun by now."""
    return calendar.add(on + _DAY, -days) - _DAY


class Frequency(StrEnum):
    """How often a letter comes."""

    DAILY = "daily"
    WEEKLY = "weekly"
    NEVER = "never"


def is_letter_day(on: date, calendar: WorkCalendar, frequency: Frequency, *, weekday: int = 0) -> bool:
    """Whether a letter goes out: each working day, or on that day of the week (Monday is 0), or the first working one after it.

    >>> monday_off = date(2026, 5, 11)
    >>> [is_letter_day(monday_off + n * _DAY, WorkCalendar(), Frequency.WEEKLY) for n in range(3)]
    [False, True, False]
    """
    if frequency == Frequency.NEVER or not calendar.is_working(on):
        return False
    chosen = on - timedelta(days=(on.weekday() - weekday) % 7)
    return frequency == Frequency.DAILY or calendar.next_working(chosen) == on
