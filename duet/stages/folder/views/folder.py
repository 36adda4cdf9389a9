"""The check of a school year, and the folders of it."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import groupby

from django.core.paginator import Paginator
from django.http import HttpResponse
from django.urls import reverse
from django.views.decorators.http import require_safe

from duet.base import clock
from duet.base.access.doors import Request, requires
from duet.base.ui.frame import Choice
from duet.base.ui.pages import show
from duet.core.calendar import Period, years_in_words
from duet.core.readiness import Finding, Link, Need, Severity, check
from duet.stages.documents.kinds import kind_named

from ..gathering import snapshot_of
from ..models import FolderBuild
from ..printed import HEADINGS
from ..wiping import KEPT

ON_A_PAGE = 50
BACK = 5


@dataclass(frozen=True, slots=True)
class Shown:
    """A finding with its address; ``url`` is empty where this program has no such page."""

    finding: Finding
    url: str


@require_safe
@requires("folder.view")
def folder(request: Request) -> HttpResponse:
    today = clock.today()
    current = Period.school_year_of(today).start.year
    year = asked_year(request.GET.get("year", ""), current)
    report = check(snapshot_of(request.member.organisation, year, today))
    page = Paginator(sorted(report.findings, key=lambda one: list(Severity).index(one.severity)), ON_A_PAGE).get_page(
        request.GET.get("page")
    )
    slug = request.member.organisation.slug
    groups = [
        (HEADINGS[severity], len(report.of(severity)), [Shown(one, url_of(one.link, slug)) for one in some])
        for severity, some in groupby(page, key=lambda one: one.severity)
    ]
    return show(
        request, "folder/folder.html", report=report, page=page, groups=groups, year=year, year_words=years_in_words(year),
        years=_years(request, year, current), needs=[(need, url_of(need.link, slug)) for need in _undone_first(report.needs)],
        builds=FolderBuild.objects.visible_to(request.member).filter(year=year).for_page()[:KEPT], today=today,
    )  # fmt: skip


def asked_year(words: str, current: int) -> int:
    """The school year of an address; what is not understood or lies outside is the current one.

    >>> asked_year("2025", 2026), asked_year("2031", 2026), asked_year("прошлый", 2026)
    (2025, 2026, 2026)
    """
    year = int(words) if words.isdecimal() and len(words) < 5 else current
    return year if current - BACK <= year <= current else current


def url_of(link: Link, slug: str) -> str:
    """The address of a link; nothing for a kind of document that is not known here."""
    if link.to == "documents:make" and kind_named(str(link.at)) is None:
        return ""
    return reverse(link.to, args=[slug, link.at] if link.at is not None else [slug])


def _undone_first(needs: tuple[Need, ...]) -> list[Need]:
    return sorted(needs, key=lambda need: need.done)


def _years(request: Request, year: int, current: int) -> list[Choice]:
    return [
        Choice(years_in_words(one), f"{request.path}?year={one}", current=one == year) for one in range(current, current - BACK - 1, -1)
    ]
