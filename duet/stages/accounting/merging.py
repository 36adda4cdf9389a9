"""What becomes of assessments when two cards of one person become one."""

from __future__ import annotations

from typing import TypeVar

from duet.stages.persons.merging import add_resolver, call_rows, fold_by

from .models import Assessment

T = TypeVar("T")


def _mine(mine: T, theirs: T) -> T:
    return mine


def _both(mine: str, theirs: str) -> str:
    return f"{mine}; {theirs}"[:150]


def settle_assessments() -> None:
    """Of one moment of a year there is one assessment: figures are put together, and those that differ refuse the merging."""
    call_rows(Assessment, "person", "оценка,оценки,оценок")
    add_resolver(Assessment, fold_by(on=min, assessor=_both, comment=_both, form=_mine, by=_mine))
