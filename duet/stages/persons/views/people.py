"""The people of an organisation: the list, and those below whose names were sent up."""

from __future__ import annotations

from django.core.paginator import Page
from django.http import HttpResponse
from django.views.decorators.http import require_safe

from duet.base import clock
from duet.base.access.doors import Request, requires
from duet.base.ui.pages import show
from duet.core.consents import Use

from .. import gate, watching, words
from ..additions import marks_of
from ..forms.sifting import Sifting, SiftingBelow
from ..models import Person
from ..paging import PagesOfPeople
from ..querysets import KEEPERS
from ..showing import Line


@require_safe
@requires("persons.list")
def people(request: Request) -> HttpResponse:
    member, today = request.member, clock.today()
    whole = bool(member.roles & KEEPERS) or words.sees_own_class_only(member)
    sifting = Sifting(request.GET, viewer=member, on=today, whole=whole)
    found = sifting.sift(Person.objects.visible_to(member))
    page: Page[Person] = PagesOfPeople(found, searched=bool(sifting.words)).get_page(request.GET.get("page"))
    listed = list(page)
    kept = gate.open_to(listed, Use.KEEP, today) if whole else frozenset()
    marks = marks_of(listed, member, today)
    watching.looked_at_list(member, "Список людей", len(listed))
    return show(
        request, "persons/people.html", part="found",
        page=page, lines=[Line(person, person.pk in kept, marks.get(person.pk, ())) for person in listed],
        sifting=sifting, whole=whole, title=words.section(member), own_class=words.sees_own_class_only(member),
    )  # fmt: skip


@require_safe
@requires("persons.sent_up")
def below(request: Request) -> HttpResponse:
    sifting = SiftingBelow(request.GET, viewer=request.member, on=clock.today())
    page: Page[Person] = PagesOfPeople(sifting.found(), searched=bool(sifting.words)).get_page(request.GET.get("page"))
    lines, total = [Line(person) for person in page], 0 if sifting.words else sifting.everybody().count()
    watching.looked_at_list(request.member, "Люди организаций ниже, переданные поимённо", len(page))
    return show(request, "persons/below.html", part="found", page=page, sifting=sifting, lines=lines, total=total)
