"""The columns of a roadmap: what each holds and where it stands."""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import StrEnum

from .writing import squashed


class Column(StrEnum):
    """The meaning of a column."""

    NUMBER = "number"
    STAGE = "stage"
    TITLE = "title"
    CONTENT = "content"
    DEADLINE = "deadline"
    RESPONSIBLE = "responsible"
    RESULT = "result"
    OTHER = "other"


@dataclass(frozen=True, slots=True)
class Slot:
    """One column of a table: where it stands in the grid of cells and what it holds.

    ``marked`` is a column of a calendar («сентябрь», «октябрь»…): a mark in its cell means that its name is the deadline.
    """

    column: Column
    name: str
    start: int
    width: int = 1
    marked: bool = False

    @property
    def shared(self) -> bool:
        """«Сроки, ответственные»: one column for both."""
        letters = squashed(self.name)
        return "срок" in letters and re.search("ответств|исполнит", letters) is not None and "заисполнен" not in letters

    @property
    def end(self) -> int:
        """The first grid column to the right of this one."""
        return self.start + self.width


@dataclass(frozen=True, slots=True)
class Layout:
    """The columns of a roadmap from left to right.

    ``itemised``: the table has only a stage and a text, so the items of the text are the activities.
    ``guessed``: there was no header, the meaning comes from the contents.
    """

    slots: tuple[Slot, ...]
    itemised: bool = False
    guessed: bool = False

    def has(self, column: Column) -> bool:
        """Some column holds that."""
        both = column in {Column.DEADLINE, Column.RESPONSIBLE}
        return any(slot.column is column or (both and slot.shared) for slot in self.slots)

    @property
    def width(self) -> int:
        """Grid columns altogether."""
        return self.slots[-1].end if self.slots else 0

    @property
    def columns(self) -> tuple[Column, ...]:
        """The meanings from left to right."""
        return tuple(slot.column for slot in self.slots)
