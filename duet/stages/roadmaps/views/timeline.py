"""A plan as a ribbon of months."""

from __future__ import annotations

from django.http import HttpResponse
from django.shortcuts import get_object_or_404
from django.views.decorators.http import require_GET

from duet.base.access.doors import Request, requires
from duet.base.ui.pages import show

from ..models import Roadmap
from .frame import plan_frame


@require_GET
@requires("roadmaps.view")
def timeline(request: Request, pk: int) -> HttpResponse:
    plan = get_object_or_404(Roadmap.objects.visible_to(request.member).for_page(), pk=pk)
    return show(request, "roadmaps/timeline.html", **plan_frame(request, plan, "timeline"))
