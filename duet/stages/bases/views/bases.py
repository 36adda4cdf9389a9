"""The base of mentors and the base of mentees of a school year: the list, its columns, its files."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.views.decorators.http import require_GET, require_POST

from duet.base import clock
from duet.base.access.doors import Request, requires
from duet.base.ui.frame import Choice
from duet.base.ui.pages import show
from duet.core.calendar import years_in_words
from duet.stages.editions.views.paper_files import FORMATS, as_file, known
from duet.stages.persons import watching

from .. import actions
from ..columns import CONTACTS, RECOMMENDED, Column, chosen
from ..forms.columns import ColumnsForm
from ..forms.sifting import SHOWN, Sifting
from ..lines import lines_of
from ..models import ColumnChoice, Side
from ..papers import PDF_AT_MOST, base_paper, refuse_a_heavy_pdf
from .section import section

ON_A_PAGE = 50
TITLES = {Side.MENTEE: "Наставляемые", Side.MENTOR: "Наставники"}


def _columns(request: Request, side: Side) -> list[Column]:
    choice = ColumnChoice.objects.visible_to(request.member).filter(member=request.member, base=side).first()
    return chosen(side, choice.columns if choice else [])


@require_GET
@requires("bases.view")
def base(request: Request, side: Side) -> HttpResponse:
    """The list, as its address narrows it."""
    on = clock.today()
    sifting = Sifting(request.GET, side=side, viewer=request.member, on=on)
    columns = _columns(request, side)
    page = Paginator(sifting.found(), ON_A_PAGE).get_page(request.GET.get("page"))
    page.object_list = lines_of(page.object_list, request.member, on, contacts=CONTACTS in columns)
    title = f"{TITLES[side]} {years_in_words(sifting.chosen_year)}"
    watching.looked_at_list(request.member, title, len(page.object_list))
    facts: dict[str, Any] = {
        "sifting": sifting,
        "columns": columns,
        "page": page,
        "lines": [(line, [(column, column.of(line)) for column in columns]) for line in page.object_list],
        "chips": [Choice(words, _address(request, show=key), current=key == sifting.shown) for key, words in SHOWN[side].items()],
        "columns_form": ColumnsForm(side=side, initial={"columns": [column.name for column in columns]}),
    }
    # What is typed changes only the table: figures of the whole base are not counted at every letter.
    whole: dict[str, Any] = {} if request.htmx else _figures(sifting)
    return show(request, "bases/base.html", part="table", **section(request, side), **facts, **whole)


def _figures(sifting: Sifting) -> dict[str, Any]:
    """What the page says before the table."""
    tally = sifting.tally()
    year = sifting.chosen_year
    return {"tally": tally, "without": tally["total"] - tally["kept"], "year": year, "over": f"{years_in_words(year)} учебный год"}


def _address(request: Request, **changes: str) -> str:
    """This list with something else of it shown, from its first page."""
    query = request.GET.copy()
    query.pop("page", None)
    for name, value in changes.items():
        query.pop(name, None)
        if value:
            query[name] = value
    return f"?{query.urlencode()}"


@require_POST
@requires("bases.choose_columns")
def choose_columns(request: Request, side: Side) -> HttpResponse:
    form = ColumnsForm(request.POST, side=side)
    back = reverse(f"bases:{side.value}s", args=[request.member.organisation.slug])
    if form.is_valid():
        actions.choose_columns(request.member.organisation, by=request.member, base=side, columns=form.cleaned_data["columns"])
        messages.success(request, "Столбцы запомнены.")
    query = request.GET.urlencode()
    return redirect(f"{back}?{query}" if query else back)


@require_GET
@requires("bases.export")
def download(request: Request, side: Side) -> HttpResponse:
    """Which columns and in what form, and how many people go without consent."""
    on = clock.today()
    sifting = Sifting(request.GET, side=side, viewer=request.member, on=on)
    found = sifting.found()
    kept, total = found.permitted(on).count(), found.count()
    slug, query = request.member.organisation.slug, request.GET.urlencode()
    own = _columns(request, side)
    sets = [
        ("recommended", "Как в методических рекомендациях", [column.heading for column in RECOMMENDED[side]]),
        ("own", "Мои столбцы", ["Имя", "Состояние", *(column.title for column in own)]),
    ]
    files = [
        (
            title,
            "; ".join(names),
            [(f"{reverse(f'bases:{side.value}s_file', args=[slug, name, form])}?{query}", kind) for form, kind in FORMATS.items()],
        )
        for name, title, names in sets
    ]
    return show(
        request,
        "bases/download.html",
        **section(request, side),
        kept=kept,
        total=total,
        without=total - kept,
        files=files,
        heavy=total > PDF_AT_MOST,
        pdf_at_most=PDF_AT_MOST,
    )


@require_GET
@requires("bases.export")
def file(request: Request, side: Side, columns: str, form: str) -> HttpResponse:
    """The list as it is narrowed, in the columns of the recommendations or in one's own."""
    on, kind = clock.today(), known(form)
    sifting = Sifting(request.GET, side=side, viewer=request.member, on=on)
    found = sifting.found()
    refuse_a_heavy_pdf(kind, found.count())
    lines = lines_of(found, request.member, on, contacts=True)
    own = {"recommended": None, "own": _columns(request, side)}[columns]
    paper = base_paper(request.member.organisation, side, years_in_words(sifting.chosen_year), lines, own, on)
    watching.took_away(request.member, [line.person for line in lines], f"{paper.title}, {kind.value}")
    return as_file(paper, kind, f"{paper.title.replace('/', '-')} {on:%d.%m.%Y}")
