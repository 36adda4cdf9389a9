"""Pages of agreements with partners."""

from __future__ import annotations

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.views.decorators.http import require_http_methods, require_safe

from duet.base import clock
from duet.base.access.doors import Request, requires
from duet.base.ui.pages import show
from duet.stages.roadmaps.views.files import download

from .. import actions
from ..forms.agreements import AgreementForm, EndForm
from ..models import Agreement, Partner


@require_http_methods(["GET", "HEAD", "POST"])
@requires("partners.sign")
def sign(request: Request, pk: int) -> HttpResponse:
    partner: Partner = get_object_or_404(Partner.objects.visible_to(request.member).select_related("organisation"), pk=pk)
    form = AgreementForm(request.POST or None, request.FILES or None)
    if form.is_valid():
        actions.sign(partner, by=request.member, card=form.card(), scan=form.scan())
        messages.success(request, "Соглашение записано. За 60 дней до конца срока Дуэт напомнит.")
        return redirect(partner)
    return show(request, "partners/sign.html", status=422 if form.is_bound else 200, form=form, partner=partner)


@require_http_methods(["GET", "HEAD", "POST"])
@requires("partners.renew")
def renew(request: Request, pk: int) -> HttpResponse:
    old = _agreement(request, pk)
    bound = request.method == "POST"
    form = AgreementForm(request.POST, request.FILES) if bound else AgreementForm.after(old, clock.today())
    if bound and form.is_valid():
        actions.renew(old, by=request.member, card=form.card(), scan=form.scan())
        messages.success(request, "Новое соглашение записано, прежнее осталось в истории.")
        return redirect(old.partner)
    return show(request, "partners/renew.html", status=422 if bound else 200, form=form, partner=old.partner, old=old)


@require_http_methods(["GET", "HEAD", "POST"])
@requires("partners.edit_agreement")
def edit(request: Request, pk: int) -> HttpResponse:
    agreement = _agreement(request, pk)
    bound = request.method == "POST"
    form = AgreementForm(request.POST, request.FILES) if bound else AgreementForm.of(agreement)
    if bound and form.is_valid():
        actions.edit_agreement(agreement, by=request.member, card=form.card(), scan=form.scan())
        messages.success(request, "Сохранено.")
        return redirect(agreement.partner)
    return show(request, "partners/edit_agreement.html", status=422 if bound else 200, form=form, partner=agreement.partner, old=agreement)


@require_http_methods(["GET", "HEAD", "POST"])
@requires("partners.end_early")
def end(request: Request, pk: int) -> HttpResponse:
    agreement = _agreement(request, pk)
    bound = request.method == "POST"
    form = EndForm(request.POST) if bound else EndForm(initial={"day": clock.today()})
    if bound and form.is_valid():
        actions.end_early(agreement, by=request.member, day=form.cleaned_data["day"])
        messages.success(request, "Отмечено, что соглашение расторгнуто.")
        return redirect(agreement.partner)
    return show(request, "partners/end.html", status=422 if bound else 200, form=form, partner=agreement.partner, old=agreement)


@require_safe
@requires("partners.view")
def scan(request: Request, pk: int) -> HttpResponse:
    agreement = _agreement(request, pk)
    if agreement.file is None:
        raise Http404("К этому соглашению ничего не приложено.")
    return download(agreement.file)


def _agreement(request: Request, pk: int) -> Agreement:
    rows = Agreement.objects.visible_to(request.member).select_related("partner__organisation", "file", "organisation")
    found: Agreement = get_object_or_404(rows, pk=pk)
    return found
