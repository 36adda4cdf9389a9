"""A plan as months of days."""

from __future__ import annotations

from collections import Counter
from datetime import date, timedelta
from typing import Any

from django.core.paginator import Paginator
from django.db.models import Case, Count, F, Value, When, Window
from django.db.models.functions import RowNumber
from django.http import HttpResponse
from django.shortcuts import get_object_or_404
from django.views.decorators.http import require_GET

from duet.base import clock
from duet.base.access.doors import Request, requires
from duet.base.ui.frame import Choice
from duet.base.ui.pages import show
from duet.base.ui.words import weekday
from duet.core.lifecycle import StepState

from ..models import Roadmap, Step
from ..querysets import OPEN_STATES, StepQuerySet, week_end
from .around import around
from .counted import Counted
from .month import Due, Month, days_off, due, in_full, laid_out, to_show
from .sifting import Sieve, read, sifted

# What stands on a day of the grid; the rest is a link to the list of the day.
AT_ONCE = 4
ON_A_PAGE = 50
WEEK = [date(2026, 11, 2) + timedelta(days=number) for number in range(7)]
UNDATED_AT_ONCE = 20
# What is left to do comes first on a day, then as the document has it.
LEFT_FIRST = (
    Case(When(state__in=OPEN_STATES, then=Value(0)), When(state=StepState.DONE, then=Value(1)), default=Value(2)),
    F("activity__position"), F("position"), F("pk"),
)  # fmt: skip


@require_GET
@requires("roadmaps.view")
def calendar(request: Request, pk: int) -> HttpResponse:
    plan = get_object_or_404(Roadmap.objects.visible_to(request.member).for_page(), pk=pk)
    on, sieve, counted = clock.today(), read(request.GET), Counted.of(plan, request.member, clock.today())
    found = sieve.narrowed(counted.rows, viewer=request.member, on=on)
    steps = Step.objects.visible_to(request.member).filter(roadmap__in=[plan.pk, *counted.beside])
    if sieve != Sieve():
        steps = _sifted(steps.filter(activity__in=[row.pk for row in sifted(found, sieve.show)]), sieve, on)
    context = around(request, counted, sieve, found, "calendar", kept=[("month", request.GET.get("month", ""))])
    day = _day(request.GET.get("day", ""))
    context |= _one_day(request, steps, day, on) if day else _one_month(request, steps, plan, on)
    return show(request, "roadmaps/calendar.html", **context)


def _sifted(steps: StepQuerySet, sieve: Sieve, on: date) -> StepQuerySet:
    """Filters about days let the steps through, not their whole rows."""
    if "late" in (sieve.show, sieve.state):
        return steps.late(on)
    if sieve.show == "week":
        return steps.open().filter(due_on__gte=on, due_on__lte=week_end(on))
    return steps


def _one_month(request: Request, steps: StepQuerySet, plan: Roadmap, on: date) -> dict[str, Any]:
    counts = dict(steps.filter(due_on__isnull=False).order_by().values_list("due_on").annotate(Count("pk")))
    filled = Counter[Month]()
    for day, size in counts.items():
        filled[Month.of(day)] += size
    month = to_show(Month.read(request.GET.get("month", "")), filled, on)
    dues: dict[date, list[Due]] = {}
    for step in _first_of_each_day(steps.filter(due_on__range=(month.first, month.last))):
        dues.setdefault(step.due_on, []).append(due(step, step.url_at(request.member.organisation), on))
    asking = steps.asking().select_related("activity").order_by("activity__position", "position", "pk")
    undated = list(asking[: UNDATED_AT_ONCE + 1])
    return {
        "month": month,
        "days": laid_out(month, dues, counts, days_off(plan.organisation, month.days), on),
        "offset": month.first.weekday() + 1,
        "weekdays": [weekday(day) for day in WEEK],
        "before": Choice(month.previous.said, _url(request, month.previous)),
        "after": Choice(month.next.said, _url(request, month.next)),
        "months": [Choice(one.short, _url(request, one), one == month, filled[one]) for one in sorted(filled)],
        "now": "" if month == Month.of(on) else _url(request, Month.of(on)),
        "undated": [due(step, step.url_at(request.member.organisation), on) for step in undated[:UNDATED_AT_ONCE]],
        "more_undated": len(undated) > UNDATED_AT_ONCE,
        "total": filled[month],
    }


def _first_of_each_day(steps: StepQuerySet) -> StepQuerySet:
    """At most as many of each day as its cell holds."""
    place = Window(RowNumber(), partition_by=F("due_on"), order_by=LEFT_FIRST)
    found: StepQuerySet = steps.annotate(place=place).filter(place__lte=AT_ONCE).select_related("activity").order_by("due_on", "place")
    return found


def _one_day(request: Request, steps: StepQuerySet, day: date, on: date) -> dict[str, Any]:
    """Everything that is due on a day."""
    found = steps.filter(due_on=day).select_related("activity").order_by(*LEFT_FIRST)
    page = Paginator(found, ON_A_PAGE).get_page(request.GET.get("page"))
    page.object_list = [due(step, step.url_at(request.member.organisation), on) for step in page.object_list]
    month = Month.of(day)
    return {"day": in_full(day), "page": page, "month": month, "back": _url(request, month) + f"#d{day.isoformat()}"}


def _day(text: str) -> date | None:
    """«2026-11-20» of an address, which is anybody's to write."""
    try:
        day = date.fromisoformat(text)
    except ValueError:
        return None
    return day if Month.read(str(Month.of(day))) else None


def _url(request: Request, month: Month) -> str:
    query = request.GET.copy()
    for name in ("day", "page"):
        query.pop(name, None)
    query["month"] = str(month)
    return f"{request.path}?{query.urlencode()}"
