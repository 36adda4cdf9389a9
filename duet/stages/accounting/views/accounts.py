"""Personalised accounting: quarters on the screen and as files, and what was issued."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils.http import urlencode
from django.views.decorators.http import require_POST, require_safe

from duet.base import clock
from duet.base.access.doors import Request, requires
from duet.base.access.policy import can
from duet.base.ui.frame import Choice
from duet.base.ui.pages import show
from duet.core.accounting.quarters import Span
from duet.stages.editions.views.paper_files import FORMATS, as_file, known
from duet.stages.persons.models import Person
from duet.stages.persons.watching import looked_at_list, took_away

from .. import actions
from ..forms.accounts import Asked
from ..models import Extract
from ..papers import account_paper
from ..reckoning import Account, Figures, account_of, rows_of, shown_rows
from .additions import parts_of

ON_A_PAGE, LATEST = 50, 5
TITLE = "Персонифицированный учёт"


def in_capitals(span: Span) -> str:
    """The span as a title: «С начала 2026/27 учебного года»."""
    return span.title[0].upper() + span.title[1:]


@require_safe
@requires("accounting.extract")
def account(request: Request) -> HttpResponse:
    on, member = clock.today(), request.member
    asked = Asked(request.GET, on=on)
    found = account_of(member, asked.span, on)
    lines = found.lines(asked.wanted)
    page = Paginator(lines, ON_A_PAGE).get_page(request.GET.get("page"))
    rows = rows_of(list(page.object_list), found.as_of)
    looked_at_list(member, f"{TITLE}, {asked.span.title}", len(rows))
    return show(
        request, "accounting/account.html", part="list", title=in_capitals(asked.span), parts=parts_of(member, "account"), asked=asked,
        account=found, page=page, rows=rows, first=page.start_index(), moved=_moved(asked, found),
        files=_files(request, "accounting:account_file", [], asked.query),
        issued=Extract.objects.visible_to(member).at_desk(member).select_related("by", "organisation").defer("rows")[:LATEST],
        may_fix=can(member, "accounting.fix") and asked.span.has_begun(on), is_over=asked.span.is_over(on),
        issued_url=reverse("accounting:issued_all", args=[member.organisation.slug]),
    )  # fmt: skip


def _moved(asked: Asked, account: Account) -> list[Choice]:
    figures = account.figures
    counted = (("", "Все", figures.total), ("arrived", "Прибыли", figures.arrived), ("departed", "Выбыли", figures.departed))
    return [Choice(title, asked.url(moved=value), current=asked.wanted.moved == value, count=number) for value, title, number in counted]


def _files(request: Request, name: str, args: Iterable[object], query: dict[str, str]) -> list[tuple[str, str]]:
    if not can(request.member, "accounting.take"):
        return []
    org, tail = request.member.organisation.slug, f"?{urlencode(query)}" if query else ""
    return [(kind.title, reverse(name, args=[org, *args, form.value]) + tail) for form, kind in FORMATS.items()]


@require_safe
@requires("accounting.take")
def account_file(request: Request, form: str) -> HttpResponse:
    on, chosen, member = clock.today(), known(form), request.member
    asked = Asked(request.GET, on=on)
    found = account_of(member, asked.span, on)
    rows = rows_of(found.lines(asked.wanted), found.as_of)
    took_away(member, _named(rows), f"{TITLE}, {asked.span.title}")
    paper = account_paper(member.organisation, asked.span, found.as_of, found.figures, rows, narrowed=asked.in_words)
    return as_file(paper, chosen, f"{TITLE} {asked.span.title}")


def _named(rows: Iterable[Any]) -> list[Person]:
    return list({row.person.pk: row.person for row in rows if row.person}.values())


@require_POST
@requires("accounting.fix")
def fix(request: Request) -> HttpResponse:
    on = clock.today()
    made = actions.fix(request.member.organisation, by=request.member, span=Asked(request.POST, on=on).span, on=on)
    messages.success(request, "Выписка сохранена: дальнейшие изменения её не затронут.")
    return redirect(made)


@require_safe
@requires("accounting.extract")
def issued_all(request: Request) -> HttpResponse:
    found = Extract.objects.visible_to(request.member).at_desk(request.member).select_related("by", "organisation").defer("rows")
    page = Paginator(found, ON_A_PAGE).get_page(request.GET.get("page"))
    return show(request, "accounting/issued_all.html", parts=parts_of(request.member, "account"), page=page)


def _issued(request: Request, pk: int) -> Extract:
    rows = Extract.objects.visible_to(request.member).at_desk(request.member).select_related("by", "organisation")
    found: Extract = get_object_or_404(rows, pk=pk)
    return found


@require_safe
@requires("accounting.extract")
def issued(request: Request, pk: int) -> HttpResponse:
    extract = _issued(request, pk)
    page = Paginator(extract.rows, ON_A_PAGE).get_page(request.GET.get("page"))
    rows = shown_rows(list(page.object_list), request.member, clock.today())
    looked_at_list(request.member, str(extract), len(rows))
    return show(
        request, "accounting/issued.html", title=in_capitals(extract.of), parts=parts_of(request.member, "account"), extract=extract,
        page=page, rows=rows,
        first=page.start_index(), figures=Figures(**extract.figures), files=_files(request, "accounting:issued_file", [extract.pk], {}),
    )  # fmt: skip


@require_safe
@requires("accounting.take")
def issued_file(request: Request, pk: int, form: str) -> HttpResponse:
    extract, chosen = _issued(request, pk), known(form)
    rows = shown_rows(extract.rows, request.member, clock.today())
    took_away(request.member, _named(rows), str(extract))
    paper = account_paper(extract.organisation, extract.of, extract.as_of, Figures(**extract.figures), rows)
    return as_file(paper, chosen, f"{TITLE} {extract.of.title}, выписка {extract.pk}")
