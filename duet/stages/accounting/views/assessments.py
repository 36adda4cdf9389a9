"""The assessment of one person: before, after, and writing it down."""

from __future__ import annotations

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.http import urlencode
from django.views.decorators.http import require_http_methods, require_safe

from duet.base import clock
from duet.base.access.doors import Request, requires
from duet.base.access.policy import can
from duet.base.ui.frame import Choice
from duet.base.ui.pages import show
from duet.core.calendar import Period
from duet.core.consents import Use
from duet.stages.bases.models import FormChoice, Participation, Side
from duet.stages.persons.gate import may
from duet.stages.persons.models import Person
from duet.stages.persons.watching import looked

from .. import actions
from ..assessing import forms_of, lines_of, may_see_assessments, parameters_of
from ..forms.assessing import AssessmentForm, FormOfMentoring
from ..models import Assessment, Moment
from .record import person_of


def _seen(request: Request, pk: int) -> Person:
    person = person_of(request, pk)
    if not may_see_assessments(request.member, person):
        raise Http404
    return person


def _years(request: Request, person: Person) -> list[int]:
    """School years in which the person was a mentee, the latest first."""
    parts = Participation.objects.visible_to(request.member).filter(person=person, side=Side.MENTEE)
    return sorted(set(parts.values_list("year", flat=True)), reverse=True)


def _year(request: Request, years: list[int]) -> int:
    asked = request.GET.get("year", "")
    usual = years[0] if years else Period.school_year_of(clock.today()).start.year
    return next((year for year in years if str(year) == asked), usual)


@require_safe
@requires("accounting.assessment")
def assessment(request: Request, pk: int) -> HttpResponse:
    person, on = _seen(request, pk), clock.today()
    looked(request.member, person, "Оценка")
    years = _years(request, person)
    year = _year(request, years)
    made = list(Assessment.objects.visible_to(request.member).permitted(on).filter(person=person, year=year).prefetch_related("marks"))
    lines = lines_of(person, made)
    choices = [Choice(str(Period.school_year(each)), f"?year={each}", current=each == year) for each in years]
    return show(
        request, "accounting/assessment.html", person=person, year=Period.school_year(year), start=year, made=made, lines=lines,
        drawn=[line for line in lines if line.is_drawn], may_keep=may(person, Use.KEEP, on), is_mentee=bool(years),
        choices=choices if len(choices) > 1 else [], may_assess=can(request.member, "accounting.assess", person),
        moments=[(value, label, _of(made, value)) for value, label in _MOMENTS],
    )  # fmt: skip


_MOMENTS = ((Moment.ENTRY, "Входная оценка"), (Moment.EXIT, "Выходная оценка"))


def _of(made: list[Assessment], moment: Moment) -> Assessment | None:
    return next((one for one in made if one.moment == moment), None)


@require_http_methods(["GET", "HEAD", "POST"])
@requires("accounting.assess")
def assess(request: Request, pk: int, moment: str) -> HttpResponse:
    person, on, when = person_of(request, pk), clock.today(), _moment(moment)
    year = _year(request, _years(request, person))
    asked = FormOfMentoring(request.GET)
    chosen = asked.cleaned_data["form"] if asked.is_valid() else forms_of([person], year)[person.pk]
    made = (
        Assessment.objects.visible_to(request.member)
        .permitted(on)
        .filter(person=person, year=year, moment=when)
        .prefetch_related("marks")
        .first()
    )
    parameters = parameters_of(person.organisation_id, chosen)
    form = AssessmentForm(request.POST or None, parameters=parameters, initial=_initial(made, request))
    if form.is_valid():
        given = form.given(year=year, moment=when, form=chosen)
        actions.assess(person, by=request.member, given=given, on=on)
        messages.success(request, "Оценка записана.")
        return redirect(_back(request, person, year))
    return show(
        request, "accounting/assess.html", status=422 if form.is_bound else 200, person=person, form=form, moment=when,
        title=dict(_MOMENTS)[when], year=Period.school_year(year), start=year, chosen=chosen, forms=FormChoice.choices,
        back=_back(request, person, year), may_keep=may(person, Use.KEEP, on),
    )  # fmt: skip


def _moment(asked: str) -> Moment:
    if asked not in Moment.values:
        raise Http404
    return Moment(asked)


def _initial(made: Assessment | None, request: Request) -> dict[str, object]:
    if made is None:
        return {"made_on": clock.today(), "assessor": request.member.short_name}
    figures = {f"value-{mark.code}": mark.value for mark in made.marks.all()}
    methods = {f"method-{mark.code}": mark.method for mark in made.marks.all()}
    return {"made_on": made.on, "assessor": made.assessor, "comment": made.comment, **figures, **methods}


def _back(request: Request, person: Person, year: int) -> str:
    return f"{reverse('accounting:assessment', args=[request.member.organisation.slug, person.pk])}?{urlencode({'year': year})}"
