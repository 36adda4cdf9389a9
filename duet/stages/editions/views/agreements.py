"""«Согласования»: what the organisations below have sent, one of them with its text, the answers to it."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils.http import urlencode
from django.views.decorators.http import require_GET, require_POST

from duet.base import clock
from duet.base.access.doors import Request, requires
from duet.base.access.policy import can, must
from duet.base.ui.pages import show
from duet.base.ui.words import count

from .. import actions
from ..forms.agreements import Agree, Return
from ..models import AgreementRequest, WorkingText
from .text import text_of
from .words import code, differences, on_day, period_beside, sentence, who

ON_A_PAGE = 30


@require_GET
@requires("editions.answer")
def agreements(request: Request) -> HttpResponse:
    asked = AgreementRequest.objects.visible_to(request.member).asked_of(request.member.organisation).in_force().light().for_page()
    page = Paginator(asked.waiting_first(), ON_A_PAGE).get_page(request.GET.get("page"))
    page.object_list = [(one, period_beside(one.roadmap.title, one.roadmap.period)) for one in page.object_list]
    return show(request, "editions/agreements.html", part="agreements", page=page, lead=_waiting(asked.waiting().count()))


def _waiting(number: int) -> str:
    return f"Ждут ответа: {count(number, 'карта,карты,карт')}." if number else "Все карты, которые прислали, разобраны."


@require_GET
@requires("editions.view")
def agreement(request: Request, pk: int) -> HttpResponse:
    return _page(request, _asked(request, pk))


def _asked(request: Request, pk: int) -> AgreementRequest:
    asked: AgreementRequest = get_object_or_404(AgreementRequest.objects.visible_to(request.member).for_page(), pk=pk)
    return asked


def _asked_to(request: Request, pk: int, right: str) -> AgreementRequest:
    asked = _asked(request, pk)
    must(request.member, right, asked)
    return asked


def _page(request: Request, asked: AgreementRequest, *, status: int = 200, **forms: Any) -> HttpResponse:
    member, home = request.member, asked.organisation
    may_answer = asked.is_waiting and can(member, "editions.answer", asked)
    return show(
        request, "editions/agreement.html", part="agreement", status=status,
        asked=asked, plan=asked.roadmap, own=asked.organisation_id == member.organisation_id, text=text_of(asked.words, request),
        code=code(asked.digest),
        asked_by=who(asked.asked_by, home, member), answered_by=who(asked.answered_by, asked.asked_of, member),
        signed=" ".join(filter(None, [asked.position, asked.name])), may_answer=may_answer,
        may_withdraw=asked.is_waiting and can(member, "editions.ask", asked), may_list=can(member, "editions.answer"),
        since=_since(asked), compare_url=_compare_url(request, asked),
        **{"agree_form": Agree(initial=_signer(request)), "return_form": Return()} | forms,
    )  # fmt: skip


def _signer(request: Request) -> dict[str, str]:
    """The head of the body as far as it is known, else whoever answers."""
    place, member = request.member.organisation, request.member
    post = place.head_post or member.post
    return {"position": post[:1].upper() + post[1:], "name": place.head_name or member.full_name}


def _since(asked: AgreementRequest) -> str:
    """What has become of the text at home, while an answer to it still matters."""
    if asked.is_returned:
        return ""
    number = WorkingText(asked.roadmap).changes_since(asked).size
    if not number:
        return ""
    return f"С тех пор, как карту отправили, в ней {differences(number)}. Согласование относится только к тексту, который показан здесь."


def _compare_url(request: Request, asked: AgreementRequest) -> str:
    """The text sent before this one beside it."""
    before = AgreementRequest.objects.visible_to(request.member).of(asked.roadmap).light().filter(pk__lt=asked.pk).first()
    if before is None:
        return ""
    url = reverse("editions:compare", args=[request.member.organisation.slug, asked.roadmap_id])
    return f"{url}?{urlencode({'a': f'r{before.pk}', 'b': f'r{asked.pk}'})}"


@require_POST
@requires("editions.answer")
def agree(request: Request, pk: int) -> HttpResponse:
    asked = _asked_to(request, pk, "editions.answer")
    form = Agree(request.POST)
    if not form.is_valid():
        return _page(request, asked, status=422, agree_form=form)
    actions.agree(asked, by=request.member, on=clock.today(), at=clock.now(), **form.cleaned_data)
    messages.success(request, f"Согласовано: {asked.organisation}, {on_day(clock.today())}")
    return redirect("editions:agreements", request.member.organisation.slug)


@require_POST
@requires("editions.answer")
def return_asked(request: Request, pk: int) -> HttpResponse:
    asked = _asked_to(request, pk, "editions.answer")
    form = Return(request.POST)
    if not form.is_valid():
        return _page(request, asked, status=422, return_form=form)
    actions.return_request(asked, by=request.member, on=clock.today(), at=clock.now(), **form.cleaned_data)
    messages.success(request, sentence(f"Карта возвращена с замечанием: {asked.organisation}"))
    return redirect("editions:agreements", request.member.organisation.slug)


@require_POST
@requires("editions.ask")
def withdraw(request: Request, pk: int) -> HttpResponse:
    asked = actions.withdraw_request(_asked_to(request, pk, "editions.ask"), by=request.member)
    messages.success(request, "Карта отозвана: вышестоящий орган её больше не увидит среди ждущих ответа.")
    return redirect(reverse("editions:approval", args=[request.member.organisation.slug, asked.roadmap_id]) + "#agreement")
