"""Acts of one's own: added, put right, no longer in force."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.views.decorators.http import require_http_methods, require_POST

from duet.base import clock
from duet.base.access.doors import Request, requires
from duet.base.ui.pages import show

from .. import actions
from ..forms.acts import ActForm, RetireForm
from ..library import of_row
from ..models import Act
from .showing import own_level


@require_http_methods(["GET", "HEAD", "POST"])
@requires("acts.add")
def add(request: Request) -> HttpResponse:
    bound = request.method == "POST"
    form = ActForm(request.POST, request.FILES) if bound else ActForm.fresh(own_level(request.member))
    if bound and form.is_valid():
        made = actions.add(request.member.organisation, by=request.member, card=form.card(), scan=form.scan())
        messages.success(request, "Акт записан. Проверьте, как он выглядит в ссылках.")
        return redirect(made)
    return show(request, "acts/add.html", status=422 if bound else 200, form=form)


@require_http_methods(["GET", "HEAD", "POST"])
@requires("acts.edit")
def edit(request: Request, pk: int) -> HttpResponse:
    act, bound = _act(request, pk), request.method == "POST"
    form = ActForm(request.POST, request.FILES) if bound else ActForm.of(act)
    if bound and form.is_valid():
        actions.edit(act, by=request.member, card=form.card(), scan=form.scan())
        messages.success(request, "Сохранено.")
        return redirect(act)
    return show(request, "acts/edit.html", status=422 if bound else 200, form=form, act=act)


@require_http_methods(["GET", "HEAD", "POST"])
@requires("acts.retire")
def retire(request: Request, pk: int) -> HttpResponse:
    act, bound = _act(request, pk), request.method == "POST"
    form = RetireForm(request.POST) if bound else RetireForm(initial={"last_day": clock.today()})
    if bound and form.is_valid():
        actions.retire(act, by=request.member, last_day=form.cleaned_data["last_day"])
        messages.success(request, "Записано, до какого дня действует акт.")
        return redirect(act)
    return show(request, "acts/retire.html", status=422 if bound else 200, form=form, act=act, name=of_row(act).name)


@require_POST
@requires("acts.restore")
def restore(request: Request, pk: int) -> HttpResponse:
    act = actions.restore(_act(request, pk), by=request.member)
    messages.success(request, "Акт снова действует без срока.")
    return redirect(act)


def _act(request: Request, pk: int) -> Act:
    found: Act = get_object_or_404(Act.objects.visible_to(request.member).select_related("organisation"), pk=pk)
    return found
