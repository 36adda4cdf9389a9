"""Who looked at personal data, took them away and changed them."""

from __future__ import annotations

from typing import Any

from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.views.decorators.http import require_safe

from duet.base import clock
from duet.base.access.doors import Request, requires
from duet.base.access.policy import must
from duet.base.papers import Format
from duet.base.tenancy.models import Member
from duet.base.ui.frame import Choice
from duet.base.ui.pages import show
from duet.stages.editions.views.paper_files import as_file
from duet.stages.persons.models import Person
from duet.stages.persons.watching import took_away

from ..forms import JournalForm
from ..journal import KINDS, Asked, keys, lines
from ..papers import journal_paper

ON_A_PAGE = 50
LINES_IN_A_FILE = 10_000
TITLE = "Журнал доступа к персональным данным"


@require_safe
@requires("privacy.journal")
def journal(request: Request) -> HttpResponse:
    """Of the whole organisation, or of one member: ``by`` is their number."""
    form, by = JournalForm(request.GET, on=clock.real_today()), _by(request)
    url = reverse("privacy:journal_file", args=[request.member.organisation.slug])
    return _page(request, "privacy/journal.html", form, form.asked(by=by), by=by, file=f"{url}?{request.GET.urlencode()}")


@require_safe
@requires("privacy.journal")
def journal_file(request: Request) -> HttpResponse:
    """The same as a table of Excel."""
    on = clock.real_today()
    asked = JournalForm(request.GET, on=on).asked(by=_by(request))
    found = lines(request.member, keys(request.member, asked)[:LINES_IN_A_FILE])
    took_away(request.member, [], TITLE)
    return as_file(journal_paper(TITLE, found), Format.XLSX, f"{TITLE} {on:%d.%m.%Y}")


@require_safe
@requires("privacy.journal_of")
def journal_of(request: Request, pk: int) -> HttpResponse:
    """Of one card: for whoever oversees, and for the person themselves."""
    person: Person = get_object_or_404(Person.objects.visible_to(request.member).for_list(), pk=pk)
    must(request.member, "privacy.journal_of", person)
    form = JournalForm(request.GET, on=clock.real_today())
    return _page(request, "privacy/journal_of.html", form, form.asked(person=person), person=person)


def _by(request: Request) -> Member | None:
    number = request.GET.get("by", "")
    if not number:
        return None
    by: Member = get_object_or_404(
        Member.objects.visible_to(request.member).at_desk(request.member), pk=int(number) if number.isdecimal() and len(number) < 19 else 0
    )
    return by


def _page(request: Request, template: str, form: JournalForm, asked: Asked, **facts: Any) -> HttpResponse:
    page = Paginator(keys(request.member, asked), ON_A_PAGE).get_page(request.GET.get("page"))
    page.object_list = lines(request.member, page.object_list)
    return show(
        request, template, part="lines", page=page, form=form, kinds=_kinds(request, asked), real_today=clock.real_today(), asked=asked,
        **facts,
    )  # fmt: skip


def _kinds(request: Request, asked: Asked) -> list[Choice]:
    choices = []
    for kind, words in KINDS.items():
        query = request.GET.copy()
        query.pop("page", None)
        query["kind"] = kind
        choices.append(Choice(words, f"?{query.urlencode()}", current=kind == asked.kind))
    return choices
