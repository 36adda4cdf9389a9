"""Pages of the people a partner sends."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.views.decorators.http import require_http_methods, require_POST

from duet.base import clock
from duet.base.access.doors import Request, requires
from duet.base.access.policy import must
from duet.base.ui.pages import show
from duet.core.consents import Use
from duet.stages.persons import gate
from duet.stages.persons.watching import looked

from .. import actions
from ..forms.envoys import ChecksForm, EnvoyForm
from ..models import Envoy, Partner


@require_http_methods(["GET", "HEAD", "POST"])
@requires("partners.send")
def send(request: Request, pk: int) -> HttpResponse:
    partner: Partner = get_object_or_404(Partner.objects.visible_to(request.member).select_related("organisation"), pk=pk)
    form = EnvoyForm(request.POST or None, by=request.member, partner=partner)
    if form.is_valid():
        envoy = actions.send(partner, by=request.member, person=form.person(), on=clock.today())
        messages.success(request, "Человек записан. Попросите у него согласие на обработку данных.")
        return redirect(envoy)
    return show(request, "partners/send.html", status=422 if form.is_bound else 200, form=form, partner=partner)


@require_http_methods(["GET", "HEAD", "POST"])
@requires("partners.view")
def envoy(request: Request, pk: int) -> HttpResponse:
    """The check-list; while the gate is shut it is neither shown nor filled in."""
    found, today = _envoy(request, pk), clock.today()
    bound = request.method == "POST"
    if bound:
        must(request.member, "partners.check", found)
    is_open = gate.may(found.person, Use.KEEP, today)
    form = ChecksForm(request.POST if bound else None, envoy=found)
    if bound and form.is_valid():
        actions.check(found, by=request.member, checks=form.checks(), on=today)
        messages.success(request, "Сохранено.")
        return redirect(found.partner)
    looked(request.member, found.person, "Допуск человека партнёра")
    return show(
        request, "partners/envoy.html", status=422 if bound else 200, form=form, envoy=found, partner=found.partner, is_open=is_open
    )


@require_POST
@requires("partners.recall")
def recall(request: Request, pk: int) -> HttpResponse:
    found = _envoy(request, pk)
    actions.recall(found, by=request.member, on=clock.today())
    messages.success(request, "Отмечено. Карточка человека осталась.")
    return redirect(found.partner)


def _envoy(request: Request, pk: int) -> Envoy:
    found: Envoy = get_object_or_404(Envoy.objects.visible_to(request.member).for_page(), pk=pk)
    return found
