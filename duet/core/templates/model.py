"""What a template is: a plan in words without a year, and the days it takes in a school year and in a calendar year."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from typing import NamedTuple

from ..calendar import Period
from ..plans import Plan, PlanRow, PlanStage


class When(NamedTuple):
    """A deadline in the words of a curator, without a year: as a plan of a school year has it, and one of a calendar year."""

    school: str
    calendar: str

    @classmethod
    def always(cls, words: str) -> When:
        """The same words in both."""
        return cls(words, words)

    def within(self, period: Period) -> str:
        """The words for a plan of this period."""
        return self.school if period.runs_by_school_years else self.calendar


@dataclass(frozen=True, slots=True)
class TemplateRow:
    """An activity of a template; ``codes`` are the items of the catalogue that it covers (DOMAIN.md §4)."""

    title: str
    when: When
    responsible: str
    result: str
    codes: tuple[str, ...] = ()
    items: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class TemplateStage:
    """A stage (section) of a template."""

    title: str
    rows: tuple[TemplateRow, ...]


@dataclass(frozen=True, slots=True)
class Template:
    """A ready plan. ``code`` is its address, ``name`` and ``about`` say whom it suits, ``title`` heads the plan, ``kinds`` are the
    sorts of organisations it is offered to first (``OrganisationKind`` of the tree of organisations)."""

    code: str
    name: str
    about: str
    title: str
    kinds: tuple[str, ...]
    stages: tuple[TemplateStage, ...]

    @property
    def rows(self) -> tuple[TemplateRow, ...]:
        """All rows in order."""
        return tuple(row for stage in self.stages for row in stage.rows)

    def plan(self, period: Period, *, without: Collection[str] = ()) -> Plan:
        """The plan of this year. ``without`` are the keys of rows to leave out; the rest is numbered anew, an empty stage goes too.

        The key of a row is its number in the whole template.
        """
        stages: list[PlanStage] = []
        for place, stage in enumerate(self.stages, 1):
            kept = [(f"{place}.{at}", row) for at, row in enumerate(stage.rows, 1) if f"{place}.{at}" not in without]
            if kept:
                number = len(stages) + 1
                rows = tuple(_row(row, key, f"{number}.{at}", period) for at, (key, row) in enumerate(kept, 1))
                stages.append(PlanStage(stage.title, str(number), rows))
        return Plan(title=f"{self.title} на {period}", period=period, stages=tuple(stages))


def _row(row: TemplateRow, key: str, number: str, period: Period) -> PlanRow:
    return PlanRow(
        title=row.title,
        number=number,
        items=row.items,
        deadline=row.when.within(period),
        responsible=row.responsible,
        result=row.result,
        key=key,
        codes=row.codes,
    )


def stage(title: str, *rows: TemplateRow) -> TemplateStage:
    """A stage as the templates write it."""
    return TemplateStage(title, rows)


def row(title: str, when: When, responsible: str, result: str, codes: str = "", *items: str) -> TemplateRow:
    """A row as the templates write it: codes through a space, then the points of its content."""
    return TemplateRow(title, when, responsible, result, tuple(codes.split()), items)
