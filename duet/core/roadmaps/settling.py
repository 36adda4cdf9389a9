"""The columns of a header side by side: which of them holds the titles, and what the others are then."""

from __future__ import annotations

import re

from .column_names import meaning
from .columns import Column, Layout, Slot
from .writing import squashed


def settle(slots: tuple[Slot, ...]) -> Layout:
    """Give every table a column of titles: which one it is depends on its neighbours."""
    columns = [slot.column for slot in slots]
    titles = [index for index, column in enumerate(columns) if column is Column.TITLE]
    if len(titles) > 1:
        _divide_titles(slots, columns, titles)
    if Column.TITLE not in columns:
        _promote(slots, columns)
    itemised = Column.STAGE in columns and Column.CONTENT not in columns
    settled = tuple(Slot(column, slot.name, slot.start, slot.width, slot.marked) for slot, column in zip(slots, columns, strict=True))
    return Layout(_one_of_each(settled), itemised=itemised)


def _divide_titles(slots: tuple[Slot, ...], columns: list[Column], titles: list[int]) -> None:
    """«Мероприятие» keeps the title; a second column of the kind is a stage before it or content after it."""
    best = next((i for i in titles if re.search("меро?при?ят", squashed(slots[i].name))), titles[0])
    for index in titles:
        if index < best and Column.STAGE not in columns:
            columns[index] = Column.STAGE
        elif index > best and Column.CONTENT not in columns:
            columns[index] = Column.CONTENT
        elif index != best:
            columns[index] = Column.OTHER


def _promote(slots: tuple[Slot, ...], columns: list[Column]) -> None:
    """No column calls itself a measure: contents, a stage, or the first column of unknown words has them."""
    unknown = [index for index, slot in enumerate(slots) if columns[index] is Column.OTHER and slot.name and meaning(slot.name) is None]
    for column in (Column.CONTENT, Column.STAGE):
        if column in columns:
            columns[columns.index(column)] = Column.TITLE
            return
    columns[unknown[0] if unknown else 0] = Column.TITLE


def _one_of_each(slots: tuple[Slot, ...]) -> tuple[Slot, ...]:
    """A second column of stages, titles or contents has nowhere to go but among the others."""
    seen: set[Column] = set()
    result = []
    for slot in slots:
        single = slot.column in {Column.NUMBER, Column.STAGE, Column.TITLE, Column.CONTENT}
        column = Column.OTHER if single and slot.column in seen else slot.column
        seen.add(slot.column)
        result.append(Slot(column, slot.name, slot.start, slot.width, slot.marked))
    return tuple(result)
