"""Many papers at once: how far they are, each of them, all of them as a file."""

from __future__ import annotations

from django.core.paginator import Page, Paginator
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.views.decorators.http import require_POST, require_safe

from duet.base.access.doors import Request, requires
from duet.base.papers import Format
from duet.base.ui.pages import show
from duet.stages.editions.views.paper_files import FORMATS, known, saved
from duet.stages.persons.models import Person
from duet.stages.persons.watching import looked_at_list, took_away

from .. import actions
from ..kinds import kind_of
from ..models import Batch, Document

ON_A_PAGE = 50


@require_safe
@requires("documents.batch")
def batch(request: Request, pk: int) -> HttpResponse:
    found = _the_batch(request, pk)
    rows = Document.objects.visible_to(request.member).filter(batch=found).for_list().order_by("pk")
    page: Page[Document] = Paginator(rows, ON_A_PAGE).get_page(request.GET.get("page"))
    if page.object_list:
        looked_at_list(request.member, f"Документы «{kind_of(found.kind).title}»", len(page.object_list))
    return show(request, "documents/batch.html", part="state", batch=found, kind=kind_of(found.kind), page=page)


@require_safe
@requires("documents.batch")
def batch_file(request: Request, pk: int, form: str) -> HttpResponse:
    kind = known(form)
    found = _the_batch(request, pk)
    stored = {Format.DOCX: found.docx, Format.PDF: found.pdf}.get(kind)
    if stored is None:
        raise Http404("Такого файла нет.")
    title = kind_of(found.kind).title
    people = Person.objects.visible_to(request.member).filter(documents__batch=found).distinct()
    took_away(request.member, people, f"Документы «{title}»")
    return saved(stored.read(), f"{title}, все.{kind}", FORMATS[kind].mime)


@require_POST
@requires("documents.batch")
def make_again(request: Request, pk: int) -> HttpResponse:
    return redirect(actions.make_again(_the_batch(request, pk), by=request.member))


def _the_batch(request: Request, pk: int) -> Batch:
    rows = Batch.objects.visible_to(request.member).select_related("organisation", "made_by", "docx", "pdf")
    found: Batch = get_object_or_404(rows, pk=pk)
    return found
