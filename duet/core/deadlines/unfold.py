"""unfold(): the dated (or yet undated) obligations of a deadline, for the live plan."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta

from ..calendar import MONTHS, Period, day_of, in_words, month_length
from .model import Ask, Deadline, Due, Every, Kind, Rule
from .parts import LAST
from .place import within_reason
from .proposals import proposals
from .repeat import dates, months_between, reported

_LEAD = timedelta(days=30)
"""A task with a bare due day comes into view a month before it."""

_ROMAN = ("", "I", "II", "III", "IV")


def unfold(deadline: Deadline, period: Period | None) -> tuple[Due, ...]:
    """One Due for a single deadline, one for each occurrence of a recurring one, undated ones where a person has to say the days.

    ``period`` is the plan's, for deadlines that know no days of their own. The second rule of a cell is unfolded where it has days.
    """
    period = within_reason(period)
    found = list(_UNFOLD[deadline.kind](deadline, period))
    if len(found) == 1:
        found = [_nameless(found[0])]
    if deadline.also:
        found += [due for due in unfold(deadline.also, period) if due.on]
    return tuple(found)


def _nameless(due: Due) -> Due:
    return Due("", due.on, due.opens, due.ask, due.proposed, due.continuous)


def _by_date(deadline: Deadline, period: Period | None) -> Iterator[Due]:
    found = _placed(deadline, period)
    for start, end in found:
        exact = start == end
        yield Due(_span_name(start, end), end, _not_before(end - _LEAD, end, period) if exact else start)
    if not found:
        yield Due(ask=Ask.DUE)


def _placed(deadline: Deadline, period: Period | None) -> list[tuple[date, date]]:
    """Its own days, or those its words have in the plan they were not read with."""
    if deadline.end:
        return [(deadline.start or deadline.end, deadline.end)]
    if deadline.rule and period and not deadline.start:
        due_days = dates(deadline.rule, period) or ()
        return [(_window_start(deadline.rule, due) or due, due) for due in due_days]
    return []


def _period(deadline: Deadline, period: Period | None) -> Iterator[Due]:
    if deadline.ask is Ask.DATES:
        yield Due(ask=Ask.DATES, opens=deadline.start, proposed=deadline.end)
    elif deadline.start and not deadline.end:
        end = period.end if period and period.end >= deadline.start else None
        yield Due(on=end, opens=deadline.start, ask=None if end else Ask.DUE)
    else:
        yield from _by_date(deadline, period)


def _continuous(deadline: Deadline, period: Period | None) -> Iterator[Due]:
    end = deadline.end or (period.end if period else None)
    start = deadline.start or (period.start if period else None)
    yield Due(on=end, opens=start, ask=None if end else Ask.DUE, continuous=True)


def _relative(deadline: Deadline, period: Period | None) -> Iterator[Due]:
    yield Due(opens=deadline.start, ask=deadline.ask or Ask.EVENT, proposed=deadline.end)


def _unspecified(deadline: Deadline, period: Period | None) -> Iterator[Due]:
    yield Due(ask=Ask.DUE)


def _recurring(deadline: Deadline, period: Period | None) -> Iterator[Due]:
    own = Period(deadline.start, deadline.end) if deadline.start and deadline.end and deadline.start <= deadline.end else None
    span = own or _from(deadline.start, period)
    rule = deadline.rule
    if rule is None:
        yield from _listed(deadline)
    elif span is None:
        yield Due(ask=Ask.DATES)
    elif rule.every is Every.DAY:
        yield Due(on=span.end, opens=span.start, continuous=True)
    elif rule.every is Every.WEEK:
        yield from _by_month(rule, span)
    else:
        yield from _of_rule(deadline, rule, span)


def _from(start: date | None, period: Period | None) -> Period | None:
    return Period(start, period.end) if start and period and period.start < start <= period.end else period


def _listed(deadline: Deadline) -> Iterator[Due]:
    occurrences = deadline.occurrences or ()
    opens = deadline.opens if len(deadline.opens) == len(occurrences) else occurrences
    for start, due in zip(opens, occurrences, strict=True):
        yield Due(_span_name(start, due), due, start if start < due else due - _LEAD)
    if not occurrences:
        yield Due(ask=Ask.DATES)


def _of_rule(deadline: Deadline, rule: Rule, span: Period) -> Iterator[Due]:
    known = dates(rule, span) if deadline.occurrences is None else deadline.occurrences
    if known is not None:
        for due in known:
            yield Due(_name(rule, due), due, _opens(rule, due, span))
    elif rule.every in _MONTHS_IN and rule.interval == 1:
        for start, end in _units(_MONTHS_IN[rule.every], span):
            yield Due(_name(rule, end), end, start)
    else:
        for name, proposed in proposals(rule, span):
            yield Due(name, None, None, Ask.DATES, proposed)


_MONTHS_IN = {Every.MONTH: 1, Every.QUARTER: 3, Every.HALF: 6}


def _units(months: int, span: Period) -> Iterator[tuple[date, date]]:
    """Months, quarters or half-years the plan touches, cut to it."""
    for year, month in months_between(span):
        if month % months == 0 or (year, month) == (span.end.year, span.end.month):
            first = (month - 1) // months * months + 1
            yield max(date(year, first, 1), span.start), min(day_of(year, month, LAST), span.end)


def _by_month(rule: Rule, span: Period) -> Iterator[Due]:
    """Weekly work has one checkpoint a month, on the last of its days."""
    days = dates(rule, span)
    for start, end in _units(1, span):
        within = [day for day in days if start <= day <= end] if days is not None else [end]
        if within:
            yield Due(_month(end), within[-1], start)


# Names


def _month(day: date) -> str:
    return f"{MONTHS[day.month - 1]} {day.year}"


def _span_name(start: date, due: date) -> str:
    """«сентябрь 2024», «сентябрь–октябрь 2024», «2–4 октября 2024», «1 декабря 2021»."""
    same = (start.year, start.month) == (due.year, due.month)
    if start.day == 1 and due.day == month_length(due.year, due.month) and start < due:
        return _month(due) if same else f"{MONTHS[start.month - 1]}–{_month(due)}"
    return f"{start.day}–{in_words(due)}" if same and start < due else in_words(due)


def _name(rule: Rule, due: date) -> str:
    day = reported(rule, due) if rule.lag else due
    if rule.every is Every.MONTH and len({number for _, number in rule.days}) > 1:
        return in_words(due)  # «5 и 20 числа»
    if rule.every is Every.MONTH:
        name = f"{_month(day)}{' года' if rule.lag else ''}"
    elif rule.every is Every.QUARTER:
        name = f"{_ROMAN[(day.month + 2) // 3]} квартал {day.year} года"
    elif rule.every is Every.HALF:
        name = _half(rule, day)
    elif len(rule.days) > 1:
        return _span_name(_window_start(rule, due) or due, due)
    else:
        name = f"{day.year} год"
    return f"за {name}" if rule.lag else name


def _half(rule: Rule, day: date) -> str:
    if any(month == 5 for month, _ in rule.days):
        first = day.month >= 9
        year = Period.school_year_of(day)
        return f"{'I' if first else 'II'} полугодие {str(year).replace('учебный год', 'учебного года')}"
    return f"{'I' if day.month <= 6 else 'II'} полугодие {day.year} года"


# The first day it makes sense to work on it


def _opens(rule: Rule, due: date, span: Period) -> date:
    start = _window_start(rule, due)
    if start is None and rule.lag:
        start = reported(rule, due) + timedelta(days=1)
    elif start is None and rule.every in _MONTHS_IN:
        months = _MONTHS_IN[rule.every]
        start = date(due.year, (due.month - 1) // months * months + 1, 1)
    elif start is None:
        start = date(due.year, 1, 1) if (due.month, due.day) == (12, LAST) else due - _LEAD
    return _not_before(start, due, span)


def _window_start(rule: Rule, due: date) -> date | None:
    for (month, day), (first_month, first_day) in zip(rule.days, rule.opens, strict=False):
        if month in (0, due.month) and due.day == min(day, month_length(due.year, due.month)):
            year = due.year - ((first_month, first_day) > (month, day))
            start = day_of(year, first_month or due.month, first_day)
            return start if start < due else None
    return None


def _not_before(start: date, due: date, period: Period | None) -> date:
    return max(start, period.start) if period and period.start <= due else start


_UNFOLD = {
    Kind.BY_DATE: _by_date,
    Kind.PERIOD: _period,
    Kind.CONTINUOUS: _continuous,
    Kind.RECURRING: _recurring,
    Kind.RELATIVE: _relative,
    Kind.UNSPECIFIED: _unspecified,
}
