"""«Склонение»: what the organisation put right itself, and a form to do so."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.core.paginator import Page, Paginator
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from duet.base import clock
from duet.base.access.doors import Request, requires
from duet.base.ui.addresses import ours
from duet.base.ui.pages import show
from duet.core.finding import patterns

from .. import actions
from ..forms.spelling import SpellingForm, WordsForm, remembered
from ..models import Spelling

ON_A_PAGE = 50


@require_safe
@requires("documents.spell")
def spellings(request: Request) -> HttpResponse:
    asked = request.GET.get("q", "")[:100]
    rows = Spelling.objects.visible_to(request.member).select_related("by")
    for pattern in patterns(asked):
        rows = rows.filter(nominative__iregex=pattern)
    page: Page[Any] = Paginator(rows, ON_A_PAGE).get_page(request.GET.get("page"))
    return show(request, "documents/spellings.html", part="found", page=page, q=asked, form=WordsForm(auto_id="new_%s"))


@require_http_methods(["GET", "HEAD", "POST"])
@requires("documents.spell")
def spelling_edit(request: Request) -> HttpResponse:
    member = request.member
    words = WordsForm(request.GET)
    if not words.is_valid():
        if "words" not in request.GET:
            raise Http404("Не сказано, что склонять.")
        page: Page[Any] = Paginator(Spelling.objects.visible_to(member).select_related("by"), ON_A_PAGE).get_page(1)
        return show(request, "documents/spellings.html", status=422, page=page, q="", form=words)
    sort, said = words.asked, words.cleaned_data["words"]
    back = ours(request, request.GET.get("next", "")) or reverse("documents:spellings", args=[member.organisation.slug])
    form = SpellingForm(sort, said, member.organisation, sex=request.GET.get("gender", "")[:1], data=request.POST or None)
    if request.method == "POST" and form.is_valid():
        actions.spell(member.organisation, by=member, sort=sort, forms=form.forms, gender=form.gender, on=clock.today())
        messages.success(request, "Запомнили. Теперь так будет во всех документах, кроме зарегистрированных.")
        return redirect(back)
    status = 422 if form.is_bound else 200
    kept = remembered(member.organisation, sort, said)
    return show(request, "documents/spelling.html", status=status, form=form, sort=sort, words=said, back=back, kept=kept)


@require_POST
@requires("documents.spell")
def forget_spelling(request: Request, pk: int) -> HttpResponse:
    found = get_object_or_404(Spelling.objects.visible_to(request.member), pk=pk)
    words = found.nominative
    actions.forget_spelling(request.member.organisation, by=request.member, spelling=found, on=clock.today())
    messages.success(request, f"«{words}» снова склоняется по правилам.")
    return redirect("documents:spellings", org=request.member.organisation.slug)
