"""Roadmaps of the organisation, and of those below it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Any

from django.core.paginator import Page, Paginator
from django.http import HttpResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_GET

from duet.base import clock
from duet.base.access.doors import Request, requires
from duet.base.access.policy import can
from duet.base.tenancy.models import Organisation
from duet.base.ui.pages import show
from duet.base.ui.words import percent
from duet.stages.organisations.querysets import named

from ..models import Roadmap, Upload
from ..querysets import RoadmapQuerySet

PLANS_ON_A_PAGE = 30


@dataclass(frozen=True, slots=True)
class PlanLine:
    """A plan in a list, in ready words."""

    plan: Roadmap

    @property
    def percent(self) -> int:
        """How much is done, 0–100."""
        return percent(self.plan.done, self.plan.total)

    @property
    def said(self) -> str:
        """«2026/27 учебный год · выполнено 3 из 34 · без даты 2»; of a plan from above also whose it is."""
        source = [f"поручения сверху, {self.plan.source.organisation}"] if self.plan.source else []
        undated = [f"без даты {self.plan.asking}"] if self.plan.asking else []
        return " · ".join([str(self.plan.period), *source, f"выполнено {self.plan.done} из {self.plan.total}", *undated])

    @property
    def late(self) -> str:
        """«Просрочено 2»; nothing when nothing is."""
        return f"Просрочено {self.plan.late}" if self.plan.late else ""


@require_GET
@requires("roadmaps.view")
def roadmaps(request: Request) -> HttpResponse:
    member, on = request.member, clock.today()
    own = Roadmap.objects.visible_to(member).at_desk(member).for_page().with_progress(on).latest_first()
    unfinished = Upload.objects.visible_to(member).at_desk(member).unfinished().for_page().with_doubts()
    may_upload = can(member, "roadmaps.upload")
    if "all" not in request.GET and not member.organisation.is_above:
        # What came from above stands on the page of the organisation's own plan as well.
        plans = list(own.made_here()[:2])
        if len(plans) == 1 and not (may_upload and unfinished.exists()):
            return redirect(plans[0])
    context: dict[str, Any] = {
        "page": _lines(own, None if member.organisation.is_above else request.GET.get("page")),
        "unfinished": unfinished[:10] if may_upload else [],
        "may_upload": may_upload,
        "on": on,
        "above": member.organisation.is_above,
    }
    if member.organisation.is_above:
        context |= _below(request, on)
    return show(request, "roadmaps/roadmaps.html", part="plans", **context)


def _below(request: Request, on: date) -> dict[str, Any]:
    """Plans of the organisations below, found by the name of the organisation."""
    words = request.GET.get("q", "").strip()[:100]
    plans = Roadmap.objects.visible_to(request.member).exclude(organisation=request.member.organisation)
    if words:
        plans = plans.filter(organisation__in=named(Organisation.objects.below(request.member), words))
    plans = plans.for_page().with_progress(on).order_by("organisation__name", "-starts_on", "-pk")
    return {"below": _lines(plans, request.GET.get("page")), "words": words}


def _lines(plans: RoadmapQuerySet, number: str | None) -> Page[PlanLine]:
    page = Paginator(plans, PLANS_ON_A_PAGE).get_page(number)
    page.object_list = [PlanLine(plan) for plan in page.object_list]
    return page
