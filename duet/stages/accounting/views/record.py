"""The personal record on a page and as a document."""

from __future__ import annotations

from django.http import HttpResponse
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.views.decorators.http import require_safe

from duet.base import clock
from duet.base.access.doors import Request, requires
from duet.base.papers import Format
from duet.base.ui.pages import show
from duet.stages.editions.views.paper_files import FORMATS, as_file, known
from duet.stages.persons.models import LookKind, Person
from duet.stages.persons.watching import looked, took_away

from ..papers import record_paper
from ..record import record_of

# A record is read and signed; nothing in it is counted.
_FILES = (Format.DOCX, Format.PDF)


def person_of(request: Request, pk: int) -> Person:
    """Somebody the whole of whose card the member may see, or 404: of a part of it the council makes no record."""
    people = (
        Person.objects.visible_to(request.member, clock.today()).whole_for(request.member).current().for_list().select_related("member")
    )
    found: Person = get_object_or_404(people, pk=pk)
    return found


@require_safe
@requires("accounting.record")
def record(request: Request, pk: int) -> HttpResponse:
    person = person_of(request, pk)
    looked(request.member, person, "Личное дело")
    org = request.member.organisation.slug
    files = [(FORMATS[form].title, reverse("accounting:record_file", args=[org, person.pk, form.value])) for form in _FILES]
    return show(request, "accounting/record.html", person=person, record=record_of(person, request.member, clock.today()), files=files)


@require_safe
@requires("accounting.record")
def record_file(request: Request, pk: int, form: str) -> HttpResponse:
    person, chosen = person_of(request, pk), known(form)
    paper = record_paper(record_of(person, request.member, clock.today()))
    took_away(request.member, [person], "Личное дело", kind=LookKind.PRINT)
    return as_file(paper, chosen, f"Личное дело {person.short_name}")
