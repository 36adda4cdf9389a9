"""Roadmaps of the organisation, and one of them as the document's own table."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from itertools import groupby
from typing import Any

from django.contrib import messages
from django.core.paginator import Page, Paginator
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils.http import urlencode
from django.views.decorators.http import require_GET, require_POST

from duet.base import clock
from duet.base.access.doors import Request, requires
from duet.base.access.policy import can, must
from duet.base.tenancy.models import Organisation
from duet.base.ui.pages import show
from duet.base.ui.words import count, plural
from duet.stages.organisations.querysets import named

from .. import actions
from ..forms.posts import WhoAnswers
from ..models import Activity, Roadmap, Upload
from ..querysets import RoadmapQuerySet
from .frame import plan_frame
from .numerals import neuter, singular
from .ruler import StageLine, stage_lines
from .sifting import SIEVES, choices, sifted
from .table import PlanRow, plan_row

PLANS_ON_A_PAGE = 30
ROWS_ON_A_PAGE = 100
# What a filter says when it lets nothing through.
NOTHING = {
    "late": "Ничего не просрочено.",
    "week": "До воскресенья сроков нет.",
    "mine": "За вами в этой карте ничего не записано.",
    "undated": "У всех мероприятий есть даты.",
    "nobody": "За каждое мероприятие кто-то отвечает.",
    "unproved": "Всё выполненное подтверждено документами.",
    "doubts": "Вопросов не осталось.",
    "outside": "Все сроки внутри периода карты.",
}


@dataclass(frozen=True, slots=True)
class StageOfTable:
    """A stage with its rows on this page; ``folded`` hides them on the screen (never in print)."""

    line: StageLine
    position: int
    rows: list[PlanRow]
    folded: bool
    open_url: str

    @property
    def said(self) -> str:
        """What stands instead of the rows of a folded stage."""
        number = self.line.total
        return (
            "Мероприятие выполнено"
            if number == 1
            else f"Все {number} {plural(number, 'мероприятие выполнено,мероприятия выполнены,мероприятий выполнены')}"
        )


@dataclass(frozen=True, slots=True)
class PlanLine:
    """A plan in a list, in ready words."""

    plan: Roadmap

    @property
    def percent(self) -> int:
        """How much is done, 0–100."""
        return round(100 * self.plan.done / self.plan.total) if self.plan.total else 0

    @property
    def said(self) -> str:
        """«2026/27 учебный год · выполнено 3 из 34 · без даты 2»"""
        undated = [f"без даты {self.plan.asking}"] if self.plan.asking else []
        return " · ".join([str(self.plan.period), f"выполнено {self.plan.done} из {self.plan.total}", *undated])

    @property
    def late(self) -> str:
        """«Просрочено 2»; nothing when nothing is."""
        return f"Просрочено {self.plan.late}" if self.plan.late else ""


@require_GET
@requires("roadmaps.view")
def roadmaps(request: Request) -> HttpResponse:
    member, on = request.member, clock.today()
    own = Roadmap.objects.visible_to(member).at_desk(member).for_page().with_progress(on).latest_first()
    unfinished = Upload.objects.visible_to(member).at_desk(member).unfinished().for_page().with_doubts()
    may_upload = can(member, "roadmaps.upload")
    if "all" not in request.GET and not member.organisation.is_above:
        plans = list(own[:2])
        if len(plans) == 1 and not (may_upload and unfinished.exists()):
            return redirect(plans[0])
    context: dict[str, Any] = {
        "page": _lines(own, None if member.organisation.is_above else request.GET.get("page")),
        "unfinished": unfinished[:10] if may_upload else [],
        "may_upload": may_upload,
        "on": on,
        "above": member.organisation.is_above,
    }
    if member.organisation.is_above:
        context |= _below(request, on)
    return show(request, "roadmaps/roadmaps.html", part="plans", **context)


def _below(request: Request, on: date) -> dict[str, Any]:
    """Plans of the organisations below, found by the name of the organisation."""
    words = request.GET.get("q", "").strip()[:100]
    plans = Roadmap.objects.visible_to(request.member).exclude(organisation=request.member.organisation)
    if words:
        plans = plans.filter(organisation__in=named(Organisation.objects.below(request.member), words))
    plans = plans.for_page().with_progress(on).order_by("organisation__name", "-starts_on", "-pk")
    return {"below": _lines(plans, request.GET.get("page")), "words": words}


def _lines(plans: RoadmapQuerySet, number: str | None) -> Page[PlanLine]:
    page = Paginator(plans, PLANS_ON_A_PAGE).get_page(number)
    page.object_list = [PlanLine(plan) for plan in page.object_list]
    return page


@require_GET
@requires("roadmaps.view")
def roadmap(request: Request, pk: int) -> HttpResponse:
    plan = get_object_or_404(Roadmap.objects.visible_to(request.member).for_page(), pk=pk)
    on = clock.today()
    rows = list(
        Activity.objects.visible_to(request.member).filter(roadmap=plan).with_progress(on).with_marks(request.member).light().in_order()
    )
    shown = request.GET.get("show", "")
    shown = shown if shown in SIEVES else ""
    whole = "whole" in request.GET
    page = Paginator(sifted(rows, shown), len(rows) + 1 if whole else ROWS_ON_A_PAGE).get_page(request.GET.get("page"))
    here = plan.url_at(request.member.organisation)
    lines = stage_lines(here, list(plan.stages.all()), rows, on)
    return show(
        request, "roadmaps/roadmap.html", part="plan", **plan_frame(request, plan, "roadmap"),
        page=page, shown=shown, whole=whole,
        stages=_stages(request, here, page.object_list, lines, fold=not shown and not whole),
        filters=choices(rows, shown, here),
        lead=_lead(lines), nothing_said=NOTHING.get(shown, "В карте нет мероприятий."), **_approval(plan),
        assign_form=_assign_form(request, plan, shown),
    )  # fmt: skip


def _lead(lines: list[StageLine]) -> str:
    done, total, late = (sum(getattr(line, name) for line in lines) for name in ("done", "total", "late"))
    said = f"Выполнено {done} из {total} {'мероприятия' if singular(total) else 'мероприятий'}."
    return said + (f" {neuter(late).capitalize()} {plural(late, 'просрочено,просрочены,просрочено')}." if late else "")


def _approval(plan: Roadmap) -> dict[str, Any]:
    """The stamp «УТВЕРЖДАЮ» as the document has it."""
    stamp = plan.facts.get("approval") or {}
    return {"approval": stamp, "approved_on": date.fromisoformat(stamp["date"]) if stamp.get("date") else None}


def _assign_form(request: Request, plan: Roadmap, shown: str) -> WhoAnswers | None:
    """Shown above the rows nobody answers for, when some of them name nobody at all."""
    if shown != "nobody" or not can(request.member, "roadmaps.bind", plan) or not plan.activities.unanswered().exists():
        return None
    return WhoAnswers(organisation=request.member.organisation, required=True)


@require_POST
@requires("roadmaps.bind")
def assign(request: Request, pk: int) -> HttpResponse:
    """One person for every row whose paper names nobody."""
    plan = get_object_or_404(Roadmap.objects.visible_to(request.member).for_page(), pk=pk)
    must(request.member, "roadmaps.bind", plan)
    form = WhoAnswers(request.POST, organisation=request.member.organisation, required=True)
    if form.is_valid():
        rows = actions.assign_rest(plan, by=request.member, **form.cleaned_data)
        messages.success(request, f"{form.cleaned_data['member'].short_name}: {count(rows, 'строка,строки,строк')} карты.")
    else:
        messages.error(request, "Выберите человека из списка.")
    return redirect(f"{plan.get_absolute_url()}?show=nobody")


def _stages(request: Request, here: str, rows: Iterable[Activity], lines: list[StageLine], *, fold: bool) -> list[StageOfTable]:
    """The rows of the page under their stages; what is wholly done is folded until it is asked for."""
    on, by_pk = clock.today(), {line.pk: line for line in lines}
    opened = set(request.GET.get("open", "").split("-"))
    light = list(rows)
    full = Activity.objects.visible_to(request.member).for_table().in_bulk([row.pk for row in light])
    return [
        StageOfTable(
            line=by_pk[stage.pk],
            position=stage.position,
            rows=[plan_row(full[row.pk], request.member, on) for row in of_stage],
            folded=fold and by_pk[stage.pk].is_finished and str(stage.position) not in opened,
            open_url=_open_url(here, opened, stage.position, request.GET.get("page")),
        )
        for stage, of_stage in groupby(light, key=lambda row: row.stage)
    ]


def _open_url(here: str, opened: set[str], position: int, page: str | None) -> str:
    # The address is anybody's to write: what is no number of a stage is left out.
    numbers = sorted({int(number) for number in opened if number.isdecimal() and len(number) < 5} | {position})
    asked = {"open": "-".join(map(str, numbers))} | ({"page": page} if page else {})
    return f"{here}?{urlencode(asked)}#s{position}"
