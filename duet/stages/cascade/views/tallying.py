"""How the rows sent down stand: by row and by organisation, counted in SQL whatever the number of organisations."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import Count, Exists, OuterRef, Q

from duet.base.tenancy.models import Member
from duet.base.ui.words import percent
from duet.core.lifecycle import StepState
from duet.stages.roadmaps.models import Evidence, Roadmap, Step
from duet.stages.roadmaps.querysets import OPEN_STATES


@dataclass(frozen=True, slots=True)
class Score:
    """Counts of obligations; ``proved`` are done ones with something attached."""

    total: int = 0
    done: int = 0
    late: int = 0
    proved: int = 0
    organisations: int = 0

    @property
    def percent(self) -> int:
        """How much is done, 0–100."""
        return percent(self.done, self.total)

    @property
    def said(self) -> str:
        """«выполнено 31 из 40»"""
        return f"выполнено {self.done} из {self.total}"


def steps_below(plan: Roadmap, viewer: Member) -> Any:
    """The obligations that came from the plan, without cancelled ones."""
    return Step.objects.visible_to(viewer).filter(roadmap__source=plan).exclude(state=StepState.CANCELLED)


# What the page of one row may be narrowed to.
SHOWN = {"": "Все", "late": "Просрочено", "waiting": "Не сделано", "done": "Сделано", "unproved": "Без подтверждения"}


def sifted(steps: Any, shown: str, on: date) -> Any:
    """The obligations that the filter lets through; an unknown filter is no filter."""
    if shown == "late":
        return steps.late(on)
    if shown == "waiting":
        return steps.open()
    if shown == "done":
        return steps.filter(state=StepState.DONE)
    return steps.filter(state=StepState.DONE).unproved() if shown == "unproved" else steps


def listed(steps: Any) -> Any:
    """With what a line shows: the organisation and ``proofs``, how many papers are attached."""
    return (
        steps.select_related("organisation", "activity").annotate(proofs=Count("evidence")).order_by("organisation__name", "due_on", "pk")
    )


def by_row(plan: Roadmap, viewer: Member, on: date) -> dict[int, Score]:
    """The score of each row of the plan above, by its number."""
    return _scores(steps_below(plan, viewer), "activity__origin", viewer, on)


def by_organisation(plan: Roadmap, viewer: Member, on: date) -> dict[int, Score]:
    """The score of each organisation, by its number."""
    return _scores(steps_below(plan, viewer), "organisation", viewer, on)


def of_row(plan: Roadmap, activity: int, viewer: Member, on: date) -> dict[int, Score]:
    """The score of each organisation in one row, by its number."""
    return _scores(steps_below(plan, viewer).filter(activity__origin=activity), "organisation", viewer, on)


def _scores(steps: Any, key: str, viewer: Member, on: date) -> dict[int, Score]:
    proofs = Evidence.objects.visible_to(viewer).filter(step=OuterRef("pk"))
    counted = (
        steps.order_by()
        .values(key)
        .annotate(
            total=Count("pk"),
            done=Count("pk", filter=Q(state=StepState.DONE)),
            late=Count("pk", filter=Q(state__in=OPEN_STATES, due_on__lt=on)),
            proved=Count("pk", filter=Q(Exists(proofs), state=StepState.DONE)),
            organisations=Count("organisation", distinct=True),
        )
    )
    return {row.pop(key): Score(**row) for row in counted}


def summed(scores: dict[int, Score]) -> Score:
    """All of them together; organisations are as many as there are scores."""
    return Score(
        total=sum(score.total for score in scores.values()),
        done=sum(score.done for score in scores.values()),
        late=sum(score.late for score in scores.values()),
        proved=sum(score.proved for score in scores.values()),
        organisations=len(scores),
    )
