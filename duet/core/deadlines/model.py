"""What a «Срок» means, as a value."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, time
from enum import StrEnum

from ..calendar import Period


class Kind(StrEnum):
    """The families of deadlines of contracts/cli.md."""

    BY_DATE = "by_date"
    PERIOD = "period"
    CONTINUOUS = "continuous"
    RECURRING = "recurring"
    RELATIVE = "relative"
    UNSPECIFIED = "unspecified"


class Ask(StrEnum):
    """What a person has to say before the deadline has days."""

    EVENT = "event"  # a relative deadline: when does its event happen
    DATES = "dates"  # «два раза в год», «по отдельному плану»: on which days
    DUE = "due"  # nothing is said, or nothing is understood: by which day


class Every(StrEnum):
    """The step of a recurring deadline. A term is a school quarter («четверть»); terms and holidays have no days of their own."""

    DAY = "day"
    WEEK = "week"
    MONTH = "month"
    QUARTER = "quarter"
    HALF = "half"
    YEAR = "year"
    TERM = "term"
    TRIMESTER = "trimester"
    HOLIDAYS = "holidays"


@dataclass(frozen=True, slots=True)
class Context:
    """What is known around a phrase: the period of the plan and the day the document was approved.

    ``year`` is the year of a document that has neither («page of 2022»). ``after`` is the latest due day of the rows above
    this one: it settles which August a school-year plan means.
    """

    period: Period | None = None
    approved_on: date | None = None
    year: int | None = None
    after: date | None = None


@dataclass(frozen=True, slots=True)
class Rule:
    """How a recurring deadline repeats; DOMAIN.md §10.3.

    ``days`` are (month, day) pairs; month 0 stands for each month, day 31 for the last one; empty when no day is known.
    ``opens`` are the first days of the windows, one for each of ``days``, or empty. ``weekdays`` count from Monday = 0; ``nth``
    picks one of them inside the month (-1 the last). ``lag``: the due day lies after the period it reports on.
    """

    every: Every
    interval: int = 1
    times: int = 1
    at_least: bool = False
    days: tuple[tuple[int, int], ...] = ()
    opens: tuple[tuple[int, int], ...] = ()
    weekdays: tuple[int, ...] = ()
    nth: int = 0
    lag: bool = False


@dataclass(frozen=True, slots=True)
class Deadline:
    """One reading of a phrase.

    ``start`` and ``end`` are the ends of the window (``end`` is the due day of a single deadline). ``occurrences`` are
    due days inside the document's period, None where no day is known. ``rests_on`` are (start, end) positions in the
    phrase that the reading rests on; what lies outside them was not used. ``doubts`` are Russian sentences for a
    person. ``also`` is the second rule of the same cell («до 31 января, по мере необходимости»).

    ``rule`` is the repetition behind ``rrule``. ``at`` is the time of day («до 15:00»). ``offset_months`` and ``working`` say what
    ``offset_days`` cannot: «три месяца» (the same number of the third month) and working days. ``opens`` are the first days of
    the windows of a bare list («сентябрь, май»), one for each of ``occurrences``.
    """

    kind: Kind
    start: date | None = None
    end: date | None = None
    rrule: str | None = None
    occurrences: tuple[date, ...] | None = None
    anchor: str | None = None
    offset_days: int | None = None
    rests_on: tuple[tuple[int, int], ...] = ()
    doubts: tuple[str, ...] = ()
    ask: Ask | None = None
    also: Deadline | None = None
    rule: Rule | None = None
    at: time | None = None
    offset_months: int | None = None
    working: bool = False
    opens: tuple[date, ...] = ()


@dataclass(frozen=True, slots=True)
class Due:
    """One dated (or yet undated) obligation that a deadline unfolds into.

    ``name`` tells repetitions apart («за III квартал 2026 года», «сентябрь 2026»), empty for a single one. ``on`` is the due
    day, None while a person is asked (``ask``). ``opens`` is the first day it makes sense to work on it.
    ``proposed`` is a day worth offering when ``on`` is unknown. ``continuous`` marks work that lasts through its window.
    """

    name: str = ""
    on: date | None = None
    opens: date | None = None
    ask: Ask | None = None
    proposed: date | None = None
    continuous: bool = False


UNSPECIFIED = Deadline(Kind.UNSPECIFIED, ask=Ask.DUE)
