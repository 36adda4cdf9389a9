"""Clauses that repeat: which days the rule has, and between which days it runs."""

from __future__ import annotations

from datetime import date
from typing import NamedTuple

from ..calendar import day_of, month_length
from .clauses import Clause
from .model import Ask, Deadline, Every, Kind, Rule
from .parts import LAST, Days, Often, Window, YearOf
from .place import Frame, place
from .repeat import dates, rrule
from .settle import Bounds

_QUARTER_ENDS = tuple((month, LAST) for month in (3, 6, 9, 12))
_HALF_ENDS = ((6, LAST), (12, LAST))
_SCHOOL_HALF_ENDS = ((12, LAST), (5, LAST))
_NEXT_MONTH = {Every.QUARTER: (1, 4, 7, 10), Every.HALF: (1, 7), Every.YEAR: (1,)}
_LAST_MONTH = {Every.QUARTER: (3, 6, 9, 12), Every.HALF: (6, 12), Every.YEAR: (12,)}
_SOON = 20
"""«ежеквартально до 5 числа»: a day this early reports on the quarter that has ended."""

_TYPICAL_YEAR = 2023  # a year without 29 February
_EACH_YEAR = "Год не указан: в плане на несколько лет прочитано как «каждый год»."
_YEAR_END = "День не указан: поставлено 31 декабря. Если нужен другой день, впишите его."
_SCHOOL_DAYS = "Каникулы и праздники не исключены: проверьте дни по календарному графику."
_GUESSED_QUARTER = "Не сказано, какого месяца: прочитано как {}."
_NO_DAYS = {
    Every.HOLIDAYS: "Дни каникул у каждой школы свои: возьмите их из календарного графика.",
    Every.TERM: "Границы четвертей у каждой школы свои: возьмите их из календарного графика.",
    Every.TRIMESTER: "Границы триместров у каждой школы свои: возьмите их из календарного графика.",
}


class Plan(NamedTuple):
    """A rule, the days it runs between, and what to say about it."""

    rule: Rule
    bounds: Bounds
    anchor: str | None = None
    doubts: tuple[str, ...] = ()


def recurring(clause: Clause, windows: list[Days], bounds: Bounds, frame: Frame) -> Deadline:
    """The deadline of a clause that says how often."""
    if clause.holidays:
        plan = Plan(Rule(Every.HOLIDAYS), bounds, clause.holidays.name, (_NO_DAYS[Every.HOLIDAYS],))
    elif clause.weekly:
        plan = _narrowed(Plan(_weekly(clause), bounds, None, (_SCHOOL_DAYS,)), windows, frame)
    elif clause.numbers:
        plan = _narrowed(_numbered(clause, bounds, frame), windows, frame)
    else:
        plan = _frequent(clause, windows, bounds, frame)
    return as_deadline(plan)


def as_deadline(plan: Plan) -> Deadline:
    """The plan with its days worked out."""
    rule, bounds = plan.rule, plan.bounds
    occurrences = dates(rule, bounds.period) if bounds.period else None
    known = bool(rule.days or rule.weekdays) and rule.interval == 1
    return Deadline(
        Kind.RECURRING,
        start=bounds.start,
        end=bounds.end,
        rrule=rrule(rule),
        occurrences=occurrences,
        anchor=plan.anchor,
        doubts=(*bounds.doubts, *plan.doubts),
        ask=None if known or rule.every is Every.DAY else Ask.DATES,
        rule=rule,
    )


def _weekly(clause: Clause) -> Rule:
    assert clause.weekly is not None  # the caller has looked
    interval = clause.often.interval if clause.often and clause.often.every is Every.WEEK else 1
    every = Every.MONTH if clause.weekly.nth else Every.WEEK
    return Rule(every, interval, weekdays=clause.weekly.weekdays, nth=clause.weekly.nth)


def _numbered(clause: Clause, bounds: Bounds, frame: Frame) -> Plan:
    """«ежемесячно до 25 числа», «ежеквартально до 5 числа месяца, следующего за отчётным»."""
    assert clause.numbers is not None  # the caller has looked
    pairs, every = clause.numbers.days, clause.often.every if clause.often else Every.MONTH
    if clause.lag and clause.lag.every and every in (Every.MONTH, Every.YEAR):
        every = clause.lag.every
    anchor = _number_words(clause)
    if every not in _NEXT_MONTH or (every is Every.YEAR and clause.lag is None):
        days = tuple((0, due) for _, due in pairs)
        opens = tuple((0, first) for first, due in pairs) if anchor else ()
        return Plan(Rule(Every.MONTH, days=days, opens=opens, lag=clause.lag is not None), bounds, anchor)
    return _of_report(clause, every, bounds, anchor)


def _of_report(clause: Clause, every: Every, bounds: Bounds, anchor: str | None) -> Plan:
    assert clause.numbers is not None  # the caller has looked
    day = clause.numbers.days[0][1]
    inside = clause.lag.inside if clause.lag else day > _SOON
    doubts = () if clause.lag else (_GUESSED_QUARTER.format("последнего в квартале" if inside else "следующего за кварталом"),)
    months = _LAST_MONTH[every] if inside else _NEXT_MONTH[every]
    return Plan(Rule(every, days=tuple((month, day) for month in months), lag=not inside), bounds, anchor, doubts)


def _number_words(clause: Clause) -> str | None:
    assert clause.numbers is not None  # the caller has looked
    first, due = clause.numbers.days[0]
    return None if first == due else clause.numbers.name or f"{first}–{due} числа"


def _frequent(clause: Clause, windows: list[Days], bounds: Bounds, frame: Frame) -> Plan:
    """«ежегодно до 1 октября», «2 раза в год (декабрь, май)», «ежемесячно с сентября по май»."""
    assert clause.often is not None  # the caller has looked
    often = clause.often
    if windows and _has_days(often, windows, clause):
        return _yearly(often, windows, bounds, clause)
    rule, doubts = _plain(often, frame.school), _plain_doubts(often)
    return _narrowed(Plan(rule, bounds, None, doubts), windows, frame, clause.further)


def _has_days(often: Often, windows: list[Days], clause: Clause) -> bool:
    """Whether the windows are the days of the rule, not the time it runs through."""
    if clause.further and often.every is not Every.YEAR:
        return False
    if often.every is Every.YEAR and often.times == 1:
        return True
    if often.every in (Every.DAY, Every.WEEK) or len(windows) == 1:
        return False
    return not any(window.since for window in windows)


def _yearly(often: Often, windows: list[Days], bounds: Bounds, clause: Clause) -> Plan:
    doubts = tuple(dict.fromkeys(window.doubt for window in windows if window.doubt))
    rule = Rule(
        Every.YEAR,
        often.interval,
        often.times,
        often.at_least,
        days=tuple(_due(window) for window in windows),
        opens=tuple(window.lo[1:] for window in windows) if any(window.lo != window.hi for window in windows) else (),
        lag=clause.lag is not None,
    )
    first = min((window.lo[0] for window in windows if window.lo[0] > 0), default=0)
    if first and not clause.years:
        bounds = _from_year(bounds, day_of(first, *windows[0].lo[1:]))
    return Plan(rule, bounds, anchor_of(windows), doubts)


def _from_year(bounds: Bounds, opens: date) -> Bounds:
    """«сентябрь 2024, далее ежегодно»: from that year on."""
    school = bounds.period and bounds.period.runs_by_school_years
    start = opens if school else date(opens.year, 1, 1)
    return bounds._replace(start=start, end=bounds.end if bounds.end and bounds.end >= start else None)


def _due(window: Days) -> tuple[int, int]:
    """Month and day of the due day: the last of the window, its first («к октябрю»), or the one before it («до октября»)."""
    _, month, day = window.lo if window.by in ("до", "к", "перед") and window.lo != window.hi else window.hi
    if window.by == "перед" or (window.by == "до" and window.lo != window.hi):
        return (month, day - 1) if day > 1 else ((month + 10) % 12 + 1, LAST)
    return month, day


def anchor_of(windows: list[Days]) -> str | None:
    """The words of a window that a due day alone does not tell: «октябрь–декабрь», «II квартал»."""
    window = windows[0]
    month = window.hi[1]
    whole_month = window.lo[1] == month and window.lo[2] == 1 and window.hi[2] >= month_length(_TYPICAL_YEAR, month)
    if len(windows) > 1 or window.lo == window.hi or whole_month or window.by:
        return None
    return window.words


def _plain(often: Often, school: bool) -> Rule:
    """A frequency without days: the end of each unit, where the unit has one (contracts/cli.md, Conventions)."""
    days: tuple[tuple[int, int], ...] = ()
    if often.interval == 1 and often.times == 1:
        days = {
            Every.MONTH: ((0, LAST),),
            Every.QUARTER: _QUARTER_ENDS,
            Every.HALF: _SCHOOL_HALF_ENDS if school else _HALF_ENDS,
            Every.YEAR: ((12, LAST),),
        }.get(often.every, ())
    return Rule(often.every, often.interval, often.times, often.at_least, days)


def _plain_doubts(often: Often) -> tuple[str, ...]:
    found = [often.doubt] if often.doubt else []
    if often.every in _NO_DAYS:
        found.append(_NO_DAYS[often.every])
    if often.every is Every.YEAR and often.times == often.interval == 1:
        found.append(_YEAR_END)
    return tuple(found)


def _narrowed(plan: Plan, windows: list[Days], frame: Frame, further: bool = False) -> Plan:
    """The rule runs inside the window («ежемесячно с сентября по май»)."""
    if not windows:
        return plan
    window = Days(windows[0].lo, windows[-1].hi, windows[0].by, windows[0].since or further)
    placed = place(window, frame)
    if len(placed.spans) != 1:
        return _by_months(plan, window)
    start, end = placed.spans[0]
    bounds = plan.bounds
    if window.since:
        bounds = bounds._replace(start=start, end=bounds.end if bounds.end and bounds.end >= start else None)
    elif window.by:
        bounds = bounds._replace(start=bounds.start if bounds.start and bounds.start <= end else None, end=end)
    else:
        bounds = bounds._replace(start=start, end=end)
    doubts = (placed.doubt,) if placed.doubt else ()
    return plan._replace(bounds=bounds, doubts=(*plan.doubts, *doubts))


def _by_months(plan: Plan, window: Days) -> Plan:
    """The same months of each year, when the years are many or unknown."""
    rule = plan.rule
    if window.by or window.since or not rule.days or rule.days[0][0]:
        return plan._replace(doubts=(*plan.doubts, f"Не понято, в какие годы действует «{window.words}»: проверьте дни."))
    first, last = window.lo[1], window.hi[1]
    months = [(first + step - 1) % 12 + 1 for step in range((last - first) % 12 + 1)]
    days = tuple((month, day) for month in months for _, day in rule.days)
    return plan._replace(rule=Rule(rule.every, days=days, lag=rule.lag))


def each_year(windows: list[Days], bounds: Bounds, why: str = _EACH_YEAR) -> Deadline:
    """Windows without a year in a plan of several years: each year (DOMAIN.md §10.2)."""
    rule = Rule(Every.YEAR, days=tuple(_due(window) for window in windows), opens=tuple(window.lo[1:] for window in windows))
    doubts = tuple(dict.fromkeys(window.doubt for window in windows if window.doubt))
    return as_deadline(Plan(rule, bounds, anchor_of(windows), (*([why] if why else []), *doubts)))


def is_choice(windows: list[Window]) -> bool:
    """«первое полугодие, год»: reporting periods to choose from, each year."""
    return len(windows) > 1 and any(isinstance(window, YearOf) for window in windows)
