"""How a document of the package is filled in, and which of them stand already."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import Q

from duet.base.tenancy.models import Member, Organisation
from duet.core.calendar import Period
from duet.core.documents import DocumentState
from duet.stages.documents.desk import Desk, Missing
from duet.stages.documents.drawing import draw
from duet.stages.documents.forms.answers import started
from duet.stages.documents.kinds import Answers, Kind, kind_named
from duet.stages.documents.models import Document
from duet.stages.roadmaps.models import Roadmap, Step

from .package import PARTS, SHARED, Made, Part

_OVER = (DocumentState.DROPPED, DocumentState.ANNULLED)
# As many steps of plans as there may be: a document closes the nearest one of its sort.
_MOST_STEPS = 500
_MINUTES, _SUMMER = "minutes", (6, 7)


@dataclass(frozen=True, slots=True)
class Laid:
    """A document of the package as it stands: what it lacks, or why it was not drawn up."""

    part: Part
    kind: Kind
    document: Document | None
    missing: Sequence[Missing] = ()

    @property
    def asks(self) -> bool:
        """Whether something is left to be answered in the document itself."""
        return any(missing.ask for missing in self.missing)


def year_of(on: date) -> int:
    """The school year by its September."""
    return Period.school_year_of(on).start.year


def standing(organisation: Organisation, year: int) -> dict[str, Document]:
    """Documents of the package that are there, by kind; of several the newest. One query.

    Of minutes only those of the council of teachers.
    """
    mine = Q(kind__in=[part.kind for part in PARTS if part.kind != _MINUTES]) | Q(kind=_MINUTES, answers__вид="teachers")
    rows = Document.objects.at_desk_of(organisation).of_year(year).filter(mine).exclude(state__in=_OVER)
    return {row.kind: row for row in rows.select_related("organisation", "main", "template").order_by("made_at", "pk")}


def year_to_show(organisation: Organisation, on: date) -> int:
    """The school year whose package is looked at: in summer the coming one, once something of it is there."""
    year = year_of(on)
    coming = on.month in _SUMMER and standing(organisation, year + 1)
    return year + 1 if coming else year


def known_parts(answers: Answers | None = None) -> Iterator[tuple[Part, Kind]]:
    """Parts whose kind the program knows; with answers only those that are needed."""
    for part in PARTS:
        kind = kind_named(part.kind)
        if kind and (answers is None or part.when(answers)):
            yield part, kind


def answers_of(part: Part, kind: Kind, desk: Desk, answers: Answers, made: Made) -> dict[str, Any]:
    """What the document proposes itself, the shared answers over it, then those of its own."""
    asked = {ask.name for ask in kind.asks}
    shared = {name: say(answers, made) for name, say in SHARED.items() if name in asked - part.own}
    own = {name: say(answers, made) for name, say in part.asks.items() if name in asked}
    # An empty answer takes nothing away from what the document proposes, but a choice that was not made is an answer.
    kept = {name: value for name, value in shared.items() if value not in (None, "", [])}
    return {**started(kind, desk), **kept, **own}


def step_of(kind: Kind, steps: Sequence[Step]) -> Step | None:
    """The open step such a document closes, the nearest one."""
    return next((step for step in steps if set(step.activity.codes) & set(kind.closes)), None)


def open_steps(organisation: Organisation) -> list[Step]:
    """Open steps of the organisation's plans. One query."""
    rows = Step.objects.at_desk_of(organisation).open().select_related("activity").order_by("due_on", "pk")
    return list(rows[:_MOST_STEPS])


def drawn_up(organisation: Organisation, *, by: Member, on: date) -> list[Laid]:
    """The package of the year in the order it is registered, with what each lacks; nothing when none of it is there."""
    there = standing(organisation, year_to_show(organisation, on))
    if not there:
        return []
    laid = []
    for part, kind in known_parts():
        document = there.get(part.kind)
        draft = document if document and document.is_draft else None
        laid.append(Laid(part, kind, document, draw(draft, by=by, on=on).missing if draft else ()))
    return laid


# What so many documents lack is said once, above them.
MANY = 3


def lacked_by_many(laid: Sequence[Laid]) -> list[Missing]:
    """What every draft of the package lacks: the organisation's own name, its town, whoever signs."""
    lacks = [one.missing for one in laid if one.document and one.document.is_draft]
    return [missing for missing in lacks[0] if not missing.ask and all(missing in some for some in lacks)] if len(lacks) >= MANY else []


def missing_plan(organisation: Organisation) -> bool:
    """Whether there is no roadmap yet: the annex is then printed with lines to fill by hand."""
    return not Roadmap.objects.at_desk_of(organisation).made_here().exists()
