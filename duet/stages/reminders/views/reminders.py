"""«Напоминания»: what one hears of today, and «не напоминать об этом до …»."""

from __future__ import annotations

from datetime import date, timedelta

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.views.decorators.http import require_POST, require_safe

from duet.base import clock
from duet.base.access.doors import Request, requires
from duet.base.access.policy import can
from duet.base.ui.frame import Choice
from duet.base.ui.pages import show
from duet.base.ui.words import count, day, weekday
from duet.core.reminding import Windows
from duet.core.workdays import WorkCalendar
from duet.stages.organisations.own_calendar import own_calendar
from duet.stages.roadmaps.models import Step

from .. import actions
from ..forms import SnoozeForm
from ..listening import ear_of
from ..models import rules_of
from ..querysets import Shelf, reminded
from ..telling import undated
from . import shelves
from .letters import said_of_letters
from .shelves import TITLES, UP


@require_safe
@requires("reminders.view")
def reminders(request: Request) -> HttpResponse:
    return _page(request)


@require_POST
@requires("reminders.snooze")
def snooze(request: Request, pk: int) -> HttpResponse:
    step, form = _step(request, pk), SnoozeForm(request.POST)
    if not form.is_valid():
        return _page(request, status=422, wrong=form)
    until = form.cleaned_data["until"]
    actions.snooze_step(step, by=request.member, until=until, on=clock.today())
    wake_url = reverse("reminders:wake", args=[request.member.organisation.slug, step.pk])
    messages.success(request, f"До {day(until, clock.today())} Дуэт вам об этом не напомнит.", extra_tags=wake_url)
    return redirect("reminders:reminders", request.member.organisation.slug)


@require_POST
@requires("reminders.snooze")
def wake(request: Request, pk: int) -> HttpResponse:
    actions.wake_step(_step(request, pk), by=request.member)
    messages.success(request, "Дуэт снова напоминает вам об этом.")
    return redirect("reminders:reminders", request.member.organisation.slug)


def _step(request: Request, pk: int) -> Step:
    step: Step = get_object_or_404(Step.objects.visible_to(request.member).at_desk(request.member).select_related("organisation"), pk=pk)
    return step


def _page(request: Request, *, status: int = 200, wrong: SnoozeForm | None = None) -> HttpResponse:
    member, on = request.member, clock.today()
    calendar = own_calendar(member.organisation)
    ear, windows = ear_of(member), Windows.on_day(on, calendar, rules_of(member.organisation))
    steps = reminded(Step.objects.visible_to(member).at_desk(member), ear, windows)
    full = shelves.sizes(steps)
    no_day = undated(member.organisation) if ear.is_curator else 0
    return show(
        request, "reminders/reminders.html", status=status,
        groups=shelves.groups(steps, full, request.GET, viewer=member, windows=windows), lead=_lead(full), wrong=wrong,
        snoozes=_snoozes(on, calendar), undated=no_day, letters=said_of_letters(request), may_set_rules=can(member, "reminders.set_rules"),
    )  # fmt: skip


def _lead(full: dict[Shelf, int]) -> str:
    """«За вами: 2 просрочено, 1 на сегодня. Нужен куратор: 4 дела.»"""
    named = ((Shelf.LATE, "просрочено"), (Shelf.TODAY, "на сегодня"), (Shelf.SOON, "на ближайшие дни"))
    mine = ", ".join(f"{full[shelf]} {words}" for shelf, words in named if full[shelf])
    said = [f"За вами: {mine}." if mine else ""]
    said += [f"{TITLES[shelf]}: {count(full[shelf], 'дело,дела,дел')}." for shelf in UP if full[shelf]]
    return " ".join(filter(None, said)) or "На сегодня напоминать не о чем."


def _snoozes(on: date, calendar: WorkCalendar) -> list[Choice]:
    """Days to put a reminder off to: the next working day, a few days, a week, a month."""
    week = timedelta(days=7)
    days = {calendar.add(on, 1), calendar.add(on, 3), calendar.next_working(on + week), calendar.next_working(on + 4 * week)}
    return [
        Choice(f"до {day(until, on)}, {weekday(until)}", f"{until:%Y-%m-%d}")
        for until in sorted(days)
        if until <= on + actions.LONGEST_SNOOZE
    ]
