"""What an item of the catalogue is: a thing the methodology or the law wants to see in a roadmap (DOMAIN.md §4)."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from .situations import Situation


class Severity(StrEnum):
    """How grave it is for people when an item is missing."""

    LAW = "law"
    CORE = "core"
    RECOMMENDED = "recommended"

    @property
    def label(self) -> str:
        """What its absence is, in words of the report (DOMAIN.md §4.11)."""
        return _SEVERITY_LABELS[self]

    @property
    def demand(self) -> str:
        """Who wants the item, in words that hold whether it is there or not."""
        return _SEVERITY_DEMANDS[self]


_SEVERITY_LABELS = {
    Severity.LAW: "нарушение закона",
    Severity.CORE: "нет ключевого мероприятия методологии",
    Severity.RECOMMENDED: "рекомендуется",
}
_SEVERITY_DEMANDS = {
    Severity.LAW: "требует закон",
    Severity.CORE: "ключевое",
    Severity.RECOMMENDED: "рекомендуется",
}


class Level(StrEnum):
    """The level of DOMAIN.md §4.1."""

    LAW = "L"  # the law demands it when the case occurs
    CORE = "C"  # the core of the methodology
    RECOMMENDED = "R"
    OPTIONAL = "O"
    MUNICIPAL = "M"  # only for the plan of a department of education

    @property
    def severity(self) -> Severity:
        """Optional and municipal items are recommended, no more."""
        return {Level.LAW: Severity.LAW, Level.CORE: Severity.CORE}.get(self, Severity.RECOMMENDED)


class Kind(StrEnum):
    """Sorts of organisations, by the same words as the tree of organisations."""

    SCHOOL = "school"
    KINDERGARTEN = "kindergarten"
    COLLEGE = "college"
    ADDITIONAL = "additional"
    MUNICIPALITY = "municipality"


ORGANISATIONS = frozenset({Kind.SCHOOL, Kind.KINDERGARTEN, Kind.COLLEGE, Kind.ADDITIONAL})
EVERYONE = ORGANISATIONS | {Kind.MUNICIPALITY}
WITH_PUPILS = ORGANISATIONS - {Kind.KINDERGARTEN}
DEPARTMENT = frozenset({Kind.MUNICIPALITY})


@dataclass(frozen=True, slots=True)
class Item:
    """One item of the catalogue, ready to become a row of a plan.

    ``title`` and ``deliverable`` are worded as a roadmap words them. ``condition`` is the situation in which the item is
    wanted; None: always. ``roles`` are responsible ones in words, the first answers. ``school_year`` and ``calendar_year``
    are deadlines without a year that the grammar of deadlines reads in a plan of such a year. ``kinds`` are the organisations
    in whose plan the row makes sense. ``basis`` is the law or the document behind it, empty where it is the methodology as a
    whole. ``same_as`` is the item that this one repeats in a wrong place: it is never missing.
    """

    code: str
    title: str
    deliverable: str
    level: Level
    roles: tuple[str, ...]
    school_year: str
    calendar_year: str
    condition: Situation | None = None
    kinds: frozenset[Kind] = ORGANISATIONS
    basis: str = ""
    same_as: str = ""

    @property
    def stage(self) -> int:
        """The stage of the methodology, 1 to 7.

        >>> from duet.core.catalogue import item
        >>> item("ST5-08").stage
        5
        """
        return int(self.code[2])

    @property
    def severity(self) -> Severity:
        """The grade of its absence."""
        return self.level.severity
