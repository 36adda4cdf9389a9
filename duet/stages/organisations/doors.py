"""Two ways to rows that do not lead through one organisation's door: a personal link, and the list of a user's own desks."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.cache import add_never_cache_headers
from django_htmx.middleware import HtmxDetails

from duet.base import clock
from duet.base.access.doors import public
from duet.base.accounts.models import User
from duet.base.tenancy.models import Member
from duet.base.tenancy.scope import everywhere, scope

from .models import Invitation, digest


class InvitedRequest(HttpRequest):
    """A request that came by a personal link."""

    htmx: HtmxDetails
    invitation: Invitation


def invited(view: Callable[..., HttpResponse]) -> Callable[..., HttpResponse]:
    """Open to whoever holds a link in force; any other link gets one and the same page, which says nothing about anybody."""

    @wraps(view)
    def door(request: InvitedRequest, token: str) -> HttpResponse:
        invitation = _find(token)
        if invitation is None:
            response = render(request, "organisations/void.html", status=404)
        else:
            request.invitation = invitation
            with scope(invitation.organisation):
                response = view(request)
        # The address is a secret: no copy of the page in a cache, no word of it to a search engine.
        add_never_cache_headers(response)
        response["X-Robots-Tag"] = "noindex, nofollow"
        return response

    return public(door)


def _find(token: str) -> Invitation | None:
    with everywhere():
        found: Invitation | None = (
            Invitation.objects.in_force(clock.now()).for_page().filter(token_hash=digest(token), member__left_on__isnull=True).first()
        )
    return found


def memberships(user: User) -> list[Member]:
    """Where the user works now, with roles, by the name of the organisation."""
    with everywhere():
        return list(Member.objects.at_work().with_roles().filter(user=user).order_by("organisation__name", "pk"))
