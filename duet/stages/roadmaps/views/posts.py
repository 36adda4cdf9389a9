"""«Кто за что отвечает»: roles as the papers word them, and who holds them."""

from __future__ import annotations

from django.contrib import messages
from django.core.paginator import Paginator
from django.db.models import Count
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from duet.base import clock
from duet.base.access.doors import Request, requires
from duet.base.access.policy import can
from duet.base.tenancy.models import Member
from duet.base.ui.pages import show
from duet.base.ui.words import count

from .. import actions
from ..forms.posts import PeopleOfPost, WhoIsIt
from ..models import Activity, Duty, Post

ON_A_PAGE = 50
UNKNOWN_AT_MOST = 30


@require_GET
@requires("roadmaps.view")
def posts(request: Request) -> HttpResponse:
    return _posts(request)


def _posts(request: Request, *, status: int = 200, wrong: WhoIsIt | None = None) -> HttpResponse:
    own = Post.objects.visible_to(request.member).at_desk(request.member)
    page = Paginator(own.with_held().with_load().for_page().vacant_first(), ON_A_PAGE).get_page(request.GET.get("page"))
    may_bind = can(request.member, "roadmaps.bind")
    return show(
        request, "roadmaps/posts.html", part="posts", status=status,
        page=page, lead=_lead(page.paginator.count, own.vacant().count()), may_bind=may_bind,
        unknown=_unknown(request, wrong) if may_bind else [], add_url=_add_url(request),
    )  # fmt: skip


def _lead(roles: int, vacant: int) -> str:
    if not roles:
        return "Роли, которые называет дорожная карта, и люди, которые их исполняют."
    named = f"Карта называет {count(roles, 'роль,роли,ролей')}."
    return f"{named} Без людей: {vacant}." if vacant else f"{named} Все назначены."


def _add_url(request: Request) -> str:
    return reverse("organisations:add_person", args=[request.member.organisation.slug]) if can(request.member, "people.add") else ""


def _unknown(request: Request, wrong: WhoIsIt | None) -> list[tuple[str, int, WhoIsIt]]:
    """Names of the papers without a member: the name, in how many rows it stands, the form that says who it is."""
    duties = Duty.objects.visible_to(request.member).at_desk(request.member).unmatched()
    named = duties.order_by("person").values_list("person").annotate(rows=Count("activity", distinct=True))[:UNKNOWN_AT_MOST]
    people = list(Member.objects.visible_to(request.member).at_desk(request.member).at_work())
    return [(person, rows, _who_is_it(request, person, number, people, wrong)) for number, (person, rows) in enumerate(named)]


def _who_is_it(request: Request, person: str, number: int, people: list[Member], wrong: WhoIsIt | None) -> WhoIsIt:
    if wrong is not None and wrong["person"].value() == person:
        form = wrong
    else:
        form = WhoIsIt(organisation=request.member.organisation, initial={"person": person}, auto_id=f"id_{number}_%s")
    # One list of colleagues for all the forms of the page.
    form.offer(people)
    return form


@require_http_methods(["GET", "POST"])
@requires("roadmaps.view")
def post(request: Request, pk: int) -> HttpResponse:
    found = get_object_or_404(Post.objects.visible_to(request.member).at_desk(request.member).for_page(), pk=pk)
    held = [member.pk for member in found.holders_now]
    chosen = held or [member.pk for member in _usual(request, found)]
    form = PeopleOfPost(request.POST if request.method == "POST" else None, organisation=found.organisation, initial={"members": chosen})
    if request.method == "POST" and form.is_valid():
        actions.bind_post(found, by=request.member, members=form.cleaned_data["members"], on=clock.today())
        messages.success(request, _bound(found, len(form.cleaned_data["members"])))
        return redirect("roadmaps:posts", request.member.organisation.slug)
    rows = Activity.objects.visible_to(request.member).filter(duties__post=found).for_news().distinct()
    return show(
        request, "roadmaps/post.html", part="post", status=422 if form.is_bound else 200,
        post=found, form=form, lead=_held(len(held), found), add_url=_add_url(request),
        may_bind=can(request.member, "roadmaps.bind", found), page=Paginator(rows, ON_A_PAGE).get_page(request.GET.get("page")),
    )  # fmt: skip


def _usual(request: Request, post: Post) -> list[Member]:
    """Who it would be by their roles in the program, offered while nobody holds the post."""
    people = Member.objects.visible_to(request.member).at_desk(request.member).at_work()
    return list(people.holding(post.usual_role)) if post.usual_role else []


def _held(people: int, post: Post) -> str:
    if not people:
        return "Роль не назначена: за эти строки пока никто не отвечает."
    return f"Исполняет {count(people, 'человек,человека,человек')}. Замена не меняет карту: дела перейдут к новому человеку."


def _bound(post: Post, people: int) -> str:
    return f"«{post}»: {count(people, 'человек,человека,человек')}." if people else f"«{post}»: пока никого."


@require_POST
@requires("roadmaps.bind")
def person(request: Request) -> HttpResponse:
    form = WhoIsIt(request.POST, organisation=request.member.organisation)
    if not form.is_valid():
        return _posts(request, status=422, wrong=form)
    rows = actions.bind_person(request.member.organisation, by=request.member, **form.cleaned_data)
    member = form.cleaned_data["member"]
    messages.success(request, f"{form.cleaned_data['person']} — это {member.short_name}: {count(rows, 'строка,строки,строк')} карты.")
    return redirect(reverse("roadmaps:posts", args=[request.member.organisation.slug]) + "#people")
