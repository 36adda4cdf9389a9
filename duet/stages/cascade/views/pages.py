"""A plan sent down: what is sent, how far the sending is, and who of those below has done what."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Any

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from duet.base import clock
from duet.base.access.doors import Request, requires
from duet.base.access.policy import can
from duet.base.tenancy.models import Member, Organisation
from duet.base.ui.frame import Choice
from duet.base.ui.pages import show
from duet.stages.roadmaps.models import Activity, Roadmap, Step
from duet.stages.roadmaps.models.standing import standing_of
from duet.stages.roadmaps.views.days import near_day
from duet.stages.roadmaps.views.frame import plan_frame
from duet.stages.roadmaps.views.table import SAID, SIGNS

from .. import actions
from ..forms import ChooseRows
from ..models import Errand, Spread
from ..source import digest_of, source_rows
from .choosing import choosable, whom
from .tallying import SHOWN, Score, by_organisation, by_row, listed, of_row, sifted, steps_below, summed

ON_A_PAGE = 50
# Views of the page: what stands in its rows.
ROWS, PLACES = "rows", "organisations"


@dataclass(frozen=True, slots=True)
class Line:
    """A row of the page: an activity or an organisation, and its score."""

    title: str
    about: str
    url: str
    score: Score
    number: str = ""


@dataclass(frozen=True, slots=True)
class Obligation:
    """One step of one organisation, in ready words."""

    step: Step
    url: str
    kind: str
    state: str
    day: str
    proofs: int


def _plan(request: Request, pk: int) -> Roadmap:
    plans = Roadmap.objects.visible_to(request.member).at_desk(request.member).filter(source__isnull=True)
    plan: Roadmap = get_object_or_404(plans.for_page(), pk=pk)
    return plan


def _spread(request: Request, plan: Roadmap) -> Spread | None:
    found: Spread | None = Spread.objects.visible_to(request.member).filter(roadmap=plan).for_page().with_errands().first()
    return found


def _sent(request: Request, pk: int) -> Spread:
    """The sending of a plan that is with the organisations."""
    sent = Spread.objects.visible_to(request.member).at_desk(request.member).for_page()
    spread: Spread = get_object_or_404(sent, roadmap=_plan(request, pk))
    return spread


@require_GET
@requires("cascade.view")
def plan(request: Request, pk: int) -> HttpResponse:
    plan = _plan(request, pk)
    spread = _spread(request, plan)
    if spread is None:
        return redirect("cascade:publish", org=request.member.organisation.slug, pk=plan.pk)
    on = clock.today()
    by = PLACES if request.GET.get("by") == PLACES else ROWS
    lines = _places(request.member, plan, on) if by == PLACES else _rows(request.member, spread, on)
    page = Paginator(lines, ON_A_PAGE).get_page(request.GET.get("page"))
    whole = summed(by_organisation(plan, request.member, on))
    return show(
        request, "cascade/plan.html", part="below", **plan_frame(request, plan, "cascade"), title="Как выполняют организации",
        spread=spread, by=by, page=page, whole=whole, silent=spread.is_silent(clock.now()), state=_state(spread, plan),
        views_of=[Choice("По строкам", "?", by == ROWS), Choice("По организациям", f"?by={PLACES}", by == PLACES)],
        may_publish=can(request.member, "cascade.publish", plan),
    )  # fmt: skip


def _state(spread: Spread, plan: Roadmap) -> dict[str, Any]:
    """Whether what the organisations have is what the plan says now."""
    return {"changed": not spread.is_under_way and not spread.withdrawn_on and digest_of(plan, source_rows(spread)) != spread.digest}


def _rows(member: Member, spread: Spread, on: date) -> list[Line]:
    scores = by_row(spread.roadmap, member, on)
    errands = Errand.objects.visible_to(member).filter(spread=spread).in_force().select_related("activity")
    slug = member.organisation.slug
    return [
        Line(
            title=errand.activity.title,
            about=" · ".join(filter(None, [errand.activity.deadline_text, whom(errand.audience)])),
            url=reverse("cascade:row", args=[slug, errand.activity_id]),
            score=scores.get(errand.activity_id, Score()),
            number=errand.activity.number,
        )
        for errand in errands
    ]


def _places(member: Member, plan: Roadmap, on: date) -> list[Line]:
    scores = by_organisation(plan, member, on)
    below = Organisation.objects.below(member).educational().order_by("name", "pk")
    copies = dict(Roadmap.objects.visible_to(member).filter(source=plan).values_list("organisation", "pk"))
    lines = [
        Line(
            title=place.name,
            about=place.get_kind_display() if place.pk in copies else "карта сюда ещё не передана",
            url=reverse("roadmaps:roadmap", args=[member.organisation.slug, copies[place.pk]]) if place.pk in copies else "",
            score=scores.get(place.pk, Score()),
        )
        for place in below
    ]
    # Those that are behind first.
    return sorted(lines, key=lambda line: (-line.score.late, line.score.percent, line.title))


@require_http_methods(["GET", "POST"])
@requires("cascade.publish")
def publish(request: Request, pk: int) -> HttpResponse:
    plan = _plan(request, pk)
    spread = _spread(request, plan)
    on = clock.today()
    form = ChooseRows(request.POST if request.method == "POST" else None, plan=plan, initial={"past": spread.past if spread else False})
    if form.is_valid():
        spread = actions.publish_plan(plan, by=request.member, on=on, at=clock.now(), **form.given())
        messages.success(request, "Карта передаётся организациям. Страницу можно закрыть.")
        return redirect(spread)
    rows = choosable(plan, request.member, _chosen(request, spread, form), on)
    return show(
        request, "cascade/publish.html", status=422 if form.errors else 200, **plan_frame(request, plan, "cascade"),
        title="Передать организациям", form=form, rows=rows, spread=spread, any_passed=any(row.passed for row in rows),
        organisations=Organisation.objects.below(request.member).educational().count(),
    )  # fmt: skip


def _chosen(request: Request, spread: Spread | None, form: ChooseRows) -> set[int] | None:
    if form.is_bound:
        return {int(pk) for pk in request.POST.getlist("rows") if pk.isascii() and pk.isdecimal() and len(pk) < 19}
    if spread is None or spread.withdrawn_on:
        return None
    return set(spread.errands.in_force().values_list("activity", flat=True))


@require_POST
@requires("cascade.publish")
def again(request: Request, pk: int) -> HttpResponse:
    spread = _sent(request, pk)
    actions.send_again(spread, by=request.member, on=clock.today(), at=clock.now())
    messages.success(request, "Изменения передаются организациям.")
    return redirect(spread)


@require_POST
@requires("cascade.withdraw")
def withdraw(request: Request, pk: int) -> HttpResponse:
    spread = _sent(request, pk)
    actions.withdraw_plan(spread, by=request.member, on=clock.today(), at=clock.now())
    messages.success(request, "Карта отозвана. Несделанное у организаций отменяется, сделанное остаётся.")
    return redirect(spread)


@require_GET
@requires("cascade.view")
def row(request: Request, pk: int) -> HttpResponse:
    """One row: organisation by organisation."""
    rows = Activity.objects.visible_to(request.member).at_desk(request.member).filter(errand__isnull=False)
    activity = get_object_or_404(rows.select_related("roadmap__organisation", "stage"), pk=pk)
    on, shown = clock.today(), request.GET.get("show", "")
    shown = shown if shown in SHOWN else ""
    steps = steps_below(activity.roadmap, request.member).filter(activity__origin=activity)
    page = Paginator(listed(sifted(steps, shown, on)), ON_A_PAGE).get_page(request.GET.get("page"))
    page.object_list = [_obligation(step, request.member, on) for step in page.object_list]
    whole = summed(of_row(activity.roadmap, activity.pk, request.member, on))
    here = reverse("cascade:row", args=[request.member.organisation.slug, activity.pk])
    return show(
        request, "cascade/row.html", activity=activity, page=page, on=on, whole=whole,
        filters=[Choice(words, f"{here}?show={name}" if name else here, name == shown) for name, words in SHOWN.items()], shown=shown,
    )  # fmt: skip


def _obligation(step: Step, viewer: Member, on: date) -> Obligation:
    standing = standing_of(step, on)
    when = step.done_on or step.due_on
    return Obligation(
        step=step,
        url=step.url_at(viewer.organisation),
        kind=SIGNS[standing],
        state=SAID[standing],
        day=near_day(when, on) if when else "без даты",
        proofs=step.proofs,  # type: ignore[attr-defined]  # counted by ``listed``
    )
