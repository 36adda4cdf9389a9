"""The register: documents of a school year."""

from __future__ import annotations

from django.core.paginator import Page, Paginator
from django.db.models import Count
from django.http import HttpResponse
from django.utils.http import urlencode
from django.views.decorators.http import require_safe

from duet.base import clock
from duet.base.access.doors import Request, requires
from duet.base.ui.frame import Choice
from duet.base.ui.pages import show
from duet.core.calendar import Period, years_in_words
from duet.stages.editions.views.paper_files import as_file, known
from duet.stages.persons.watching import looked_at_list

from ..families import Family
from ..forms.sifting import DocumentSifting
from ..models import Document
from ..papers_register import register_paper
from ..words import waiting_words

ON_A_PAGE = 50


@require_safe
@requires("documents.list")
def documents(request: Request) -> HttpResponse:
    member, today = request.member, clock.today()
    sifting = DocumentSifting(request.GET, year=Period.school_year_of(today).start.year)
    mine = Document.objects.visible_to(member)
    found = sifting.sift(mine).for_list().best_first(sifting.asked("q"))
    page: Page[Document] = Paginator(found, ON_A_PAGE).get_page(request.GET.get("page"))
    counts = dict(mine.of_year(sifting.school_year).order_by().values_list("family").annotate(Count("pk")))
    return show(
        request, "documents/documents.html", part="found", page=page, sifting=sifting, families=_families(request, sifting, counts),
        year=years_in_words(sifting.school_year), years=_years(request, sifting), waits=waiting_words(member),
    )  # fmt: skip


@require_safe
@requires("documents.list")
def register_file(request: Request, form: str) -> HttpResponse:
    """The journal of registration of the year and family asked for."""
    kind, member = known(form), request.member
    sifting = DocumentSifting(request.GET, year=Period.school_year_of(clock.today()).start.year)
    rows = list(sifting.sift(Document.objects.visible_to(member).open_to_all()).in_register().for_register())
    family = str(Family(sifting.asked("family")).label) if sifting.asked("family") else ""
    place, year = member.organisation, years_in_words(sifting.school_year)
    paper = register_paper(rows, organisation=place.full_name or place.name, family=family, year=year)
    looked_at_list(member, "Журнал регистрации документов файлом", len(rows))
    return as_file(paper, kind, paper.title)


def _families(request: Request, sifting: DocumentSifting, counts: dict[str, int]) -> list[Choice]:
    kept = {name: sifting.asked(name) for name in ("q", "state", "year") if sifting.asked(name)}
    chosen = sifting.asked("family")
    every = Choice("Все", f"{request.path}?{urlencode(kept)}" if kept else request.path, current=not chosen, count=sum(counts.values()))
    some = [
        Choice(
            str(family.label),
            f"{request.path}?{urlencode({**kept, 'family': family.value})}",
            current=chosen == family,
            count=counts[family],
        )
        for family in Family
        if counts.get(family)
    ]
    return [every, *some]


def _years(request: Request, sifting: DocumentSifting) -> list[Choice]:
    known = set(Document.objects.visible_to(request.member).order_by().values_list("year", flat=True).distinct()) | {sifting.current}
    return [
        Choice(years_in_words(year), f"{request.path}?year={year}", current=year == sifting.school_year)
        for year in sorted(known, reverse=True)[:8]
    ]
