"""The yearly update of the base to 1 October, and what has changed since."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from django.contrib import messages
from django.core.paginator import Page, Paginator
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from duet.base import clock
from duet.base.access.doors import Request, requires
from duet.base.access.policy import can
from duet.base.ui.frame import Choice
from duet.base.ui.pages import show
from duet.core.accounting.updating import Found, looked_at
from duet.stages.persons.actions import register
from duet.stages.persons.models import Person
from duet.stages.persons.watching import looked_at_list

from .. import actions
from ..forms.updating import Arrival, Departure
from ..models import Update
from ..refreshing import Look, look_at
from .additions import parts_of
from .finding import CONFIRMED_TOGETHER, FINDINGS, WAYS, said_of

ON_A_PAGE, OTHERS = 50, 20


@dataclass(frozen=True, slots=True)
class Row:
    """Somebody in a group: what is said of them, whether the card has been looked at."""

    person: Person
    said: str
    seen: bool


@require_safe
@requires("accounting.update")
def update(request: Request) -> HttpResponse:
    member, look = request.member, look_at(request.member, clock.today())
    kind = _kind(request.GET.get("group", ""), look)
    page = Paginator(look.sorted.of(kind), ON_A_PAGE).get_page(request.GET.get("page"))
    rows = _rows(request, look, kind, page)
    looked_at_list(member, f"Обновление базы: {FINDINGS[kind].title.lower()}", len(rows))
    return show(
        request, "accounting/update.html", part="list", parts=parts_of(member, "update"), look=look, kind=kind, page=page, rows=rows,
        finding=FINDINGS[kind], ways=_ways(request, kind), waiting=len(look.sorted.waiting[kind]),
        groups=[_choice(each, look, kind) for each in _shown(look, kind)],
        together=kind in CONFIRMED_TOGETHER, left=kind is Found.LEFT, may_confirm=can(member, "accounting.confirm"), form=Departure(),
        may_finish=can(member, "accounting.finish_update") and not look.done, may_add=can(member, "persons.add"),
    )  # fmt: skip


def _groups(look: Look) -> list[Found]:
    """The groups in their order; what is left over is gone through only while the update goes on."""
    return [kind for kind in Found if kind is not Found.REST or look.done is None]


def _shown(look: Look, current: Found) -> list[Found]:
    """Those with somebody in them."""
    return [kind for kind in _groups(look) if kind is current or look.sorted.of(kind)]


def _kind(asked: str, look: Look) -> Found:
    """The group asked for; without words the first that somebody waits in."""
    groups = _groups(look)
    waiting = next((kind for kind in groups if look.sorted.waiting[kind]), groups[0])
    return next((kind for kind in groups if kind == asked), waiting)


def _ways(request: Request, kind: Found) -> list[tuple[str, str]]:
    org = request.member.organisation.slug
    return [(title, reverse(page, args=[org])) for title, page, right in WAYS.get(kind, ()) if can(request.member, right)]


def _choice(kind: Found, look: Look, current: Found) -> Choice:
    waiting = look.sorted.waiting[kind]
    number = len(look.sorted.of(kind) if kind is Found.LEFT else waiting)
    return Choice(FINDINGS[kind].title, f"?group={kind}", current=kind is current, count=number)


def _rows(request: Request, look: Look, kind: Found, page: Page[int]) -> list[Row]:
    people = Person.objects.visible_to(request.member).filter(pk__in=list(page.object_list)).for_list().in_bulk()
    return [
        Row(people[pk], said_of(kind, look, pk), looked_at(look.known[pk], look.campaign) and pk in look.sorted.seen[kind])
        for pk in page.object_list
    ]


def _back(request: Request) -> HttpResponse:
    """To the same group; the page is looked at anew, as those confirmed have gone from it."""
    group, page = request.POST.get("group", ""), request.POST.get("page", "")
    asked = "&".join(f"{name}={value}" for name, value in (("group", group), ("page", page)) if value.isalnum())
    return redirect(reverse("accounting:update", args=[request.member.organisation.slug]) + (f"?{asked}" if asked else ""))


@require_POST
@requires("accounting.confirm")
def confirm(request: Request) -> HttpResponse:
    on, asked = clock.today(), request.POST.get("person", "")
    people = [int(asked)] if asked.isdecimal() and len(asked) < 19 else []
    number = actions.confirm(request.member.organisation, by=request.member, people=people, on=on)
    if not request.htmx:
        messages.success(request, "Отмечено: карточка верна." if number else "Этого человека здесь уже нет.")
    return _back(request)


@require_POST
@requires("accounting.confirm")
def confirm_all(request: Request) -> HttpResponse:
    on = clock.today()
    look = look_at(request.member, on)
    kind = next((kind for kind in CONFIRMED_TOGETHER if kind == request.POST.get("group")), None)
    people = look.sorted.waiting[kind] if kind else []
    number = actions.confirm(request.member.organisation, by=request.member, people=people, on=on)
    messages.success(request, f"Отмечено карточек: {number}.")
    return redirect("accounting:update", request.member.organisation.slug)


def _person(request: Request, pk: int) -> Person:
    people = Person.objects.visible_to(request.member).current().for_list().select_related("member")
    found: Person = get_object_or_404(people, pk=pk)
    return found


@require_POST
@requires("accounting.depart")
def depart(request: Request, pk: int) -> HttpResponse:
    person, form = _person(request, pk), Departure(request.POST)
    if not form.is_valid():
        messages.error(request, f"{person.short_name}: поставьте день выбытия, например, 25.11.2025.")
        return _back(request)
    actions.depart(person, by=request.member, left_on=form.cleaned_data["left_on"], on=clock.today(), at=clock.now())
    messages.success(request, f"{person.short_name}: выбытие отмечено.")
    return _back(request)


@require_POST
@requires("accounting.come_back")
def come_back(request: Request, pk: int) -> HttpResponse:
    person = _person(request, pk)
    actions.come_back(person, by=request.member, on=clock.today())
    messages.success(request, f"{person.short_name} снова здесь. Если нужно, включите в базу.")
    return _back(request)


@require_http_methods(["GET", "HEAD", "POST"])
@requires("persons.add")
def arrive(request: Request) -> HttpResponse:
    place = request.member.organisation
    form = Arrival(request.POST or None, organisation=place, initial={"arrived_on": clock.today()})
    if form.is_valid():
        person = register(place, by=request.member, card=form.card(), on=clock.today())
        messages.success(request, f"{person.short_name}: прибытие отмечено. Остальное допишите в карточке.")
        return redirect("accounting:arrive" if "more" in request.POST else "accounting:update", place.slug)
    return show(request, "accounting/arrive.html", status=422 if form.is_bound else 200, form=form)


@require_POST
@requires("accounting.finish_update")
def finish(request: Request) -> HttpResponse:
    made = actions.finish_update(request.member.organisation, by=request.member, on=clock.today())
    messages.success(request, "Обновление базы закончено и записано.")
    return redirect(made)


@require_safe
@requires("accounting.update")
def updated(request: Request, pk: int) -> HttpResponse:
    rows = Update.objects.visible_to(request.member).at_desk(request.member).select_related("by", "organisation").defer("groups")
    made: Update = get_object_or_404(rows, pk=pk)
    found: dict[str, Any] = made.figures["found"]
    figures = [(finding.title, found[kind.value]) for kind, finding in FINDINGS.items() if kind.value in found]
    others = rows.exclude(pk=made.pk)[:OTHERS]
    return show(request, "accounting/updated.html", parts=parts_of(request.member, "update"), update=made, figures=figures, others=others)
