"""The desk, the card of the organisation and the organisations below."""

from __future__ import annotations

from django.contrib import messages
from django.core.paginator import Page, Paginator
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from duet.base import clock
from duet.base.access.doors import Request, requires
from duet.base.access.policy import RIGHTS, can
from duet.base.tenancy.models import Organisation, Role
from duet.base.ui.pages import show

from .. import actions
from ..forms.cards import BelowForm, CardForm
from ..models import curators, curators_of
from ..querysets import named
from ..words import DUTIES
from .people import show_link

# Where a desk opens: the page of another stage, known by its name only.
LANDING, LANDING_RIGHT = "roadmaps:today", "roadmaps.view"
ORGANISATIONS_ON_A_PAGE = 50
LAST_DESK = "desk"


@require_safe
@requires("organisations.enter")
def desk(request: Request) -> HttpResponse:
    member = request.member
    request.session[LAST_DESK] = member.organisation.slug
    if LANDING_RIGHT in RIGHTS and can(member, LANDING_RIGHT):
        return redirect(LANDING, member.organisation.slug)
    duties = [(role.label, DUTIES[role]) for role in Role if role in member.roles]
    return show(request, "organisations/desk.html", duties=duties)


@require_http_methods(["GET", "HEAD", "POST"])
@requires("organisations.edit")
def settings(request: Request) -> HttpResponse:
    organisation = request.member.organisation
    form = CardForm(request.POST) if request.method == "POST" else CardForm.of(organisation)
    if form.is_bound and form.is_valid():
        actions.edit_organisation(organisation, by=request.member, card=form.card())
        messages.success(request, "Сохранено.")
        return redirect("organisations:settings", organisation.slug)
    return show(request, "organisations/settings.html", status=422 if form.is_bound else 200, form=form)


@require_safe
@requires("organisations.view_below")
def below(request: Request) -> HttpResponse:
    words = request.GET.get("q", "").strip()
    organisations = Organisation.objects.below(request.member)
    chosen = named(organisations, words).select_related("parent").prefetch_related(curators()).order_by("name", "pk")
    page: Page[Organisation] = Paginator(chosen, ORGANISATIONS_ON_A_PAGE).get_page(request.GET.get("page"))
    now = clock.now()
    rows = [(organisation, [(person, person.account(now)) for person in curators_of(organisation)]) for organisation in page]
    return show(request, "organisations/below.html", part="table", page=page, rows=rows, words=words, today=clock.today())


@require_http_methods(["GET", "HEAD", "POST"])
@requires("organisations.add_below")
def add_below(request: Request) -> HttpResponse:
    parent = request.member.organisation
    form = BelowForm(request.POST or None, parent=parent)
    if form.is_valid():
        issued = actions.add_below(parent, by=request.member, card=form.card(), contact=form.contact(), on=clock.today(), at=clock.now())
        return show_link(request, issued, back=reverse("organisations:below", args=[parent.slug]))
    return show(request, "organisations/add_below.html", status=422 if form.is_bound else 200, form=form)


@require_POST
@requires("organisations.invite_below")
def invite_below(request: Request, pk: int) -> HttpResponse:
    organisation = get_object_or_404(Organisation.objects.below(request.member), pk=pk)
    issued = actions.invite_below(organisation, by=request.member, at=clock.now())
    return show_link(request, issued, back=reverse("organisations:below", args=[request.member.organisation.slug]))
