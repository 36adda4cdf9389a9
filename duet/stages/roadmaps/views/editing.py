"""Rows of a live plan edited where they stand: their words, a new one, one taken out, another place."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_POST
from django_htmx.http import HttpResponseClientRefresh

from duet.base import clock
from duet.base.access.doors import Request, requires
from duet.base.ui.pages import show

from .. import actions
from ..forms.editing import EditRow, InsertRow
from ..models import Activity, Change, Roadmap, Stage, Step
from ..models.keeping import must_be_own, rows_in
from ..models.mending import touched
from ..models.placing import Way, beside
from .returning import way_back


def _row(request: Request, pk: int) -> Activity:
    """A row of one's own plan; the words of a plan from above are changed above."""
    rows = Activity.objects.visible_to(request.member).at_desk(request.member).for_news().select_related("stage")
    row: Activity = get_object_or_404(rows.prefetch_related("items", "steps"), pk=pk)
    must_be_own(row.roadmap)
    return row


def _plan(request: Request, pk: int) -> Roadmap:
    plan: Roadmap = get_object_or_404(Roadmap.objects.visible_to(request.member).at_desk(request.member).for_page(), pk=pk)
    must_be_own(plan)
    return plan


def said(request: Request, change: Change | None, text: str) -> None:
    """Say what was done, with the way to take it back."""
    if change is None:
        messages.info(request, "Ничего не изменилось.")
    else:
        messages.success(request, text, extra_tags=reverse("roadmaps:undo", args=[request.member.organisation.slug, change.pk]))


@require_http_methods(["GET", "POST"])
@requires("roadmaps.edit")
def edit_row(request: Request, pk: int) -> HttpResponse:
    row = _row(request, pk)
    form = EditRow(request.POST or None, row=row)
    if "read" in request.GET:
        return show(request, "roadmaps/edit_row.html", part="understood", form=form, row=row)
    if not form.is_valid():
        status = 422 if form.is_bound else 200
        return show(
            request, "roadmaps/edit_row.html", part="editing", status=status, form=form, row=row, back=_back(request, row),
            step=_first(row), is_touched=touched(row).exists(),
        )  # fmt: skip
    given = form.cleaned_data
    change = actions.edit_row(row, by=request.member, words=form.words(), on=clock.today(), stage=given["stage"], version=given["version"])
    said(request, change, f"Строка исправлена.{_understood(form)}")
    if request.htmx and given["stage"] == row.stage:
        return show(request, "roadmaps/edit_row.html", part="saved", row=row, back=_back(request, row))
    return HttpResponseClientRefresh() if request.htmx else redirect(row)


def _first(row: Activity) -> Step | None:
    """The step whose page the row is cancelled on: an open one, if there is any."""
    steps: list[Step] = sorted(row.steps.all(), key=lambda step: not step.is_open)
    return steps[0] if steps else None


def _understood(form: EditRow) -> str:
    return f" Срок понят так: {form.said.deadline}." if "deadline_text" in form.changed_data and form.said.deadline else ""


def _back(request: Request, row: Activity) -> str:
    """The page that the row is edited in, whatever its filters; without HTMX its place in the plan."""
    return request.htmx.current_url_abs_path or row.get_absolute_url() if request.htmx else row.get_absolute_url()


@require_http_methods(["GET", "POST"])
@requires("roadmaps.edit")
def insert_row(request: Request, pk: int) -> HttpResponse:
    """Below another row."""
    row = _row(request, pk)
    return _insert(request, row.roadmap, row.stage, row)


@require_http_methods(["GET", "POST"])
@requires("roadmaps.edit")
def new_row(request: Request, pk: int) -> HttpResponse:
    """At the end of a stage: of the one in the address, or of the last one."""
    plan = _plan(request, pk)
    stages, asked = list(plan.stages.all()), request.GET.get("stage", "")
    stage = next((stage for stage in stages if str(stage.pk) == asked), stages[-1] if stages else None)
    if stage is None:
        messages.info(request, "Сначала добавьте этап: строки стоят в этапах.")
        return redirect("roadmaps:stages", request.member.organisation.slug, plan.pk)
    return _insert(request, plan, stage, None)


def _insert(request: Request, plan: Roadmap, stage: Stage, after: Activity | None) -> HttpResponse:
    form = InsertRow(request.POST or None, roadmap=plan, stage=stage)
    if "read" in request.GET:
        return show(request, "roadmaps/edit_row.html", part="understood", form=form, row=None)
    if not form.is_valid():
        return show(request, "roadmaps/insert_row.html", status=422 if form.is_bound else 200, form=form, plan=plan, after=after)
    change = actions.insert_row(
        plan, by=request.member, stage=form.cleaned_data["stage"], words=form.words(), on=clock.today(), after=after
    )
    said(request, change, f"{change.what}.")
    return redirect(f"{plan.get_absolute_url()}#r{rows_in(change)[0]}")


@require_POST
@requires("roadmaps.edit")
def drop_row(request: Request, pk: int) -> HttpResponse:
    row = _row(request, pk)
    change = actions.drop_row(row, by=request.member)
    said(request, change, f"{change.what}.")
    return HttpResponseClientRefresh() if request.htmx else redirect(row.roadmap)


@require_POST
@requires("roadmaps.edit")
def move_row(request: Request, pk: int) -> HttpResponse:
    """One place up or down, over the border of a stage too."""
    row = _row(request, pk)
    stage, after = beside(row, Way.UP if "up" in request.POST else Way.DOWN)
    said(request, actions.move_row(row, by=request.member, stage=stage, after=after), "Строка переставлена.")
    return HttpResponseClientRefresh() if request.htmx else redirect(row)


@require_POST
@requires("roadmaps.undo")
def undo(request: Request, pk: int) -> HttpResponse:
    changes = Change.objects.visible_to(request.member).at_desk(request.member).for_page()
    change: Change = get_object_or_404(changes, pk=pk)
    made = actions.undo_change(change, by=request.member)
    said(request, made, f"{made.what}.")
    return redirect(way_back(request) or change.roadmap)
