"""The citations of a whole plan, each with the row it stands in."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from ..plans import Plan
from .checking import check_citations
from .model import Finding


@dataclass(frozen=True, slots=True)
class PlanFinding:
    """A finding and the index of its row in ``plan.rows``; None for the title and for texts beside the table."""

    finding: Finding
    index: int | None = None


def check_plan_citations(plan: Plan, asides: Sequence[str] = ()) -> tuple[PlanFinding, ...]:
    """The findings in the title, in the headings and the rows, then in ``asides``. Places are counted in the text of one cell."""
    return tuple(PlanFinding(finding, index) for text, index in _texts(plan, asides) for finding in check_citations(text))


def _texts(plan: Plan, asides: Sequence[str]) -> Iterator[tuple[str, int | None]]:
    yield plan.title, None
    index = 0
    for stage in plan.stages:
        yield stage.title, None
        for row in stage.rows:
            for text in (row.title, *row.items, row.result):
                yield text, index
            index += 1
    for text in asides:
        yield text, None
