"""A frozen text as the table of a document, page by page under its stages."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import groupby

from django.core.paginator import Page, Paginator

from duet.base.access.doors import Request
from duet.core.plans import Plan, PlanRow, PlanStage

from .words import period_beside, stamps_as_lines

ROWS_ON_A_PAGE = 100


@dataclass(frozen=True, slots=True)
class Text:
    """What the template shows. Columns that nothing stands in are left out; ``width`` counts the columns."""

    title: str
    period: str
    stamps: list[tuple[str, ...]]
    stages: list[tuple[PlanStage, list[PlanRow]]]
    page: Page[tuple[int, PlanRow]]
    whole: bool
    has_deadline: bool
    has_responsible: bool
    has_result: bool

    @property
    def width(self) -> int:
        """Columns of the table."""
        return 2 + self.has_deadline + self.has_responsible + self.has_result


def text_of(plan: Plan, request: Request) -> Text:
    """The text, a hundred rows at a time; all of it at once with «?whole», to be printed."""
    rows = list(_rows(plan))
    whole = "whole" in request.GET
    page = Paginator(rows, len(rows) + 1 if whole else ROWS_ON_A_PAGE).get_page(request.GET.get("page"))
    return Text(
        title=plan.title,
        period=period_beside(plan.title, plan.period),
        stamps=stamps_as_lines(plan),
        stages=[(plan.stages[place], [row for _, row in group]) for place, group in _by_stage(page.object_list)],
        page=page,
        whole=whole or page.paginator.num_pages == 1,
        has_deadline=any(row.deadline for row in plan.rows),
        has_responsible=any(row.responsible for row in plan.rows),
        has_result=any(row.result for row in plan.rows),
    )


def _rows(plan: Plan) -> Iterator[tuple[int, PlanRow]]:
    return ((place, row) for place, stage in enumerate(plan.stages) for row in stage.rows)


def _by_stage(rows: Iterable[tuple[int, PlanRow]]) -> Iterator[tuple[int, Iterator[tuple[int, PlanRow]]]]:
    return groupby(rows, key=lambda row: row[0])
