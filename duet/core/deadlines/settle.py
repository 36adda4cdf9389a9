"""What a clause is bounded by: the years and the year it names, else the plan."""

from __future__ import annotations

from datetime import date, timedelta
from typing import NamedTuple

from ..calendar import Period
from .clauses import Clause
from .model import Context
from .parts import YearOf, Years
from .place import Frame, frame_of

_PERHAPS = "Учебный год или календарный, не сказано: прочитано как {}. Проверьте."


class Bounds(NamedTuple):
    """First and last day, None where nothing bounds; what is doubtful about them."""

    start: date | None
    end: date | None
    doubts: tuple[str, ...] = ()

    @property
    def period(self) -> Period | None:
        """The days as a period, None when an end is open."""
        return Period(self.start, self.end) if self.start and self.end and self.start <= self.end else None


def bounds_of(clause: Clause, context: Context) -> Bounds:
    """The days a clause lies in: its own years («2022-2024»), its own year («в течение года»), else the plan's."""
    frame = frame_of(context, None)
    if clause.years:
        years = clause.years
        if clause.whens and not clause.repeats and years.school is None and not years.word:
            years = years._replace(word="год")  # «сентябрь-октябрь 2024-2025»
        return bounds_of_years(years, frame)
    if clause.within:
        return bounds_of_year(clause.within.of, frame)
    return Bounds(frame.period.start, frame.period.end) if frame.period else Bounds(None, None)


def bounds_of_years(years: Years, frame: Frame) -> Bounds:
    """«2022-2024», «2022/23», «с 2023», «до 2025 года»."""
    school, doubts = _is_school(years, frame)
    start = date(years.first, 9, 1) if school else date(years.first, 1, 1)
    last = years.last + (school and years.last == years.first)
    end = date(last, 8, 31) if school else date(last, 12, 31)
    if years.since:
        plan_end = frame.period.end if frame.period else None
        return Bounds(start, plan_end if plan_end and plan_end >= start else None, doubts)
    if years.until:
        plan_start = frame.period.start if frame.period else None
        return Bounds(plan_start if plan_start and plan_start <= end else None, end, doubts)
    if school and years.last > years.first + 1:
        doubts = (*doubts, "Названо несколько лет, а сказано «учебный год»: прочитано как все эти учебные годы.")
    return Bounds(start, end, doubts)


def _is_school(years: Years, frame: Frame) -> tuple[bool, tuple[str, ...]]:
    if years.school is not None:
        return years.school, ()
    if frame.period:
        same = frame.school and frame.period.start.year <= years.first and years.last <= frame.period.end.year
        return same, ()
    if years.word == "годы":
        return False, ()
    return bool(years.word), (_PERHAPS.format("учебный" if years.word else "календарные годы"),)


def bounds_of_year(year: YearOf, frame: Frame) -> Bounds:
    """«в течение (учебного) года»: the year of the plan (DOMAIN.md §10.3)."""
    period = frame.period
    if period:
        return Bounds(period.start, period.end, _year_doubts(year, period))
    if frame.approved_on and year.school:
        found = Period.school_year_of(frame.approved_on)
        return Bounds(found.start, found.end, ("Учебный год взят по дате документа: проверьте.",))
    named = frame.approved_on.year if frame.approved_on else frame.year
    if named:
        found = Period.school_year(named) if year.school else Period.calendar_years(named)
        return Bounds(found.start, found.end, (f"Год взят по дате документа, {named}-й: проверьте, не учебный ли он.",))
    return Bounds(None, None, ("Какой это год, не сказано: укажите период плана.",))


def _year_doubts(year: YearOf, period: Period) -> tuple[str, ...]:
    if period.end - period.start > timedelta(days=400):
        return ("План рассчитан на несколько лет: «в течение года» прочитано как весь его период.",)
    if year.school and not period.runs_by_school_years:
        return ("План не по учебному году: взят весь его период.",)
    if year.school is False and period.runs_by_school_years:
        return ("План по учебному году, а год назван календарным: взят весь период плана.",)
    return ()
