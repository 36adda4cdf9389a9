"""«Учебный календарь»: terms, holidays, days off of the organisation, by school years."""

from __future__ import annotations

from datetime import date
from typing import Any

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from duet.base import clock
from duet.base.access.doors import Request, requires
from duet.base.access.policy import can
from duet.base.ui.frame import Choice
from duet.base.ui.pages import show
from duet.base.ui.words import count
from duet.core.calendar import Period, in_words, years_in_words
from duet.core.workdays import KNOWN_UNTIL

from .. import actions
from ..forms.calendar import DaysForm, FillForm
from ..models import CalendarSpan, year_with
from ..own_calendar import spans_in_force

ON_A_PAGE = 50
ROWS = "строка,строки,строк"
# School years one may look at, around the one it is now.
BACK, AHEAD = 3, 2


@require_safe
@requires("calendar.view")
def calendar(request: Request) -> HttpResponse:
    return _page(request, _asked(request.GET.get("year", "")))


@require_POST
@requires("calendar.add")
def add(request: Request) -> HttpResponse:
    organisation = request.member.organisation
    form = DaysForm(request.POST, organisation=organisation)
    if not form.is_valid():
        return _page(request, _asked(request.POST.get("year", "")), status=422, form=form)
    days = actions.add_days(organisation, by=request.member, **form.facts())
    messages.success(request, "Добавлено в календарь.")
    return _back(request, days.school_year)


@require_POST
@requires("calendar.fill")
def fill(request: Request) -> HttpResponse:
    form, year = FillForm(request.POST), _asked(request.POST.get("year", ""))
    if not form.is_valid():
        return _page(request, year, status=422, filling=form)
    added = actions.fill_calendar(request.member.organisation, by=request.member, year=year, parts=form.cleaned_data["parts"])
    messages.success(request, f"Добавлено: {count(added, ROWS)}. Сверьте даты со своим календарным графиком.")
    return _back(request, year)


@require_POST
@requires("calendar.take")
def take(request: Request) -> HttpResponse:
    year = _asked(request.POST.get("year", ""))
    taken = actions.take_calendar(request.member.organisation, by=request.member, year=year)
    messages.success(request, f"Взято: {count(taken, ROWS)}. Теперь эти дни можно менять.")
    return _back(request, year)


@require_http_methods(["GET", "HEAD", "POST"])
@requires("calendar.edit")
def span(request: Request, pk: int) -> HttpResponse:
    days = _days(request, pk)
    form = DaysForm(request.POST, organisation=days.organisation, days=days) if request.method == "POST" else DaysForm.of(days)
    if form.is_bound and form.is_valid():
        actions.edit_days(days, by=request.member, **form.facts())
        messages.success(request, "Сохранено.")
        return _back(request, days.school_year)
    # The heading names what is kept, whatever was typed below it.
    return show(request, "organisations/calendar_days.html", status=422 if form.is_bound else 200, days=days, form=form)


@require_POST
@requires("calendar.remove")
def remove(request: Request, pk: int) -> HttpResponse:
    days = _days(request, pk)
    actions.remove_days(days, by=request.member)
    messages.success(request, f"Удалено: {days}.")
    return _back(request, days.school_year)


def _days(request: Request, pk: int) -> CalendarSpan:
    found: CalendarSpan = get_object_or_404(
        CalendarSpan.objects.visible_to(request.member).at_desk(request.member).select_related("organisation"), pk=pk
    )
    return found


def _asked(text: str) -> int:
    """The school year of the address, or the one it is now; in summer the coming one is what people plan."""
    now = Period.school_year_of(clock.today()).start.year
    year = int(text) if text.isascii() and text.isdecimal() and len(text) == 4 else now
    return min(max(year, now - BACK), now + AHEAD)


def _back(request: Request, year: int) -> HttpResponse:
    return redirect(f"{reverse('organisations:calendar', args=[request.member.organisation.slug])}?year={year}")


def _page(request: Request, year: int, *, status: int = 200, **forms: Any) -> HttpResponse:
    organisation = request.member.organisation
    in_force = [days for days in spans_in_force(organisation) if days.school_year == year]
    facts = {
        "form": DaysForm(organisation=organisation),
        "filling": FillForm(),
        "year": year,
        "over": f"{years_in_words(year)} учебный год",
        "of_year": f"{years_in_words(year)} учебного года",
        "years": _years(request, year),
        "page": Paginator(in_force, ON_A_PAGE).get_page(request.GET.get("page")),
        "lead": _lead(in_force, organisation.pk),
        "from_above": next((days.organisation for days in in_force if days.organisation_id != organisation.pk), None),
        "known_until": in_words(KNOWN_UNTIL) if Period.school_year(year).end > KNOWN_UNTIL else "",
        "may_change": can(request.member, "calendar.add"),
        "current": _current(in_force, clock.today()),
    }
    return show(request, "organisations/calendar.html", status=status, **{**facts, **forms})


def _years(request: Request, year: int) -> list[Choice]:
    now = year_with(clock.today())
    url = reverse("organisations:calendar", args=[request.member.organisation.slug])
    shown = sorted({now - 1, now, now + 1, year})
    return [Choice(years_in_words(start), f"{url}?year={start}", start == year) for start in shown]


def _lead(in_force: list[CalendarSpan], own: int) -> str:
    if not in_force:
        return "Своих дней на этот год нет: Дуэт считает рабочие дни по производственному календарю России."
    if all(days.organisation_id == own for days in in_force):
        return "По этим дням и производственному календарю России Дуэт считает рабочие дни и напоминает о сроках."
    if all(days.organisation_id != own for days in in_force):
        return "Своих дней на этот год нет, поэтому действуют дни вышестоящего органа."
    return "Действуют ваши дни, а чего в них нет — дни вышестоящего органа."


def _current(in_force: list[CalendarSpan], on: date) -> set[int]:
    return {days.pk for days in in_force if on in days.span}
