"""The door of a signer: no log-in, but the personal address of the slip."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django_htmx.middleware import HtmxDetails

from duet.base import clock
from duet.base.access.doors import behind_a_secret, public
from duet.base.tenancy.models import Member, system_member
from duet.base.tenancy.scope import everywhere, scope
from duet.core.errors import Refusal
from duet.stages.organisations.models import digest

from .models import SigningLink


class SigningRequest(HttpRequest):
    """A request that came by a signer's personal address. ``program`` is the member that acts in the signer's stead."""

    htmx: HtmxDetails
    link: SigningLink
    program: Member


def signing(view: Callable[..., HttpResponse]) -> Callable[..., HttpResponse]:
    """Open to whoever holds a link in force; any other link gets one and the same page, which says nothing about anybody."""

    @wraps(view)
    def door(request: SigningRequest, token: str, **kwargs: object) -> HttpResponse:
        return behind_a_secret(_through(view, request, token, kwargs))

    return public(door)


def _through(view: Callable[..., HttpResponse], request: SigningRequest, token: str, kwargs: dict[str, object]) -> HttpResponse:
    link = _find(token)
    if link is None:
        return render(request, "consents/sign_void.html", status=404)
    with scope(link.organisation), clock.played_on(link.organisation.plays_on):
        if link.expires_on < clock.today():
            return render(request, "consents/sign_void.html", status=404)
        request.link, request.program = link, system_member(link.organisation, on=clock.today())
        try:
            return view(request, **kwargs)
        except Refusal as refusal:
            return render(request, "consents/sign_refused.html", {"link": link, "text": refusal}, status=422)


def _find(token: str) -> SigningLink | None:
    with everywhere():
        found: SigningLink | None = (
            SigningLink.objects.filter(token_hash=digest(token), cancelled_at__isnull=True)
            .filter(signer__left_on__isnull=True, signer__erased_at__isnull=True, signer__merged_into__isnull=True)
            .select_related("signer", "organisation__parent")
            .first()
        )
    return found
