"""Requests and difficulties: of one person, and of the whole organisation («перечень запросов»)."""

from __future__ import annotations

from itertools import groupby
from typing import Any

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from duet.base import clock
from duet.base.access.doors import Request, requires
from duet.base.access.policy import can, must
from duet.base.ui.frame import Choice
from duet.base.ui.pages import show
from duet.core.consents import Use
from duet.stages.editions.views.paper_files import FORMATS, as_file, known
from duet.stages.persons import gate, watching

from .. import actions
from ..asking import asking_url
from ..forms.requests import CloseForm, RequestForm
from ..listing import list_of
from ..models import Request as Asked
from ..papers import refuse_a_heavy_pdf, requests_paper
from .people import person_of

ON_A_PAGE = 50
TITLE = "Перечень запросов"


def _request(request: Request, pk: int) -> Asked:
    found: Asked = get_object_or_404(Asked.objects.visible_to(request.member, clock.today()).for_page(), pk=pk)
    return found


@require_GET
@requires("bases.view_requests")
def requests(request: Request) -> HttpResponse:
    """Open requests by block: how many, and those the viewer may read."""
    block = request.GET.get("block", "")
    whole = list_of(request.member, clock.today(), block)
    page = Paginator(whole.rows, ON_A_PAGE).get_page(request.GET.get("page"))
    found = list(page.object_list)
    if whole.named:
        watching.looked_at_list(request.member, TITLE, len(found))
    chips = [Choice(line.title, f"?block={line.code}", line.code == block, line.count) for line in whole.blocks]
    files = [
        (kind.title, reverse("bases:requests_file", args=[request.member.organisation.slug, form.value])) for form, kind in FORMATS.items()
    ]
    facts: dict[str, Any] = {
        "whole": whole,
        "page": page,
        "parts": [(title, list(rows)) for title, rows in groupby(found, key=lambda row: str(row.block_in_words))],
        "chips": [Choice("Все", "?", not block, whole.total), *chips],
        "files": files if can(request.member, "bases.export_requests") else [],
    }
    return show(request, "bases/requests.html", **facts)


@require_GET
@requires("bases.export_requests")
def file(request: Request, form: str) -> HttpResponse:
    """The whole list on paper, as far as the viewer may read it."""
    kind, on = known(form), clock.today()
    rows = list(list_of(request.member, on).rows)
    refuse_a_heavy_pdf(kind, len(rows))
    people = {row.person_id: row.person for row in rows}
    watching.took_away(request.member, people.values(), f"{TITLE}, {kind.value}")
    return as_file(requests_paper(request.member.organisation, rows, on), kind, f"{TITLE} {on:%d.%m.%Y}")


@require_http_methods(["GET", "HEAD", "POST"])
@requires("bases.add_request")
def add(request: Request, pk: int) -> HttpResponse:
    person, on = person_of(request, pk), clock.today()
    must(request.member, "bases.add_request", person)
    if not gate.may(person, Use.KEEP, on):
        return show(request, "bases/shut.html", person=person, title="Запрос", asking_url=asking_url(person, request.member))
    form = RequestForm.by(request.member, learner=person.is_learner, data=request.POST or None)
    if form.is_valid():
        actions.add_request(person, by=request.member, asked=form.asked(), on=on)
        messages.success(request, "Запрос записан.")
        return redirect(person)
    return show(request, "bases/add_request.html", status=422 if form.is_bound else 200, person=person, form=form)


@require_http_methods(["GET", "HEAD", "POST"])
@requires("bases.edit_request")
def request(request: Request, pk: int) -> HttpResponse:
    asked = _request(request, pk)
    must(request.member, "bases.edit_request", asked)
    form = RequestForm.of(asked, request.POST or None)
    if form.is_valid():
        actions.edit_request(asked, by=request.member, asked=form.asked(), on=clock.today())
        messages.success(request, "Сохранено.")
        return redirect(asked.person)
    return show(request, "bases/request.html", status=422 if form.is_bound else 200, asked=asked, form=form, close=CloseForm())


@require_POST
@requires("bases.close_request")
def close(request: Request, pk: int) -> HttpResponse:
    asked, form = _request(request, pk), CloseForm(request.POST)
    if not form.is_valid():
        return show(request, "bases/request.html", status=422, asked=asked, form=RequestForm.of(asked), close=form)
    actions.close_request(asked, by=request.member, closing=form.cleaned_data["closing"], on=clock.today())
    messages.success(request, "Запрос закрыт.")
    return redirect(asked.person)


@require_POST
@requires("bases.open_request")
def reopen(request: Request, pk: int) -> HttpResponse:
    asked = _request(request, pk)
    actions.open_request(asked, by=request.member, on=clock.today())
    messages.success(request, "Запрос снова открыт.")
    return redirect(asked.person)
