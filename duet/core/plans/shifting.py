"""Last year's plan in the words of a new year, and the days its deadlines have there."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date, timedelta

from ..calendar import Period, day_of, in_words
from ..deadlines import Ask, Context, Deadline, Due, parse, unfold
from ..workdays import WorkCalendar
from .model import Plan, PlanRow, PlanStage, Stamp, StampKind
from .shifting_years import move_years

# A rest longer than this is none: the calendar of the organisation is not filled in right.
_LONGEST_REST = 45
_OFFERED = 3
_OF_THE_COUNTRY = WorkCalendar()


@dataclass(frozen=True, slots=True)
class ShiftedRow:
    """A row as it was and as it becomes. ``now.days`` are its new due days; those at ``carried`` (positions from 0) a person had
    set by hand last year, the rest come from the words. ``doubts`` are sentences for a person."""

    was: PlanRow
    now: PlanRow
    deadline: Deadline
    carried: tuple[int, ...] = ()
    doubts: tuple[str, ...] = ()

    @property
    def is_reworded(self) -> bool:
        """Whether a word of it has changed."""
        return self.was != replace(self.now, days=self.was.days)


@dataclass(frozen=True, slots=True)
class Shifted:
    """The plan of the new year: not approved yet, so its stamps have neither numbers nor days. ``doubts`` are about its headings."""

    plan: Plan
    rows: tuple[ShiftedRow, ...]
    doubts: tuple[str, ...] = ()


def next_periods(old: Period, on: date) -> tuple[Period, ...]:
    """The years to offer: as long as the old one, after it, and none that is over by this day.

    >>> [str(period) for period in next_periods(Period.school_year(2025), date(2026, 6, 1))]
    ['2026/27 учебный год', '2027/28 учебный год', '2028/29 учебный год']
    >>> [str(period) for period in next_periods(Period.calendar_years(2021), date(2026, 6, 1))]
    ['2026 год', '2027 год', '2028 год']
    """
    years = max(1, round((old.end - old.start).days / 365))
    while (first := moved_period(old, years)).end < on:
        years += 1
    return first, *(moved_period(old, years + more) for more in range(1, _OFFERED))


def moved_period(old: Period, years: int) -> Period:
    """The same days so many years later.

    >>> str(moved_period(Period(date(2024, 2, 29), date(2024, 12, 30)), 1))
    '28.02.2025–30.12.2025'
    """
    return Period(_later(old.start, years), _later(old.end, years))


def shift(plan: Plan, to: Period, calendar: WorkCalendar = _OF_THE_COUNTRY) -> Shifted:
    """The plan in the year ``to``; ``calendar`` gives the working days of its organisation. Raises ValueError for a plan without a period.

    >>> row = PlanRow("Отчёт за 2025/26 учебный год", deadline="до 15.05.2026", days=(date(2026, 5, 15),))
    >>> old = Plan("Карта на 2025/26 учебный год", Period.school_year(2025), stages=(PlanStage("", rows=(row,)),))
    >>> new = shift(old, Period.school_year(2026))
    >>> new.plan.title, new.rows[0].now.title, new.rows[0].now.deadline, new.rows[0].now.days
    ('Карта на 2026/27 учебный год', 'Отчёт за 2026/27 учебный год', 'до 15.05.2027', (datetime.date(2027, 5, 15),))
    """
    if plan.period is None:
        raise ValueError("A plan without a period has no year to be moved from.")
    way = _Way(plan, plan.period, to, calendar)
    title = way.words(plan.title)
    stages, rows = [], []
    for stage in plan.stages:
        shifted = [way.row(row) for row in stage.rows]
        stages.append(PlanStage(way.words(stage.title), stage.number, tuple(row.now for row in shifted)))
        rows += shifted
    moved = replace(plan, title=title, period=to, stages=tuple(stages), stamps=tuple(map(_emptied, plan.stamps)))
    return Shifted(moved, tuple(rows), tuple(dict.fromkeys(way.doubts)))


def _emptied(stamp: Stamp) -> Stamp:
    """The new paper is signed by nobody yet."""
    return replace(stamp, day=None, number="")


def _later(day: date, years: int) -> date:
    return day_of(day.year + years, day.month, day.day)


def _carried_said(days: list[date]) -> str:
    said = ", ".join(map(in_words, days))
    what = "День взят по прошлому году, где его" if len(days) == 1 else "Дни взяты по прошлому году, где их"
    return f"{what} назначили вручную: {said}. Проверьте."


class _Way:
    """From the year of a plan to another one."""

    def __init__(self, plan: Plan, old: Period, to: Period, calendar: WorkCalendar) -> None:
        self.to, self.calendar = to, calendar
        self.years = to.start.year - old.start.year
        self.around = range(old.start.year - 1, old.end.year + 2)
        approved = next((stamp.day for stamp in plan.stamps if stamp.kind is StampKind.APPROVED and stamp.day), None)
        # Whether August stands before the school year or after it was settled by the day of approval: so it stays.
        self.context = Context(period=to, approved_on=_later(approved, self.years) if approved else None)
        self.doubts: list[str] = []

    def words(self, text: str, doubts: list[str] | None = None) -> str:
        """The text in the new year."""
        moved = move_years(text, self.years, around=self.around)
        (self.doubts if doubts is None else doubts).extend(moved.doubts)
        return moved.text

    def row(self, row: PlanRow) -> ShiftedRow:
        """The row in the new year."""
        doubts: list[str] = []
        now = replace(
            row,
            title=self.words(row.title, doubts),
            items=tuple(self.words(item, doubts) for item in row.items),
            deadline=self.words(row.deadline, doubts),
            result=self.words(row.result, doubts),
        )
        deadline = parse(now.deadline, self.context)
        days: list[date | None] = []
        carried: list[int] = []
        for place, (known, was) in enumerate(self._days(deadline, row)):
            day = known or (self.carry(was) if was else None)
            carried += [place] if day and not known else []
            days.append(day)
        if carried:
            doubts.append(_carried_said([day for place in carried if (day := days[place])]))
        return ShiftedRow(row, replace(now, days=tuple(days)), deadline, tuple(carried), tuple(dict.fromkeys(doubts)))

    def _days(self, deadline: Deadline, row: PlanRow) -> Iterator[tuple[date | None, date | None]]:
        """(the new day by the words, the old day) of each step; what the words leave open had its day set by a person."""
        dues = unfold(deadline, self.to) or (Due(ask=Ask.DUE),)
        for place, due in enumerate(dues):
            yield due.on, row.days[place] if place < len(row.days) else None
        if any(due.on is None for due in dues):
            yield from ((None, day) for day in row.days[len(dues) :] if day)

    def carry(self, day: date) -> date:
        """The day so many years later, or the working day nearest to it; inside the new year if it was inside the old one."""
        moved = _later(day, self.years)
        near = (moved + timedelta(days=sign * away) for away in range(_LONGEST_REST) for sign in (-1, 1))
        fits = (one for one in near if self.calendar.is_working(one) and (one in self.to or moved not in self.to))
        return next(fits, moved)
