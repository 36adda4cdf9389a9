"""A live plan back to words: what is printed, frozen, compared, checked against the model."""

from __future__ import annotations

from datetime import date

from django.db.models import Prefetch

from duet.core.plans import Plan, PlanRow, PlanStage, Stamp, StampKind, stamps_from_json

from .plan import Activity, Roadmap
from .steps import Step


def plan_of(roadmap: Roadmap, *, stamps: tuple[Stamp, ...] | None = None) -> Plan:
    """The whole plan in words, in five queries whatever its size; ``stamps`` stand in place of those of the imported paper."""
    # Thousands of steps, of which only the days are said.
    days = Prefetch("steps", Step.objects.only("organisation", "activity", "position", "due_on"))
    rows: dict[int, list[PlanRow]] = {}
    for activity in roadmap.activities.prefetch_related("items", days).order_by("position", "pk"):
        rows.setdefault(activity.stage_id, []).append(row_of(activity))
    facts = roadmap.facts or {}
    return Plan(
        title=roadmap.title,
        period=roadmap.period,
        organisation=facts.get("organisation") or "",
        header=tuple(facts.get("header") or ()),
        stages=tuple(PlanStage(stage.title, stage.number, tuple(rows.get(stage.pk, ()))) for stage in roadmap.stages.all()),
        stamps=stamps if stamps is not None else stamps_of(roadmap),
        abbreviations=tuple(sorted((facts.get("abbreviations") or {}).items())),
    )


def row_of(activity: Activity) -> PlanRow:
    """A row in words; prefetch ``items`` and ``steps``."""
    return PlanRow(
        title=activity.title,
        number=activity.number,
        items=tuple(item.text for item in activity.items.all()),
        deadline=activity.deadline_text,
        responsible=activity.responsible_text,
        result=activity.result,
        key=str(activity.pk),
        days=tuple(step.due_on for step in activity.steps.all()),
        codes=tuple(activity.codes),
    )


def stamps_of(roadmap: Roadmap) -> tuple[Stamp, ...]:
    """The stamps given here («stamps» of its facts), or those of the paper that was imported."""
    if "stamps" in (roadmap.facts or {}):
        return stamps_from_json(roadmap.facts["stamps"])
    approval = (roadmap.facts or {}).get("approval") or {}
    read = ((StampKind.APPROVED, approval), (StampKind.AGREED, approval.get("agreement") or {}))
    return tuple(_stamp(kind, stamp) for kind, stamp in read if any(value for name, value in stamp.items() if name != "agreement"))


def _stamp(kind: StampKind, read: dict[str, str | None]) -> Stamp:
    day = read.get("date")
    return Stamp(
        kind,
        position=read.get("position") or "",
        name=read.get("name") or "",
        day=date.fromisoformat(day) if day else None,
        document=("приказ" if kind is StampKind.APPROVED else "протокол") if read.get("order_no") else "",
        number=read.get("order_no") or "",
    )
