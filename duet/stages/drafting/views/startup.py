"""The start-up package: the interview, and what came of it."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_http_methods, require_safe

from duet.base import clock
from duet.base.access.doors import Request, requires
from duet.base.ui.pages import show
from duet.base.ui.words import count
from duet.core.calendar import years_in_words
from duet.stages.documents.desk import Desk
from duet.stages.documents.forms.answers import AnswersForm

from .. import actions
from ..startup import CHAPTERS, INTERVIEW, drawn_up, missing_plan
from ..startup.making import lacked_by_many, year_to_show


@require_safe
@requires("drafting.start_package")
def package(request: Request) -> HttpResponse:
    """The documents of the package in the order they are registered; before there are any, the way to the interview."""
    today, place = clock.today(), request.member.organisation
    laid = drawn_up(place, by=request.member, on=today)
    year = years_in_words(year_to_show(place, today))
    there = [(one.document, one.missing) for one in laid if one.document]
    ready = [document for document, missing in there if document.is_draft and not document.main_id and not missing]
    lacked = lacked_by_many(laid)
    rows = [(one, [missing for missing in one.missing if missing not in lacked]) for one in laid]
    return show(
        request, "drafting/package.html", laid=rows, lacked=lacked, there=len(there), year=year, ready=len(ready),
        first=ready[0] if ready else None,
    )  # fmt: skip


@require_http_methods(["GET", "HEAD", "POST"])
@requires("drafting.start_package")
def interview(request: Request) -> HttpResponse:
    today, member = clock.today(), request.member
    form = AnswersForm(INTERVIEW, Desk(member.organisation, by=member, on=today), request.POST if request.method == "POST" else None)
    if form.is_bound and form.is_valid():
        made = actions.start_package(member.organisation, by=member, answers=form.kept(), on=today)
        messages.success(request, _told(len(made)))
        return redirect("drafting:package", org=member.organisation.slug)
    return show(
        request, "drafting/interview.html", status=422 if form.is_bound else 200, form=form, no_plan=missing_plan(member.organisation),
        chapters=[(title, [(INTERVIEW.ask(name), form[name]) for name in names]) for title, names in CHAPTERS],
    )  # fmt: skip


def _told(made: int) -> str:
    if not made:
        return "Все документы пакета уже есть: новых черновиков не понадобилось."
    return f"Подготовлено: {count(made, 'черновик,черновика,черновиков')}. Прочитайте каждый, прежде чем отправлять."
