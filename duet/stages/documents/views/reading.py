"""Pages of acquaintance: who is asked, who has read, what waits for me; the sheet and the slips to print."""

from __future__ import annotations

from django.contrib import messages
from django.core.paginator import Page, Paginator
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from duet.base import clock
from duet.base.access.doors import Request, requires
from duet.base.ui.pages import show
from duet.base.ui.words import count
from duet.stages.editions.views.paper_files import as_file, known
from duet.stages.persons.models import LookKind
from duet.stages.persons.watching import looked_at_list, took_away

from ..actions import reading as actions
from ..forms.reading import AskForm, KnownForm
from ..models import Acquaintance, Document
from ..papers import sheet_paper, slips_of
from ..postman import has_account, has_left
from ..querysets import AcquaintanceQuerySet
from ..reading import readers_of, staff_of
from ..waiting import documents_for
from .finding import the_document

ON_A_PAGE = 50
_PEOPLE = "человек,человека,человек"


@require_safe
@requires("documents.read")
def waiting(request: Request) -> HttpResponse:
    """What waits for me: to be signed, agreed, read."""
    rows = documents_for(Document.objects.visible_to(request.member), request.member)
    page: Page[Document] = Paginator(rows, ON_A_PAGE).get_page(request.GET.get("page"))
    return show(request, "documents/waiting.html", page=page)


@require_http_methods(["GET", "HEAD", "POST"])
@requires("documents.ask_to_read")
def ask(request: Request, pk: int) -> HttpResponse:
    document = the_document(request, pk)
    asked = list(_rows(request, document))
    proposed = [reader for reader in readers_of(document) if not reader.is_asked_in(asked)]
    others = [reader for reader in staff_of(request.member, clock.today()) if not reader.is_asked_in(asked)]
    form = AskForm(request.POST if request.method == "POST" else None, proposed=proposed, others=others)
    if form.is_valid():
        made = actions.ask_to_read(document, by=request.member, people=form.people, at=clock.now())
        messages.success(request, f"Документ ждёт ознакомления: {count(len(made), _PEOPLE)}.")
        return redirect(document)
    looked_at_list(request.member, f"Кого ознакомить с документом «{document.title}»", len(proposed) + len(others))
    return show(request, "documents/ask_to_read.html", status=422 if form.is_bound else 200, document=document, form=form)


@require_POST
@requires("documents.answer")
def know(request: Request, pk: int) -> HttpResponse:
    document = the_document(request, pk)
    row: Acquaintance = get_object_or_404(_rows(request, document), member=request.member)
    actions.know(row, by=request.member, on=clock.today(), at=clock.now())
    messages.success(request, "Отмечено: вы ознакомились с документом.")
    return redirect(document)


@require_http_methods(["GET", "HEAD", "POST"])
@requires("documents.mark_known")
def mark(request: Request, pk: int) -> HttpResponse:
    document, today = the_document(request, pk), clock.today()
    rows = list(_rows(request, document).filter(known_on__isnull=True))
    sent = request.method == "POST"
    form = KnownForm(request.POST if sent else None, request.FILES if sent else None, waiting=rows, on=today)
    if form.is_valid():
        said = form.cleaned_data
        marked = actions.mark_known(document, by=request.member, rows=form.chosen, day=said["day"], on=today, scan=said["scan"])
        messages.success(request, f"Подписи отмечены: {count(marked, _PEOPLE)}.")
        return redirect(document)
    return show(request, "documents/mark_known.html", status=422 if form.is_bound else 200, document=document, form=form, rows=rows)


@require_POST
@requires("documents.remind")
def remind(request: Request, pk: int) -> HttpResponse:
    document = the_document(request, pk)
    sent = actions.remind(document, by=request.member, at=clock.now())
    messages.success(request, f"Письма с напоминанием уходят: {sent}.")
    return redirect(document)


@require_POST
@requires("documents.withdraw_asking")
def withdraw(request: Request, pk: int, row: int) -> HttpResponse:
    document = the_document(request, pk)
    found: Acquaintance = get_object_or_404(_rows(request, document), pk=row)
    actions.withdraw_asking(found, by=request.member)
    messages.success(request, "Строка убрана с листа ознакомления.")
    return redirect(document)


@require_safe
@requires("documents.ask_to_read")
def sheet(request: Request, pk: int, form: str) -> HttpResponse:
    """The sheet of acquaintance (D-48), as it stands today."""
    kind, document = known(form), the_document(request, pk)
    rows = list(_rows(request, document))
    took_away(request.member, [row.person for row in rows if row.person], f"Лист ознакомления «{document.title}»", kind=LookKind.PRINT)
    return as_file(sheet_paper(document, rows), kind, f"Лист ознакомления. {document.named}")


@require_safe
@requires("documents.ask_to_read")
def slips(request: Request, pk: int, form: str) -> HttpResponse:
    """Slips with personal links for those without an account."""
    kind, document = known(form), the_document(request, pk)
    rows = [row for row in _rows(request, document).waiting().select_related("member__user") if not has_account(row) and not has_left(row)]
    if not rows:
        raise Http404("Записки нужны тем, у кого нет входа в программу. Таких здесь нет.")
    took_away(request.member, [row.person for row in rows if row.person], f"Записки «{document.title}»", kind=LookKind.PRINT)
    return as_file(slips_of(document, rows, site=request.build_absolute_uri("/")), kind, f"Записки. {document.named}")


def _rows(request: Request, document: Document) -> AcquaintanceQuerySet:
    found: AcquaintanceQuerySet = Acquaintance.objects.visible_to(request.member).filter(document=document)
    return found.select_related("person", "member", "organisation")
