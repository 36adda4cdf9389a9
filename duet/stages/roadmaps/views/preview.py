"""Rows of a plan that is not there yet, in ready words: what is to be done, by which days, and which of them are days off."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from duet.base.ui.typography import NBSP
from duet.base.ui.words import count, day, plural, weekday
from duet.core.calendar import Period
from duet.core.deadlines import Context, Due, parse, unfold
from duet.core.plans import Plan, PlanRow
from duet.core.plans.shifting import Shifted, ShiftedRow
from duet.core.workdays import WorkCalendar

# More days than these are told by the first and the last.
LISTED = 3
NO_DAY = "Даты пока нет: спросим позже."


@dataclass(frozen=True, slots=True)
class DayLine:
    """«до 1 ноября 2026, вс»; ``better`` is the working day before a day off (the official day stays, DOMAIN.md §7.6)."""

    text: str
    better: str = ""


@dataclass(frozen=True, slots=True)
class PreviewRow:
    """A row of a template in its year. ``is_past``: every day of it is over."""

    row: PlanRow
    days: list[DayLine]
    is_past: bool


@dataclass(frozen=True, slots=True)
class PreviewStage:
    """A stage with its rows."""

    number: str
    title: str
    rows: list[PreviewRow]


@dataclass(frozen=True, slots=True)
class MovedRow:
    """A row as it was and as it becomes; ``changes`` are (was, becomes) of its other words."""

    row: ShiftedRow
    was_days: list[DayLine]
    days: list[DayLine]
    changes: list[tuple[str, str]]
    was_cancelled: bool


@dataclass(frozen=True, slots=True)
class MovedStage:
    """A stage of the new year with its rows."""

    number: str
    title: str
    rows: list[MovedRow]


def preview(plan: Plan, period: Period, calendar: WorkCalendar, on: date) -> list[PreviewStage]:
    """The stages of a template's plan."""
    context = Context(period=period)

    def row(one: PlanRow) -> PreviewRow:
        dues = unfold(parse(one.deadline, context), period)
        return PreviewRow(one, day_lines([due.on for due in dues], calendar), _is_past(dues, on))

    return [PreviewStage(stage.number, stage.title, [row(one) for one in stage.rows]) for stage in plan.stages]


def _is_past(dues: Sequence[Due], on: date) -> bool:
    return all(due.on is not None and due.on < on for due in dues)


def past_keys(stages: list[PreviewStage]) -> frozenset[str]:
    """The rows whose days are all over."""
    return frozenset(row.row.key for stage in stages for row in stage.rows if row.is_past)


def moved(shifted: Shifted, calendar: WorkCalendar, *, cancelled: Collection[str]) -> list[MovedStage]:
    """The stages of a plan in its new year; ``cancelled`` were given up last year."""
    rows = iter(shifted.rows)

    def row(one: ShiftedRow) -> MovedRow:
        return MovedRow(
            one, day_lines(one.was.days), day_lines(one.now.days, calendar), list(_changes(one)), was_cancelled=one.was.key in cancelled
        )

    return [MovedStage(stage.number, stage.title, [row(next(rows)) for _ in stage.rows]) for stage in shifted.plan.stages]


def _changes(row: ShiftedRow) -> Iterator[tuple[str, str]]:
    was, now = (row.was.title, *row.was.items, row.was.result), (row.now.title, *row.now.items, row.now.result)
    yield from ((old, new) for old, new in zip(was, now, strict=True) if old != new)


def day_lines(days: Sequence[date | None], calendar: WorkCalendar | None = None) -> list[DayLine]:
    """The due days, one a line; without ``calendar`` nothing is said of days off.

    >>> [(line.text.replace(NBSP, " "), line.better.replace(NBSP, " ")) for line in day_lines([date(2026, 11, 1)], WorkCalendar())]
    [('до 1 ноября 2026, вс', 'выходной, лучше 30 октября, пт')]
    """
    known = [one for one in days if one is not None]
    if not known:
        return [DayLine(NO_DAY)] if calendar else []
    if len(known) > LISTED:
        return [_many(known, calendar)]
    return [DayLine(f"до{NBSP}{_full(one)}, {weekday(one)}", _better(one, calendar)) for one in known]


def _full(one: date) -> str:
    return f"{day(one)}{NBSP}{one.year}"


def _better(one: date, calendar: WorkCalendar | None) -> str:
    if calendar is None or calendar.is_working(one):
        return ""
    before = calendar.previous_working(one)
    return f"выходной, лучше {day(before)}, {weekday(before)}"


def _many(days: list[date], calendar: WorkCalendar | None) -> DayLine:
    text = f"{count(len(days), 'срок,срока,сроков')}: с{NBSP}{_full(days[0])} по{NBSP}{_full(days[-1])}"
    off = [one for one in days if calendar and not calendar.is_working(one)]
    return DayLine(text, f"{len(off)} {plural(len(off), 'выпадает,выпадают,выпадают')} на выходные, лучше накануне" if off else "")
