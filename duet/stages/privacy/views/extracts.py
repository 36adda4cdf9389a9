"""Everything that is kept about a person: on a page, as a paper, as a set of files."""

from __future__ import annotations

from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404
from django.views.decorators.http import require_safe

from duet.base import clock
from duet.base.access.doors import Request, requires
from duet.base.papers import Format
from duet.base.ui.pages import show
from duet.stages.editions.views.paper_files import as_file, saved
from duet.stages.persons.models import LookKind, Person
from duet.stages.persons.watching import looked, took_away

from ..everything import Everything, everything
from ..packing import packed
from ..papers import extract_paper

RECORDS_ON_THE_PAGE = 20
TITLE = "Выписка обо всех данных"
ZIP = "zip"
_FORMS = (Format.DOCX, Format.PDF)


def _found(request: Request, pk: int) -> Everything:
    people = Person.objects.visible_to(request.member).current().at_desk(request.member)
    person: Person = get_object_or_404(people.select_related("group", "organisation", "member"), pk=pk)
    return everything(person, request.member, clock.today())


@require_safe
@requires("privacy.extract")
def page(request: Request, pk: int) -> HttpResponse:
    found = _found(request, pk)
    looked(request.member, found.person, TITLE)
    return show(request, "privacy/everything.html", person=found.person, found=found, shown=RECORDS_ON_THE_PAGE)


@require_safe
@requires("privacy.extract")
def file(request: Request, pk: int, form: str) -> HttpResponse:
    """As a paper (docx, pdf), or all of it with scans in an archive."""
    if form != ZIP and form not in _FORMS:
        raise Http404("Такого вида файла нет.")
    found = _found(request, pk)
    took_away(request.member, [found.person], TITLE, kind=LookKind.EXPORT if form == ZIP else LookKind.PRINT)
    if form == ZIP:
        return saved(packed(found, request.member.organisation), f"{TITLE} {clock.today():%d.%m.%Y}.zip", "application/zip")
    return as_file(extract_paper(found, request.member.organisation), Format(form), f"{TITLE} {clock.today():%d.%m.%Y}")
