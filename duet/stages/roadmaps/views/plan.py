"""One roadmap as the document's own table."""

from __future__ import annotations

from datetime import date
from typing import Any

from django.contrib import messages
from django.core.paginator import Page, Paginator
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.views.decorators.http import require_GET, require_POST

from duet.base import clock
from duet.base.access.doors import Request, requires
from duet.base.access.policy import can, must
from duet.base.ui.pages import show
from duet.base.ui.words import count

from .. import actions
from ..forms.posts import WhoAnswers
from ..models import Activity, Roadmap
from .above import lines_above
from .answering import parties_of
from .counted import Counted
from .frame import plan_frame
from .listing import roadmaps
from .occurring import occurrences_asked
from .sections import sections
from .sieving import panel, shown_words
from .sifting import NOTHING, Sieve, choices, read, sifted
from .table import Maker

__all__ = ["NOTHING", "assign", "roadmap", "roadmaps"]

ROWS_ON_A_PAGE = 50


@require_GET
@requires("roadmaps.view")
def roadmap(request: Request, pk: int) -> HttpResponse:
    plan = get_object_or_404(Roadmap.objects.visible_to(request.member).for_page(), pk=pk)
    opened = occurrences_asked(request, plan, clock.today())
    if opened and request.htmx.target == f"o{opened.key}":
        return show(request, "roadmaps/occurrences.html", opened=opened)
    counted, sieve = Counted.of(plan, request.member, clock.today()), read(request.GET)
    found = sieve.narrowed(counted.rows, viewer=request.member, on=clock.today())
    page = _page(request, sifted(found, sieve.show))
    frame = plan_frame(request, plan, "roadmap", query=sieve.query)
    return show(
        request, "roadmaps/roadmap.html", part="plan",
        **frame | {"lines": [*lines_above(plan), *frame["lines"]]} | _table(request, counted, page, sieve),
        page=page, sieve=sieve, whole="whole" in request.GET, opened=opened, steps_url=_steps_url(request), lead=counted.lead,
        filters=choices(found, sieve.show, frame["here"], sieve),
        assign_form=_assign_form(request, plan, sieve.show), **_approval(plan),
    )  # fmt: skip


def _page(request: Request, rows: list[Activity]) -> Page[Activity]:
    """So many rows at once; all of them for the printer."""
    at_once = len(rows) + 1 if "whole" in request.GET else ROWS_ON_A_PAGE
    return Paginator(rows, at_once).get_page(request.GET.get("page"))


def _steps_url(request: Request) -> str:
    """The address of the same page with the occurrences of a row: its number is put at the end."""
    query = request.GET.copy()
    query.pop("steps", None)
    return f"?{query.urlencode()}&steps=" if query else "?steps="


def _table(request: Request, counted: Counted, page: Page[Activity], sieve: Sieve) -> dict[str, Any]:
    """The sections of the page with their rows, and the filters over them."""
    member = request.member
    parties = parties_of(Activity.objects.visible_to(member).filter(roadmap__in=[counted.plan.pk, *counted.beside]), member)
    maker = Maker.of(counted.plan, member, clock.today())
    shown = list(page.object_list)
    full = maker.rows(shown, parties, counted.from_above)
    fold = sieve == Sieve() and "whole" not in request.GET
    return {
        "stages": sections(counted, shown, full, request.GET, fold=fold),
        "panel": panel(sieve, counted, parties, own=maker.own),
        "kept": [("show", sieve.show)] if sieve.show else [],
        "shown_words": shown_words(sieve, page.paginator.count, len(counted.rows)),
        "everything_url": counted.plan.url_at(member.organisation),
    }


def _approval(plan: Roadmap) -> dict[str, Any]:
    """The stamp «УТВЕРЖДАЮ» as the document has it."""
    stamp = plan.facts.get("approval") or {}
    return {"approval": stamp, "approved_on": date.fromisoformat(stamp["date"]) if stamp.get("date") else None}


def _assign_form(request: Request, plan: Roadmap, shown: str) -> WhoAnswers | None:
    """Shown above the rows nobody answers for, when some of them name nobody at all."""
    if shown != "nobody" or not can(request.member, "roadmaps.bind", plan) or not plan.activities.unanswered().exists():
        return None
    return WhoAnswers(organisation=request.member.organisation, required=True)


@require_POST
@requires("roadmaps.bind")
def assign(request: Request, pk: int) -> HttpResponse:
    """One person for every row whose paper names nobody."""
    plan = get_object_or_404(Roadmap.objects.visible_to(request.member).for_page(), pk=pk)
    must(request.member, "roadmaps.bind", plan)
    form = WhoAnswers(request.POST, organisation=request.member.organisation, required=True)
    if form.is_valid():
        rows = actions.assign_rest(plan, by=request.member, **form.cleaned_data)
        messages.success(request, f"{form.cleaned_data['member'].short_name}: {count(rows, 'строка,строки,строк')} карты.")
    else:
        messages.error(request, "Выберите человека из списка.")
    return redirect(f"{plan.get_absolute_url()}?show=nobody")
