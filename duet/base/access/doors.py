"""The door: the only way for a view to reach an organisation's rows."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps

from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.utils.cache import add_never_cache_headers
from django_htmx.middleware import HtmxDetails

from duet.base import clock
from duet.base.accounts.models import User
from duet.base.tenancy.models import Member
from duet.base.tenancy.scope import everywhere, scope

from .policy import must

View = Callable[..., HttpResponse]


class Request(HttpRequest):
    """A request that came in through a door."""

    htmx: HtmxDetails
    member: Member
    user: User


def requires(right: str) -> Callable[[View], View]:
    """Let a member in and scope every query to their part of the tree; a stranger gets 404, a member without the right 403."""

    def decorate(view: View) -> View:
        @wraps(view)
        def door(request: Request, org: str, **kwargs: object) -> HttpResponse:
            with everywhere():
                members = Member.objects.at_work().with_roles()
                request.member = get_object_or_404(members, user=request.user, organisation__slug=org)
            must(request.member, right)
            with scope(request.member.organisation), clock.played_on(request.member.organisation.plays_on):
                return view(request, **kwargs)

        setattr(door, "right", right)
        return door

    return decorate


def public(view: View) -> View:
    """Open to everybody, logged in or not."""
    setattr(view, "right", None)
    return login_not_required(view)


def behind_a_secret(response: HttpResponse) -> HttpResponse:
    """The answer at an address that is a secret: no copy of the page in a cache, no word of it to a search engine, to another site or
    to the log.
    """
    add_never_cache_headers(response)
    response["X-Robots-Tag"] = "noindex, nofollow"
    # «no-referrer» would send «Origin: null» with the form, and no browser could press its button (CSRF).
    response["Referrer-Policy"] = "same-origin"
    # Django would write the address of every form with a mistake.
    setattr(response, "_has_been_logged", True)
    return response


def own_account(view: View) -> View:
    """Open to whoever is logged in: pages about their own account, without any organisation's rows."""
    setattr(view, "right", None)
    return view
