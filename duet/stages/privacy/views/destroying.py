"""Erasing a person by an act, and the acts."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.views.decorators.http import require_http_methods, require_safe

from duet.base import clock
from duet.base.access.doors import Request, requires
from duet.base.files.models import StoredFile
from duet.base.papers import Format
from duet.base.tenancy.models import Member
from duet.base.ui.pages import show
from duet.stages.consents.models import Errand, ErrandKind
from duet.stages.editions.views.paper_files import FORMATS, saved
from duet.stages.persons.models import Person

from .. import actions
from ..erasing import objections
from ..everything import everything
from ..forms import ErasingForm, Scope
from ..models import DestructionAct

ON_A_PAGE = 50
# The papers of an act by the last word of their address: the column and the format.
PAPERS = {
    "docx": ("docx", Format.DOCX),
    "pdf": ("pdf", Format.PDF),
    "log-xlsx": ("log_xlsx", Format.XLSX),
    "log-pdf": ("log_pdf", Format.PDF),
}


@require_http_methods(["GET", "HEAD", "POST"])
@requires("privacy.erase")
def erase(request: Request, pk: int) -> HttpResponse:
    person: Person = get_object_or_404(
        Person.objects.visible_to(request.member).current().select_related("group", "organisation", "member"), pk=pk
    )
    forbidden, found = list(objections(person)), everything(person, request.member, clock.today())
    scopes = ([Scope.PAST] if found.past else []) + ([] if forbidden else [Scope.CARD])
    initial = commission(request.member) | _initial(request, person) | {"scope": scopes[0] if scopes else ""}
    form = ErasingForm(request.POST or None, scopes=scopes, initial=initial)
    if form.is_valid():
        do = actions.depersonalise if form.cleaned_data["scope"] == Scope.CARD else actions.erase_past
        act = do(person, by=request.member, order=form.order(), on=clock.today(), at=clock.now())
        messages.success(request, "Уничтожено. Распечатайте акт и подпишите его.")
        return redirect(act)
    return show(
        request, "privacy/erase.html", status=422 if form.is_bound else 200, person=person, form=form, found=found, forbidden=forbidden
    )


def commission(member: Member) -> dict[str, str]:
    """The first member of the commission is whoever does it, the second the head."""
    place = member.organisation
    facts = {"name_1": member.full_name, "post_1": member.post}
    if place.head_name and place.head_name != member.full_name:
        facts |= {"name_2": place.head_name, "post_2": place.head_post}
    return facts


def _initial(request: Request, person: Person) -> dict[str, Any]:
    errands = Errand.objects.visible_to(request.member).filter(person=person, kind=ErrandKind.DESTROY, done_at__isnull=True)
    errand = errands.select_related("consent").first()
    if errand is None or errand.consent is None or errand.consent.withdrawal_received_on is None:
        return {}
    return {"details": f"отзыв получен {errand.consent.withdrawal_received_on:%d.%m.%Y}"}


@require_safe
@requires("privacy.view")
def acts(request: Request) -> HttpResponse:
    found = DestructionAct.objects.visible_to(request.member).at_desk(request.member).for_page()
    return show(request, "privacy/acts.html", page=Paginator(found, ON_A_PAGE).get_page(request.GET.get("page")))


def _act(request: Request, pk: int) -> DestructionAct:
    act: DestructionAct = get_object_or_404(DestructionAct.objects.visible_to(request.member).at_desk(request.member).for_page(), pk=pk)
    return act


@require_safe
@requires("privacy.view")
def act(request: Request, pk: int) -> HttpResponse:
    return show(request, "privacy/act.html", act=_act(request, pk))


@require_safe
@requires("privacy.view")
def act_file(request: Request, pk: int, form: str) -> HttpResponse:
    """The paper as it was made on the day of the act."""
    if form not in PAPERS:
        raise Http404("Такого файла нет.")
    column, kind = PAPERS[form]
    return stored(getattr(_act(request, pk), column), FORMATS[kind].mime)


def stored(file: StoredFile, mime: str = "application/octet-stream") -> HttpResponse:
    """A kept file, to be saved; never opened by the browser."""
    return saved(file.read(), file.name, mime)
