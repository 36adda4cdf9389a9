"""Clauses to deadlines: each family of contracts/cli.md has its builder."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date, time, timedelta

from .anchor import nominative, tidy
from .clauses import Clause
from .model import Ask, Context, Deadline, Every, Kind, Rule
from .parts import LAST, THIS_YEAR, After, Days, Length, Numbers, Often
from .place import Frame, Placed, frame_of, place, place_all
from .recurring import each_year, is_choice, recurring
from .settle import Bounds, bounds_of

Words = Callable[[int, int], str]
"""The words of the phrase from one token to before another."""

_MONTH, _YEAR = 30, 365
_ONE_DAY = timedelta(days=1)

_IN_MONTHS = "Срок дан в месяцах или годах: число дней приблизительное, день срока считается от события по календарю."
_WORKING = "Дни рабочие: день срока считается по производственному календарю."
_NO_EVENT = "Не сказано, от какого события считать: назовите событие и его день."
_UNSURE = "Событие «{}» не из известных: проверьте, что это срок."
_ELSEWHERE = "Дни названы в другом документе («{}»): впишите их."
_UNSPLIT = "Между месяцами или днями нет знака: прочитано как отдельные сроки. Если это промежуток, поправьте."
_BEFORE_MONTH = "«До» месяца прочитано как последний день перед ним: проверьте."
_UNTIL_YEAR = "Назван только год: срок поставлен на его последний день. Проверьте."
_THIS_YEAR = "Какой год «текущий», неизвестно: прочитано как «каждый год»."
_OPEN = "Дни года известны, а сам год нет: укажите период плана или впишите дни."


def build(clause: Clause, context: Context, words: Words) -> Deadline | None:
    """The reading of a clause; None when it holds nothing to read."""
    bounds = bounds_of(clause, context)
    frame = frame_of(context, bounds.period)
    if bounds.period and (clause.years or clause.within):
        frame = frame._replace(approved_on=None)
    found = _chosen(clause, bounds, frame, words)
    if found and clause.clock:
        found = replace(found, at=time(*clause.clock))
    return found


def _chosen(clause: Clause, bounds: Bounds, frame: Frame, words: Words) -> Deadline | None:
    windows = _in_named_years(clause, [window.settle(frame.school) for window in clause.whens])
    if clause.numbers and len(windows) == 1 and not clause.often and windows[0].whole:
        windows, clause.numbers = _days_of_month(windows[0], clause.numbers), None
    if clause.holidays and len(clause.holidays.seasons) == 1 and not clause.often:
        return _relative(clause, bounds, frame, clause.holidays.name, None)
    if windows and clause.lag and not clause.repeats:
        clause.often = Often(Every.YEAR)
    if clause.repeats:
        return _with_anchor(recurring(clause, windows, bounds, frame), clause, words)
    if windows:
        return _with_anchor(_of_windows(clause, windows, bounds, frame), clause, words)
    return _without_days(clause, bounds, frame, words)


def _without_days(clause: Clause, bounds: Bounds, frame: Frame, words: Words) -> Deadline | None:
    if clause.after:
        return _after(clause, clause.after, bounds, frame, words)
    if clause.lasting:
        return Deadline(Kind.CONTINUOUS, bounds.start, bounds.end, doubts=bounds.doubts)
    if clause.ref:
        return _by_reference(bounds, tidy(words(*clause.ref)))
    if clause.years and clause.years.until:
        return Deadline(Kind.BY_DATE, end=bounds.end, doubts=(*bounds.doubts, _UNTIL_YEAR))
    if clause.years or clause.within:
        return Deadline(Kind.PERIOD, bounds.start, bounds.end, doubts=bounds.doubts, ask=None if bounds.end else Ask.DUE)
    return None


def _days_of_month(month: Days, numbers: Numbers) -> list[Days]:
    """«сентябрь (до 15 числа)», «сентябрь (1-2 неделя)»."""
    (lo_year, number, _), (hi_year, _, _) = month.lo, month.hi
    return [month._replace(whole=False, lo=(lo_year, number, first), hi=(hi_year, number, last)) for first, last in numbers.days]


def _in_named_years(clause: Clause, windows: list[Days]) -> list[Days]:
    """«декабрь - январь 2024-2025 гг.»: from one year into the other."""
    years, window = clause.years, windows[0] if len(windows) == 1 else None
    if not years or not window or clause.often or years.school or years.last != years.first + 1 or window.hi[0]:
        return windows
    if window.lo[1] <= window.hi[1]:
        return windows
    return [window._replace(lo=(years.first, *window.lo[1:]), hi=(years.last, *window.hi[1:]))]


def _with_anchor(found: Deadline, clause: Clause, words: Words) -> Deadline:
    """A rule or a window «по отдельному плану», «по итогам квартала»."""
    if clause.ref:
        anchor = tidy(words(*clause.ref))
        return replace(found, anchor=anchor, ask=Ask.DATES, doubts=(*found.doubts, _ELSEWHERE.format(anchor)))
    if clause.after and clause.after.last:
        return replace(found, anchor=_event(clause.after, words))
    return found


# Windows of days


def _of_windows(clause: Clause, windows: list[Days], bounds: Bounds, frame: Frame) -> Deadline:
    if is_choice(clause.whens):
        return each_year(windows, bounds, "")
    placed = place_all(windows, frame)
    if windows[0].hi[0] == THIS_YEAR and not placed[0].spans:
        return each_year(windows, bounds, _THIS_YEAR)
    if any(len(found.spans) > 1 for found in placed):
        return each_year(windows, bounds)
    doubts = tuple(dict.fromkeys(doubt for found in placed for doubt in (found.doubt,) if doubt))
    doubts += tuple(dict.fromkeys(window.doubt for window in windows if window.doubt))
    if len(windows) == 1:
        return _single(windows[0], placed[0], bounds, doubts)
    return _listed(clause, windows, placed, bounds, doubts)


def _single(window: Days, placed: Placed, bounds: Bounds, doubts: tuple[str, ...]) -> Deadline:
    exact = window.lo == window.hi
    kind = Kind.BY_DATE if (window.by or exact) and not window.since else Kind.PERIOD
    if not placed.spans:
        return Deadline(kind, doubts=doubts, ask=Ask.DUE, rule=_yearless([window]))
    start, due = placed.spans[0]
    if window.since:
        start = due + _ONE_DAY if window.by else start
        return Deadline(kind, start, bounds.end if bounds.end and bounds.end >= start else None, doubts=doubts)
    if kind is Kind.PERIOD:
        return Deadline(kind, start, due, doubts=doubts)
    if window.by == "до" and not exact:
        doubts = (*doubts, _BEFORE_MONTH)
    return Deadline(kind, end=_due(window, start, due), doubts=doubts)


def _due(window: Days, start: date, due: date) -> date:
    """The last day: the window's own, its first («к октябрю»), or the one before it («до октября», «до начала года»)."""
    if window.by == "перед" or (window.by == "до" and window.lo != window.hi):
        return start - _ONE_DAY
    return start if window.by == "к" and window.lo != window.hi else due


def _yearless(windows: list[Days]) -> Rule:
    return Rule(Every.YEAR, days=tuple(w.hi[1:] for w in windows), opens=tuple(w.lo[1:] for w in windows))


def _listed(clause: Clause, windows: list[Days], placed: list[Placed], bounds: Bounds, doubts: tuple[str, ...]) -> Deadline:
    if clause.unsplit:
        doubts = (*doubts, _UNSPLIT)
    if not all(found.spans for found in placed):
        return Deadline(Kind.RECURRING, doubts=(*doubts, _OPEN), ask=Ask.DATES, rule=_yearless(windows))
    days = {_due(window, *found.spans[0]): found.spans[0][0] for window, found in zip(windows, placed, strict=True)}
    occurrences = tuple(sorted(days))
    opens = tuple(min(days[due], due) for due in occurrences)
    plan = bounds.period
    start, end = (plan.start, plan.end) if plan else (opens[0], occurrences[-1])
    return Deadline(Kind.RECURRING, start, end, occurrences=occurrences, doubts=doubts, opens=opens)


# Events and other documents


def _event(after: After, words: Words) -> str:
    """The event in the nominative, or with its preposition as written where that is not sure."""
    named = None if after.whole else nominative(words(after.first, after.last))
    return named or tidy(words(after.lead, after.last))


def _after(clause: Clause, after: After, bounds: Bounds, frame: Frame, words: Words) -> Deadline:
    anchor = _event(after, words) if after.last else None
    found = _relative(clause, bounds, frame, anchor, after.length)
    return found if after.sure else replace(found, doubts=(*found.doubts, _UNSURE.format(anchor)))


def _relative(clause: Clause, bounds: Bounds, frame: Frame, anchor: str | None, length: Length | None) -> Deadline:
    start, end = (bounds.start, bounds.end) if clause.years or clause.within else (None, None)
    if clause.after and clause.after.month:
        month = clause.after.month
        spans = place(Days((0, month, 1), (0, month, LAST)), frame).spans
        start, end = spans[0] if len(spans) == 1 else (None, None)
    doubts = list(bounds.doubts) if clause.years or clause.within else []
    if length and length.months:
        doubts.append(_IN_MONTHS)
    if length and length.working:
        doubts.append(_WORKING)
    if anchor is None:
        doubts.append(_NO_EVENT)
    return Deadline(
        Kind.RELATIVE,
        start,
        end,
        anchor=anchor,
        offset_days=_offset(length) if length else None,
        offset_months=length.sign * length.months if length and length.months else None,
        working=bool(length and length.working),
        doubts=tuple(doubts),
        ask=Ask.EVENT,
    )


def _offset(length: Length) -> int:
    years, months = divmod(length.months, 12)
    return length.sign * (length.days + months * _MONTH + years * _YEAR)


def _by_reference(bounds: Bounds, anchor: str) -> Deadline:
    kind = Kind.PERIOD if bounds.start or bounds.end else Kind.RELATIVE
    return Deadline(kind, bounds.start, bounds.end, anchor=anchor, doubts=(*bounds.doubts, _ELSEWHERE.format(anchor)), ask=Ask.DATES)
