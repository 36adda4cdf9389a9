"""Bringing a list in: the form, the reading, the review, the writing, what came of it."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.core.paginator import Page, Paginator
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils.http import urlencode
from django.views.decorators.http import require_http_methods, require_POST, require_safe
from django_htmx.http import HttpResponseClientRedirect

from duet.base import clock
from duet.base.access.doors import Request, requires
from duet.base.papers import Format
from duet.base.ui.frame import Choice
from duet.base.ui.pages import show
from duet.core.consents import Use
from duet.core.errors import Refusal
from duet.stages.bases.years import years_around
from duet.stages.editions.views.paper_files import as_file
from duet.stages.persons import gate
from duet.stages.persons.models import Person
from duet.stages.persons.watching import looked_at_list, took_away
from duet.stages.roadmaps.views.files import download

from .. import actions
from ..forms.lists import BringList, ColumnsForm, WhoForm
from ..models import Batch, BatchState, Line
from ..papers import refused_rows
from ..progress import progress_of
from ..querysets import LineQuerySet
from .lines import deck, prepared

LISTS_ON_A_PAGE = 20
LINES_ON_A_PAGE = 50
_IN_ADDRESS = 100
SHUT = "В этом файле не только карточки, а у кого-то из записанных нет согласия на обработку данных. Скачать его пока нельзя."
STEPS = ("Файл прочитан", "Проверка", "Запись")
SHOW = {
    "columns": "Столбцы",
    "bad": "Исправить",
    "alike": "Совпадения",
    "doubtful": "Сомнения",
    "all": "Все люди",
    "skipped": "Пропущены",
}


def _batch(request: Request, pk: int) -> Batch:
    """A list of one's own organisation: nobody above reads it."""
    found: Batch = get_object_or_404(Batch.objects.visible_to(request.member).at_desk(request.member).for_page(), pk=pk)
    return found


@require_http_methods(["GET", "HEAD", "POST"])
@requires("gathering.upload")
def lists(request: Request) -> HttpResponse:
    form = BringList(request.POST or None, request.FILES or None)
    if request.method == "POST" and form.is_valid():
        return redirect(actions.upload(request.member.organisation, by=request.member, on=clock.today(), **form.document()))
    batches = Batch.objects.visible_to(request.member).at_desk(request.member).for_page()
    page: Page[Batch] = Paginator(batches, LISTS_ON_A_PAGE).get_page(request.GET.get("page"))
    return show(request, "gathering/lists.html", status=422 if form.is_bound else 200, form=form, page=page)


@require_safe
@requires("gathering.view")
def batch(request: Request, pk: int) -> HttpResponse:
    batch = _batch(request, pk)
    if request.htmx and "progress" in request.GET and not batch.is_busy:
        # It was done while the page asked: the answer is another page, not a part of this one.
        return HttpResponseClientRedirect(batch.get_absolute_url())
    if batch.state == BatchState.READ:
        return _review(request, batch)
    if batch.state == BatchState.WRITTEN:
        return _done(request, batch)
    return show(request, "gathering/busy.html", part="busy", batch=batch, progress=progress_of(batch.pk))


def _review(request: Request, batch: Batch, *, status: int = 200, tab: str = "", **forms: Any) -> HttpResponse:
    lines = Line.objects.visible_to(request.member).of(batch)
    counts = lines.counted()
    tab = tab or _tab(request, batch, counts)
    facts: dict[str, Any] = {"batch": batch, "counts": counts, "tab": tab, "steps": STEPS, "filters": _filters(batch, tab, counts)}
    if tab == "columns":
        facts |= _columns(request, batch)
    else:
        chosen = {"bad": lines.bad, "alike": lines.alike, "doubtful": lines.doubtful, "skipped": lines.skipped}.get(tab, lines.all)()
        page: Page[Line] = Paginator(chosen.for_page(), LINES_ON_A_PAGE).get_page(request.GET.get("page"))
        looked_at_list(request.member, f"Список «{batch.name}» на проверке", len(page))
        facts |= {"page": page, "rows": prepared(list(page), batch, clock.today())}
    facts |= deck(batch, counts) | forms
    return show(request, "gathering/review.html", status=status, **facts)


def _tab(request: Request, batch: Batch, counts: dict[str, int]) -> str:
    """What was asked for; else the first thing that waits for a person."""
    asked = request.GET.get("show", "")
    if asked in SHOW:
        return asked
    if not batch.settled:
        return "columns"
    return "bad" if counts["bad"] else "alike" if counts["undecided"] else "all"


def _filters(batch: Batch, tab: str, counts: dict[str, int]) -> list[Choice]:
    here, sizes = batch.get_absolute_url(), counts | {"columns": len(batch.columns)}
    return [
        Choice(title, f"{here}?{urlencode({'show': key})}", current=tab == key, count=sizes[key])
        for key, title in SHOW.items()
        if sizes[key] or key in ("columns", "all")
    ]


def _columns(request: Request, batch: Batch) -> dict[str, Any]:
    mentors = any(column["meaning"].startswith("mentor.") for column in batch.columns)
    return {
        "columns": ColumnsForm(columns=batch.columns),
        "who": WhoForm(batch=batch, years=years_around(clock.today()), mentors=mentors),
        "mentors": mentors,
    }


def _done(request: Request, batch: Batch) -> HttpResponse:
    lines = Line.objects.visible_to(request.member).of(batch)
    counts = lines.counted()
    waiting = lines.waiting().values("person").distinct().count()
    chosen = lines.refused() if request.GET.get("show") == "refused" else lines.filter(person__isnull=False)
    page: Page[Line] = Paginator(chosen.for_page(), LINES_ON_A_PAGE).get_page(request.GET.get("page"))
    looked_at_list(request.member, f"Записанный список «{batch.name}»", len(page))
    refused = counts["bad"] + counts["skipped"]
    here = batch.get_absolute_url()
    filters = [
        Choice("Записаны", here, current=request.GET.get("show") != "refused", count=lines.filter(person__isnull=False).count()),
        *([Choice("Не вошли", f"{here}?show=refused", current=request.GET.get("show") == "refused", count=refused)] if refused else []),
    ]
    return show(
        request, "gathering/done.html", batch=batch, counts=counts, waiting=waiting, refused=refused, page=page, filters=filters,
        steps=STEPS,
        asking=_asking(batch, lines),
    )  # fmt: skip


def _asking(batch: Batch, lines: LineQuerySet) -> str:
    """Where consents of these people are asked for; an address has no room for a whole school."""
    people = list(lines.filter(person__isnull=False).order_by("person").values_list("person", flat=True).distinct()[: _IN_ADDRESS + 1])
    query = urlencode({"person": people}, doseq=True) if len(people) <= _IN_ADDRESS else ""
    return f"{reverse('consents:collect', args=[batch.organisation.slug])}?{query}".rstrip("?")


@require_POST
@requires("gathering.understand")
def columns(request: Request, pk: int) -> HttpResponse:
    batch = _batch(request, pk)
    form = ColumnsForm(request.POST, columns=batch.columns)
    if not form.is_valid():
        return _review(request, batch, status=422, tab="columns", columns=form)
    return redirect(actions.choose_columns(batch, by=request.member, choices=form.choices()))


@require_POST
@requires("gathering.understand")
def who(request: Request, pk: int) -> HttpResponse:
    batch = _batch(request, pk)
    mentors = any(column["meaning"].startswith("mentor.") for column in batch.columns)
    form = WhoForm(request.POST, batch=batch, years=years_around(clock.today()), mentors=mentors)
    if not form.is_valid():
        return _review(request, batch, status=422, tab="columns", who=form)
    actions.settle(batch, by=request.member, on=clock.today(), **form.cleaned_data)
    return redirect(batch)


@require_POST
@requires("gathering.decide")
def decide_all(request: Request, pk: int) -> HttpResponse:
    batch = _batch(request, pk)
    decided = actions.decide_all(batch, by=request.member, sure="sure" in request.POST, take=request.POST.get("take") == "file")
    messages.success(request, f"Решено совпадений: {decided}.")
    return redirect(f"{batch.get_absolute_url()}?show=alike")


@require_POST
@requires("gathering.write")
def write(request: Request, pk: int) -> HttpResponse:
    return redirect(actions.start_writing(_batch(request, pk), by=request.member))


@require_POST
@requires("gathering.upload")
def again(request: Request, pk: int) -> HttpResponse:
    return redirect(actions.read_again(_batch(request, pk), by=request.member))


@require_POST
@requires("gathering.drop")
def drop(request: Request, pk: int) -> HttpResponse:
    batch = actions.drop(_batch(request, pk), by=request.member)
    messages.success(request, f"Список «{batch.name}» отложен: никто из него не записан.")
    return redirect("gathering:lists", request.member.organisation.slug)


@require_safe
@requires("gathering.export")
def file(request: Request, pk: int) -> HttpResponse:
    batch = _batch(request, pk)
    if batch.file is None:
        raise Http404("Файл уже удалён.")
    people = _people(request, batch)
    if batch.past_columns and len(gate.open_to(people, Use.KEEP, clock.today())) < len(people):
        raise Refusal(SHUT)
    took_away(request.member, people, f"Исходный файл списка «{batch.name}»")
    return download(batch.file)


@require_safe
@requires("gathering.export")
def refused(request: Request, pk: int) -> HttpResponse:
    batch = _batch(request, pk)
    lines = list(Line.objects.visible_to(request.member).of(batch).refused())
    if not lines:
        raise Http404("Все строки вошли.")
    took_away(request.member, [], f"Строки списка «{batch.name}», которые не вошли: {len(lines)}")
    return as_file(refused_rows(batch, lines), Format.XLSX, f"Не вошли — {batch.name.rpartition('.')[0] or batch.name}")


def _people(request: Request, batch: Batch) -> list[Person]:
    return list(Person.objects.visible_to(request.member).filter(lines_of_lists__batch=batch).distinct())
