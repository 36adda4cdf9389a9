"""A folder on its way: begun, watched, taken, thrown away."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.views.decorators.http import require_POST, require_safe

from duet.base import clock
from duet.base.access.doors import Request, requires
from duet.base.ui.pages import show
from duet.core.calendar import Period, years_in_words
from duet.stages.roadmaps.views.files import download

from .. import actions
from ..models import FolderBuild
from .folder import asked_year


@require_POST
@requires("folder.build")
def build(request: Request) -> HttpResponse:
    today = clock.today()
    year = asked_year(request.POST.get("year", ""), Period.school_year_of(today).start.year)
    return redirect(actions.build(request.member.organisation, by=request.member, year=year, on=today, at=clock.now()))


@require_safe
@requires("folder.view")
def built(request: Request, pk: int) -> HttpResponse:
    found = _build(request, pk)
    return show(request, "folder/built.html", part="standing", build=found, year_words=years_in_words(found.year), today=clock.today())


@require_POST
@requires("folder.repeat")
def again(request: Request, pk: int) -> HttpResponse:
    return redirect(actions.repeat(_build(request, pk), by=request.member))


@require_safe
@requires("folder.take")
def file(request: Request, pk: int) -> HttpResponse:
    return download(actions.take(_build(request, pk, people=True), by=request.member))


@require_POST
@requires("folder.drop")
def drop(request: Request, pk: int) -> HttpResponse:
    found = _build(request, pk)
    actions.drop(found, by=request.member)
    messages.success(request, "Папка удалена, документы остались.")
    return redirect(f"{reverse('folder:folder', args=[request.member.organisation.slug])}?year={found.year}")


def _build(request: Request, pk: int, *, people: bool = False) -> FolderBuild:
    rows = FolderBuild.objects.visible_to(request.member).for_page()
    found: FolderBuild = get_object_or_404(rows.defer(None) if people else rows, pk=pk)
    return found
