"""The plan as a file of Word, Excel or PDF: the working text or an approved edition."""

from __future__ import annotations

from dataclasses import dataclass

from django.http import HttpResponse
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.views.decorators.http import require_GET

from duet.base.access.doors import Request, requires
from duet.base.papers import roadmap_paper
from duet.base.ui.pages import show
from duet.core.calendar import Period
from duet.stages.roadmaps.models import Roadmap
from duet.stages.roadmaps.views.frame import plan_frame

from ..models import Edition, WorkingText
from .paper_files import FORMATS, FileKind, as_file, known
from .plans import plan_of
from .words import approved_words, changed_words


@dataclass(frozen=True, slots=True)
class Download:
    """A text and its files."""

    title: str
    remark: str
    files: list[tuple[str, FileKind]]


@require_GET
@requires("editions.view")
def download(request: Request, pk: int) -> HttpResponse:
    """Which text and in what form."""
    plan = plan_of(request, pk)
    frame = plan_frame(request, plan, "download") | {"lines": []}
    return show(request, "editions/download.html", part="download", **frame, downloads=_downloads(request, plan))


def _downloads(request: Request, plan: Roadmap) -> list[Download]:
    slug, working = request.member.organisation.slug, WorkingText(plan)
    edition = working.edition
    files = [(reverse("editions:file", args=[slug, plan.pk, name]), form) for name, form in FORMATS.items()]
    if edition is None:
        return [Download("Карта", "Ещё не утверждена: в грифе «УТВЕРЖДАЮ» оставлено место для даты и подписи.", files)]
    frozen = [(reverse("editions:edition_file", args=[slug, edition.pk, name]), form) for name, form in FORMATS.items()]
    approved = Download(f"Редакция {edition.number}", approved_words(edition), frozen)
    if working.is_approved:
        return [approved]
    return [Download("Рабочий текст", changed_words(working.changes.size), files), approved]


@require_GET
@requires("editions.view")
def file(request: Request, pk: int, form: str) -> HttpResponse:
    """The text of today."""
    plan = plan_of(request, pk)
    return as_file(roadmap_paper(WorkingText(plan).paper), known(form), _name(plan.period))


@require_GET
@requires("editions.view")
def edition_file(request: Request, pk: int, form: str) -> HttpResponse:
    """The frozen text."""
    edition = get_object_or_404(Edition.objects.visible_to(request.member).for_page(), pk=pk)
    return as_file(roadmap_paper(edition.paper), known(form), f"{_name(edition.roadmap.period)}, редакция {edition.number}")


def _name(period: Period) -> str:
    """«Дорожная карта 2026-27»: letters that every system allows in the name of a file."""
    start, end = period.start.year, period.end.year
    years = f"{start}" if start == end else f"{start}-{end % 100:02}"
    return f"Дорожная карта {years}"
