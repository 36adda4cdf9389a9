"""Invented roadmaps with the items that a methodologist sees in each row: ``cases/*.tsv``.

«# title» begins a plan, a line of names follows, then rows «stage, number, title, items after « / », result, codes». A code
with «?» may be told and may not: people would argue.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import groupby
from pathlib import Path

from duet.core.coverage import check, guess
from duet.core.plans import Plan, PlanRow, PlanStage

FOLDER = Path(__file__).parent / "cases"


@dataclass
class Case:
    """A plan and, for each of its rows, the codes that must be told and those that may be."""

    plan: Plan
    wanted: list[set[str]] = field(default_factory=list)
    allowed: list[set[str]] = field(default_factory=list)


@dataclass
class Score:
    """How many were wanted, found among the wanted, told at all, told rightly."""

    wanted: int = 0
    found: int = 0
    told: int = 0
    right: int = 0

    @property
    def recall(self) -> float:
        return self.found / self.wanted

    @property
    def precision(self) -> float:
        return self.right / self.told


def load(name: str) -> list[Case]:
    """The plans of a file."""
    text = (FOLDER / f"{name}.tsv").read_text(encoding="utf-8")
    return [_case(block) for block in text.removeprefix("# ").split("\n# ")]


def _case(block: str) -> Case:
    title, _, *lines = block.rstrip("\n").split("\n")
    rows = [line.split("\t") for line in lines]
    stages = tuple(
        PlanStage(stage, rows=tuple(_row(cells) for cells in group)) for stage, group in groupby(rows, key=lambda cells: cells[0])
    )
    codes = [cells[5].split() for cells in rows]
    return Case(
        Plan(title, stages=stages),
        [{code for code in row if not code.endswith("?")} for row in codes],
        [{code.rstrip("?") for code in row} for row in codes],
    )


def _row(cells: list[str]) -> PlanRow:
    return PlanRow(cells[2], cells[1], tuple(filter(None, cells[3].split(" / "))), result=cells[4])


def score(cases: list[Case]) -> Score:
    """The score by rows: a code told of another row is not found."""
    result = Score()
    for case in cases:
        for wanted, allowed, told in zip(case.wanted, case.allowed, _told(case.plan), strict=True):
            result.wanted += len(wanted)
            result.found += len(wanted & told)
            result.told += len(told)
            result.right += len(allowed & told)
    return result


def _told(plan: Plan) -> Iterator[set[str]]:
    report = check(plan, guess(plan).facts)
    for index in range(len(plan.rows)):
        yield {verdict.item.code for verdict in report.covered_by(index)}
