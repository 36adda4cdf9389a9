"""A plan as a ribbon of months."""

from __future__ import annotations

import re
from collections.abc import Callable

from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import get_object_or_404
from django.views.decorators.http import require_GET

from duet.base import clock
from duet.base.access.doors import Request, requires
from duet.base.ui.pages import show

from ..models import Roadmap
from .around import around
from .counted import Counted
from .ribbon import Ribbon, finished, lines_of
from .scale import Scale
from .sifting import Sieve, read, sifted

LINES_ON_A_PAGE = 100
KEY = re.compile(r"a?[0-9]{1,18}")


@require_GET
@requires("roadmaps.view")
def timeline(request: Request, pk: int) -> HttpResponse:
    plan = get_object_or_404(Roadmap.objects.visible_to(request.member).for_page(), pk=pk)
    member, on, whole, sieve = request.member, clock.today(), "whole" in request.GET, read(request.GET)
    counted = Counted.of(plan, member, on)
    found, scale = sieve.narrowed(counted.rows, viewer=member, on=on), scale_of(counted)
    folded = finished(counted) - opened(request) if sieve == Sieve() and not whole else frozenset()
    lines = lines_of(sifted(found, sieve.show), counted, folded)
    page = Paginator(lines, len(lines) + 1 if whole else LINES_ON_A_PAGE).get_page(request.GET.get("page"))
    return show(
        request, "roadmaps/timeline.html", **around(request, counted, sieve, found, "timeline"),
        page=page, whole=whole, scale=scale, columns=list(scale.columns(on)), now=scale.start(on) if on in scale else None,
        sections=Ribbon(counted, member, scale, on).sections(list(page.object_list), open_url(request)),
    )  # fmt: skip


def scale_of(counted: Counted) -> Scale:
    """The months of the plan and of its rows, whatever the filter shows."""
    firsts = [row.first_on for row in counted.rows if row.first_on]
    lasts = [row.last_on for row in counted.rows if row.last_on]
    return Scale.of(counted.plan.period, min(firsts, default=None), max(lasts, default=None))


def opened(request: Request) -> frozenset[str]:
    """The finished sections that the address asks to show: «?open=3-a12»."""
    # The address is anybody's to write: what is no key of a section is left out.
    return frozenset(key for key in request.GET.get("open", "").split("-") if KEY.fullmatch(key))


def open_url(request: Request) -> Callable[[str], str]:
    """The address of the same page with one more section opened."""
    before = opened(request)

    def url(key: str) -> str:
        query = request.GET.copy()
        query["open"] = "-".join(sorted(before | {key}))
        return f"{request.path}?{query.urlencode()}#s{key}"

    return url
