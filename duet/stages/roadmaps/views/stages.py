"""The stages of a live plan: what they are called, new ones, empty ones taken out."""

from __future__ import annotations

from django.core.paginator import Paginator
from django.db.models import Count
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.views.decorators.http import require_http_methods, require_POST

from duet.base.access.doors import Request, requires
from duet.base.ui.pages import show

from .. import actions
from ..forms.editing import EditStage, NewStage
from ..models import Roadmap, Stage
from ..models.keeping import must_be_own
from .editing import said
from .frame import plan_frame

STAGES_ON_A_PAGE = 50


def _plan(request: Request, pk: int) -> Roadmap:
    """One's own plan; the stages of a plan from above are changed above."""
    plan: Roadmap = get_object_or_404(Roadmap.objects.visible_to(request.member).at_desk(request.member).for_page(), pk=pk)
    must_be_own(plan)
    return plan


def _to_stages(request: Request, plan: Roadmap) -> HttpResponse:
    return redirect("roadmaps:stages", request.member.organisation.slug, plan.pk)


@require_http_methods(["GET", "POST"])
@requires("roadmaps.edit")
def stages(request: Request, pk: int) -> HttpResponse:
    plan = _plan(request, pk)
    form = NewStage(request.POST or None, roadmap=plan)
    if form.is_valid():
        change = actions.add_stage(plan, by=request.member, **form.cleaned_data)
        said(request, change, f"{change.what}.")
        return _to_stages(request, plan)
    counted = plan.stages.annotate(rows=Count("activities")).order_by("position", "pk")
    page = Paginator(counted, STAGES_ON_A_PAGE).get_page(request.GET.get("page"))
    status = 422 if form.is_bound else 200
    return show(request, "roadmaps/stages.html", status=status, **plan_frame(request, plan, "stages"), page=page, form=form)


@require_http_methods(["GET", "POST"])
@requires("roadmaps.edit")
def edit_stage(request: Request, pk: int, stage: int) -> HttpResponse:
    plan = _plan(request, pk)
    chosen: Stage = get_object_or_404(plan.stages, pk=stage)
    form = EditStage(request.POST or None, stage=chosen)
    if not form.is_valid():
        status = 422 if form.is_bound else 200
        is_empty = not chosen.activities.exists()
        return show(request, "roadmaps/stage.html", status=status, plan=plan, stage=chosen, form=form, is_empty=is_empty)
    said(request, actions.edit_stage(chosen, by=request.member, **form.cleaned_data), "Этап исправлен.")
    return _to_stages(request, plan)


@require_POST
@requires("roadmaps.edit")
def drop_stage(request: Request, pk: int, stage: int) -> HttpResponse:
    plan = _plan(request, pk)
    chosen: Stage = get_object_or_404(plan.stages, pk=stage)
    change = actions.drop_stage(chosen, by=request.member)
    said(request, change, f"{change.what}.")
    return _to_stages(request, plan)
