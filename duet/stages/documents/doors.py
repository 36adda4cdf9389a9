"""The door of a reader without an account: no log-in, but the personal address. Its secret has 256 bits: there is nothing to guess."""

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

from .models import Acquaintance


class ReadingRequest(HttpRequest):
    """A request that came by a reader's personal address. ``program`` is the member that acts in the reader's stead."""

    htmx: HtmxDetails
    row: Acquaintance
    program: Member


def reading(view: Callable[..., HttpResponse]) -> Callable[..., HttpResponse]:
    """Open to whoever holds a link in force; any other gets one and the same page, which says nothing about anybody."""

    @wraps(view)
    def door(request: ReadingRequest, token: str, **kwargs: object) -> HttpResponse:
        return behind_a_secret(_through(view, request, token, kwargs))

    return public(door)


def _through(view: Callable[..., HttpResponse], request: ReadingRequest, token: str, kwargs: dict[str, object]) -> HttpResponse:
    row = _find(token)
    if row is None:
        return render(request, "documents/read_void.html", status=404)
    with scope(row.organisation), clock.played_on(row.organisation.plays_on):
        request.row, request.program = row, system_member(row.organisation, on=clock.today())
        try:
            return view(request, **kwargs)
        except Refusal as refusal:
            return render(request, "documents/read_refused.html", {"row": row, "text": refusal}, status=422)


def _find(token: str) -> Acquaintance | None:
    """Of a document that is registered, or was; whoever has left and a withdrawn card read nothing."""
    with everywhere():
        rows = Acquaintance.objects.filter(token_hash=digest(token), document__state__in=["registered", "annulled"])
        rows = rows.filter(member__left_on__isnull=True, person__left_on__isnull=True, person__erased_at__isnull=True).select_related(
            "document__organisation", "document__pdf", "organisation__parent"
        )
        found: Acquaintance | None = rows.first()
        return found
