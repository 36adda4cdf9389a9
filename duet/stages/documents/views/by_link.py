"""What a reader without an account sees: the document, its files, one button, thanks."""

from __future__ import annotations

from django.db.models import F, Q
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils.safestring import mark_safe
from django.views.decorators.http import require_http_methods, require_safe

from duet.base import clock
from duet.base.papers import Format
from duet.base.papers.html import write_html
from duet.base.ui.pages import show
from duet.core.documents import DocumentState
from duet.stages.editions.views.paper_files import FORMATS, as_file, saved

from ..actions.reading import know_by_link
from ..doors import ReadingRequest, reading
from ..drawing import draw
from ..models import Document
from ..querysets import DocumentQuerySet


@require_http_methods(["GET", "HEAD", "POST"])
@reading
def document(request: ReadingRequest) -> HttpResponse:
    row = request.row
    if request.method == "POST":
        know_by_link(row, by=request.program, on=clock.today(), at=clock.now())
        return redirect(row.path)
    row.seen(clock.now())
    # The writer of papers escapes every word of it.
    sheets = [
        (paper, mark_safe(write_html(draw(paper, by=request.program, on=clock.today()).paper)))  # noqa: S308
        for paper in _papers(request)
    ]
    annulled = row.document.state == DocumentState.ANNULLED
    return show(request, "documents/read.html", row=row, document=row.document, sheets=sheets, annulled=annulled)


@require_safe
@reading
def file(request: ReadingRequest, pk: int) -> HttpResponse:
    """The stored PDF; until it is there, the same text made anew."""
    paper: Document = get_object_or_404(_papers(request), pk=pk)
    if paper.pdf:
        return saved(paper.pdf.read(), f"{paper.named}.pdf", FORMATS[Format.PDF].mime)
    return as_file(draw(paper, by=request.program, on=clock.today()).paper, Format.PDF, paper.named)


def _papers(request: ReadingRequest) -> DocumentQuerySet:
    """The document and its annexes."""
    main = request.row.document_id
    rows: DocumentQuerySet = Document.objects.visible_to(request.program).in_register().filter(Q(pk=main) | Q(main=main)).for_page()
    return rows.order_by(F("annex_number").asc(nulls_first=True), "pk")
