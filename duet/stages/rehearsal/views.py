"""A rehearsal: at the real desk it is begun and thrown away, in its own town the day is moved on."""

from __future__ import annotations

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.views.decorators.http import require_GET, require_POST

from duet.base import clock
from duet.base.access.doors import Request, requires
from duet.base.ui.addresses import ours
from duet.base.ui.pages import show

from . import actions
from .forms import LEAPS, MoveDay
from .jobs import first_day
from .models import Rehearsal, rehearsal_in


@require_GET
@requires("rehearsal.start")
def rehearsal(request: Request) -> HttpResponse:
    if request.member.organisation.is_rehearsal:
        return _in_town(request, MoveDay(on=clock.today()))
    found = Rehearsal.objects.visible_to(request.member).at_desk(request.member).of(request.user).for_page().first()
    return show(
        request,
        "rehearsal/rehearsal.html",
        part="rehearsal",
        rehearsal=found,
        desks=found.desks() if found else [],
        first_day=first_day(clock.today()),
    )


def _in_town(request: Request, form: MoveDay, *, status: int = 200) -> HttpResponse:
    leaps = [(name, words) for name, (words, _) in LEAPS.items()]
    return show(request, "rehearsal/town.html", status=status, form=form, leaps=leaps, rehearsal=rehearsal_in(request.member.organisation))


@require_POST
@requires("rehearsal.start")
def start(request: Request) -> HttpResponse:
    actions.start_rehearsal(request.member.organisation, by=request.member, on=clock.today(), at=clock.now())
    return redirect("rehearsal:rehearsal", org=request.member.organisation.slug)


@require_POST
@requires("rehearsal.move")
def move(request: Request) -> HttpResponse:
    form = MoveDay(request.POST, on=clock.today())
    if not form.is_valid():
        return _in_town(request, form, status=422)
    moved = actions.move_day(request.member.organisation, by=request.member, to=form.cleaned_data["to"])
    messages.success(request, moved.said)
    return redirect(ours(request, request.POST.get("next", "")) or reverse("rehearsal:rehearsal", args=[request.member.organisation.slug]))


@require_POST
@requires("rehearsal.start")
def end(request: Request) -> HttpResponse:
    found = _mine(request)
    actions.end_rehearsal(found, by=found.by)
    messages.success(request, "Репетиция закончена, вымышленный город удаляется.")
    # Whoever ends it inside the town has no desk there any more.
    return redirect("home" if request.member.organisation.is_rehearsal else found)


def _mine(request: Request) -> Rehearsal:
    """The player's own: at the real desk it was begun at, or in its town (the player may have left that desk since)."""
    if request.member.organisation.is_rehearsal:
        found = rehearsal_in(request.member.organisation)
        if found.by.user_id != request.user.pk:
            raise Http404
        return found
    own: Rehearsal = get_object_or_404(Rehearsal.objects.visible_to(request.member).at_desk(request.member).of(request.user).for_page())
    return own
