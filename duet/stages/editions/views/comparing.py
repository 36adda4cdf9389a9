"""Two texts of a plan compared row by row."""

from __future__ import annotations

from dataclasses import replace

from django.core.paginator import Paginator
from django.http import HttpResponse
from django.urls import reverse
from django.utils.http import urlencode
from django.views.decorators.http import require_GET

from duet.base.access.doors import Request, requires
from duet.base.ui.frame import Choice
from duet.base.ui.pages import show
from duet.core.plans import Plan
from duet.core.plans.compare import Comparison, compare
from duet.stages.roadmaps.views.frame import plan_frame

from .differing import entries, front, shown
from .plans import plan_of
from .sources import NOW, chosen, sources, usual
from .words import summary

ROWS_ON_A_PAGE = 100


def _compared(old: Plan, new: Plan, *, stamps: bool) -> Comparison:
    """With or without the stamps: those of the working text are not settled yet, it has neither its order nor its agreement."""
    return compare(old, new) if stamps else compare(replace(old, stamps=()), replace(new, stamps=()))


@require_GET
@requires("editions.view")
def comparison(request: Request, pk: int) -> HttpResponse:
    plan = plan_of(request, pk)
    offered = sources(request, plan)
    was, now = usual(offered)
    a, b = chosen(offered, request.GET.get("a") or was), chosen(offered, request.GET.get("b") or now)
    everything, whole = "all" in request.GET, "whole" in request.GET
    old, new = a.read(), b.read()
    found = _compared(old, new, stamps=NOW not in (a.code, b.code))
    lines = entries(found, everything=everything)
    page = Paginator(lines, len(lines) + 1 if whole else ROWS_ON_A_PAGE).get_page(request.GET.get("page"))
    here = reverse("editions:compare", args=[request.member.organisation.slug, plan.pk])
    asked = f"{here}?{urlencode({'a': a.code, 'b': b.code})}"
    return show(
        request, "editions/compare.html", part="compare", **plan_frame(request, plan, "compare") | {"lines": []},
        offered=offered, a=a, b=b, page=page, stages=shown(page.object_list), front=front(old, new, found),
        lead="Отличий нет: тексты совпадают." if found.is_empty else summary(found), is_same=found.is_empty, everything=everything,
        alone=len(offered) == 1, whole=whole or page.paginator.num_pages == 1, whole_url=f"{asked}{'&all' * everything}&whole",
        filters=[
            Choice("Только отличия", asked, not everything),
            Choice("Весь текст", f"{asked}&all", everything),
        ],
        swap_url=f"{here}?{urlencode({'a': b.code, 'b': a.code})}",
    )  # fmt: skip
