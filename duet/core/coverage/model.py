"""What the checker says: which item is covered, by which words of which row, and how sure it is."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

from ..catalogue import CATALOGUE, STAGES, Facts, Item, Severity

CERTAIN, SURE, DOUBTFUL = 1.0, 0.75, 0.45
"""The least confidence of «known», of «covered» and of «check» (DOMAIN.md §4.12)."""


class Status(StrEnum):
    """What is known of an item in a plan."""

    COVERED = "covered"
    CHECK = "check"
    MISSING = "missing"
    NOT_APPLICABLE = "not_applicable"
    NOT_NEEDED = "not_needed"

    @property
    def label(self) -> str:
        """The status in a word or two for people."""
        return _STATUS_LABELS[self]


_STATUS_LABELS = {
    Status.COVERED: "есть",
    Status.CHECK: "проверьте",
    Status.MISSING: "нет",
    Status.NOT_APPLICABLE: "не относится",
    Status.NOT_NEEDED: "не требуется",
}


@dataclass(frozen=True, slots=True)
class Decision:
    """What the organisation itself has decided about an item.

    ``rows`` are keys of the rows that cover it; ``not_rows`` of rows that do not, whatever the words say; ``reason``: it is not
    required, and why. Keys of rows that are no longer in the plan are passed over.
    """

    rows: tuple[str, ...] = ()
    not_rows: tuple[str, ...] = ()
    reason: str = ""


@dataclass(frozen=True, slots=True)
class Place:
    """A row of the plan: ``index`` among ``plan.rows``, its ``key`` where it has one, its number and title."""

    index: int
    key: str
    number: str
    title: str


@dataclass(frozen=True, slots=True)
class Ground:
    """What a verdict rests on: the words and the row they stand in; ``place`` is None for words outside the table."""

    confidence: float
    words: str
    place: Place | None = None


@dataclass(frozen=True, slots=True)
class Verdict:
    """The verdict on one item. ``grounds`` come with the surest first; ``why`` is a short Russian sentence."""

    item: Item
    status: Status
    why: str
    grounds: tuple[Ground, ...] = ()

    @property
    def confidence(self) -> float:
        """Of the surest ground; nought without any."""
        return self.grounds[0].confidence if self.grounds else 0.0

    @property
    def is_found(self) -> bool:
        """Covered, or likely so."""
        return self.status in {Status.COVERED, Status.CHECK}


@dataclass(frozen=True, slots=True)
class Report:
    """The verdict on every item of the catalogue in its order, and what else a person should know.

    ``unmatched`` are rows that cover no item: the organisation's own. ``undated`` and ``unowned`` are rows without a deadline
    and without a responsible.
    """

    facts: Facts
    verdicts: tuple[Verdict, ...]
    unmatched: tuple[Place, ...] = ()
    undated: tuple[Place, ...] = ()
    unowned: tuple[Place, ...] = ()
    rows: int = 0

    def of(self, code: str) -> Verdict:
        """The verdict on the item of a code. Raises KeyError for a code that is not in the catalogue."""
        return self.verdicts[_ORDER[code]]

    def with_status(self, *statuses: Status) -> tuple[Verdict, ...]:
        """The verdicts of these statuses in the order of the catalogue."""
        return tuple(verdict for verdict in self.verdicts if verdict.status in statuses)

    @property
    def gaps(self) -> Mapping[Severity, tuple[Verdict, ...]]:
        """What is missing, the gravest first; every grade is there."""
        missing = self.with_status(Status.MISSING)
        return {severity: tuple(verdict for verdict in missing if verdict.item.severity is severity) for severity in Severity}

    @property
    def by_stage(self) -> Mapping[int, tuple[Verdict, ...]]:
        """All verdicts by the seven stages."""
        return {stage: tuple(verdict for verdict in self.verdicts if verdict.item.stage == stage) for stage in STAGES}

    def covered_by(self, index: int) -> tuple[Verdict, ...]:
        """The items that a row (its index in the plan) covers or may cover."""
        return tuple(
            verdict
            for verdict in self.verdicts
            if any(ground.place is not None and ground.place.index == index for ground in verdict.grounds)
        )


_ORDER = {item.code: index for index, item in enumerate(CATALOGUE)}
