"""Asking for consents: about one person, and about a whole list."""

from __future__ import annotations

from django.contrib import messages
from django.core.paginator import Page, Paginator
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils.http import urlencode
from django.views.decorators.http import require_http_methods

from duet.base import clock
from duet.base.access.doors import Request, requires
from duet.base.ui.pages import show
from duet.base.ui.words import count
from duet.core.consents import Kind
from duet.core.errors import Refusal
from duet.stages.persons.models import Person
from duet.stages.persons.querysets import PersonQuerySet

from ..actions import asking as actions
from ..asking import guarded, in_bases
from ..forms.asking import USUAL, AskForm, CollectForm, PickForm
from ..models import Consent
from ..wording import operator_of

ON_A_PAGE = 50


@require_http_methods(["GET", "HEAD", "POST"])
@requires("consents.ask")
def ask(request: Request) -> HttpResponse:
    """One person; several at once are asked as a list."""
    numbers = [number for number in request.GET.getlist("person") if number.isdecimal() and len(number) < 19]
    if len(numbers) != 1:
        query = f"?{urlencode({'person': numbers}, doseq=True)}" if numbers else ""
        return redirect(reverse("consents:collect", args=[request.member.organisation.slug]) + query)
    on = clock.today()
    person: Person = get_object_or_404(Person.objects.visible_to(request.member).for_list(), pk=numbers[0])
    form = AskForm(request.POST or None, person=person, on=on, initial={"kinds": _usual(person)})
    if form.is_valid():
        asked = actions.ask(
            person, by=request.member, kinds=form.chosen(), guardian=form.cleaned_data.get("guardian"), recipient=form.recipient_key(),
            until=form.cleaned_data["valid_until"], site=_site(request), on=on, at=clock.now(),
        )  # fmt: skip
        messages.success(request, f"Готово: {count(len(asked), 'лист,листа,листов')}. Передайте ссылку или записку.")
        return redirect(link_of(asked[0]))
    lonely = person.is_minor(on) and "guardian" not in form.fields
    return show(
        request, "consents/ask.html", status=422 if form.is_bound else 200, person=person, form=form, lonely=lonely,
        operator=operator_of(request.member.organisation),
    )  # fmt: skip


def _usual(person: Person) -> list[str]:
    """What is ticked when nobody has chosen yet: what a base asks of the person, and what everybody is asked."""
    chosen = in_bases(person.organisation, clock.today())
    return [str(kind) for kind in (*USUAL, Kind.MENTORING) if kind in USUAL or person.pk in chosen.get(kind, ())]


def link_of(consent: Consent) -> str:
    """The page of the signer's link."""
    link = consent.signer.signing_links.filter(cancelled_at__isnull=True).first()
    return link.get_absolute_url() if link else consent.get_absolute_url()


@require_http_methods(["GET", "HEAD", "POST"])
@requires("consents.ask")
def collect(request: Request) -> HttpResponse:
    """Choose people, say about what, ask."""
    organisation, on = request.member.organisation, clock.today()
    pick = PickForm(request.GET, organisation=organisation, on=on)
    found = _found(request, pick)
    form = CollectForm(request.POST or None, organisation=organisation, on=on)
    status = 200
    if form.is_bound:
        status = 422
        if form.is_valid():
            collection = actions.collect(
                organisation, by=request.member, people=_chosen(request, found), title=form.cleaned_data["title"], kinds=form.chosen(),
                recipient=form.recipient_key(), until=form.cleaned_data["until"], valid_until=form.cleaned_data["valid_until"],
                site=_site(request), on=on, at=clock.now(),
            )  # fmt: skip
            return redirect(collection)
    page: Page[Person] = Paginator(found.for_list(), ON_A_PAGE).get_page(request.GET.get("page"))
    people = list(page)
    with_guardians = guarded(people)
    rows = [(person, person.is_minor(on) and person.pk not in with_guardians) for person in people]
    return show(
        request, "consents/collect.html", part="found", status=status, page=page, rows=rows, sifting=pick, form=form,
        by_name=bool(request.GET.getlist("person")), ticked=set(request.POST.getlist("people")), operator=operator_of(organisation),
    )  # fmt: skip


def _found(request: Request, pick: PickForm) -> PersonQuerySet:
    """Those of the filters, or those that were named in the address."""
    everybody: PersonQuerySet = Person.objects.visible_to(request.member)
    named = [number for number in request.GET.getlist("person") if number.isdecimal() and len(number) < 19]
    return everybody.here().filter(pk__in=named).order_by("sort_name", "pk") if named else pick.sift(everybody)


def _chosen(request: Request, found: PersonQuerySet) -> list[Person]:
    """Those that were ticked, or everybody who was found, whatever page they stood on."""
    if "everybody" in request.POST:
        return list(found.for_list())
    ticked = [number for number in request.POST.getlist("people") if number.isdecimal() and len(number) < 19]
    if not ticked:
        raise Refusal("Отметьте, кого спросить, или нажмите «Спросить всех, кто нашёлся».")
    return list(found.for_list().filter(pk__in=ticked))


def _site(request: Request) -> str:
    return request.build_absolute_uri("/")
