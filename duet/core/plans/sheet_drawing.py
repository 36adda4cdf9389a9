"""The rows of a roadmap under its header: stages across the table or merged down a column, activities in the cells of their columns."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from enum import IntEnum

from ..grids import Cell, Row
from ..roadmaps.columns import Column
from .model import Plan, PlanRow, PlanStage
from .sheet_header import Head
from .sheet_spelling import Cells, has_own_place, list_of, spread, stage_text, texts_of

DASH = "–"


class Dashes(IntEnum):
    """Where a dash stands for nothing: an empty cell may read as one merged with the cell above."""

    NOWHERE = 0
    IN_BARE_ROWS = 1
    EVERYWHERE = 2


@dataclass(frozen=True, slots=True)
class Way:
    """One of the ways to lay the same words out.

    ``listed``: the rows of a stage are a list in one cell. ``numbered``: the column of numbers numbers the rows, else the stages.
    """

    listed: bool
    numbered: bool
    dashes: Dashes = Dashes.NOWHERE


def ways(plan: Plan, head: Head) -> Iterator[Way]:
    """The ways to try, the likeliest first."""
    by_stages = head.layout.has(Column.STAGE) and head.layout.has(Column.NUMBER)
    listed = _is_listed(plan, head)
    numbered = head.layout.has(Column.NUMBER) and not (by_stages and (listed or _belongs_to_stages(plan)))
    shapes = [Way(listed, numbered)]
    if listed:
        shapes.append(Way(listed=False, numbered=not by_stages))
    if by_stages and any(row.number for row in plan.rows):
        shapes.append(Way(listed=False, numbered=not numbered))
    for shape in dict.fromkeys(shapes):
        for dashes in Dashes:
            if dashes is Dashes.NOWHERE or any(_dashed(row, head, dashes) for row in plan.rows):
                yield replace(shape, dashes=dashes)


def _is_listed(plan: Plan, head: Head) -> bool:
    """A table of stages and texts, every stage of which is one row; beside deadlines only numbers prove it."""
    company = any(head.layout.has(column) for column in (Column.DEADLINE, Column.RESPONSIBLE, Column.RESULT))
    if not head.layout.itemised or (company and not any(row.number for row in plan.rows)):
        return False
    return all(list_of(stage, head.layout) is not None for stage in plan.stages if stage.rows)


def _belongs_to_stages(plan: Plan) -> bool:
    """The column of numbers is for stages: rows have none, or are numbered anew in each stage, before their titles."""
    if not all(stage.number for stage in plan.stages if stage.title):
        return not any(row.number for row in plan.rows)
    numbers = [row.number for row in plan.rows if row.number]
    return all(number.isdigit() for number in numbers) and (not numbers or len(set(numbers)) < len(numbers))


def _dashed(row: PlanRow, head: Head, dashes: Dashes) -> Cells:
    """The dashes of a row by their places."""
    said = {Column.RESPONSIBLE: row.responsible, Column.DEADLINE: row.deadline}
    if any(slot.shared for slot in head.layout.slots):
        said = {Column.DEADLINE: row.deadline or row.responsible}
    empty = [slot.start for column, text in said.items() if not text and (slot := head.first(column)) and not slot.marked]
    match dashes:
        case Dashes.EVERYWHERE:
            return dict.fromkeys(empty, DASH)
        case Dashes.IN_BARE_ROWS if not any(said.values()):
            return dict.fromkeys(empty[:1], DASH)
        case _:
            return {}


def drawn(plan: Plan, head: Head, way: Way) -> tuple[tuple[Row, ...], frozenset[int]]:
    """The rows under the header, and which of them (by their index among these) head a stage."""
    rows: list[Row] = []
    headings: set[int] = set()
    for stage in plan.stages:
        if stage.title and not (stage.rows and head.layout.has(Column.STAGE)):
            headings.add(len(rows))
            rows.append(_heading(stage, head, beside=way.numbered and _is_above(stage, plan)))
        lines = _lines(stage, head, way)
        sides = _sides(stage, head, way)
        rows += [_row(cells, head, sides if index == 0 else dict.fromkeys(sides), len(lines)) for index, cells in enumerate(lines)]
    return tuple(rows), frozenset(headings)


def _is_above(stage: PlanStage, plan: Plan) -> bool:
    """The number of the stage is shorter than those of rows: «1» over «1.1». Otherwise it looks like the number of a row."""
    return all(stage.number.count(".") < row.number.count(".") for row in plan.rows if row.number)


def _heading(stage: PlanStage, head: Head, *, beside: bool) -> Row:
    if beside and stage.number and has_own_place(stage) and head.layout.columns[0] is Column.NUMBER:
        return Cell(stage.number, 0, bold=True), Cell(stage.title, 1, head.width - 1, bold=True)
    return (Cell(stage_text(stage), 0, head.width, bold=True),)


def _lines(stage: PlanStage, head: Head, way: Way) -> list[Cells]:
    """The texts of the rows of a stage; a list is one row of it."""
    if way.listed and stage.rows:
        first = stage.rows[0]
        whole = replace(first, number="", title=list_of(stage, head.layout) or "", items=())
        return [{**_dashed(first, head, way.dashes), **texts_of(whole, head.layout, numbered=False, alone=True)}]
    alone = len(stage.rows) == 1
    return [{**_dashed(row, head, way.dashes), **texts_of(row, head.layout, numbered=way.numbered, alone=alone)} for row in stage.rows]


def _sides(stage: PlanStage, head: Head, way: Way) -> Cells:
    """The cells beside all rows of a stage: its title, and its number where the column of numbers is for stages."""
    title, number = head.first(Column.STAGE), head.first(Column.NUMBER)
    if title is None:
        return {}
    if number is None or way.numbered:
        return {title.start: stage_text(stage)}
    if stage.number and not has_own_place(stage):
        return {title.start: stage_text(stage), number.start: ""}
    return {title.start: stage.title, number.start: stage.number}


def _row(cells: Cells, head: Head, sides: Mapping[int, str | None], height: int) -> Row:
    """The cells of a row from left to right; ``sides`` are merged downwards, with no text where they only go on."""
    width = spread(cells, head.layout)
    deadline = head.first(Column.DEADLINE)
    made: list[Cell] = []
    for slot in head.layout.slots:
        if slot.start in sides:
            text = sides[slot.start]
            made += [] if text is None else [Cell(text, slot.start, height=height)]
        elif slot is deadline:
            made.append(Cell(cells.get(slot.start, ""), slot.start, width))
        elif not (deadline and deadline.start < slot.start < deadline.start + width):
            made.append(Cell(cells.get(slot.start, ""), slot.start))
    return tuple(made)
