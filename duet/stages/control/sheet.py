"""The control sheet of one plan: what was due in a span of days, what became of it, who answers for what is late."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any

from duet.base.tenancy.models import Member
from duet.base.ui.words import percent
from duet.core.calendar import Period
from duet.core.lifecycle import StepState
from duet.stages.roadmaps.models import Activity, Roadmap, Stage, Step

from .querysets import COUNTS, counted, due_in


@dataclass(frozen=True, slots=True)
class Score:
    """Counts of obligations due in the span."""

    due: int = 0
    done: int = 0
    in_time: int = 0
    late: int = 0
    unproved: int = 0
    moved: int = 0

    def __add__(self, other: Score) -> Score:
        return Score(*(getattr(self, name) + getattr(other, name) for name in COUNTS))

    @property
    def percent(self) -> int:
        """How much is done, 0–100."""
        return percent(self.done, self.due)

    @property
    def overdone(self) -> int:
        """Done after their day."""
        return self.done - self.in_time


@dataclass(frozen=True, slots=True)
class Line:
    """A stage, a person or an organisation and its score."""

    title: str
    score: Score
    url: str = ""


@dataclass(frozen=True, slots=True)
class Sheet:
    """``own`` is False for a plan of an organisation below.

    ``late`` are open steps whose day has passed, also from before the span, the oldest first; ``done`` are of the span.
    """

    plan: Roadmap
    own: bool
    span: Period
    on: date
    whole: Score
    stages: list[Line]
    people: list[Line]
    late: Any
    done: Any


def sheet_of(plan: Roadmap, viewer: Member, span: Period, on: date) -> Sheet:
    """The sheet; its lists are queries still, to be paged or printed whole."""
    steps = Step.objects.visible_to(viewer).filter(roadmap=plan)
    scores = {row.pop("activity"): Score(**row) for row in counted(steps, "activity", span, viewer=viewer, on=on)}
    rows = Activity.objects.visible_to(viewer).filter(roadmap=plan, pk__in=scores).only("stage", "organisation")
    activities = list(rows.prefetch_related("duties__member", "duties__post__holdings__member"))
    own = plan.organisation_id == viewer.organisation_id
    return Sheet(
        plan=plan,
        own=own,
        span=span,
        on=on,
        whole=sum(scores.values(), Score()),
        stages=_by_stage(plan.stages.all(), activities, scores),
        people=_by_person(activities, scores) if own else [],
        late=steps.late(on).filter(due_on__lte=span.end).in_order(),
        done=due_in(steps, span).filter(state=StepState.DONE).in_order(),
    )


def _by_stage(stages: Iterable[Stage], activities: Iterable[Activity], scores: dict[int, Score]) -> list[Line]:
    found: dict[int, Score] = {}
    for row in activities:
        found[row.stage_id] = found.get(row.stage_id, Score()) + scores[row.pk]
    return [Line(str(stage) or "Мероприятия вне этапов", found[stage.pk]) for stage in stages if stage.pk in found]


def _by_person(activities: Iterable[Activity], scores: dict[int, Score]) -> list[Line]:
    """Those with the most late matters first; a matter of two people is counted with both."""
    found: dict[Member, Score] = {}
    for row in activities:
        for member in row.answerable:
            found[member] = found.get(member, Score()) + scores[row.pk]
    lines = [Line(member.short_name, score) for member, score in found.items()]
    return sorted(lines, key=lambda line: (-line.score.late, -line.score.due, line.title))
