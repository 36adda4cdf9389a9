"""«Правовая база»: the list, one act, its file."""

from __future__ import annotations

from django.core.paginator import Page, Paginator
from django.http import Http404, HttpResponse
from django.views.decorators.http import require_safe

from duet.base import clock
from duet.base.access.doors import Request, requires
from duet.base.access.policy import can
from duet.base.ui.pages import show
from duet.core.regulation import CHECKED
from duet.stages.editions.views.paper_files import FORMATS
from duet.stages.roadmaps.views.files import download

from ..forms.sifting import Sifting
from ..library import Entry, entries
from ..models import Study
from ..querysets import staff_of
from .showing import Line, entry_of, lines_of, said_of

ON_A_PAGE = 50
TO_STUDY = 50


@require_safe
@requires("acts.view")
def acts(request: Request) -> HttpResponse:
    member, today = request.member, clock.today()
    known, sifting = entries(member.organisation), Sifting(request.GET, on=today)
    sees = can(member, "acts.see_studied")
    counts = Study.objects.visible_to(member).of_staff().studied_by_act() if sees else {}
    lines = {line.entry.key: line for line in lines_of(known, member, today, counts)}
    page: Page[Entry] = Paginator(sifting.sift(known), ON_A_PAGE).get_page(request.GET.get("page"))
    rows: list[Line] = [lines[entry.key] for entry in page]
    waiting = [line for line in lines.values() if line.is_asked][:TO_STUDY]
    return show(
        request, "acts/acts.html", part="found", page=page, rows=rows, sifting=sifting, waiting=waiting, sees=sees,
        staff=staff_of(member).count() if sees else 0, checked=CHECKED,
    )  # fmt: skip


@require_safe
@requires("acts.view")
def act(request: Request, key: str) -> HttpResponse:
    member, today, entry = request.member, clock.today(), entry_of(request, key)
    marks = Study.objects.visible_to(member).about(entry)
    sees = can(member, "acts.see_studied")
    studies = marks.of_staff().select_related("member").order_by("studied_on", "member__full_name", "pk") if sees else marks.none()
    page: Page[Study] = Paginator(studies, ON_A_PAGE).get_page(request.GET.get("page"))
    files = [(form, kind.title) for form, kind in FORMATS.items()]
    return show(
        request, "acts/act.html", entry=entry, said=said_of(entry.term, today), mine=marks.of(member).first(), page=page, sees=sees,
        is_own=entry.is_of(member.organisation), files=files, checked=CHECKED,
    )  # fmt: skip


@require_safe
@requires("acts.view")
def file(request: Request, key: str) -> HttpResponse:
    entry = entry_of(request, key)
    if entry.act is None or entry.act.file is None:
        raise Http404("К этому акту ничего не приложено.")
    return download(entry.act.file)
