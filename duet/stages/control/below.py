"""The control sheet of a body above: how each organisation below carries out its plans, and what was given to it from above."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from django.urls import reverse
from django.utils.http import urlencode

from duet.base.tenancy.models import Member, Organisation
from duet.core.calendar import Period
from duet.stages.roadmaps.models import Roadmap, Step

from .querysets import counted
from .sheet import Line, Score


@dataclass(frozen=True, slots=True)
class Below:
    """``lines`` are the organisations, those that are behind first; ``given`` are their scores in what came from above."""

    organisation: Organisation
    span: Period
    on: date
    whole: Score
    lines: list[Line]
    given: dict[str, Score]
    without_plan: list[str]


def below_of(viewer: Member, span: Period, on: date) -> Below:
    """All organisations below the viewer's own, in five queries whatever their number."""
    places = list(Organisation.objects.below(viewer).educational().order_by("name", "pk"))
    steps = Step.objects.visible_to(viewer).exclude(organisation=viewer.organisation)
    own = _scores(steps.filter(roadmap__source__isnull=True), viewer, span, on)
    given = _scores(steps.filter(roadmap__source__isnull=False), viewer, span, on)
    plans = Roadmap.objects.visible_to(viewer).filter(source__isnull=True, starts_on__lte=span.end, ends_on__gte=span.start)
    planned = set(plans.values_list("organisation", flat=True))
    lines = [Line(place.name, own.get(place.pk, Score()) + given.get(place.pk, Score()), _url(viewer, place)) for place in places]
    return Below(
        organisation=viewer.organisation,
        span=span,
        on=on,
        whole=sum((line.score for line in lines), Score()),
        lines=sorted(lines, key=lambda line: (-line.score.late, line.score.percent, line.title)),
        given={place.name: given[place.pk] for place in places if place.pk in given},
        without_plan=[place.name for place in places if place.pk not in planned],
    )


def _scores(steps: object, viewer: Member, span: Period, on: date) -> dict[int, Score]:
    return {row.pop("organisation"): Score(**row) for row in counted(steps, "organisation", span, viewer=viewer, on=on)}


def _url(viewer: Member, place: Organisation) -> str:
    return reverse("roadmaps:today", args=[viewer.organisation.slug]) + "?" + urlencode({"organisation": place.slug})
