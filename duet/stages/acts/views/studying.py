"""«Изучено»: one's own marks, asking people, the sheet to sign."""

from __future__ import annotations

from django.contrib import messages
from django.core.paginator import Page, Paginator
from django.http import HttpResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from duet.base import clock
from duet.base.access.doors import Request, requires
from duet.base.tenancy.models import Member
from duet.base.ui.pages import show
from duet.base.ui.words import count
from duet.stages.editions.views.paper_files import as_file, known

from .. import actions
from ..forms.asking import AskForm
from ..models import Study
from ..papers import acquaintance_sheet
from .acts import ON_A_PAGE
from .showing import entry_of


@require_POST
@requires("acts.study")
def study(request: Request, key: str) -> HttpResponse:
    entry = entry_of(request, key)
    actions.study(request.member, by=request.member, entry=entry, on=clock.today())
    messages.success(request, f"Отмечено: вы изучили. {entry.name}")
    slug = request.member.organisation.slug
    return redirect("acts:act", slug, key) if request.POST.get("from") == "act" else redirect("acts:acts", slug)


@require_POST
@requires("acts.forget")
def forget(request: Request, key: str) -> HttpResponse:
    actions.forget(request.member, by=request.member, entry=entry_of(request, key))
    messages.success(request, "Отметка снята.")
    return redirect("acts:act", request.member.organisation.slug, key)


@require_http_methods(["GET", "HEAD", "POST"])
@requires("acts.ask")
def ask(request: Request, key: str) -> HttpResponse:
    member, entry, bound = request.member, entry_of(request, key), request.method == "POST"
    form = AskForm(request.POST if bound else None, viewer=member)
    if bound and form.is_valid():
        asked = actions.ask(member.organisation, by=member, entry=entry, whom=form.people, on=clock.today())
        messages.success(request, _told(asked))
        return redirect("acts:act", member.organisation.slug, key)
    page: Page[Member] = Paginator(form.staff, ON_A_PAGE).get_page(request.GET.get("page"))
    marks = {mark.member_id: mark for mark in Study.objects.visible_to(member).about(entry).filter(member__in=[one.pk for one in page])}
    people = [(person, marks.get(person.pk)) for person in page]
    return show(request, "acts/ask.html", status=422 if bound else 200, form=form, entry=entry, page=page, people=people)


def _told(asked: int) -> str:
    if not asked:
        return "Все, кого вы выбрали, уже изучили акт или их уже попросили."
    return f"Попросили {count(asked, 'человека,человека,человек')}. Просьба появится на странице «Сегодня»."


@require_safe
@requires("acts.see_studied")
def sheet(request: Request, key: str, form: str) -> HttpResponse:
    kind, entry, place = known(form), entry_of(request, key), request.member.organisation
    marks = Study.objects.visible_to(request.member).about(entry).of_staff().select_related("member").order_by("member__full_name", "pk")
    return as_file(acquaintance_sheet(place, entry, list(marks)), kind, f"Лист ознакомления, {clock.today():%d.%m.%Y}")
