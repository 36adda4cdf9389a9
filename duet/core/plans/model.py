"""A roadmap as words on paper: what is approved, printed, compared and read again."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from ..calendar import Period
from ..roadmaps import Activity, Draft
from ..roadmaps import Stamp as ReadStamp


class StampKind(StrEnum):
    """The marks above a roadmap (DOMAIN.md §5.2)."""

    APPROVED = "approved"  # УТВЕРЖДАЮ: a person; УТВЕРЖДЕНА: a document
    AGREED = "agreed"  # СОГЛАСОВАНО
    ACCEPTED = "accepted"  # ПРИНЯТО, РАССМОТРЕНО: a body with its minutes


@dataclass(frozen=True, slots=True)
class Stamp:
    """One mark: by a person (``position``, ``name``) or by a body (``position`` is the body, ``name`` is empty).

    ``document`` is the kind of paper behind it («приказ», «протокол»), ``number`` and ``day`` are of that paper, or of the
    signature where there is none. What is not known yet is empty and is printed as a line to fill in by hand.
    """

    kind: StampKind
    position: str = ""
    name: str = ""
    day: date | None = None
    document: str = ""
    number: str = ""


@dataclass(frozen=True, slots=True)
class PlanRow:
    """An activity in words. ``key`` tells the same row in two editions (empty when nothing is known of its past).

    ``days`` are the due days of its steps in order, None where a person has not given one yet. ``codes`` are the items of
    the catalogue («ST1-08») that it is known to cover: of a row that came from the catalogue itself.
    """

    title: str
    number: str = ""
    items: tuple[str, ...] = ()
    deadline: str = ""
    responsible: str = ""
    result: str = ""
    key: str = ""
    days: tuple[date | None, ...] = ()
    codes: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class PlanStage:
    """A stage (section) with its rows; without a title it gathers the rows that stand before any stage."""

    title: str
    number: str = ""
    rows: tuple[PlanRow, ...] = ()


@dataclass(frozen=True, slots=True)
class Plan:
    """A whole roadmap in words. ``header`` are the names of the organisation's own columns, empty when it has none of its own."""

    title: str
    period: Period | None = None
    organisation: str = ""
    header: tuple[str, ...] = ()
    stages: tuple[PlanStage, ...] = ()
    stamps: tuple[Stamp, ...] = ()
    abbreviations: tuple[tuple[str, str], ...] = ()

    @property
    def rows(self) -> tuple[PlanRow, ...]:
        """All rows in the order of the document."""
        return tuple(row for stage in self.stages for row in stage.rows)


def plan_of(draft: Draft) -> Plan:
    """The words of a document that was read."""
    return Plan(
        title=draft.title or "",
        period=draft.period,
        organisation=draft.organisation or "",
        header=draft.header,
        stages=tuple(
            PlanStage(stage.title, stage.number or "", tuple(_row(activity) for activity in stage.activities)) for stage in draft.stages
        ),
        stamps=stamps_of(draft),
        abbreviations=draft.abbreviations,
    )


def stamps_of(draft: Draft) -> tuple[Stamp, ...]:
    """The stamps of a document that was read, the approval first."""
    kinds = ((StampKind.APPROVED, draft.approval), (StampKind.AGREED, draft.agreement))
    return tuple(_stamp(kind, read) for kind, read in kinds if read is not None)


def _stamp(kind: StampKind, read: ReadStamp) -> Stamp:
    # An approval has an order behind it, an agreement the minutes of a body.
    document = ("приказ" if kind is StampKind.APPROVED else "протокол") if read.order_no else ""
    return Stamp(kind, read.position or "", read.name or "", read.day, document, read.order_no or "")


def _row(activity: Activity) -> PlanRow:
    return PlanRow(
        title=activity.title,
        number=activity.number or "",
        items=activity.content,
        deadline=activity.deadline_text,
        # An inherited cell is empty in the document; what it was taken from stands in its parties.
        responsible=activity.cells.responsible or ", ".join(f"{party.title} {party.person}".strip() for party in activity.parties),
        result=activity.result or "",
    )
