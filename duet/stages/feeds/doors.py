"""The door of a calendar program: it has no log-in, it has the secret address."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps

from django.http import Http404, HttpRequest, HttpResponseBase

from duet.base import clock
from duet.base.access.doors import public
from duet.base.access.policy import can
from duet.base.tenancy.scope import everywhere, scope

from .models import Feed, token_of


class FeedRequest(HttpRequest):
    """A request that came by the address of a feed."""

    feed: Feed


def subscribed(view: Callable[..., HttpResponseBase]) -> Callable[..., HttpResponseBase]:
    """Open to whoever has the present address of a feed whose owner is still at work and may read plans; any other is 404."""

    @wraps(view)
    def door(request: FeedRequest, pk: str, token: str) -> HttpResponseBase:
        feed = _find(int(pk), token)
        if feed is None:
            raise Http404
        request.feed = feed
        with scope(feed.organisation), clock.played_on(feed.organisation.plays_on):
            return view(request)

    return public(door)  # type: ignore[arg-type]  # a streamed answer is an answer too


def _find(pk: int, token: str) -> Feed | None:
    with everywhere():
        feed: Feed | None = Feed.objects.for_door().filter(pk=pk).first()
    if feed is None:
        # The same work as for a feed that is there: the time of the answer tells nothing.
        Feed(pk=pk, nonce=token_of(pk, token)).opens_by(token)
        return None
    return feed if feed.opens_by(token) and _is_alive(feed) else None


def _is_alive(feed: Feed) -> bool:
    member = feed.member
    if member is None:
        return True
    may_log_in = member.user is not None and member.user.is_active
    return member.left_on is None and may_log_in and can(member, "feeds.view")
