"""Windows without a year find their year: DOMAIN.md §10.2."""

from __future__ import annotations

from datetime import date, timedelta
from typing import NamedTuple

from ..calendar import Period, day_of, in_words
from .model import Context
from .parts import NEXT_YEAR, Days, Ymd
from .repeat import nth_weekday

_EARLY = timedelta(days=60)
"""A plan of a calendar year approved this long before it begins is already at work (an exam roadmap of October)."""

_YEARS = range(1900, 2200)

_BACKWARDS = "Начало позже конца: дни прочитаны в обратном порядке. Проверьте их."
NO_YEAR = "Год не указан, и период документа неизвестен: укажите период плана или впишите день."


class Frame(NamedTuple):
    """What is known around a clause: the years it names itself, else the period of the document."""

    period: Period | None
    approved_on: date | None
    year: int | None
    after: date | None
    school: bool


def within_reason(period: Period | None) -> Period | None:
    """The period, None when its years are no years of a plan."""
    return period if period and period.start.year in _YEARS and period.end.year in _YEARS else None


def frame_of(within: Context, period: Period | None) -> Frame:
    """The frame of a clause that names ``period`` itself, or of the whole document when it names none."""
    period = within_reason(period or within.period)
    approved = within.approved_on if within.approved_on and within.approved_on.year in _YEARS else None
    school = period is not None and period.runs_by_school_years
    year = within.year if within.year and within.year in _YEARS else None
    return Frame(period, approved, year, within.after, school)


class Placed(NamedTuple):
    """(start, due) of a window in each year it may mean, and what is doubtful about the choice."""

    spans: tuple[tuple[date, date], ...]
    doubt: str = ""


def place(days: Days, frame: Frame, after: date | None = None) -> Placed:
    """Where the window lies; several spans when a plan of several years holds it more than once; none when nothing tells."""
    if days.hi[0] > 0:
        return Placed((_span(days, days.hi[0]),), _BACKWARDS if days.lo > days.hi else "")
    years, doubt = _years(days, frame, after or frame.after)
    return Placed(tuple(_span(days, year) for year in years), doubt)


def _years(days: Days, frame: Frame, after: date | None) -> tuple[tuple[int, ...], str]:
    if days.hi[0] == NEXT_YEAR and (base := _base_year(frame)):
        return (base + 1,), ""
    if frame.period:
        return _in_period(days, frame.period, frame, after)
    month, approved = days.hi[1], frame.approved_on
    if approved:
        year = approved.year + (month < approved.month)
        return (year,), "" if days.hi[0] else f"Год не указан: взят {year}-й по дате документа ({in_words(approved)})."
    if frame.year:
        return (frame.year,), "" if days.hi[0] else f"Год не указан: взят год документа, {frame.year}-й."
    return (), NO_YEAR


def _base_year(frame: Frame) -> int | None:
    if frame.approved_on:
        return frame.approved_on.year
    return frame.period.start.year if frame.period else frame.year


def _in_period(days: Days, period: Period, frame: Frame, after: date | None) -> tuple[tuple[int, ...], str]:
    start, end = period.start, period.end
    if days.hi[1] == 8 and days.lo[1] == 8 and start.month == 9 and frame.school and end.year == start.year + 1:
        return _august(start.year, frame.approved_on, after)
    approved = frame.approved_on
    if approved and approved < start - _EARLY and not frame.school and end.year == start.year and days.hi[1] >= approved.month:
        return (approved.year,), f"Год не указан: взят {approved.year}-й, документ утверждён {in_words(approved)}."
    over = not frame.school and days.lo[1:] > days.hi[1:]  # «сентябрь–январь» of a calendar year begins in it
    found = tuple(year for year in range(start.year, end.year + 2) if start <= (_span(days, year)[0] if over else _due(days, year)) <= end)
    if found:
        return found, ""
    year = min(range(start.year - 1, end.year + 2), key=lambda year: _away(_due(days, year), period))
    return (year,), f"Срок получился вне периода плана ({in_words(_due(days, year))}): проверьте год."


def _august(first: int, approved: date | None, after: date | None) -> tuple[tuple[int, ...], str]:
    """«август» of a school-year plan: the one before it, unless the document or the row stands later."""
    begins = date(first, 9, 1)
    late = any(day is not None and day >= begins for day in (approved, after))
    year = first + late
    place = "концу" if late else "началу"
    return (year,), f"Август отнесён к {place} учебного года, это {year} год: проверьте."


def _away(day: date, period: Period) -> timedelta:
    return max(period.start - day, day - period.end)


def _span(days: Days, year: int) -> tuple[date, date]:
    due = _due(days, year)
    if days.lo == days.hi:
        return due, due
    lo = days.lo
    start = day_of(lo[0] if lo[0] > 0 else year - (lo[1:] > days.hi[1:]), lo[1], lo[2])
    return (start, due) if start <= due else (due, start)


def _due(days: Days, year: int) -> date:
    month, day = days.hi[1], days.hi[2]
    return nth_weekday(year, month, *days.pick) if days.pick else day_of(year, month, day)


def place_all(windows: list[Days], frame: Frame) -> list[Placed]:
    """A list of windows: a year said once serves its neighbours, an August after a May is the next one."""
    windows = _lend_years(windows)
    placed: list[Placed] = []
    after: date | None = None
    for days in windows:
        placed.append(place(days, frame, after))
        if placed[-1].spans:
            after = max(placed[-1].spans[0][1], after or date.min)
    return placed


def _lend_years(windows: list[Days]) -> list[Days]:
    """«ноябрь, февраль 2025»: November is of 2024."""
    known = [index for index, days in enumerate(windows) if days.hi[0] > 0]
    if not known or len(known) == len(windows):
        return windows
    lent = list(windows)
    for index in range(known[-1] - 1, -1, -1):
        if lent[index].hi[0] == 0:
            lent[index] = _with_year(lent[index], lent[index + 1].hi[0] - (lent[index].hi[1:] > lent[index + 1].hi[1:]))
    for index in range(known[-1] + 1, len(lent)):
        if lent[index].hi[0] == 0:
            lent[index] = _with_year(lent[index], lent[index - 1].hi[0] + (lent[index].hi[1:] < lent[index - 1].hi[1:]))
    return lent


def _with_year(days: Days, year: int) -> Days:
    lo: Ymd = (year - (days.lo[1:] > days.hi[1:]), days.lo[1], days.lo[2])
    return days._replace(lo=lo, hi=(year, days.hi[1], days.hi[2]))
