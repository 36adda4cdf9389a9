"""Who may log in and who not: one person, and many at once."""

from __future__ import annotations

from typing import Any

from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils.cache import add_never_cache_headers
from django.views.decorators.http import require_http_methods, require_safe

from duet.base import clock
from duet.base.access.doors import Request, requires
from duet.base.accounts.mail import can_send
from duet.base.papers import Format
from duet.base.ui.pages import show
from duet.core.consents import Use
from duet.stages.bases.models import Participation
from duet.stages.editions.views.paper_files import as_file
from duet.stages.organisations.models import Account
from duet.stages.organisations.views.people import show_link
from duet.stages.persons.gate import may
from duet.stages.persons.models import LookKind, Person
from duet.stages.persons.watching import looked_at_list, took_away

from .. import actions
from ..entitled import objection, offered
from ..forms import InviteForm, PeopleForm
from ..listing import for_lines, lines, roles_of, sifted
from ..models import Mailing
from ..slips import TITLE, invitation_slips

ON_A_PAGE = 50


@require_http_methods(["GET", "HEAD", "POST"])
@requires("inviting.view")
def people(request: Request) -> HttpResponse:
    """The list; a POST invites those who are chosen, by letters or by slips."""
    form = PeopleForm(request.GET, viewer=request.member)
    found = _asked(request, form)
    if request.method == "POST":
        return _invite(request, _chosen(request, found))
    on, page = clock.today(), Paginator(for_lines(found), ON_A_PAGE).get_page(request.GET.get("page"))
    shown = lines(list(page.object_list), on, clock.now())
    looked_at_list(request.member, "Кто входит в Дуэт", len(shown))
    return show(
        request, "inviting/people.html", part="found", page=page, lines=shown, sifting=form, can_send=can_send(),
        limit=actions.AT_ONCE,
    )  # fmt: skip


def _asked(request: Request, form: PeopleForm) -> Any:
    on, asked = clock.today(), form.asked
    found = Person.objects.visible_to(request.member).at_desk(request.member).here()
    if asked.get("group"):
        found = found.filter(group=asked["group"])
    if asked.get("who"):
        found = found.filter(status=asked["who"])
    if asked.get("side"):
        taking_part = Participation.objects.visible_to(request.member).going_on().filter(side=asked["side"])
        found = found.filter(pk__in=taking_part.values("person"))
    found = sifted(found, account=asked.get("account", ""), email=asked.get("email", ""), at=clock.now())
    return found.search(asked.get("q", ""), on)


def _chosen(request: Request, found: Any) -> list[Person]:
    """Those with a mark, or all of the list; of these, whoever may be invited together with others."""
    people = for_lines(found)
    if "everybody" not in request.POST:
        marked = {int(pk) for pk in request.POST.getlist("people") if pk.isascii() and pk.isdecimal() and len(pk) < 19}
        people = people.filter(pk__in=marked)
    # One more than may be taken at once: the action says so in words.
    listed = list(people[: actions.AT_ONCE * 4])
    return [line.person for line in lines(listed, clock.today(), clock.now()) if line.may_choose]


def _invite(request: Request, chosen: list[Person]) -> HttpResponse:
    if "letters" in request.POST:
        site = request.build_absolute_uri("/").rstrip("/")
        mailing = actions.send_letters(request.member.organisation, by=request.member, people=chosen, site=site)
        return redirect(mailing)
    on, at = clock.today(), clock.now()
    roles = roles_of(chosen, on)
    pairs = [(person, roles[person.pk]) for person in chosen]
    made = actions.make_slips(request.member.organisation, by=request.member, people=pairs, on=on, at=at)
    took_away(request.member, chosen, TITLE, kind=LookKind.PRINT)
    paper = invitation_slips(made, lambda token: request.build_absolute_uri(reverse("invite:accept", args=[token])))
    response = as_file(paper, Format.PDF, f"{TITLE} {on:%d.%m.%Y}")
    add_never_cache_headers(response)
    return response


@require_safe
@requires("inviting.view")
def mailing(request: Request, pk: int) -> HttpResponse:
    """How far the letters are."""
    found: Mailing = get_object_or_404(Mailing.objects.visible_to(request.member).at_desk(request.member), pk=pk)
    numbers = [number for number, _ in found.failed]
    named = Person.objects.visible_to(request.member).filter(pk__in=numbers).select_related("organisation").in_bulk()
    failed = [(named[number], why) for number, why in found.failed if number in named]
    return show(request, "inviting/mailing.html", part="state", mailing=found, failed=failed, can_send=can_send())


@require_http_methods(["GET", "HEAD", "POST"])
@requires("inviting.let_in")
def person(request: Request, pk: int) -> HttpResponse:
    """One person, with the roles to choose."""
    cards = for_lines(Person.objects.visible_to(request.member).at_desk(request.member))
    card: Person = get_object_or_404(cards, pk=pk)
    on = clock.today()
    trouble = objection(card, keeps=may(card, Use.KEEP, on), on=on)
    initial = {"roles": [role.value for role in roles_of([card], on)[card.pk]], "email": card.email}
    form = InviteForm(request.POST or None, roles=offered(request.member.organisation), initial=initial)
    if form.is_valid():
        issued = actions.let_in(card, by=request.member, on=on, at=clock.now(), **form.cleaned_data)
        return show_link(request, issued, back=card.get_absolute_url())
    (line,) = lines([card], on, clock.now())
    return show(
        request, "inviting/person.html", status=422 if form.is_bound else 200, person=card, form=form, line=line, trouble=trouble,
        is_in=line.account == Account.OPEN, guardians=_guardians(request, card) if trouble else [],
    )  # fmt: skip


@require_safe
@requires("persons.view")
def mine(request: Request) -> HttpResponse:
    """Where whoever came by an invitation finds themselves: their own card, with their children on it."""
    card: Person = get_object_or_404(Person.objects.visible_to(request.member).select_related("organisation"), member=request.member)
    return redirect(card)


def _guardians(request: Request, card: Person) -> list[Person]:
    """Who may be let in instead of a child."""
    return list(Person.objects.visible_to(request.member).here().filter(wards__child=card).select_related("organisation"))
