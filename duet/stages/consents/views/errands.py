"""Errands with legal terms: what is due, late first; one of them, done or put off; the answer to whoever asked."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from django.contrib import messages
from django.core.paginator import Page, Paginator
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils.http import urlencode
from django.views.decorators.http import require_GET, require_POST, require_safe

from duet.base import clock
from duet.base.access.doors import Request, requires
from duet.base.access.policy import can
from duet.base.papers import Format
from duet.base.ui.pages import show
from duet.core.consents import Use
from duet.stages.editions.views.paper_files import FORMATS, as_file, known
from duet.stages.persons import gate
from duet.stages.persons.erasing import erased_titles
from duet.stages.persons.models import LookKind
from duet.stages.persons.watching import looked, looked_at_list, took_away

from ..actions import errands as actions
from ..forms.errands import DoForm, ExtendForm
from ..models import Errand, ErrandKind, KindChoice
from ..particulars import copies_of, published_by
from ..replies import TITLE, reply_paper
from ..staying import STAYS

ON_A_PAGE = 50
SOON = timedelta(days=7)
# A letter is signed on paper: nobody counts in it.
LETTERS = (Format.DOCX, Format.PDF)
REMINDERS = (ErrandKind.RENEW, ErrandKind.GROWN, ErrandKind.COSIGN)
OPEN, RENEW, DONE = "open", "renew", "done"
VIEWS = {OPEN: "К сроку", RENEW: "Согласия заканчиваются", DONE: "Сделано"}


@dataclass(frozen=True, slots=True)
class Shelf:
    """Errands of a page that stand under one heading."""

    title: str
    late: bool
    errands: list[Errand]


@require_safe
@requires("consents.errands")
def errands(request: Request) -> HttpResponse:
    """Late first. Consents that run out are asked for again from here, all of them at once."""
    view, on = request.GET.get("show", OPEN), clock.today()
    mine = Errand.objects.visible_to(request.member)
    asked = {OPEN: mine.open(), RENEW: mine.open().reminders(), DONE: mine.done()}
    view = view if view in asked else OPEN
    page: Page[Errand] = Paginator(asked[view].for_list(), ON_A_PAGE).get_page(request.GET.get("page"))
    rows = list(page)
    looked_at_list(request.member, "Дела по согласиям", len(rows))
    return show(
        request, "consents/errands.html", part="found", page=page, shelves=_shelves(rows, on, done=view == DONE), view=view,
        views=list(VIEWS.items()), ask_url=_ask(request, rows) if view == RENEW else "",
    )  # fmt: skip


def _shelves(rows: Iterable[Errand], on: date, *, done: bool) -> list[Shelf]:
    if done:
        listed = list(rows)
        return [Shelf("", late=False, errands=listed)] if listed else []
    shelves = [Shelf("Просрочено", True, []), Shelf("Ближайшие 7 дней", False, []), Shelf("Позже", False, [])]
    for errand in rows:
        shelves[0 if errand.due_on < on else 1 if errand.due_on <= on + SOON else 2].errands.append(errand)
    return [shelf for shelf in shelves if shelf.errands]


def _ask(request: Request, rows: Iterable[Errand]) -> str:
    """Where those on the page whose consents run out are asked again; nothing for whoever does not ask."""
    people = sorted({errand.person_id for errand in rows if errand.kind in REMINDERS and errand.done_at is None})
    return ask_url(request, people) if people else ""


def ask_url(request: Request, people: list[int]) -> str:
    """The page on which these people are asked for consents."""
    if not can(request.member, "consents.ask"):
        return ""
    return f"{reverse('consents:ask', args=[request.member.organisation.slug])}?{urlencode({'person': people}, doseq=True)}"


def _errand(request: Request, pk: int) -> Errand:
    found: Errand = get_object_or_404(Errand.objects.visible_to(request.member).for_list(), pk=pk)
    return found


@require_safe
@requires("consents.errands")
def errand(request: Request, pk: int) -> HttpResponse:
    """What exactly has to be done, and the words to say that it was."""
    found = _errand(request, pk)
    looked(request.member, found.person, f"Дело по согласию: {found.get_kind_display()}")
    return _page(request, found)


def _page(request: Request, errand: Errand, *, status: int = 200, **forms: Any) -> HttpResponse:
    on, kind = clock.today(), ErrandKind(errand.kind)
    facts: dict[str, Any] = {
        "errand": errand,
        "form": DoForm.of(errand),
        "extend": ExtendForm() if errand.is_extendable and on <= errand.due_on else None,
        "late": errand.done_at is None and errand.due_on < on,
        "stays": STAYS if kind == ErrandKind.DESTROY else (),
        "files": _files(request, errand) if kind == ErrandKind.ANSWER and errand.consent else [],
        "again": ask_url(request, [errand.person_id]) if kind in REMINDERS and not errand.done_at else "",
    }
    if kind == ErrandKind.DESTROY:
        facts["kept"] = gate.may(errand.person, Use.KEEP, on)
        facts["erased"] = () if errand.consent and errand.consent.kind == KindChoice.PHOTO else erased_titles()
    if kind == ErrandKind.COPIES:
        facts |= copies_of(errand)
    if kind in (ErrandKind.UNPUBLISH, ErrandKind.CONDITIONS) and errand.consent:
        facts |= published_by(errand.consent)
    return show(request, "consents/errand.html", status=status, **{**facts, **forms})


def _files(request: Request, errand: Errand) -> list[tuple[str, str]]:
    """Words and addresses of the answer as a file."""
    slug = request.member.organisation.slug
    return [(FORMATS[form].title, reverse("consents:answer", args=[slug, errand.pk, form.value])) for form in LETTERS]


@require_POST
@requires("consents.do_errand")
def do_errand(request: Request, pk: int) -> HttpResponse:
    found, form = _errand(request, pk), DoForm(request.POST)
    if not form.is_valid():
        return _page(request, found, status=422, form=form)
    actions.do_errand(found, by=request.member, outcome=form.cleaned_data["outcome"], on=clock.today(), at=clock.now())
    messages.success(request, f"Отмечено. {found.outcome}")
    return redirect("consents:errands", request.member.organisation.slug)


@require_POST
@requires("consents.extend_errand")
def extend_errand(request: Request, pk: int) -> HttpResponse:
    found, form = _errand(request, pk), ExtendForm(request.POST)
    if not form.is_valid():
        return _page(request, found, status=422, extend=form)
    actions.extend_errand(found, by=request.member, reason=form.cleaned_data["reason"], on=clock.today())
    messages.success(request, "Срок продлён на 5 рабочих дней.")
    return redirect("consents:errand", request.member.organisation.slug, found.pk)


@require_GET
@requires("consents.errands")
def answer(request: Request, pk: int, form: str) -> HttpResponse:
    """The answer to whoever took a consent back, to be signed and handed over."""
    found = _errand(request, pk)
    if found.kind != ErrandKind.ANSWER or found.consent is None or known(form) not in LETTERS:
        raise Http404("This errand has no such paper.")
    took_away(request.member, [found.person], TITLE, kind=LookKind.PRINT)
    return as_file(reply_paper(found, clock.today()), known(form), f"{TITLE} {clock.today():%d.%m.%Y}")
