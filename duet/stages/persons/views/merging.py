"""Cards that may be of one person: looked at side by side, made one or told apart."""

from __future__ import annotations

from django.contrib import messages
from django.core.paginator import Page, Paginator
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from duet.base import clock
from duet.base.access.doors import Request, requires
from duet.base.ui.pages import show

from ..actions.merging import merge as merge_cards
from ..actions.merging import tell_apart as tell_cards_apart
from ..forms.merging import MergeForm, agreeing, differing
from ..merging import hanging
from ..merging_pairs import Likely, likely_pairs
from ..models import Person
from ..watching import looked, looked_at_list

PAIRS_ON_A_PAGE = 50


@require_safe
@requires("persons.merge")
def twins(request: Request) -> HttpResponse:
    page: Page[Likely] = Paginator(likely_pairs(request.member), PAIRS_ON_A_PAGE).get_page(request.GET.get("page"))
    people = Person.objects.visible_to(request.member).for_list().in_bulk({pk for pair in page for pk in (pair.one, pair.other)})
    rows = [(people[pair.one], people[pair.other], pair) for pair in page]
    looked_at_list(request.member, "Возможные повторы", len(people))
    return show(request, "persons/merge_twins.html", page=page, rows=rows)


@require_http_methods(["GET", "HEAD", "POST"])
@requires("persons.merge")
def merge(request: Request, pk: int, other: int) -> HttpResponse:
    kept, lost = _card(request, pk), _card(request, other)
    form = MergeForm(request.POST or None, kept=kept, lost=lost)
    if request.method == "POST" and (form.is_valid() or not differing(kept, lost)):
        merge_cards(kept, by=request.member, other=lost, taken=form.taken() if form.is_bound else (), on=clock.today())
        messages.success(request, "Теперь это одна карточка. Всё, что было в двух, перенесено в неё.")
        return redirect(kept)
    for person in (kept, lost):
        looked(request.member, person, "Сравнение двух карточек")
    hangs = hanging([kept, lost])
    return show(
        request, "persons/merge.html", status=422 if form.is_bound else 200, form=form, kept=kept, lost=lost,
        kept_has=hangs[kept.pk], lost_has=hangs[lost.pk], same=agreeing(kept, lost),
    )  # fmt: skip


@require_POST
@requires("persons.tell_apart")
def tell_apart(request: Request, pk: int, other: int) -> HttpResponse:
    tell_cards_apart(_card(request, pk), by=request.member, other=_card(request, other))
    messages.success(request, "Запомнили: это разные люди. Больше о них не спросим.")
    return redirect("persons:twins", request.member.organisation.slug)


def _card(request: Request, pk: int) -> Person:
    cards = Person.objects.visible_to(request.member).current().for_list().select_related("member")
    found: Person = get_object_or_404(cards, pk=pk)
    return found
