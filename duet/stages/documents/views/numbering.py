"""How documents are numbered here."""

from __future__ import annotations

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_http_methods, require_safe

from duet.base import clock
from duet.base.access.doors import Request, requires
from duet.base.ui.pages import show

from ..actions import registering as actions
from ..families import Family
from ..forms.numbering import NumberingForm
from ..models import Series
from ..register import numbering_of, numberings


@require_safe
@requires("documents.number")
def numbering(request: Request) -> HttpResponse:
    today = clock.today()
    resets = dict(Series._meta.get_field("reset").flatchoices)
    rows = [
        (family, one, resets[one.reset.value], one.following(one.year_of(today))[1])
        for family, one in numberings(request.member.organisation).items()
    ]
    return show(request, "documents/numbering.html", rows=rows)


@require_http_methods(["GET", "HEAD", "POST"])
@requires("documents.number")
def series(request: Request, family: str) -> HttpResponse:
    if family not in Family.values:
        raise Http404("Так документы не нумеруют.")
    today, place = clock.today(), request.member.organisation
    form = NumberingForm(numbering_of(place, family), on=today, data=request.POST if request.method == "POST" else None)
    if form.is_valid():
        said = form.cleaned_data
        actions.number(
            place, by=request.member, family=Family(family), mask=said["mask"], reset=said["reset"], case_file=said["case_file"],
            following=form.following_count, on=today,
        )  # fmt: skip
        now = numbering_of(place, family)
        messages.success(request, f"Сохранено. Следующий номер: {now.following(now.year_of(today))[1]}.")
        return redirect("documents:numbering", org=place.slug)
    return show(request, "documents/series.html", status=422 if form.is_bound else 200, family=Family(family), form=form)
