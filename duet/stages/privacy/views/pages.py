"""The overview and the terms of keeping."""

from __future__ import annotations

from datetime import timedelta

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_http_methods, require_safe

from duet.base import clock
from duet.base.access.doors import Request, requires
from duet.base.ui.pages import show

from .. import actions
from ..forms import OrderForm, TermsForm
from ..keeping import BY_CODE, cutoff, due_now, terms_of
from ..overview import overview as overview_of
from .destroying import commission

SOON = timedelta(days=30)


@require_safe
@requires("privacy.view")
def overview(request: Request) -> HttpResponse:
    on = clock.today()
    return show(request, "privacy/overview.html", found=overview_of(request.member, on, on + SOON), on=on, real_today=clock.real_today())


@require_safe
@requires("privacy.view")
def retention(request: Request) -> HttpResponse:
    """What is kept past its term; nothing is destroyed here."""
    organisation = request.member.organisation
    return show(request, "privacy/retention.html", kinds=due_now(organisation, clock.today()), terms=terms_of(organisation))


@require_http_methods(["GET", "HEAD", "POST"])
@requires("privacy.set_terms")
def terms(request: Request) -> HttpResponse:
    organisation = request.member.organisation
    form = TermsForm(request.POST or None, instance=terms_of(organisation))
    if form.is_valid():
        actions.set_terms(organisation, by=request.member, months=form.cleaned_data)
        messages.success(request, "Сроки сохранены.")
        return redirect("privacy:retention", organisation.slug)
    return show(request, "privacy/terms.html", status=422 if form.is_bound else 200, form=form)


@require_http_methods(["GET", "HEAD", "POST"])
@requires("privacy.destroy_due")
def destroy_due(request: Request, code: str) -> HttpResponse:
    """One kind of records, by an act."""
    organisation, on = request.member.organisation, clock.today()
    keeping = BY_CODE.get(code)
    if keeping is None:
        raise Http404("Такого вида записей нет.")
    initial = commission(request.member) | {"reason": "истёк срок хранения"}
    form = OrderForm(request.POST or None, initial=initial)
    if form.is_valid():
        act = actions.destroy_due(organisation, by=request.member, code=code, order=form.order(), on=on, at=clock.now())
        messages.success(request, "Уничтожено. Распечатайте акт и подпишите его.")
        return redirect(act)
    number = len(keeping.due(organisation, cutoff(terms_of(organisation), keeping, on), on))
    return show(request, "privacy/destroy_due.html", status=422 if form.is_bound else 200, form=form, keeping=keeping, number=number)
