"""A collection of consents, watched to the last answer."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from django.contrib import messages
from django.core.paginator import Page, Paginator
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.views.decorators.http import require_POST, require_safe
from django_htmx.http import HttpResponseClientRedirect

from duet.base import clock
from duet.base.access.doors import Request, requires
from duet.base.papers import Format
from duet.base.tenancy.models import Member
from duet.base.ui.frame import Choice
from duet.base.ui.pages import show
from duet.base.ui.words import count, percent
from duet.core.errors import Refusal
from duet.stages.editions.views.paper_files import as_file, known
from duet.stages.persons.models import LookKind, Person
from duet.stages.persons.watching import looked_at_list, took_away

from ..actions import asking as actions
from ..asking import guarded
from ..models import Collection, Consent, Expected, SigningLink
from ..papers import links_paper, sheets_paper
from ..querysets import ANSWERS
from ..wording import operator_of
from .showing import Shown, shown

ON_A_PAGE = 50
# A file of so many sheets is set in about two seconds; more of them are in several files.
SHEETS_IN_A_FILE = 300
WAYS = {"": "Все", "waits": "Ждём", "signed": "Дали", "refused": "Не дали", "unasked": "Не спросили"}


def _collection(request: Request, pk: int) -> Collection:
    found: Collection = get_object_or_404(Collection.objects.visible_to(request.member).select_related("organisation__parent", "by"), pk=pk)
    return found


@require_safe
@requires("consents.ask")
def collections(request: Request) -> HttpResponse:
    """All of them, the open ones first."""
    everything = Collection.objects.visible_to(request.member).with_answers().order_by("closed_at", "-at", "-pk")
    page: Page[Collection] = Paginator(everything, ON_A_PAGE).get_page(request.GET.get("page"))
    return show(request, "consents/collections.html", page=page)


@require_safe
@requires("consents.remind")
def collection(request: Request, pk: int) -> HttpResponse:
    """Who has signed, who has not, and what to do about each."""
    watched, on = _collection(request, pk), clock.today()
    if watched.is_being_asked:
        return show(
            request, "consents/collection_asking.html", part="asking", collection=watched, share=percent(watched.done, watched.total)
        )
    if request.htmx and "asking" in request.GET:
        # The last portion was asked while the page waited: the answer is another page.
        return HttpResponseClientRedirect(watched.get_absolute_url())
    expected = Expected.objects.visible_to(request.member).filter(collection=watched)
    counted, way = expected.counted(), request.GET.get("show", "")
    rows = expected.with_answers().filter(ANSWERS[way]) if way in ANSWERS else expected
    sheets = Consent.objects.visible_to(request.member).asked().filter(collection=watched).count() if counted["waits"] else 0
    paginator: Paginator[Expected] = Paginator(rows.for_list(), ON_A_PAGE)
    # It is counted already.
    paginator.count = counted[way if way in ANSWERS else "everybody"]
    page: Page[Expected] = paginator.get_page(request.GET.get("page"))
    people = [row.person for row in page]
    looked_at_list(request.member, f"Сбор согласий «{watched.title}»", len(people))
    choices = [
        Choice(title, f"?show={name}" if name else "?", current=name == (way if way in ANSWERS else ""), count=counted[name or "everybody"])
        for name, title in WAYS.items()
        if not name or counted[name]
    ]
    return show(
        request, "consents/collection.html", part="found", collection=watched, counted=counted, page=page, choices=choices,
        rows=_rows(watched, people, request.member, on), files=_files(sheets), share=percent(counted["signed"], counted["everybody"]),
    )  # fmt: skip


def _files(sheets: int) -> list[tuple[int, int, int]]:
    """The files of sheets when one does not hold them: number, the first sheet, the last."""
    starts = range(0, sheets, SHEETS_IN_A_FILE)
    return [(number, start + 1, min(start + SHEETS_IN_A_FILE, sheets)) for number, start in enumerate(starts, 1)]


def _rows(
    collection: Collection, people: Sequence[Person], viewer: Member, on: Any
) -> list[tuple[Person, list[Shown], list[SigningLink], bool]]:
    """Each person with the sheets, the links of those who have not answered, and whether nobody can be asked. Three queries."""
    consents: dict[int, list[Shown]] = {}
    waiting: dict[int, set[int]] = {}
    asked = Consent.objects.visible_to(viewer).filter(collection=collection, person__in=people).exclude(state="cancelled")
    for consent in asked.for_list().order_by("pk"):
        consents.setdefault(consent.person_id, []).append(shown(consent, on))
        if consent.state == "asked":
            waiting.setdefault(consent.person_id, set()).add(consent.signer_id)
    signers = {pk for found in waiting.values() for pk in found}
    links = {
        link.signer_id: link
        for link in SigningLink.objects.visible_to(viewer)
        .filter(signer__in=signers, cancelled_at__isnull=True)
        .select_related("signer", "organisation")
    }
    with_guardians = guarded(people)
    return [
        (
            person, consents.get(person.pk, []), [links[pk] for pk in sorted(waiting.get(person.pk, ())) if pk in links],
            person.is_minor(on) and person.pk not in with_guardians,
        )
        for person in people
    ]  # fmt: skip


def _waiting(request: Request, collection: Collection) -> dict[int, list[Consent]]:
    """The sheets of those who have not answered, by the signer's number."""
    found: dict[int, list[Consent]] = {}
    visible = Consent.objects.visible_to(request.member).asked().filter(collection=collection)
    for consent in visible.for_words().order_by("person__sort_name", "person_id", "pk"):
        found.setdefault(consent.signer_id, []).append(consent)
    if not found:
        raise Refusal("Ждать больше некого: все ответили.")
    return found


@require_safe
@requires("consents.slip")
def slips(request: Request, pk: int, form: str) -> HttpResponse:
    """Slips for everybody who has not answered."""
    kind, watched = known(form), _collection(request, pk)
    asked = _waiting(request, watched)
    links = (
        SigningLink.objects.visible_to(request.member)
        .filter(signer__in=list(asked), cancelled_at__isnull=True)
        .select_related("signer", "organisation")
    )
    order = {signer: number for number, signer in enumerate(asked)}
    paper = links_paper(
        sorted(links, key=lambda link: order[link.signer_id]),
        asked,
        operator_of(watched.organisation),
        site=request.build_absolute_uri("/"),
    )
    took_away(request.member, _people(asked), f"Записки: «{watched.title}»", kind=LookKind.PRINT)
    return as_file(paper, kind, f"Записки {clock.today():%d.%m.%Y}")


@require_safe
@requires("consents.slip")
def sheets(request: Request, pk: int) -> HttpResponse:
    """Sheets to sign by hand for everybody who has not answered, in one file."""
    watched = _collection(request, pk)
    asked = _waiting(request, watched)
    part = request.GET.get("part", "")
    begin = SHEETS_IN_A_FILE * (int(part) - 1 if part.isdecimal() and 0 < len(part) < 5 and int(part) else 0)
    consents = [consent for found in asked.values() for consent in found][begin : begin + SHEETS_IN_A_FILE]
    if not consents:
        raise Http404("Столько листов нет.")
    paper = sheets_paper(consents, operator_of(watched.organisation), watched.title)
    people = {consent.person_id: consent.person for consent in consents}.values()
    took_away(request.member, people, f"Листы согласий: «{watched.title}»", kind=LookKind.PRINT)
    return as_file(paper, Format.PDF, f"Согласия {clock.today():%d.%m.%Y}")


def _people(asked: dict[int, list[Consent]]) -> list[Person]:
    return list({consent.person_id: consent.person for found in asked.values() for consent in found}.values())


@require_POST
@requires("consents.ask")
def again(request: Request, pk: int) -> HttpResponse:
    """Ask those who could not be asked before."""
    watched = _collection(request, pk)
    added = actions.ask_again(watched, by=request.member, site=request.build_absolute_uri("/"), on=clock.today(), at=clock.now())
    if added:
        messages.success(request, f"Добавлено: {count(added, 'лист,листа,листов')}.")
    return redirect(watched)


@require_POST
@requires("consents.remind")
def remind(request: Request, pk: int) -> HttpResponse:
    """Write to those who wait and have an address."""
    watched = _collection(request, pk)
    written_to = actions.remind(watched, by=request.member, site=request.build_absolute_uri("/"), at=clock.now())
    if written_to:
        messages.success(request, f"Отправляем {count(written_to, 'письмо,письма,писем')}. Остальным напечатайте записки.")
    else:
        messages.warning(request, "Писать некому: почта не записана или письма не подключены. Напечатайте записки и раздайте.")
    return redirect(watched)


@require_POST
@requires("consents.ask")
def close(request: Request, pk: int) -> HttpResponse:
    """Stop watching."""
    watched = _collection(request, pk)
    actions.close(watched, by=request.member, at=clock.now())
    messages.success(request, "Сбор закрыт. По ссылкам ещё можно ответить, согласия остаются в списке.")
    return redirect(reverse("consents:collections", args=[request.member.organisation.slug]))
