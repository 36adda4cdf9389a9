"""A stamp of the coming edition: written down, mended, taken off."""

from __future__ import annotations

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_http_methods, require_POST

from duet.base.access.doors import Request, requires
from duet.base.ui.pages import show
from duet.stages.roadmaps.models import Roadmap

from .. import actions
from ..forms.stamps import StampForm, as_written
from ..models.stamps import mark_of, own_stamps
from .plans import plan_to
from .proposals import all_proposals


@require_http_methods(["GET", "POST"])
@requires("editions.stamp")
def new_stamp(request: Request, pk: int) -> HttpResponse:
    plan = plan_to(request, pk, "editions.stamp")
    wanted = next((one for one in all_proposals(plan) if one.code == request.GET.get("of")), None)
    form = StampForm(request.POST or None, initial=as_written(wanted.stamp) if wanted else {})
    if request.method == "POST" and form.is_valid():
        actions.add_stamp(plan, by=request.member, stamp=form.stamp)
        return _back(request, plan, "Гриф добавлен.")
    return _page(request, plan, form, title="Новый гриф")


@require_http_methods(["GET", "POST"])
@requires("editions.stamp")
def stamp(request: Request, pk: int, mark: str) -> HttpResponse:
    plan = plan_to(request, pk, "editions.stamp")
    was = next((stamp for stamp in own_stamps(plan) if mark_of(stamp) == mark), None)
    if request.method == "POST":
        form = StampForm(request.POST, initial=as_written(was) if was else {})
        if form.is_valid():
            actions.change_stamp(plan, by=request.member, mark=mark, stamp=form.stamp)
            return _back(request, plan, "Гриф изменён.")
    elif was:
        form = StampForm(initial=as_written(was))
    else:
        raise Http404("Такого грифа над картой нет.")
    return _page(request, plan, form, title="Гриф", mark=mark)


@require_POST
@requires("editions.stamp")
def drop_stamp(request: Request, pk: int, mark: str) -> HttpResponse:
    plan = plan_to(request, pk, "editions.stamp")
    actions.drop_stamp(plan, by=request.member, mark=mark)
    return _back(request, plan, "Гриф убран.")


def _page(request: Request, plan: Roadmap, form: StampForm, *, title: str, mark: str = "") -> HttpResponse:
    status = 422 if form.is_bound else 200
    return show(request, "editions/stamp.html", part="stamp", status=status, plan=plan, form=form, title=title, mark=mark)


def _back(request: Request, plan: Roadmap, said: str) -> HttpResponse:
    messages.success(request, said)
    return redirect("editions:approval", request.member.organisation.slug, plan.pk)
