"""«Передумать»: a consent is taken back, from a paper by the curator, by link by whoever signed it."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.views.decorators.http import require_http_methods

from duet.base import clock
from duet.base.access.doors import Request, requires
from duet.base.ui.pages import show
from duet.core.consents import Kind
from duet.stages.persons.erasing import erased_titles
from duet.stages.persons.watching import looked

from ..actions.withdrawing import withdraw as take_back
from ..doors import SigningRequest, signing
from ..forms.withdrawing import TakeBack, WithdrawForm
from ..models import Consent, State
from ..staying import STAYS
from ..wording import heading


@require_http_methods(["GET", "HEAD", "POST"])
@requires("consents.withdraw")
def withdraw(request: Request, pk: int) -> HttpResponse:
    """From a paper or a letter: when it came, how, what is demanded."""
    consent: Consent = get_object_or_404(Consent.objects.visible_to(request.member).for_list(), pk=pk)
    given = (request.POST, request.FILES) if request.method == "POST" else ()
    form = WithdrawForm(*given, consent=consent)
    if form.is_valid():
        errands = take_back(consent, by=request.member, withdrawal=form.withdrawal(), on=clock.today(), at=clock.now())
        messages.success(request, SAID if errands else SAID_ALL)
        return redirect("consents:errands", request.member.organisation.slug)
    looked(request.member, consent.person, f"Отзыв согласия {consent.get_kind_display()}")
    return show(
        request, "consents/withdraw.html", status=422 if form.is_bound else 200, consent=consent, form=form, stays=STAYS,
        stands=consent.state == State.GIVEN, erased=erased_titles() if consent.kind in ERASES else (),
    )  # fmt: skip


@require_http_methods(["GET", "HEAD", "POST"])
@signing
def withdraw_by_link(request: SigningRequest, pk: int) -> HttpResponse:
    """By whoever signed, at the same address: no code is asked, for it should be easier to take back than to give."""
    mine = request.link.signer.signed.for_list()
    consent: Consent = get_object_or_404(mine, pk=pk, state__in=(State.GIVEN, State.WITHDRAWN))
    stands = consent.state == State.GIVEN
    form = TakeBack(request.POST if request.method == "POST" else None, consent=consent) if stands else None
    if form is not None and form.is_valid():
        take_back(consent, by=request.program, withdrawal=form.withdrawal(), on=clock.today(), at=clock.now())
        messages.success(
            request, "Записано. С этой минуты ваше согласие не действует." if consent.state == State.WITHDRAWN else "Записано."
        )
        return redirect(request.link.path)
    return show(
        request, "consents/withdraw_by_link.html", status=422 if form and form.is_bound else 200, consent=consent, form=form,
        title=heading(consent), link=request.link, stays=STAYS,
    )  # fmt: skip


SAID = "Согласие отозвано: всё, что на нём держалось, уже закрыто. Что осталось сделать людям, — в списке ниже."
SAID_ALL = "Согласие отозвано: всё, что на нём держалось, уже закрыто."
ERASES = (Kind.PROCESSING, Kind.COSIGNATURE)
