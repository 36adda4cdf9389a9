"""What a control sheet asks of steps: counts by anything, in one query."""

from __future__ import annotations

from datetime import date
from typing import Any

from django.db.models import Count, Exists, F, OuterRef, Q

from duet.base.tenancy.models import Member
from duet.core.calendar import Period
from duet.core.lifecycle import OPEN, StepState
from duet.stages.roadmaps.models import Evidence

# Of the steps due in a span: all, done, done by their day, late on the day of the sheet, done without a proof, moved by hand.
COUNTS = ("due", "done", "in_time", "late", "unproved", "moved")


def counted(steps: Any, key: str, span: Period, *, viewer: Member, on: date) -> list[dict[str, Any]]:
    """``COUNTS`` of the steps due in the span, grouped by ``key``; cancelled ones are no obligations."""
    proofs = Evidence.objects.visible_to(viewer).filter(step=OuterRef("pk"))
    done = Q(state=StepState.DONE)
    return list(
        due_in(steps, span)
        .order_by()
        .values(key)
        .annotate(
            due=Count("pk"),
            done=Count("pk", filter=done),
            in_time=Count("pk", filter=done & Q(done_on__lte=F("due_on"))),
            late=Count("pk", filter=Q(state__in=sorted(OPEN), due_on__lt=on)),
            unproved=Count("pk", filter=Q(~Exists(proofs), state=StepState.DONE)),
            moved=Count("pk", filter=~Q(first_due_on=F("due_on")) & Q(first_due_on__isnull=False)),
        )
    )


def due_in(steps: Any, span: Period) -> Any:
    """The obligations of the span."""
    return steps.exclude(state=StepState.CANCELLED).filter(due_on__gte=span.start, due_on__lte=span.end)


def listed(steps: Any) -> Any:
    """With what a line of the sheet shows."""
    return steps.select_related("organisation", "activity__stage").prefetch_related(
        "evidence__file", "activity__duties__member", "activity__duties__post__holdings__member"
    )
