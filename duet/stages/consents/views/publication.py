"""«Что можно публиковать»: what each person allowed to be shown, where and under which conditions."""

from __future__ import annotations

from django.contrib import messages
from django.core.paginator import Page, Paginator
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils.http import urlencode
from django.views.decorators.http import require_GET, require_POST, require_safe

from duet.base import clock
from duet.base.access.doors import Request, requires
from duet.base.ui.pages import show
from duet.core.consents import Cell
from duet.stages.editions.views.paper_files import FORMATS, as_file, known
from duet.stages.persons.models import Person
from duet.stages.persons.watching import looked, looked_at_list, took_away

from ..actions.publication import open_list
from ..cells import FIELDS, RESOURCES
from ..models import KindChoice, State
from ..publishing import conditions_of, permits_of, publication_paper, rows_of, shown_people
from ..wording import operator_of

ON_A_PAGE = 50


@require_safe
@requires("consents.publication")
def publication(request: Request) -> HttpResponse:
    """Everybody of whom something may be shown."""
    where, on = _asked(request), clock.today()
    page: Page[Person] = Paginator(shown_people(request.member, where, on), ON_A_PAGE).get_page(request.GET.get("page"))
    people = list(page)
    looked_at_list(request.member, "Что можно публиковать", len(people))
    slug = request.member.organisation.slug
    query = f"?{urlencode({'where': where})}" if where else ""
    return show(
        request, "consents/publication.html", part="found", page=page, rows=rows_of(people, on, where), where=where,
        places=list(RESOURCES.items()), is_open=_is_open(request), public_url=reverse("about", args=[slug]) if _is_open(request) else "",
        files=[(kind.title, reverse("consents:publication_file", args=[slug, form.value]) + query) for form, kind in FORMATS.items()],
    )  # fmt: skip


@require_GET
@requires("consents.publication")
def publication_file(request: Request, form: str) -> HttpResponse:
    """The whole list as a file."""
    where, on, kind = _asked(request), clock.today(), known(form)
    people = list(shown_people(request.member, where, on))
    took_away(request.member, people, "Что можно публиковать")
    paper = publication_paper(request.member.organisation, rows_of(people, on, where), on)
    return as_file(paper, kind, f"Что можно публиковать {on:%d.%m.%Y}")


@require_safe
@requires("consents.publication")
def publication_of(request: Request, pk: int) -> HttpResponse:
    """The whole table of one person."""
    person: Person = get_object_or_404(Person.objects.visible_to(request.member).for_list(), pk=pk)
    on = clock.today()
    held = {Cell(row.field, row.resource): row for row in permits_of([person], on)}
    conditions = conditions_of([person])
    consent = person.consents.filter(kind=KindChoice.DISSEMINATION, state=State.GIVEN).order_by("-signed_on", "-pk").first()
    looked(request.member, person, "Что можно публиковать")
    table = [
        (
            title,
            [
                (where, held.get(Cell(field, place)), conditions.get((person.pk, Cell(field, place)), ""))
                for place, where in RESOURCES.items()
            ],
        )
        for field, title in FIELDS.items()
    ]
    return show(
        request, "consents/publication_of.html", person=person, table=table, places=list(RESOURCES.values()), any=bool(held),
        consent=consent,
    )  # fmt: skip


@require_POST
@requires("consents.open_list")
def public_list(request: Request) -> HttpResponse:
    """Open the public list, or close it."""
    is_open = request.POST.get("open") == "1"
    open_list(request.member.organisation, by=request.member, is_open=is_open)
    messages.success(request, "Список открыт всем: на нём только то, что люди разрешили." if is_open else "Список закрыт.")
    return redirect("consents:publication", request.member.organisation.slug)


def _asked(request: Request) -> str:
    where = request.GET.get("where", "")
    return where if where in RESOURCES else ""


def _is_open(request: Request) -> bool:
    return operator_of(request.member.organisation).public_list
