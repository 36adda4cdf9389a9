"""One participation: why, since when, until when and with what outcome."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.views.decorators.http import require_http_methods, require_POST

from duet.base import clock
from duet.base.access.doors import Request, requires
from duet.base.ui.pages import show
from duet.stages.persons import watching

from .. import actions
from ..forms.participations import AmendForm, LeaveForm
from ..models import Participation, Side
from .section import section


def _row(request: Request, pk: int) -> Participation:
    rows = Participation.objects.visible_to(request.member).current().with_gate(clock.today()).for_list()
    found: Participation = get_object_or_404(rows, pk=pk)
    return found


def _page(request: Request, row: Participation, *, status: int = 200, **forms: Any) -> HttpResponse:
    usual = {"amend": AmendForm.of(row), "leave": LeaveForm.of(clock.today(), kept=row.kept)}
    facts = section(request, Side(row.side)) | usual | forms
    return show(request, "bases/participation.html", status=status, row=row, person=row.person, **facts)


@require_http_methods(["GET", "HEAD", "POST"])
@requires("bases.amend")
def participation(request: Request, pk: int) -> HttpResponse:
    row = _row(request, pk)
    if request.method != "POST":
        watching.looked(request.member, row.person, "Участие")
        return _page(request, row)
    form = AmendForm.of(row, request.POST)
    if not form.is_valid():
        return _page(request, row, status=422, amend=form)
    given = form.cleaned_data
    actions.amend(row, by=request.member, kind=given.get("kind", ""), joined_on=given["joined_on"], on=clock.today())
    messages.success(request, "Сохранено.")
    return redirect(row.person)


@require_POST
@requires("bases.leave")
def leave(request: Request, pk: int) -> HttpResponse:
    row, on = _row(request, pk), clock.today()
    form = LeaveForm.of(on, request.POST, kept=row.kept)
    if not form.is_valid():
        return _page(request, row, status=422, leave=form)
    given = form.cleaned_data
    actions.leave(row, by=request.member, outcome=given.get("outcome", ""), ended_on=given["ended_on"], on=on)
    messages.success(request, "Участие завершено. Запись осталась на карточке.")
    return redirect(row.person)


@require_POST
@requires("bases.bring_back")
def bring_back(request: Request, pk: int) -> HttpResponse:
    row = _row(request, pk)
    actions.bring_back(row, by=request.member)
    messages.success(request, "Человек снова в базе.")
    return redirect(row.person)


@require_POST
@requires("bases.strike_out")
def strike_out(request: Request, pk: int) -> HttpResponse:
    row = _row(request, pk)
    actions.strike_out(row, by=request.member)
    messages.success(request, "Запись убрана. Карточка осталась.")
    return redirect(row.person)
