"""Assessments of many: who has one, several people on one page, what became of a group, what is assessed."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.core.paginator import Paginator
from django.db.models import Count, OuterRef, Q, Subquery
from django.http import HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from duet.base import clock
from duet.base.access.doors import Request, requires
from duet.base.access.policy import can
from duet.base.ui.frame import Choice
from duet.base.ui.pages import show
from duet.core.accounting.comparing import FEW, Summary
from duet.core.accounting.parameters import Parameter, mentees_of
from duet.stages.persons.querysets import PersonQuerySet
from duet.stages.persons.watching import looked_at_list

from .. import actions
from ..assessing import choices_of, compared, counted, marks_of, mentees, parameters_of
from ..forms.assessing import GroupForm, ParameterForm
from ..forms.sifting import Sifting
from ..models import Assessment, Moment
from .additions import parts_of

ON_A_PAGE, IN_A_TABLE = 50, 25
_HAVE = (("", "Все"), ("none", "Нет входной оценки"), ("entry", "Есть входная"), ("exit", "Есть обе"))


def _with_days(people: PersonQuerySet, year: int) -> PersonQuerySet:
    """With the days of both assessments of the year: the people are those whose gate is open."""
    days = Assessment._base_manager.filter(person=OuterRef("pk"), year=year)
    entry, ending = (Subquery(days.filter(moment=moment).values("on")) for moment in (Moment.ENTRY, Moment.EXIT))
    found: PersonQuerySet = people.annotate(entry_on=entry, exit_on=ending)
    return found


def _having(people: PersonQuerySet, have: str) -> PersonQuerySet:
    wanted = {
        "none": Q(entry_on__isnull=True),
        "entry": Q(entry_on__isnull=False),
        "exit": Q(entry_on__isnull=False, exit_on__isnull=False),
    }
    return people.filter(wanted[have]) if have in wanted else people


@require_safe
@requires("accounting.assessments")
def assessments(request: Request) -> HttpResponse:
    member, on = request.member, clock.today()
    sifting = Sifting(request.GET, viewer=member, on=on)
    people = _with_days(sifting.sift(mentees(member, sifting.year, on)), sifting.year)
    tally = people.order_by().aggregate(
        total=Count("pk"), entry=Count("pk", filter=Q(entry_on__isnull=False)),
        exit=Count("pk", filter=Q(entry_on__isnull=False, exit_on__isnull=False)),
    )  # fmt: skip
    tally["none"] = tally["total"] - tally["entry"]
    have = request.GET.get("have", "")
    page = Paginator(_having(people, have).for_list().order_by("sort_name", "pk"), ON_A_PAGE).get_page(request.GET.get("page"))
    looked_at_list(member, "Оценки наставляемых", len(page.object_list))
    return show(
        request, "accounting/assessments.html", part="list", parts=parts_of(member, "assessments"), sifting=sifting, page=page, tally=tally,
        have=[Choice(title, sifting.url(have=key), current=key == have, count=tally[key or "total"]) for key, title in _HAVE],
        may_assess=can(member, "accounting.assess"),
    )  # fmt: skip


@require_http_methods(["GET", "HEAD", "POST"])
@requires("accounting.assess")
def group(request: Request) -> HttpResponse:
    member, on = request.member, clock.today()
    sifting = Sifting(request.GET, viewer=member, on=on)
    people = sifting.sift(mentees(member, sifting.year, on))
    statuses = mentees_of(sifting.form)
    people = people.filter(status__in=statuses) if statuses else people
    other = Assessment.objects.visible_to(member).permitted(on).filter(year=sifting.year).exclude(form=sifting.form)
    people = people.exclude(pk__in=other.order_by().values("person")).for_list().order_by("sort_name", "pk")
    page = Paginator(people, IN_A_TABLE).get_page(request.GET.get("page"))
    parameters = parameters_of(member.organisation_id, sifting.form)
    written = marks_of(page.object_list, sifting.year, sifting.moment)
    figures = {f"{person}-{code}": value for (person, code), value in written.items()}
    initial = {"made_on": on, "assessor": member.short_name, **figures}
    form = GroupForm(request.POST or None, people=page.object_list, parameters=parameters, initial=initial)
    if form.is_valid():
        given = form.given(year=sifting.year, moment=sifting.moment, form=sifting.form)
        done = actions.assess_group(member.organisation, by=member, given=given, values=form.values(), on=on)
        messages.success(request, f"Записано оценок: {done}.")
        return redirect(f"{reverse('accounting:group', args=[member.organisation.slug])}{_next(page, sifting)}")
    looked_at_list(member, "Оценка нескольких человек", len(form.people))
    return show(
        request, "accounting/group.html", status=422 if form.is_bound else 200, parts=parts_of(member, "assessments"), sifting=sifting,
        page=page, form=form, parameters=parameters,
    )  # fmt: skip


def _next(page: Any, sifting: Sifting) -> str:
    """The next people of the table, or the same page if they were the last."""
    return sifting.url(page=str(page.next_page_number() if page.has_next() else page.number))


@require_safe
@requires("accounting.figures")
def compare(request: Request) -> HttpResponse:
    member, on = request.member, clock.today()
    sifting = Sifting(request.GET, viewer=member, on=on)
    by_name = can(member, "accounting.assessments")
    people = sifting.sift(counted(member, sifting.year, on))
    found = compared(people, member.organisation_id, sifting.year, sifting.form)
    shown = [(parameter, summary) for parameter, summary in found if by_name or not summary.is_small]
    return show(
        request, "accounting/compare.html", part="list", parts=parts_of(member, "compare"), sifting=sifting, rows=_rows(shown),
        hidden=len(found) - len(shown), few=FEW, by_name=by_name,
    )  # fmt: skip


def _rows(found: list[tuple[Parameter, Summary]]) -> list[dict[str, Any]]:
    return [{"parameter": parameter, "summary": summary, "is_worse": _is_worse(parameter, summary)} for parameter, summary in found]


def _is_worse(parameter: Parameter, summary: Summary) -> bool:
    change = summary.change
    return bool(change) and (change > 0) is not parameter.up if change is not None else False


@require_safe
@requires("accounting.assessments")
def parameters(request: Request) -> HttpResponse:
    return _parameters(request, ParameterForm())


def _parameters(request: Request, form: ParameterForm, *, status: int = 200) -> HttpResponse:
    member = request.member
    sifting = Sifting(request.GET, viewer=member, on=clock.today())
    return show(
        request, "accounting/parameters.html", status=status, parts=parts_of(member, "assessments"), sifting=sifting, form=form,
        choices=choices_of(member.organisation_id, sifting.form), may_choose=can(member, "accounting.choose_parameters"),
    )  # fmt: skip


@require_POST
@requires("accounting.choose_parameters")
def choose_parameters(request: Request) -> HttpResponse:
    sifting = Sifting(request.GET, viewer=request.member, on=clock.today())
    used = request.POST.getlist("used")
    actions.choose_parameters(request.member.organisation, by=request.member, form=sifting.form, used=used)
    messages.success(request, "Набор показателей сохранён. Записанные раньше оценки остались.")
    return redirect(f"{reverse('accounting:parameters', args=[request.member.organisation.slug])}{sifting.url()}")


@require_POST
@requires("accounting.add_parameter")
def add_parameter(request: Request) -> HttpResponse:
    sifting = Sifting(request.GET, viewer=request.member, on=clock.today())
    form = ParameterForm(request.POST)
    if not form.is_valid():
        return _parameters(request, form, status=422)
    actions.add_parameter(request.member.organisation, by=request.member, form=sifting.form, **form.cleaned_data)
    messages.success(request, "Показатель добавлен.")
    return redirect(f"{reverse('accounting:parameters', args=[request.member.organisation.slug])}{sifting.url()}")
