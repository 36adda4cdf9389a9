"""The control sheets: on the screen, and as files to print and to send."""

from __future__ import annotations

from datetime import date
from typing import Any

from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils.http import urlencode
from django.views.decorators.http import require_GET

from duet.base import clock
from duet.base.access.doors import Request, requires
from duet.base.papers import Paper
from duet.base.ui.pages import show
from duet.core.calendar import Period
from duet.stages.editions.views.paper_files import FORMATS, as_file, known
from duet.stages.roadmaps.models import Roadmap, Step
from duet.stages.roadmaps.views.answering import answers, in_a_line
from duet.stages.roadmaps.views.days import near_day, overdue
from duet.stages.roadmaps.views.frame import plan_frame

from ..below import below_of
from ..forms import Span, usual_span
from ..papers import below_paper, sheet_paper
from ..querysets import listed
from ..sheet import sheet_of

ON_A_PAGE = 50


def _plan(request: Request, pk: int) -> Roadmap:
    plan: Roadmap = get_object_or_404(Roadmap.objects.visible_to(request.member).for_page(), pk=pk)
    return plan


@require_GET
@requires("control.view")
def plan(request: Request, pk: int) -> HttpResponse:
    plan, on = _plan(request, pk), clock.today()
    form = Span(request.GET, usual=usual_span(plan.period, on))
    sheet = sheet_of(plan, request.member, form.period(), on)
    late = Paginator(listed(sheet.late), ON_A_PAGE).get_page(request.GET.get("page"))
    late.object_list = [_line(step, request, on) for step in late.object_list]
    return show(
        request, "control/plan.html", **plan_frame(request, plan, "control"), title="Контрольный лист", form=form, sheet=sheet,
        late=late, files=_files("control:plan_file", [request.member.organisation.slug, plan.pk], sheet.span),
    )  # fmt: skip


def _line(step: Step, request: Request, on: date) -> dict[str, Any]:
    due = step.due_on or on
    return {
        "step": step,
        "url": step.url_at(request.member.organisation),
        "day": near_day(due, on),
        "overdue": overdue(due, on),
        "who": in_a_line(answers(step.activity, request.member)),
    }


@require_GET
@requires("control.view")
def plan_file(request: Request, pk: int, form: str) -> HttpResponse:
    plan, on = _plan(request, pk), clock.today()
    span = Span(request.GET, usual=usual_span(plan.period, on)).period()
    return _file(sheet_paper(sheet_of(plan, request.member, span, on)), form, on)


@require_GET
@requires("control.view_below")
def below(request: Request) -> HttpResponse:
    on = clock.today()
    form = Span(request.GET, usual=usual_span(Period.school_year_of(on), on))
    found = below_of(request.member, form.period(), on)
    page = Paginator(found.lines, ON_A_PAGE).get_page(request.GET.get("page"))
    return show(
        request, "control/below.html", form=form, below=found, on=on, page=page,
        files=_files("control:below_file", [request.member.organisation.slug], found.span),
    )  # fmt: skip


@require_GET
@requires("control.view_below")
def below_file(request: Request, form: str) -> HttpResponse:
    on = clock.today()
    span = Span(request.GET, usual=usual_span(Period.school_year_of(on), on)).period()
    return _file(below_paper(below_of(request.member, span, on)), form, on)


def _files(name: str, parts: list[Any], span: Period) -> list[tuple[str, str]]:
    """Words and addresses of the sheet as a file of each kind."""
    query = urlencode({"start": span.start.isoformat(), "end": span.end.isoformat()})
    return [(kind.title, f"{reverse(name, args=[*parts, form.value])}?{query}") for form, kind in FORMATS.items()]


def _file(paper: Paper, form: str, on: date) -> HttpResponse:
    return as_file(paper, known(form), f"{paper.title} {on:%d.%m.%Y}")
