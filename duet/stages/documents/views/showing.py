"""The page of one document."""

from __future__ import annotations

from django.http import HttpResponse
from django.utils.safestring import mark_safe
from django.views.decorators.http import require_safe

from duet.base import clock
from duet.base.access.doors import Request, requires
from duet.base.papers.html import write_html
from duet.base.ui.pages import show
from duet.stages.persons.watching import looked_at_list

from ..drawing import draw, redraw
from ..flow import flow_of
from ..printing import seal_of
from ..reading import opened
from ..routing import follows
from .finding import the_document


@require_safe
@requires("documents.read")
def document(request: Request, pk: int) -> HttpResponse:
    found = the_document(request, pk)
    today = clock.today()
    latest = found.revisions.first() if found.is_registered else None
    if latest:
        opened(found, by=request.member, at=clock.now())
        drawn = redraw(found, latest, seal=seal_of(found, request.build_absolute_uri("/")))
    else:
        drawn = draw(found, by=request.member, on=today)
    named = len(drawn.people) or found.people.count()
    if named:
        looked_at_list(request.member, f"Документ: {found.of.title}", named)
    # The writer of papers escapes every word of it.
    preview = mark_safe(write_html(drawn.paper))  # noqa: S308
    told = follows(found, request.member)
    annexes = list(found.annexes.select_related("organisation").order_by("annex_number"))
    cited = list(found.grounds.visible_to(request.member).select_related("organisation"))
    return show(
        request, "documents/document.html", document=found, kind=found.of, drawn=drawn, preview=preview,
        flow=flow_of(found, remarks=told), annexes=annexes, cited=cited, revisions=found.revisions.count() if told else 0,
    )  # fmt: skip
