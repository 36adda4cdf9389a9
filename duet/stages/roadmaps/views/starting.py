"""A plan without a document: the ready templates, and last year's plan moved to the new year."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.views.decorators.http import require_http_methods

from duet.base import clock
from duet.base.access.doors import Request, requires
from duet.base.ui.pages import show
from duet.base.ui.words import count, plural
from duet.core.calendar import Period
from duet.core.plans.shifting import Shifted, shift
from duet.stages.organisations.own_calendar import own_calendar

from .. import actions
from ..forms.starting import ChooseTemplate, ChooseYear, StartFromTemplate, new_press
from ..models import Roadmap
from ..models.words import plan_of
from ..querysets import RoadmapQuerySet
from .preview import PreviewStage, moved, past_keys, preview


@require_http_methods(["GET", "POST"])
@requires("roadmaps.start")
def template(request: Request) -> HttpResponse:
    place, on = request.member.organisation, clock.today()
    if request.method != "POST":
        return _offer(request, ChooseTemplate(request.GET, on=on, kind=place.kind))
    form = StartFromTemplate(request.POST, on=on, kind=place.kind)
    if not form.is_valid():
        return _offer(request, form)
    plan = actions.start_from_template(place, by=request.member, on=on, **form.wanted)
    messages.success(request, "Карта создана. Слова, сроки и ответственных можно поправить в любой строке.")
    return redirect(plan)


def _offer(request: Request, form: ChooseTemplate) -> HttpResponse:
    """The templates, and the chosen one as it will be."""
    if not form.is_valid():
        return show(request, "roadmaps/template.html", part="offer", status=422, form=form)
    place, on = request.member.organisation, clock.today()
    chosen, period = form.chosen
    stages = preview(chosen.plan(period), period, own_calendar(place), on)
    past = past_keys(stages)
    return show(
        request, "roadmaps/template.html", part="offer", form=form, chosen=chosen, period=period, stages=stages, past=len(past),
        out=past if "past" in request.GET else frozenset(), press=new_press(), there=_there(request, period), lead=_lead(stages, len(past)),
    )  # fmt: skip


def _there(request: Request, period: Period) -> RoadmapQuerySet:
    """The organisation's own plans of exactly this year."""
    own: RoadmapQuerySet = Roadmap.objects.visible_to(request.member).at_desk(request.member).filter(source=None).for_page()
    return own.filter(starts_on=period.start, ends_on=period.end)


def _lead(stages: list[PreviewStage], past: int) -> str:
    rows = sum(len(stage.rows) for stage in stages)
    said = f"В карте {count(rows, 'строка,строки,строк')} и {count(len(stages), 'этап,этапа,этапов')}."
    if past:
        said += f" {plural(past, 'Срок,Сроки,Сроки')} {count(past, 'строки,строк,строк')} уже {plural(past, 'прошёл,прошли,прошли')}."
    return said


@require_http_methods(["GET", "POST"])
@requires("roadmaps.start")
def move(request: Request, pk: int) -> HttpResponse:
    # What comes from above is moved there.
    own = Roadmap.objects.visible_to(request.member).at_desk(request.member).filter(source=None).for_page()
    old: Roadmap = get_object_or_404(own, pk=pk)
    form = ChooseYear(request.POST if request.method == "POST" else request.GET, old=old.period, on=clock.today())
    if not form.is_valid():
        return show(request, "roadmaps/moving.html", part="moving", status=422, form=form, plan=old)
    if request.method == "POST":
        return _moved(request, old, form)
    calendar, there = own_calendar(old.organisation), list(_there(request, form.period))
    shifted = shift(plan_of(old), form.period, calendar)
    cancelled = {str(pk) for pk in old.activities.exclude(pk__in=old.activities.counted()).values_list("pk", flat=True)}
    return show(
        request, "roadmaps/moving.html", part="moving", form=form, plan=old, period=form.period, shifted=shifted,
        stages=moved(shifted, calendar, cancelled=cancelled), lead=_said_of(shifted),
        there=there, made=next((plan for plan in there if plan.previous_id == old.pk), None),
    )  # fmt: skip


def _moved(request: Request, old: Roadmap, form: ChooseYear) -> HttpResponse:
    plan = actions.move_to_year(
        old, by=request.member, on=clock.today(), to=form.period, calendar=own_calendar(old.organisation), **form.wanted
    )
    doubts = plan.activities.doubtful().count()
    left = f" Вопросы остались к {count(doubts, 'строке,строкам,строкам')}: они отмечены в таблице." if doubts else ""
    messages.success(request, f"Карта на {plan.period} готова.{left}")
    return redirect(plan)


def _said_of(shifted: Shifted) -> str:
    rows, doubtful = len(shifted.rows), sum(1 for row in shifted.rows if row.doubts)
    said = f"В карте {count(rows, 'строка,строки,строк')}, сроки пересчитаны."
    return said + (f" Посмотрите {count(doubtful, 'строку,строки,строк')} с вопросами." if doubtful else " Вопросов нет.")
