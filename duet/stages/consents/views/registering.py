"""Signed papers: written into the register, with a scan."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.views.decorators.http import require_http_methods, require_POST

from duet.base import clock
from duet.base.access.doors import Request, requires
from duet.base.ui.pages import show
from duet.core.consents import Kind
from duet.stages.persons.models import Person

from ..actions import registering as actions
from ..forms.registering import KindForm, NewPaperForm, PaperForm, ScanForm
from ..models import Consent, State
from ..texts import ASKS
from ..wording import operator_of

SAVED = "Записано в журнал согласий."


@require_http_methods(["GET", "HEAD", "POST"])
@requires("consents.register")
def register(request: Request, pk: int) -> HttpResponse:
    """A paper of a consent that was asked for."""
    consent: Consent = get_object_or_404(Consent.objects.visible_to(request.member).for_words(), pk=pk)
    if consent.state != State.ASKED:
        return redirect(consent)
    operator, on = operator_of(consent.organisation), clock.today()
    form = PaperForm(request.POST or None, request.FILES or None, by=request.member, on=on, operator=operator, kind=consent.kind)
    if form.is_valid():
        actions.register(consent, by=request.member, paper=form.paper(), on=on, at=clock.now())
        messages.success(request, SAVED)
        return redirect(consent)
    return show(
        request, "consents/register.html", status=422 if form.is_bound else 200, form=form, person=consent.person, consent=consent,
        about=ASKS[Kind(consent.kind)].about,
    )  # fmt: skip


@require_http_methods(["GET", "HEAD", "POST"])
@requires("consents.register")
def register_new(request: Request) -> HttpResponse:
    """A paper nobody asked for: about whom and what, stands in the address."""
    number = request.GET.get("person", "")
    everybody = Person.objects.visible_to(request.member).whole_for(request.member).here().for_list()
    person: Person = get_object_or_404(everybody, pk=number if number.isdecimal() and len(number) < 19 else 0)
    chosen = KindForm(request.GET)
    if not chosen.is_valid():
        return show(request, "consents/register_kind.html", person=person, form=KindForm())
    kind, on = Kind(chosen.cleaned_data["kind"]), clock.today()
    form = NewPaperForm(
        request.POST or None, request.FILES or None, person=person, kind=str(kind), by=request.member, on=on,
        operator=operator_of(request.member.organisation),
    )  # fmt: skip
    if form.is_valid():
        said = form.cleaned_data
        consent = actions.register_unasked(
            person, by=request.member, kind=kind, guardian=said.get("guardian"), recipient=said.get("recipient", ""),
            until=said["valid_until"], paper=form.paper(), on=on, at=clock.now(),
        )  # fmt: skip
        messages.success(request, SAVED)
        return redirect(consent)
    return show(request, "consents/register.html", status=422 if form.is_bound else 200, form=form, person=person, about=ASKS[kind].about)


@require_POST
@requires("consents.register")
def attach_scan(request: Request, pk: int) -> HttpResponse:
    """The scan of a paper that was registered without one."""
    consent: Consent = get_object_or_404(Consent.objects.visible_to(request.member), pk=pk)
    form = ScanForm(request.POST, request.FILES)
    if form.is_valid():
        actions.attach_scan(consent, by=request.member, scan=form.cleaned_data["scan"])
        messages.success(request, "Скан приложен.")
    else:
        messages.error(request, " ".join(map(str, form.errors["scan"])))
    return redirect(consent)
