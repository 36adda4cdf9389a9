"""People are written down in a base, several at once, or carried on from last year."""

from __future__ import annotations

from datetime import date
from typing import Any

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpResponse, HttpResponseRedirect
from django.shortcuts import redirect
from django.urls import reverse
from django.views.decorators.http import require_http_methods

from duet.base import clock
from duet.base.access.doors import Request, requires
from duet.base.ui.frame import Choice
from duet.base.ui.pages import show
from duet.base.ui.words import count, plural
from duet.core.calendar import years_in_words
from duet.core.consents import Use
from duet.stages.persons import gate, watching

from .. import actions
from ..forms.seeking import WHO, ChosenForm, Seeking
from ..models import Participation, Side
from ..suggesting import suggestions
from .section import section

ON_A_PAGE = 50


@require_http_methods(["GET", "HEAD", "POST"])
@requires("bases.join")
def add(request: Request, side: Side) -> HttpResponse:
    """The people to choose from, each with what the card suggests."""
    on = clock.today()
    seeking = Seeking(request.GET, side=side, viewer=request.member, on=on)
    found, form = seeking.found(), ChosenForm(request.POST or None, found=seeking.found())
    if form.is_valid():
        joined = actions.join(
            request.member.organisation, by=request.member, people=form.chosen(), side=side, year=seeking.chosen_year, on=on,
            kind=form.mentee_kind if side == Side.MENTEE else None,
        )  # fmt: skip
        _say(request, joined, on)
        return _back(request, side, seeking)
    page = Paginator(found, ON_A_PAGE).get_page(request.GET.get("page"))
    kinds = suggestions(page.object_list, request.member.organisation, seeking.chosen_year, on) if side == Side.MENTEE else {}
    watching.looked_at_list(request.member, f"Кого добавить: {side.label}", len(page.object_list))
    facts: dict[str, Any] = {
        "seeking": seeking,
        "form": form,
        "page": page,
        "rows": [(person, kinds[person.pk].label if person.pk in kinds else "") for person in page.object_list],
        "chips": [Choice(words, _address(request, key), current=key == seeking.who) for key, words in WHO[side].items()],
        "year": years_in_words(seeking.chosen_year),
    }
    return show(request, "bases/add.html", part="table", status=422 if form.is_bound else 200, **section(request, side), **facts)


def _address(request: Request, who: str) -> str:
    query = request.GET.copy()
    for name in ("page", "who", "person"):
        query.pop(name, None)
    if who:
        query["who"] = who
    return f"?{query.urlencode()}"


def _back(request: Request, side: Side, seeking: Seeking) -> HttpResponseRedirect:
    """To the card one came from, or to the base."""
    slug = request.member.organisation.slug
    if len(seeking.named) == 1:
        return redirect("persons:person", slug, seeking.named[0])
    return HttpResponseRedirect(f"{reverse(f'bases:{side.value}s', args=[slug])}?year={seeking.chosen_year}")


def _say(request: Request, joined: list[Participation], on: date) -> None:
    """How many came in and how many of them are candidates yet."""
    if not joined:
        messages.info(request, "Все, кого вы отметили, уже в базе.")
        return
    waiting = len(joined) - len(gate.open_to((row.person for row in joined), Use.KEEP, on))
    words = f"В базу {plural(len(joined), 'записан,записаны,записаны')} {count(len(joined), 'человек,человека,человек')}."
    if waiting:
        words += f" Без согласия: {waiting} — они кандидаты, пока его не дадут."
    messages.success(request, words)


@require_http_methods(["GET", "HEAD", "POST"])
@requires("bases.carry")
def carry(request: Request, side: Side) -> HttpResponse:
    """Last year's base: everybody who is still here and not in this year's."""
    on = clock.today()
    seeking = Seeking(request.GET, side=side, viewer=request.member, on=on)
    year = seeking.chosen_year
    last = Participation.objects.visible_to(request.member).of_year(year - 1).of_side(side)
    found = seeking.everybody().filter(pk__in=last.values("person")).order_by("sort_name", "pk")
    form = ChosenForm(request.POST or None, found=found)
    if form.is_valid():
        carried = actions.carry(request.member.organisation, by=request.member, people=form.chosen(), side=side, year=year, on=on)
        _say(request, carried, on)
        return _back(request, side, seeking)
    page = Paginator(found, ON_A_PAGE).get_page(request.GET.get("page"))
    watching.looked_at_list(request.member, f"Кого перенести: {side.label}", len(page.object_list))
    facts: dict[str, Any] = {"seeking": seeking, "form": form, "page": page, "year": years_in_words(year), "last": years_in_words(year - 1)}
    return show(request, "bases/carry.html", status=422 if form.is_bound else 200, **section(request, side), **facts)
