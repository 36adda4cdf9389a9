"""A roadmap as the table it is printed in: in the organisation's own columns and order, and so that it reads back as it was."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, replace

from ..grids import Grid, Paragraph, Row, Table
from ..responsible import define_abbreviations
from ..roadmaps import recognise
from ..roadmaps.columns import Column
from ..roadmaps.organisations import find_organisation, organisation_of_post
from ..roadmaps.periods import guessed_period, said_period
from ..roadmaps.writing import one_line
from ..text import folded
from .model import Plan, PlanRow, StampKind, plan_of
from .sheet_drawing import DASH, drawn, ways
from .sheet_header import Head, head_of


@dataclass(frozen=True, slots=True)
class Sheet:
    """What is printed of a roadmap besides its stamps.

    ``table`` begins with ``head`` rows of the header; ``headings`` are the rows of it (by index) that head a stage across the
    table. ``columns`` are the meanings of its columns from left to right. ``organisation`` and ``period`` are lines of their own
    where neither the title nor the stamp says them, else empty. ``notes`` explain the abbreviations that no row explains.
    """

    title: str
    columns: tuple[Column, ...]
    head: int
    table: Table
    headings: frozenset[int] = frozenset()
    organisation: str = ""
    period: str = ""
    notes: tuple[str, ...] = ()


def sheet(plan: Plan) -> Sheet:
    """The plan in its own columns, or in the usual ones. Of several ways to lay it out the first that reads back exactly."""
    plan = _tidy(plan)
    head = head_of(plan)
    rows, headings = _best(plan, head)
    return Sheet(
        plan.title,
        head.layout.columns,
        len(head.rows),
        Table((*head.rows, *rows)),
        frozenset(index + len(head.rows) for index in headings),
        _organisation(plan),
        _period(plan),
        _notes(plan, rows),
    )


def _tidy(plan: Plan) -> Plan:
    """The plan with single spaces and without empty lines; only in cells of people and deadlines a line may mean something."""
    stages = tuple(
        replace(stage, title=_line(stage.title), number=_line(stage.number), rows=tuple(map(_tidy_row, stage.rows)))
        for stage in plan.stages
    )
    return replace(plan, title=_line(plan.title), header=tuple(map(_line, plan.header)), stages=stages)


def _tidy_row(row: PlanRow) -> PlanRow:
    return replace(
        row,
        title=_line(row.title),
        number=_line(row.number),
        items=tuple(filter(None, map(_line, row.items))),
        deadline=_lines(row.deadline),
        responsible=_lines(row.responsible),
        result=_lines(row.result),
    )


def _line(text: str) -> str:
    return " ".join(text.split())


def _lines(text: str) -> str:
    return "\n".join(filter(None, map(_line, text.splitlines())))


def _best(plan: Plan, head: Head) -> tuple[tuple[Row, ...], frozenset[int]]:
    best, least = drawn(plan, head, next(ways(plan, head))), float("inf")
    for way in ways(plan, head):
        made = drawn(plan, head, way)
        lost = _lost(plan, head, made[0])
        if lost < least:
            best, least = made, lost
        if not lost:
            break
    return best


def _lost(plan: Plan, head: Head, rows: tuple[Row, ...]) -> int:
    """How many rows and headings come back otherwise, or do not come back. A dash means nothing."""
    read = plan_of(recognise(Grid((Paragraph(plan.title, bold=True), Table((*head.rows, *rows))))))
    wanted, found = Counter(_said(plan)), Counter(_said(read))
    return (wanted - found).total() + (found - wanted).total()


def _said(plan: Plan) -> list[tuple[str | tuple[str, ...], ...]]:
    """What a plan says, row by row, each stage as a row of its own."""
    said: list[tuple[str | tuple[str, ...], ...]] = []
    for stage in plan.stages:
        said.append((stage.number, stage.title))
        said += [(r.number, r.title, r.items, *map(_plain, (r.deadline, r.responsible, r.result))) for r in stage.rows]
    return said


def _plain(text: str) -> str:
    line = one_line(text)
    return "" if line == DASH else line


def _approval_position(plan: Plan) -> str:
    return next((stamp.position for stamp in plan.stamps if stamp.kind is StampKind.APPROVED), "")


def _organisation(plan: Plan) -> str:
    """The organisation, unless the title or the post of the one who approves names it."""
    read = find_organisation([plan.title]) or organisation_of_post(_approval_position(plan))
    is_named = plan.organisation == read or folded(plan.organisation) in folded(plan.title)
    return "" if is_named else plan.organisation


def _period(plan: Plan) -> str:
    """The period, unless the title says it or the days of the paper make it plain."""
    said = said_period(plan.title)
    if said is None:
        approved_on = next((stamp.day for stamp in plan.stamps if stamp.kind is StampKind.APPROVED), None)
        said = guessed_period(plan.title, approved_on, [row.deadline for row in plan.rows if row.deadline])
    if plan.period is None or said.period == plan.period:
        return ""
    texts = (str(plan.period), f"с {plan.period.start:%d.%m.%Y} по {plan.period.end:%d.%m.%Y}")
    return "Срок реализации: " + next((text for text in texts if (found := said_period(text)) and found.period == plan.period), texts[1])


def _notes(plan: Plan, rows: tuple[Row, ...]) -> tuple[str, ...]:
    words = "\n".join([plan.title, *(cell.text for row in rows for cell in row)])
    known = dict(define_abbreviations(words))
    return tuple(f"{short} – {full}" for short, full in plan.abbreviations if short not in known)
