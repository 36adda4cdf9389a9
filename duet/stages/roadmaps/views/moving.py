"""A date moved by hand: the new day and the reason, then those that may move together with it."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.views.decorators.http import require_http_methods

from duet.base import clock
from duet.base.access.doors import Request, requires
from duet.base.access.policy import must
from duet.base.ui.pages import show
from duet.base.ui.words import count

from .. import actions
from ..forms.steps import Along, Move
from ..models import Change, Step
from ..models.keeping import must_be_own
from .days import near_day
from .following import Offer, offers
from .returning import way_back


def _step(request: Request, pk: int) -> Step:
    """A step of one's own plan, for whoever may move it: the mistakes of a form are nobody else's business."""
    step: Step = get_object_or_404(Step.objects.visible_to(request.member).at_desk(request.member).for_page(), pk=pk)
    must(request.member, "roadmaps.postpone", step)
    must_be_own(step.roadmap)
    return step


@require_http_methods(["GET", "POST"])
@requires("roadmaps.postpone")
def move(request: Request, pk: int) -> HttpResponse:
    step, on = _step(request, pk), clock.today()
    form = Move(request.POST or None, step=step, initial={"to": request.GET.get("to")})
    if not form.is_valid():
        return _page(request, step, form, status=422 if form.is_bound else 200)
    found = offers(step, form.cleaned_data["to"], on)
    along = Along(request.POST if "listed" in request.POST else None, offers={offer.value: offer.sure for offer in found})
    # With nothing to choose from it goes through at once; what was ticked must be what is offered now.
    if (found or along.is_bound) and not along.is_valid():
        return _page(request, step, form, found=found, along=along, status=422 if along.is_bound else 200)
    also = along.chosen() if along.is_bound else {}
    return _done(request, step, actions.move_steps(step, by=request.member, **form.cleaned_data, also=also), len(also))


def _page(
    request: Request, step: Step, form: Move, *, found: list[Offer] | None = None, along: Along | None = None, status: int
) -> HttpResponse:
    on = clock.today()
    was = near_day(step.due_on, on) if step.due_on else ""
    to = near_day(form.cleaned_data["to"], on) if found is not None else ""
    ticked = along.ticked() if along else set()
    return show(
        request, "roadmaps/move.html", status=status, step=step, form=form, offers=found, along=along, was=was, to=to,
        ticked=ticked, here=way_back(request),
    )  # fmt: skip


def _done(request: Request, step: Step, change: Change, together: int) -> HttpResponse:
    said = f"Срок перенесён, вместе с ним ещё {count(together, 'срок,срока,сроков')}." if together else "Срок перенесён."
    undo = reverse("roadmaps:undo", args=[request.member.organisation.slug, change.pk])
    messages.success(request, f"{said} Прежний остался в истории.", extra_tags=undo)
    return redirect((request.POST.get("next") and way_back(request)) or step)
