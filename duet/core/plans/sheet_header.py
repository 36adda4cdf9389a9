"""The header of a roadmap to be printed: the organisation's own, or the usual one; columns by the rules that read them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import accumulate

from ..grids import Cell, Row, Table
from ..roadmaps.column_names import meaning
from ..roadmaps.columns import Column, Layout, Slot
from ..roadmaps.headers import find_header
from ..roadmaps.lattice import lines_of
from ..roadmaps.looks import looks_like_deadline
from ..roadmaps.writing import squashed
from .model import Plan, PlanRow, PlanStage

# Names that stand under «Сроки» and say nothing by themselves.
_PART = re.compile(
    r"(?:дата|срок)?(?:начал[оа]?|оконч\w*|заверш\w*|конец|план\w*|факт\w*|с|по|от|до)|[ivx]*(?:срок|полугодие|четверть|квартал)|[ivx]+"
)
_USUAL = {
    Column.NUMBER: "№",
    Column.TITLE: "Мероприятие",
    Column.CONTENT: "Содержание",
    Column.DEADLINE: "Срок",
    Column.RESPONSIBLE: "Ответственный",
    Column.RESULT: "Результат, документ",
}
_BLANK_FORM = (Column.NUMBER, Column.TITLE, Column.DEADLINE, Column.RESPONSIBLE, Column.RESULT)


@dataclass(frozen=True, slots=True)
class Head:
    """The rows of a header as drawn, and what the columns under it hold."""

    rows: tuple[Row, ...]
    layout: Layout

    @property
    def width(self) -> int:
        """Columns of the table."""
        return self.layout.width

    def slots(self, column: Column) -> tuple[Slot, ...]:
        """The columns of a meaning, from left to right."""
        return tuple(slot for slot in self.layout.slots if slot.column is column)

    def first(self, column: Column) -> Slot | None:
        """The column where a value of this meaning is written; None when there is none."""
        return next(iter(self.slots(column)), None)


def head_of(plan: Plan) -> Head:
    """The plan's own header with a column more for whatever it has no room for; the usual one when it has none of its own."""
    own = _read(plan.header) if plan.header else None
    if own is None:
        return _usual(plan)
    missing = tuple(_USUAL[column] for column in _extra(plan, own.layout))
    return (_read((*plan.header, *missing)) if missing else None) or own


def _usual(plan: Plan) -> Head:
    used = [column for column in _USUAL if column is Column.TITLE or _is_used(plan, column)] if plan.rows else list(_BLANK_FORM)
    if len(used) < 3:
        # In a table of two columns a row without an end reads as a heading, and one column is no table.
        used = [column for column in _USUAL if column in {Column.NUMBER, *used}]
    found = _read(tuple(_USUAL[column] for column in used))
    assert found is not None, "The usual columns are always known."
    return found


def _is_used(plan: Plan, column: Column) -> bool:
    """Some row has a word for that column."""
    return any(_words(row)[column] for row in plan.rows)


def _words(row: PlanRow) -> dict[Column, str]:
    return {
        Column.NUMBER: row.number,
        Column.TITLE: row.title,
        Column.CONTENT: "".join(row.items),
        Column.DEADLINE: row.deadline,
        Column.RESPONSIBLE: row.responsible,
        Column.RESULT: row.result,
    }


def _extra(plan: Plan, layout: Layout) -> Iterator[Column]:
    """What some row says and no column of the header holds."""
    for column in (Column.DEADLINE, Column.RESPONSIBLE, Column.RESULT):
        if not layout.has(column) and any(
            _words(row)[column] not in {"", _of_heading(stage)} for stage in plan.stages for row in stage.rows
        ):
            yield column


def _of_heading(stage: PlanStage) -> str:
    """The deadline that the heading of a stage gives to its rows: «СЕНТЯБРЬ»."""
    return stage.title if looks_like_deadline(stage.title) else ""


def _read(names: tuple[str, ...]) -> Head | None:
    """The header as a reader of the printed paper will understand it; None when it would take it for something else."""
    for rows in _drawings(names):
        found = find_header(lines_of(Table(rows)))
        if found and (found.index, found.height) == (0, len(rows)) and found.names == names:
            return Head(rows, found.layout)
    return None


def _drawings(names: tuple[str, ...]) -> Iterator[tuple[Row, ...]]:
    """In two rows when the last names are parts of a deadline, else in one."""
    count = next((index for index, name in enumerate(reversed(names)) if not _PART.fullmatch(squashed(name))), len(names))
    heads, parts = names[: len(names) - count], names[len(names) - count :]
    parted = next((index for index, name in enumerate(heads) if meaning(name) is Column.DEADLINE), None)
    if len(parts) > 1 and parted is not None:
        yield _in_two_rows(heads, parts, parted)
    yield (tuple(Cell(name, column, bold=True) for column, name in enumerate(names)),)


def _in_two_rows(heads: tuple[str, ...], parts: tuple[str, ...], parted: int) -> tuple[Row, Row]:
    widths = [len(parts) if index == parted else 1 for index in range(len(heads))]
    starts = list(accumulate(widths, initial=0))
    upper = tuple(
        Cell(name, start, width, 1 if index == parted else 2, bold=True)
        for index, (name, start, width) in enumerate(zip(heads, starts, widths, strict=False))
    )
    return upper, tuple(Cell(name, starts[parted] + index, bold=True) for index, name in enumerate(parts))
