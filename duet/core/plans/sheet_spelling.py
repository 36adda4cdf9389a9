"""Words of a row as they are written in its cells: lists with marks that a reader of the paper takes off again."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence

from ..roadmaps.columns import Column, Layout
from ..roadmaps.headers import joint
from ..roadmaps.headings import read_heading
from ..roadmaps.lattice import Line, Place
from ..roadmaps.looks import number_of
from ..roadmaps.placing import place
from ..roadmaps.rows import pieces_of
from ..roadmaps.writing import starts_low
from .model import PlanRow, PlanStage

Cells = dict[int, str]
Mark = Callable[[int], str]

_MARKS: tuple[Mark, ...] = (lambda number: f"{number}. ", lambda number: f"{number}) ", lambda number: "– ", lambda number: "")
_IN_TITLE: tuple[Mark, ...] = (_MARKS[2], _MARKS[1], _MARKS[0])
_SIGN = "+"


def listed(items: Sequence[str], mark: Mark) -> str:
    """The items one under another.

    >>> listed(("сбор анкет", "отбор"), lambda number: f"{number}) ")
    '1) сбор анкет\\n2) отбор'
    """
    return "\n".join(f"{mark(number)}{item}" for number, item in enumerate(items, 1))


def texts_of(row: PlanRow, layout: Layout, *, numbered: bool, alone: bool) -> Cells:
    """Texts of the cells of a row by their places, in the spelling that reads back as the row.

    ``numbered``: the column of numbers has the row's own number; else the number stands before the title. ``alone``: it is the
    only row of its stage.
    """
    common = {**_deadline(row, layout), **_one(layout, Column.RESPONSIBLE, row.responsible), **_one(layout, Column.RESULT, row.result)}
    if numbered:
        common |= _one(layout, Column.NUMBER, row.number)
    number = "" if numbered else row.number
    options = [{**common, **cells} for cells in _subjects(row, layout, number)]
    return next((cells for cells in options if _reads(cells, row, layout, numbered=numbered, alone=alone)), options[0])


def _one(layout: Layout, column: Column, text: str) -> Cells:
    slot = next((slot for slot in layout.slots if slot.column is column), None)
    return {slot.start: text} if slot and text else {}


def _subjects(row: PlanRow, layout: Layout, number: str) -> Iterator[Cells]:
    """The title and the items, in two columns or in one, spelled in several ways."""
    for title in _titles(row.title, number):
        if layout.has(Column.CONTENT):
            for mark in (_MARKS[3], *_MARKS) if len(row.items) == 1 else _MARKS:
                yield {**_one(layout, Column.TITLE, title), **_one(layout, Column.CONTENT, listed(row.items, mark))}
        elif not row.items:
            yield _one(layout, Column.TITLE, title)
        else:
            for colon in (":", "", ";"):
                for mark in _IN_TITLE:
                    yield _one(layout, Column.TITLE, f"{title}{colon}\n{listed(row.items, mark)}")


def _titles(title: str, number: str) -> Iterator[str]:
    if not number:
        yield title
        return
    yield f"{number}. {title}"
    yield f"{number}) {title}"


def _deadline(row: PlanRow, layout: Layout) -> Cells:
    slots = tuple(slot for slot in layout.slots if slot.column is Column.DEADLINE)
    if not slots:
        return {}
    if slots[0].shared:
        both = "\n".join(filter(None, (row.deadline, row.responsible)))
        return {slots[0].start: both} if both else {}
    if not row.deadline:
        return {}
    marked = {slot.name: slot.start for slot in slots if slot.marked}
    names = row.deadline.split(", ")
    if marked and all(name in marked for name in names):
        return {marked[name]: _SIGN for name in names}
    parts = row.deadline.split(joint(slots))
    if len(parts) == len(slots) and not marked:
        return dict(zip((slot.start for slot in slots), parts, strict=True))
    return {next((slot.start for slot in slots if not slot.marked), slots[0].start): row.deadline}


def spread(cells: Cells, layout: Layout) -> int:
    """How many columns the first deadline takes: all that are for deadlines when it could not be parted among them."""
    slots = [slot for slot in layout.slots if slot.column is Column.DEADLINE]
    filled = [slot for slot in slots if cells.get(slot.start)]
    of_one_kind = len({slot.marked for slot in slots}) == 1 and slots[-1].end - slots[0].start == len(slots)
    return len(slots) if of_one_kind and filled == slots[:1] and cells[slots[0].start] != _SIGN else 1


def _reads(cells: Cells, row: PlanRow, layout: Layout, *, numbered: bool, alone: bool) -> bool:
    """The cells are read back as this row and no other."""
    line = Line(tuple(Place(cells.get(slot.start, ""), slot.start) for slot in layout.slots))
    entry = place(line, layout)
    found = pieces_of(entry, alone=alone, numbered=numbered, title_above="")
    return [(piece.number or "", piece.title, piece.content) for piece in found] == [(row.number, row.title, row.items)]


def list_of(stage: PlanStage, layout: Layout) -> str | None:
    """All rows of a stage as the list in one cell, where the table has a column of stages and a column of texts.

    None when the rows differ in anything that the cell has no room for.
    """
    rows = stage.rows
    if len({(row.deadline, row.responsible, row.result) for row in rows}) != 1:
        return None
    numbers = [row.number for row in rows]
    if any(numbers) and numbers != [str(number) for number in range(1, len(rows) + 1)]:
        return None
    return next((text for text in _lists(rows) if _reads_as_list(text, rows, layout)), None)


def _lists(rows: Sequence[PlanRow]) -> Iterator[str]:
    if len(rows) == 1 and not rows[0].number:
        yield _with_items(rows[0])
    marks = _MARKS[:2] if rows[0].number else _MARKS[2:]
    for mark in marks:
        yield listed([_with_items(row) for row in rows], mark)


def _with_items(row: PlanRow) -> str:
    return f"{row.title}:\n{listed(row.items, _MARKS[2])}" if row.items else row.title


def _reads_as_list(text: str, rows: Sequence[PlanRow], layout: Layout) -> bool:
    entry = place(Line(tuple(Place(text if slot.column is Column.TITLE else "", slot.start) for slot in layout.slots)), layout)
    found = pieces_of(entry, alone=True, numbered=False, title_above="")
    return [(piece.number or "", piece.title, piece.content) for piece in found] == [(row.number, row.title, row.items) for row in rows]


def stage_text(stage: PlanStage) -> str:
    """The number and the title of a stage in one text.

    >>> stage_text(PlanStage("Работа пар", "II")), stage_text(PlanStage("подготовительный", "1"))
    ('II. Работа пар', '1 этап – подготовительный')
    """
    if not stage.number:
        return stage.title
    plain, named = f"{stage.number}. {stage.title}", f"{stage.number} этап – {stage.title}"
    texts = (named, plain) if starts_low(stage.title) else (plain, named)
    return next((text for text in (*texts, f"Этап {stage.number}. {stage.title}") if _names(text, stage)), texts[0])


def _names(text: str, stage: PlanStage) -> bool:
    found = read_heading(text)
    return (found.number, found.title) == (stage.number, stage.title)


def has_own_place(stage: PlanStage) -> bool:
    """The number of the stage may stand in the column of numbers, its title beside it."""
    return number_of(stage.number) == stage.number and read_heading(stage.title).title == stage.title
