"""Classes and groups."""

from __future__ import annotations

from django.contrib import messages
from django.core.paginator import Page, Paginator
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.views.decorators.http import require_http_methods, require_safe

from duet.base import clock
from duet.base.access.doors import Request, requires
from duet.base.ui.pages import show
from duet.core.people import by_grade

from .. import actions, words
from ..forms.groups import GroupForm, MoveForm
from ..models import Group
from ..moving import proposed

ON_A_PAGE = 50


def _group(request: Request, pk: int) -> Group:
    found: Group = get_object_or_404(Group.objects.visible_to(request.member).with_numbers(), pk=pk)
    return found


@require_safe
@requires("persons.view_groups")
def groups(request: Request) -> HttpResponse:
    closed = "closed" in request.GET
    everything = Group.objects.visible_to(request.member).with_numbers()
    chosen = everything.filter(closed_on__isnull=False).order_by("-closed_on", "title") if closed else everything.open()
    # Classes stand as people read them, 2 before 10: no database orders so, and a school has no thousands of them.
    listed = list(chosen) if closed else sorted(chosen, key=lambda group: by_grade(group.title))
    page: Page[Group] = Paginator(listed, ON_A_PAGE).get_page(request.GET.get("page"))
    may_move = not closed and bool(proposed(listed))
    return show(
        request, "persons/groups.html", page=page, closed=closed, title=words.groups(request.member.organisation), may_move=may_move
    )


@require_http_methods(["GET", "HEAD", "POST"])
@requires("persons.add_group")
def add_group(request: Request) -> HttpResponse:
    form = GroupForm(request.POST or None, by=request.member)
    if form.is_valid():
        made = actions.add_group(request.member.organisation, by=request.member, on=clock.today(), **form.given())
        messages.success(request, f"Добавлено: {made.title}.")
        return redirect("persons:groups", request.member.organisation.slug)
    return show(request, "persons/add_group.html", status=422 if form.is_bound else 200, form=form)


@require_http_methods(["GET", "HEAD", "POST"])
@requires("persons.edit_group")
def group(request: Request, pk: int) -> HttpResponse:
    chosen = _group(request, pk)
    form = GroupForm(request.POST or None, by=request.member, group=chosen)
    if form.is_valid():
        actions.edit_group(chosen, by=request.member, on=clock.today(), **form.given())
        messages.success(request, "Сохранено.")
        return redirect("persons:groups", request.member.organisation.slug)
    return show(request, "persons/group.html", status=422 if form.is_bound else 200, form=form, group=chosen)


@require_http_methods(["GET", "HEAD", "POST"])
@requires("persons.close_group")
def close_group(request: Request, pk: int) -> HttpResponse:
    chosen = _group(request, pk)
    if request.method == "POST":
        actions.close_group(chosen, by=request.member, on=clock.today())
        messages.success(request, f"{chosen.title}: готово.")
        return redirect("persons:groups", request.member.organisation.slug)
    return show(request, "persons/close_group.html", group=chosen)


@require_http_methods(["GET", "HEAD", "POST"])
@requires("persons.move_up")
def move_up(request: Request) -> HttpResponse:
    classes = Group.objects.visible_to(request.member).open().with_numbers()
    form = MoveForm(request.POST or None, usual=proposed(classes))
    if form.is_stale:
        messages.error(request, "Классы за это время изменились: возможно, их уже перевели. Посмотрите список ещё раз.")
        return redirect("persons:move_up", request.member.organisation.slug)
    if form.is_valid():
        actions.move_up(request.member.organisation, by=request.member, moved=form.moved(), on=clock.today())
        messages.success(request, "Классы переведены.")
        return redirect("persons:groups", request.member.organisation.slug)
    return show(request, "persons/move_up.html", status=422 if form.is_bound else 200, form=form)
