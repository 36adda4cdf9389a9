"""The first run: the organisation, its roadmap, done. What is done is in the database, so it can be left and resumed."""

from __future__ import annotations

from allauth.account.adapter import get_adapter
from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_safe

from duet.base import clock
from duet.base.access.doors import Request, public, requires
from duet.base.access.policy import can
from duet.base.accounts.models import User
from duet.base.ui.pages import show

from ..doors import memberships
from ..forms.cards import SetupForm
from ..forms.files import RoadmapFile
from ..founding import found_organisation, is_new
from ..setup_key import is_setup_key

KEY_WAS_SHOWN = "setup-key-was-shown"


@require_http_methods(["GET", "HEAD", "POST"])
@public
def organisation(request: HttpRequest) -> HttpResponse:
    if "key" in request.GET:
        return _show_key(request)
    user = request.user if isinstance(request.user, User) else None
    if not _is_open(request):
        return _resume(user)
    form = SetupForm(request.POST or None, user=user)
    if form.is_valid():
        founder = found_organisation(form.card(), founder=form.founder(), account=form.account(), on=clock.today())
        request.session.pop(KEY_WAS_SHOWN, None)
        if user is None and founder.user:
            get_adapter(request).login(request, founder.user)
        return redirect("setup:roadmap", founder.organisation.slug)
    return show(request, "organisations/setup/organisation.html", status=422 if form.is_bound else 200, form=form)


@require_safe
@requires("organisations.edit")
def roadmap(request: Request) -> HttpResponse:
    return show(request, "organisations/setup/roadmap.html", start=_start(request), pattern=_pattern(request), form=RoadmapFile())


@require_safe
@requires("organisations.edit")
def done(request: Request) -> HttpResponse:
    return show(request, "organisations/setup/done.html", start=_start(request))


def _start(request: Request) -> str:
    """The page that brings a roadmap in: it belongs to another stage and is known by its name only."""
    return f"{reverse('roadmaps:start', args=[request.member.organisation.slug])}?wizard=1"


def _is_open(request: HttpRequest) -> bool:
    """The program is new, or it is a demonstration, or the one who asks has shown the key of this installation."""
    return settings.DEMO or KEY_WAS_SHOWN in request.session or is_new()


def _show_key(request: HttpRequest) -> HttpResponse:
    """Remember that the key was right and take it out of the address."""
    if not is_setup_key(request.GET["key"]):
        raise Http404
    request.session[KEY_WAS_SHOWN] = True
    return redirect("setup:organisation")


def _resume(user: User | None) -> HttpResponse:
    """Whoever left in the middle goes on; for everybody else there is no such page."""
    for member in memberships(user) if user else ():
        if can(member, "organisations.edit"):
            return redirect("setup:roadmap", member.organisation.slug)
    raise Http404


def _pattern(request: Request) -> str:
    """The page of ready plans, of the same stage."""
    return reverse("roadmaps:template", args=[request.member.organisation.slug])
