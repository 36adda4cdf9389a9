"""The rows of a plan to choose from: which of them are meant for the organisations below."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date

from duet.base.tenancy.models import Member, OrganisationKind
from duet.core.plans.addressing import Audience, audience
from duet.stages.roadmaps.models import Activity, Roadmap, Stage

EVERYBODY = "все организации"
KINDS = {
    OrganisationKind.SCHOOL: "школы",
    OrganisationKind.KINDERGARTEN: "детские сады",
    OrganisationKind.COLLEGE: "колледжи",
    OrganisationKind.ADDITIONAL: "дополнительное образование",
}


@dataclass(frozen=True, slots=True)
class Choosable:
    """A row with its box: ``whom`` says who gets it, ``passed`` that nothing of it is ahead."""

    activity: Activity
    stage: Stage
    checked: bool
    whom: str
    passed: bool


def whom(meant: Audience | None) -> str:
    """«школы, детские сады»"""
    if meant is None or not meant.kinds:
        return EVERYBODY
    return ", ".join(words for kind, words in KINDS.items() if meant.meets(kind))


def choosable(plan: Roadmap, viewer: Member, chosen: Collection[int] | None, on: date) -> list[Choosable]:
    """Every row in order; without a choice made before, those whose responsible are below are checked."""
    rows = Activity.objects.visible_to(viewer).filter(roadmap=plan).select_related("stage").prefetch_related("duties__post", "steps")
    return [_choosable(row, chosen, on) for row in rows.in_order()]


def _choosable(row: Activity, chosen: Collection[int] | None, on: date) -> Choosable:
    meant = audience(duty.post.title for duty in row.duties.all() if duty.post)
    return Choosable(
        activity=row,
        stage=row.stage,
        checked=meant is not None if chosen is None else row.pk in chosen,
        whom=whom(meant),
        passed=all(step.due_on is not None and step.due_on < on for step in row.steps.all()),
    )
