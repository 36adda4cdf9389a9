"""The plan that the pages of this stage are about."""

from __future__ import annotations

from django.shortcuts import get_object_or_404

from duet.base.access.doors import Request
from duet.base.access.policy import must
from duet.stages.roadmaps.models import Roadmap


def plan_of(request: Request, pk: int) -> Roadmap:
    """An organisation's own plan; obligations from above are approved where they were written."""
    plan: Roadmap = get_object_or_404(Roadmap.objects.visible_to(request.member).filter(source__isnull=True).for_page(), pk=pk)
    return plan


def plan_to(request: Request, pk: int, right: str) -> Roadmap:
    """The plan, for whoever may do this to it: the mistakes of a form are nobody else's business."""
    plan = plan_of(request, pk)
    must(request.member, right, plan)
    return plan
