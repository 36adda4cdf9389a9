"""Who speaks for a child."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.core.paginator import Page, Paginator
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.views.decorators.http import require_http_methods, require_POST

from duet.base import clock
from duet.base.access.doors import Request, requires
from duet.base.access.policy import must
from duet.base.ui.pages import show

from .. import actions
from ..forms.guardians import KinForm, NewGuardianForm
from ..likeness import likely_twins
from ..models import LEARNERS, Guardian, Person
from .cards import find

_OFFERED = 20


@require_http_methods(["GET", "HEAD", "POST"])
@requires("persons.guard")
def guardians(request: Request, pk: int) -> HttpResponse:
    child = find(request, pk)
    # One of the council sees a part of the card of a child whose class somebody else leads: the page is no part of it.
    must(request.member, "persons.guard", child)
    form = NewGuardianForm(request.POST or None)
    facts: dict[str, Any] = {}
    if form.is_valid():
        twins = [] if "anyway" in request.POST else likely_twins(child.organisation, form.card())
        seen = _adults(request, child).filter(pk__in=[twin.person.pk for twin in twins])
        if not twins:
            said = form.cleaned_data
            actions.guard(child, by=request.member, adult=form.card(), kin=said["kin"], paper=said["paper"], on=clock.today())
            messages.success(request, "Представитель записан.")
            return redirect("persons:guardians", child.organisation.slug, child.pk)
        facts = {"asked": True, "twins": list(seen.for_list())}
    return _page(request, child, status=422 if form.is_bound and not form.is_valid() else 200, form=form, **facts)


@require_POST
@requires("persons.guard")
def guard(request: Request, pk: int, adult: int) -> HttpResponse:
    child = find(request, pk)
    chosen = get_object_or_404(_adults(request, child), pk=adult)
    form = KinForm(request.POST)
    if not form.is_valid():
        messages.error(request, "Выберите, кем этот человек приходится ребёнку.")
        return redirect("persons:guardians", child.organisation.slug, child.pk)
    actions.guard(child, by=request.member, adult=chosen, on=clock.today(), **form.cleaned_data)
    messages.success(request, "Представитель записан.")
    return redirect("persons:guardians", child.organisation.slug, child.pk)


@require_POST
@requires("persons.unguard")
def unguard(request: Request, pk: int, guardian: int) -> HttpResponse:
    child = find(request, pk)
    named = get_object_or_404(Guardian.objects.visible_to(request.member).of(child), pk=guardian)
    actions.unguard(child, by=request.member, guardian=named)
    messages.success(request, "Убрано. Карточка этого человека осталась, подписанные им согласия тоже.")
    return redirect("persons:guardians", child.organisation.slug, child.pk)


def _adults(request: Request, child: Person) -> Any:
    """Who may be chosen: of those the member sees."""
    return Person.objects.visible_to(request.member).here().exclude(status__in=LEARNERS).exclude(pk=child.pk)


def _page(request: Request, child: Person, *, status: int = 200, **facts: Any) -> HttpResponse:
    asked, today = request.GET.get("q", "").strip(), clock.today()
    named = list(Guardian.objects.visible_to(request.member).of(child))
    found: list[Person] = []
    if asked:
        others = _adults(request, child).exclude(pk__in=[guardian.adult_id for guardian in named]).search(asked, today)
        page: Page[Person] = Paginator(others.for_list(), _OFFERED).get_page(1)
        found = list(page)
    return show(
        request, "persons/guardians.html", status=status,
        person=child, named=named, words=asked, found=found, kin=KinForm(auto_id=False), is_minor=child.is_minor(today), **facts,
    )  # fmt: skip
