"""A roadmap as it was understood, with the words it was understood from."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from ..calendar import Period
from ..deadlines import UNSPECIFIED, Deadline
from ..responsible.model import Party, PartyKind

__all__ = [
    "About",
    "Activity",
    "Cells",
    "Doubt",
    "Draft",
    "Party",
    "PartyKind",
    "Stage",
    "Stamp",
]


class About(StrEnum):
    """The part of a row a doubt is about."""

    ROW = "row"
    TITLE = "title"
    CONTENT = "content"
    DEADLINE = "deadline"
    RESPONSIBLE = "responsible"
    RESULT = "result"


@dataclass(frozen=True, slots=True)
class Doubt:
    """A Russian sentence for a person to look at, and the part of the row it is about."""

    about: About
    text: str


@dataclass(frozen=True, slots=True)
class Cells:
    """The words of a row as they stand in the document, by column of its meaning (joined where a page tore them)."""

    number: str = ""
    stage: str = ""
    title: str = ""
    content: str = ""
    deadline: str = ""
    responsible: str = ""
    result: str = ""
    other: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Activity:
    """One row of the roadmap. ``inherited`` names the parts that came from a merged cell or the row above."""

    number: str | None
    title: str
    content: tuple[str, ...] = ()
    deadline_text: str = ""
    deadline: Deadline = UNSPECIFIED
    parties: tuple[Party, ...] = ()
    result: str | None = None
    doubts: tuple[Doubt, ...] = ()
    cells: Cells = Cells()
    inherited: frozenset[About] = frozenset()

    @property
    def responsible(self) -> tuple[str, ...]:
        """Roles, organisations and bodies in the nominative, one each (contracts/cli.md)."""
        return tuple(party.title for party in self.parties if party.title)

    @property
    def persons(self) -> tuple[str, ...]:
        """«Фамилия И.О.», one each."""
        return tuple(party.person for party in self.parties if party.person)


@dataclass(frozen=True, slots=True)
class Stage:
    """A stage (section) and its activities. ``title`` is empty for rows that stand before any stage.

    ``written`` are the words of a heading that stands in no row of an activity, as the document has them.
    """

    number: str | None
    title: str
    activities: tuple[Activity, ...] = ()
    written: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Stamp:
    """«УТВЕРЖДАЮ» or «СОГЛАСОВАНО»: what it says, None for what it leaves blank."""

    position: str | None = None
    name: str | None = None
    day: date | None = None
    order_no: str | None = None


@dataclass(frozen=True, slots=True)
class Draft:
    """A whole roadmap as read.

    ``asides`` are the words of the document outside the roadmap (the order before it, a list of people): kept, not
    interpreted. ``written`` are the words that were understood and stand in no row, as the document has them: the title,
    the stamps, the header each time it stands, the numbers of columns and pages. ``doubts`` are about the document as a whole.
    ``period_said`` is False when the period is a guess from the stamp or the deadlines (a doubt says so).
    """

    source: str
    title: str | None = None
    organisation: str | None = None
    period: Period | None = None
    period_said: bool = True
    approval: Stamp | None = None
    agreement: Stamp | None = None
    header: tuple[str, ...] = ()
    abbreviations: tuple[tuple[str, str], ...] = ()
    stages: tuple[Stage, ...] = ()
    asides: tuple[str, ...] = ()
    doubts: tuple[Doubt, ...] = ()
    written: tuple[str, ...] = ()

    @property
    def activities(self) -> tuple[Activity, ...]:
        return tuple(activity for stage in self.stages for activity in stage.activities)
