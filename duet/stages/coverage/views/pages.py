"""A plan against the model: what is there and why, what is missing, what a person decides about it."""

from __future__ import annotations

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from duet.base import clock
from duet.base.access.doors import Request, requires
from duet.base.access.policy import can, must
from duet.base.ui.pages import show
from duet.core.catalogue import Item, Severity, item
from duet.core.coverage import Status
from duet.stages.roadmaps.models import Activity, Roadmap
from duet.stages.roadmaps.views.frame import plan_frame

from .. import actions
from ..forms import LinkRow, Questions, Waive, wanted
from ..reporting import checked
from . import showing


def _plan(request: Request, pk: int) -> Roadmap:
    """A plan of one's own or of those below; what a body above laid down is checked there."""
    plans = Roadmap.objects.visible_to(request.member).filter(source__isnull=True)
    plan: Roadmap = get_object_or_404(plans.for_page(), pk=pk)
    return plan


def _own_plan(request: Request, pk: int, right: str) -> Roadmap:
    plan = _plan(request, pk)
    must(request.member, right, plan)
    return plan


def _here(request: Request, plan: Roadmap) -> str:
    return reverse("coverage:check", args=[request.member.organisation.slug, plan.pk])


@require_GET
@requires("coverage.view")
def check(request: Request, pk: int) -> HttpResponse:
    plan = _plan(request, pk)
    found = checked(plan)
    report = found.report
    grades = showing.grades(plan, found)
    graver = any(grade.severity is not Severity.RECOMMENDED for grade in grades)
    return show(
        request, "coverage/check.html", **plan_frame(request, plan, "coverage"), title="Проверка по модели", lead=showing.lead(report),
        checked=found, citations=showing.citations(plan, found, request.member),
        report=report, grades=grades, graver=graver, stages=showing.stages(report),
        doubtful=showing.found(plan, report, request.member, Status.CHECK),
        covered=showing.found(plan, report, request.member, Status.COVERED),
        absent=report.with_status(Status.NOT_APPLICABLE), questions=Questions(facts=report.facts),
        may_decide=can(request.member, "coverage.decide", plan), may_add=can(request.member, "coverage.add", plan),
        waivers=[(waiver, item(waiver.code)) for waiver in found.waivers],
    )  # fmt: skip


@require_POST
@requires("coverage.add")
def add(request: Request, pk: int) -> HttpResponse:
    plan = _own_plan(request, pk, "coverage.add")
    chosen = wanted(request.POST, every=_codes_of(plan, request.POST.get("grade", "")))
    change = actions.add_missing(plan, by=request.member, wanted=chosen, on=clock.today())
    undo = reverse("roadmaps:undo", args=[request.member.organisation.slug, change.pk])
    messages.success(request, f"{change.what}.", extra_tags=undo)
    return redirect(_here(request, plan))


def _codes_of(plan: Roadmap, grade: str) -> list[str]:
    """Everything of one grade that is missing now; nothing when no grade is asked for."""
    if grade not in set(Severity):
        return []
    return [verdict.item.code for verdict in checked(plan).report.gaps[Severity(grade)]]


@require_POST
@requires("coverage.decide")
def answer(request: Request, pk: int) -> HttpResponse:
    plan = _own_plan(request, pk, "coverage.decide")
    if "forget" in request.POST:
        actions.forget_answers(plan.organisation, by=request.member)
        messages.success(request, "Ответы снова берутся из слов карты.")
        return redirect(_here(request, plan))
    form = Questions(request.POST)
    form.full_clean()
    actions.answer_questions(plan.organisation, by=request.member, facts=form.cleaned_data)
    messages.success(request, "Ответы записаны, проверка пересчитана.")
    return redirect(_here(request, plan))


@require_POST
@requires("coverage.decide")
def link(request: Request, pk: int) -> HttpResponse:
    plan = _own_plan(request, pk, "coverage.decide")
    form = LinkRow(request.POST)
    if not form.is_valid():
        messages.error(request, "Обновите страницу: карта изменилась.")
        return redirect(_here(request, plan))
    given = form.cleaned_data
    row = get_object_or_404(Activity.objects.visible_to(request.member).filter(roadmap=plan), pk=given["row"])
    actions.link_row(row, by=request.member, code=given["code"], covers=given["covers"])
    messages.success(request, "Записано: это оно." if given["covers"] else "Записано: это другое.")
    return redirect(f"{_here(request, plan)}#doubtful")


def _item(code: str) -> Item:
    try:
        return item(code)
    except KeyError as unknown:
        raise Http404(code) from unknown


@require_http_methods(["GET", "POST"])
@requires("coverage.decide")
def waive(request: Request, pk: int, code: str) -> HttpResponse:
    plan, found = _own_plan(request, pk, "coverage.decide"), _item(code)
    form = Waive(request.POST if request.method == "POST" else None)
    if form.is_valid():
        actions.waive_item(plan.organisation, by=request.member, code=code, **form.cleaned_data)
        messages.success(request, "Записано: не требуется.")
        return redirect(_here(request, plan))
    return show(request, "coverage/waive.html", status=422 if form.errors else 200, plan=plan, item=found, form=form)


@require_POST
@requires("coverage.decide")
def want(request: Request, pk: int, code: str) -> HttpResponse:
    plan, found = _own_plan(request, pk, "coverage.decide"), _item(code)
    actions.want_again(plan.organisation, by=request.member, code=found.code)
    messages.success(request, "Пункт снова среди нужных.")
    return redirect(_here(request, plan))
