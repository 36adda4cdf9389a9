"""«Право подписи»: who may sign for the organisation, from when until when."""

from __future__ import annotations

from django.contrib import messages
from django.core.paginator import Page, Paginator
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.views.decorators.http import require_http_methods

from duet.base import clock
from duet.base.access.doors import Request, requires
from duet.base.ui.pages import show

from ..actions.powers import end_power, give_power
from ..forms.powers import EndForm, PowerForm
from ..models import SigningPower
from ..signers import head_of

ON_A_PAGE = 50


@require_http_methods(["GET", "HEAD", "POST"])
@requires("documents.power")
def powers(request: Request) -> HttpResponse:
    member, today = request.member, clock.today()
    form = PowerForm(request.POST if request.method == "POST" else None, by=member, on=today)
    if form.is_valid():
        give_power(member.organisation, by=member, power=form.power())
        messages.success(request, "Право подписи записано.")
        return redirect("documents:powers", org=member.organisation.slug)
    rows = SigningPower.objects.visible_to(member).select_related("member")
    page: Page[SigningPower] = Paginator(rows, ON_A_PAGE).get_page(request.GET.get("page"))
    held = [(power, power.holds_on(today)) for power in page]
    return show(
        request, "documents/powers.html", status=422 if form.is_bound else 200, form=form, page=page, held=held,
        heads=head_of(member.organisation),
    )  # fmt: skip


@require_http_methods(["GET", "HEAD", "POST"])
@requires("documents.power")
def end(request: Request, pk: int) -> HttpResponse:
    power: SigningPower = get_object_or_404(SigningPower.objects.visible_to(request.member).select_related("organisation"), pk=pk)
    form = EndForm(
        request.POST if request.method == "POST" else None, initial={"last_day": min(clock.today(), power.until or clock.today())}
    )
    if form.is_valid():
        end_power(power, by=request.member, last_day=form.cleaned_data["last_day"])
        messages.success(request, "Записано, по какой день действует право подписи.")
        return redirect("documents:powers", org=request.member.organisation.slug)
    return show(request, "documents/end_power.html", status=422 if form.is_bound else 200, form=form, power=power)
