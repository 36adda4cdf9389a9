"""One step: everything about it, and what may be done with it."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.views.decorators.http import require_GET, require_POST

from duet.base import clock
from duet.base.access.doors import Request, requires
from duet.base.access.policy import can, must
from duet.base.ui.pages import show
from duet.base.ui.words import day
from duet.core.deadlines import Ask

from .. import actions
from ..forms import steps as forms
from ..forms.posts import WhoAnswers
from ..models import Evidence, Step
from .card import card
from .days import near_day
from .files import download
from .returning import way_back


def _step(request: Request, pk: int) -> Step:
    step: Step = get_object_or_404(Step.objects.visible_to(request.member).for_page(), pk=pk)
    return step


def _step_to(request: Request, pk: int, right: str) -> Step:
    """The step, for whoever may do this to it: the mistakes of a form are nobody else's business."""
    step = _step(request, pk)
    must(request.member, right, step)
    return step


def _page(request: Request, step: Step, *, status: int = 200, **bound: Any) -> HttpResponse:
    """The page of the step; ``bound`` are forms that came back with mistakes, by name."""
    context = card(step, request.member, clock.today())
    return show(request, "roadmaps/step.html", part="step", status=status, here=step.url_at(request.member.organisation), **context | bound)


def _said(request: Request, step: Step, text: str, *, undo: str = "") -> HttpResponse:
    """Say what was done and go back to where the button was; ``undo`` is the act that takes it back, when it may be."""
    may_undo = undo and can(request.member, f"roadmaps.{UNDOING[undo]}", step)
    address = reverse(f"roadmaps:{undo}", args=[request.member.organisation.slug, step.pk]) if may_undo else ""
    messages.success(request, text, extra_tags=address)
    return redirect(way_back(request) or step)


# An act that takes another back, and the right it needs.
UNDOING = {"release": "take", "reopen": "reopen"}


@require_GET
@requires("roadmaps.view")
def step(request: Request, pk: int) -> HttpResponse:
    return _page(request, _step(request, pk))


@require_POST
@requires("roadmaps.take")
def take(request: Request, pk: int) -> HttpResponse:
    step = actions.take_step(_step(request, pk), by=request.member)
    return _said(request, step, "Взято в работу. Теперь дело среди ваших.", undo="release")


@require_POST
@requires("roadmaps.take")
def release(request: Request, pk: int) -> HttpResponse:
    step = actions.release_step(_step(request, pk), by=request.member)
    return _said(request, step, "Отложено: дело снова ждёт ответственного.")


@require_POST
@requires("roadmaps.finish")
def finish(request: Request, pk: int) -> HttpResponse:
    step = _step_to(request, pk, "roadmaps.finish")
    # The button of a list says only «Сделано», and means today.
    form = forms.Finish(request.POST if "on" in request.POST else {"on": clock.today()}, step=step)
    if not form.is_valid():
        return _page(request, step, status=422, finish_form=form)
    step = actions.finish_step(step, by=request.member, **form.cleaned_data)
    return _said(request, step, f"Отмечено: сделано {day(form.cleaned_data['on'], clock.today())}.", undo="reopen")


@require_POST
@requires("roadmaps.reopen")
def reopen(request: Request, pk: int) -> HttpResponse:
    step = actions.reopen_step(_step(request, pk), by=request.member)
    return _said(request, step, "Отметка снята: дело снова открыто.")


@require_POST
@requires("roadmaps.cancel")
def cancel(request: Request, pk: int) -> HttpResponse:
    return _act(
        request, pk, "roadmaps.cancel", "cancel_form", forms.Cancel, actions.cancel_step, "Отменено. Причина записана.", undo="reopen"
    )


@require_POST
@requires("roadmaps.bind")
def assign(request: Request, pk: int) -> HttpResponse:
    step = _step_to(request, pk, "roadmaps.bind")
    form = WhoAnswers(request.POST, organisation=request.member.organisation)
    if not form.is_valid():
        return _page(request, step, status=422, assign_form=form)
    actions.assign_row(step.activity, by=request.member, **form.cleaned_data)
    return _said(request, step, "Ответственный записан." if form.cleaned_data["member"] else "Ответственный снят.")


@require_POST
@requires("roadmaps.settle")
def settle(request: Request, pk: int) -> HttpResponse:
    step = _step(request, pk)
    actions.settle_activity(step.activity, by=request.member)
    return _said(request, step, "Вопрос к строке снят.")


@require_POST
@requires("roadmaps.comment")
def comment(request: Request, pk: int) -> HttpResponse:
    return _act(request, pk, "roadmaps.comment", "remark_form", forms.Remark, actions.comment_step, "Замечание добавлено.")


def _act(
    request: Request, pk: int, right: str, name: str, make: type[forms.AboutStep], do: Callable[..., object], text: str, *, undo: str = ""
) -> HttpResponse:
    """An act with a form: its mistakes come back beside its fields, success is said in a toast."""
    step = _step_to(request, pk, right)
    form = make(request.POST, step=step)
    if not form.is_valid():
        return _page(request, step, status=422, **{name: form})
    do(step, by=request.member, **form.cleaned_data)
    return _said(request, step, text, undo=undo)


@require_POST
@requires("roadmaps.schedule")
def schedule(request: Request, pk: int) -> HttpResponse:
    step = _step_to(request, pk, "roadmaps.schedule")
    if step.ask == Ask.DATES:
        dates = forms.ScheduleDates(request.POST, step=step)
        if not dates.is_valid():
            return _page(request, step, status=422, dates_form=dates)
        made = actions.schedule_dates(step, by=request.member, dates=dates.cleaned_data["on"])
        return _said(request, step, "Срок назначен." if len(made) == 1 else f"Назначены даты: {len(made)}.")
    form = forms.Schedule(request.POST, step=step)
    if not form.is_valid():
        return _page(request, step, status=422, schedule_form=form)
    step = actions.schedule_step(step, by=request.member, **form.cleaned_data)
    return _said(request, step, "Срок назначен." if step.due_on is None else f"Срок назначен: {near_day(step.due_on, clock.today())}.")


@require_POST
@requires("roadmaps.attach")
def attach(request: Request, pk: int) -> HttpResponse:
    step = _step_to(request, pk, "roadmaps.attach")
    form = forms.Attach(request.POST, request.FILES, step=step)
    if not form.is_valid():
        return _page(request, step, status=422, attach_form=form)
    given = form.cleaned_data
    if file := given["file"]:
        actions.attach_file(step, by=request.member, content=file.read(), name=file.name, words=given["words"])
    elif given["url"]:
        actions.attach_link(step, by=request.member, url=given["url"], words=given["words"])
    else:
        actions.attach_words(step, by=request.member, words=given["words"])
    return _said(request, step, "Приложено.")


@require_GET
@requires("roadmaps.view")
def evidence(request: Request, pk: int) -> HttpResponse:
    return download(get_object_or_404(Evidence.objects.visible_to(request.member).for_download(), pk=pk).file)
