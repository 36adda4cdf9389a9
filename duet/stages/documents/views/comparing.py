"""The texts a document went its way with, and what changed between two of them."""

from __future__ import annotations

from django.http import Http404, HttpResponse
from django.views.decorators.http import require_safe

from duet.base.access.doors import Request, requires
from duet.base.ui.pages import show
from duet.stages.persons.watching import looked_at_list

from ..comparing import differing
from ..models import Revision
from ..routing import follows
from .finding import the_document


@require_safe
@requires("documents.read")
def compare(request: Request, pk: int) -> HttpResponse:
    document = the_document(request, pk)
    if not follows(document, request.member):
        raise Http404("Прежние редакции видят те, кто готовит документ, согласует и подписывает его.")
    revisions = list(document.revisions.select_related("made_by"))
    now = _chosen(revisions, request.GET.get("b", ""), 0)
    was = _chosen(revisions, request.GET.get("a", ""), 1)
    if named := document.people.count():
        looked_at_list(request.member, f"Документ «{document.title}»", named)
    paragraphs = differing(was.text, now.text) if was and now else []
    changed = sum(any(line.run != "same" for line in lines) for lines in paragraphs)
    return show(
        request, "documents/compare.html", document=document, revisions=revisions, was=was, now=now, paragraphs=paragraphs, changed=changed
    )


def _chosen(revisions: list[Revision], number: str, usual: int) -> Revision | None:
    """The text of that number, else the usual one; None for a document with fewer texts."""
    asked = next((revision for revision in revisions if str(revision.number) == number), None)
    return asked or (revisions[usual] if usual < len(revisions) else None)
