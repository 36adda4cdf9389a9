"""A row of a list on review."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Any

from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.views.decorators.http import require_http_methods, require_POST

from duet.base import clock
from duet.base.access.doors import Request, requires
from duet.base.ui.pages import show
from duet.core.errors import Refusal
from duet.stages.persons.models import Person

from .. import actions
from ..forms.lines import MendLine, wrong_fields
from ..models import Batch, BatchState, Line
from ..showing import Shown, shown


def line_of(request: Request, pk: int) -> Line:
    """A row of one's own organisation's list."""
    found: Line = get_object_or_404(Line.objects.visible_to(request.member).at_desk(request.member).for_page(), pk=pk)
    return found


def prepared(lines: Sequence[Line], batch: Batch, on: date) -> list[Shown]:
    """Lines ready for the page, each bad one with a form for what could not be read."""
    columns = {column["key"]: column["title"] for column in batch.columns}
    made = shown(lines, columns, on) if lines else []
    for row in made:
        if row.line.is_bad:
            row.form = MendLine(line=row.line, only=wrong_fields(row.line), auto_id=f"id_{row.line.pk}_%s")
    return made


def deck(batch: Batch, counts: dict[str, int]) -> dict[str, Any]:
    """The line of decision at the bottom: what is left to do, or how many will be written."""
    here = batch.get_absolute_url()
    left = [
        (counts["bad"], "строка с ошибкой,строки с ошибками,строк с ошибками", f"{here}?show=bad"),
        (counts["undecided"], "совпадение,совпадения,совпадений", f"{here}?show=alike"),
    ]
    return {"left": [(number, forms, url) for number, forms, url in left if number]}


def _answered(request: Request, line: Line) -> HttpResponse:
    """The row as it is now: its part for HTMX, its place on the review for a browser."""
    if not request.htmx:
        return redirect(f"{line.batch.get_absolute_url()}?show={'bad' if line.is_bad else 'all'}#line-{line.pk}")
    batch, fresh = line.batch, line_of(request, line.pk)
    counts = Line.objects.visible_to(request.member).of(batch).counted()
    (row,) = prepared([fresh], batch, clock.today())
    return show(request, "gathering/line.html", part="answered", row=row, batch=batch, counts=counts, **deck(batch, counts))


@require_http_methods(["GET", "HEAD", "POST"])
@requires("gathering.mend")
def line(request: Request, pk: int) -> HttpResponse:
    line = line_of(request, pk)
    if line.batch.state != BatchState.READ:
        # What a row told is on the card by now, as far as the gate lets it be seen.
        return redirect(line.batch)
    if request.htmx and "cancel" in request.GET:
        return _answered(request, line)
    # The row itself asks only for what could not be read; the page of the row for everything.
    only = [key for key in wrong_fields(line) if key.replace(".", "__") in request.POST] if "only" in request.POST else ()
    form = MendLine(request.POST or None, line=line, only=only)
    if form.is_bound and form.is_valid():
        return _answered(request, actions.mend(line, by=request.member, said=form.said(), on=clock.today()))
    (row,) = prepared([line], line.batch, clock.today())
    return show(request, "gathering/line.html", part="editing", status=422 if form.is_bound else 200, row=row, batch=line.batch, form=form)


@require_POST
@requires("gathering.mend")
def skip(request: Request, pk: int) -> HttpResponse:
    return _answered(request, actions.skip(line_of(request, pk), by=request.member, skipped="keep" not in request.POST))


@require_POST
@requires("gathering.decide")
def decide(request: Request, pk: int) -> HttpResponse:
    line = line_of(request, pk)
    taken = request.POST.getlist(f"take-{request.POST.get('twin', '')}")
    return _answered(request, actions.decide(line, by=request.member, twin=_twin(request, line), taken=taken))


def _twin(request: Request, line: Line) -> Person | Line | None:
    """The card or the row that was chosen; nobody when it is somebody else."""
    chosen = request.POST.get("twin", "")
    if chosen == "other":
        return None
    kind, number = chosen[:1], chosen[1:]
    if kind == "p" and number.isdecimal():
        person: Person = get_object_or_404(Person.objects.visible_to(request.member).current(), pk=number)
        return person
    if kind == "l" and number.isdecimal():
        row: Line = get_object_or_404(Line.objects.visible_to(request.member).at_desk(request.member), pk=number, batch=line.batch)
        return row
    raise Refusal("Выберите, кто это: один из предложенных или другой человек.")
