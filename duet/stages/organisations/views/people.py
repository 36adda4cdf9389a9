"""The people of an organisation and the links that let them in."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.core.paginator import Page, Paginator
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils.cache import add_never_cache_headers
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from duet.base import clock
from duet.base.access.doors import Request, requires
from duet.base.accounts.mail import can_send
from duet.base.ui.pages import show

from .. import actions, letters
from ..additions import tabs_of_people
from ..cards import Issued
from ..forms.people import NewPersonForm, PersonForm, RolesForm
from ..kinds import changeable, grantable
from ..models import Colleague

PEOPLE_ON_A_PAGE = 50


def _colleague(request: Request, pk: int) -> Colleague:
    found: Colleague = get_object_or_404(Colleague.objects.visible_to(request.member).for_list(), pk=pk)
    return found


@require_safe
@requires("people.view")
def people(request: Request) -> HttpResponse:
    words, left = request.GET.get("q", "").strip(), "left" in request.GET
    everybody = Colleague.objects.visible_to(request.member).search(words).for_list()
    chosen = everybody.gone() if left else everybody.at_work()
    page: Page[Colleague] = Paginator(chosen, PEOPLE_ON_A_PAGE).get_page(request.GET.get("page"))
    now = clock.now()
    facts: dict[str, Any] = {
        "rows": [(colleague, colleague.account(now)) for colleague in page],
        "tabs": tabs_of_people(request.member, clock.today(), "organisations:people"),
    }
    return show(request, "organisations/people.html", part="table", page=page, words=words, left=left, today=clock.today(), **facts)


@require_http_methods(["GET", "HEAD", "POST"])
@requires("people.add")
def add_person(request: Request) -> HttpResponse:
    form = NewPersonForm(request.POST or None, roles=grantable(request.member))
    if form.is_valid():
        person = actions.add_person(request.member.organisation, by=request.member, newcomer=form.newcomer(), on=clock.today())
        messages.success(request, "Человек добавлен. Чтобы он мог входить в Дуэт, пригласите его.")
        return redirect(person)
    return show(request, "organisations/add_person.html", status=422 if form.is_bound else 200, form=form)


@require_safe
@requires("people.view")
def person(request: Request, pk: int) -> HttpResponse:
    return _page(request, _colleague(request, pk))


@require_POST
@requires("people.edit")
def edit_person(request: Request, pk: int) -> HttpResponse:
    colleague, form = _colleague(request, pk), PersonForm(request.POST)
    if not form.is_valid():
        return _page(request, colleague, status=422, details=form)
    actions.edit_person(colleague, by=request.member, on=clock.today(), **form.cleaned_data)
    messages.success(request, "Сохранено.")
    return redirect(colleague)


@require_POST
@requires("people.assign")
def assign(request: Request, pk: int) -> HttpResponse:
    colleague = _colleague(request, pk)
    form = RolesForm(request.POST, roles=changeable(request.member, colleague))
    if not form.is_valid():
        return _page(request, colleague, status=422, roles=form)
    actions.assign_roles(colleague, by=request.member, roles=form.cleaned_data["roles"], on=clock.today())
    messages.success(request, "Роли сохранены.")
    return redirect(colleague)


@require_POST
@requires("people.invite")
def invite(request: Request, pk: int) -> HttpResponse:
    colleague = _colleague(request, pk)
    return show_link(request, actions.invite(colleague, by=request.member, at=clock.now()), back=colleague.get_absolute_url())


@require_POST
@requires("people.cancel_invitation")
def cancel_invitation(request: Request, pk: int) -> HttpResponse:
    colleague = _colleague(request, pk)
    actions.cancel_invitation(colleague, by=request.member, at=clock.now())
    messages.success(request, "Приглашение отменено: ссылка больше не действует.")
    return redirect(colleague)


@require_POST
@requires("people.leave")
def leave(request: Request, pk: int) -> HttpResponse:
    colleague = _colleague(request, pk)
    actions.leave(colleague, by=request.member, on=clock.today(), at=clock.now())
    messages.success(request, "Отмечено. Роли сняты, войти сюда этот человек больше не может. Если это ошибка, верните его.")
    return redirect("home" if colleague.pk == request.member.pk else colleague)


@require_POST
@requires("people.bring_back")
def bring_back(request: Request, pk: int) -> HttpResponse:
    colleague = _colleague(request, pk)
    actions.bring_back(colleague, by=request.member, on=clock.today())
    messages.success(request, "Человек снова работает здесь. Проверьте его роли.")
    return redirect(colleague)


def _page(request: Request, colleague: Colleague, *, status: int = 200, **forms: Any) -> HttpResponse:
    by, now = request.member, clock.now()
    facts = {
        "details": PersonForm.of(colleague),
        "roles": RolesForm(roles=changeable(by, colleague), initial={"roles": list(colleague.roles)}),
        "opening": colleague.account(now),
        "invitation": colleague.invitation,
        "history": [held for held in colleague.assignments.all() if held.until],
        "today": clock.today(),
    }
    return show(request, "organisations/person.html", status=status, person=colleague, **{**facts, **forms})


def show_link(request: Request, issued: Issued, *, back: str) -> HttpResponse:
    """The only page that ever shows the link: it answers the very request that made it, and no cache keeps it."""
    url = request.build_absolute_uri(reverse("invite:accept", args=[issued.token]))
    sent = letters.invitation(issued.invitation, url=url)
    response = show(
        request, "organisations/link.html",
        invitation=issued.invitation, person=issued.invitation.member, url=url, sent=sent, can_send=can_send(), back=back,
    )  # fmt: skip
    add_never_cache_headers(response)
    return response
