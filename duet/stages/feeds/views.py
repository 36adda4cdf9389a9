"""The page of the feeds, and the feeds themselves as a calendar program reads them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import cast
from urllib.parse import urlsplit

from django.contrib import messages
from django.http import HttpResponse, HttpResponseBase, StreamingHttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils.cache import add_never_cache_headers, get_conditional_response
from django.utils.http import http_date
from django.views.decorators.http import require_GET, require_POST, require_safe

from duet.base import clock
from duet.base.access.doors import Request, requires
from duet.base.access.policy import can, must
from duet.base.ui.pages import show
from duet.base.ui.words import moment

from . import actions, ics
from .doors import FeedRequest, subscribed
from .events import events
from .forms import ReminderForm
from .models import Feed, RemindBefore

ORGANISATION = "organisation"
SAVED = {
    RemindBefore.NEVER: "Сохранено: календарь не будет напоминать о сроках.",
    RemindBefore.DAY: "Сохранено: календарь напомнит за день до срока.",
    RemindBefore.THREE_DAYS: "Сохранено: календарь напомнит за три дня до срока.",
}


@dataclass(frozen=True, slots=True)
class Shown:
    """A feed on the page of its owner: its address for a browser and for a calendar program."""

    feed: Feed
    url: str
    webcal: str
    read: str
    form: ReminderForm


@require_GET
@requires("feeds.view")
def feeds(request: Request) -> HttpResponse:
    mine = Feed.objects.visible_to(request.member).personal().first()
    keeps = can(request.member, "feeds.open", request.member.organisation)
    common = Feed.objects.visible_to(request.member).common().first() if keeps else None
    response = show(
        request,
        "feeds/feeds.html",
        mine=_shown(request, mine) if mine else None,
        common=_shown(request, common) if common else None,
        keeps=keeps,
        is_local=urlsplit(f"//{request.get_host()}").hostname in ("localhost", "127.0.0.1", "::1"),
    )
    # The address is a secret: no copy of the page in a cache.
    add_never_cache_headers(response)
    return response


def _shown(request: Request, feed: Feed) -> Shown:
    url = request.build_absolute_uri(feed.secret_path)
    return Shown(
        feed=feed,
        url=url,
        webcal="webcal" + url.removeprefix("https").removeprefix("http"),
        read=moment(feed.last_read_at, clock.real_today()) if feed.last_read_at else "",
        form=ReminderForm(initial={"days": feed.remind_before}, prefix=str(feed.pk)),
    )


@require_POST
@requires("feeds.open")
def get_address(request: Request) -> HttpResponse:
    whose = request.member.organisation if request.POST.get("whose") == ORGANISATION else request.member
    must(request.member, "feeds.open", whose)
    feed = actions.open_feed(whose, by=request.member, at=clock.now())
    messages.success(request, "Адрес готов. Скопируйте его в свой календарь.")
    return _back(request, feed)


@require_POST
@requires("feeds.change")
def change(request: Request, pk: int) -> HttpResponse:
    feed = _feed(request, pk, "feeds.change")
    actions.change_address(feed, by=request.member, at=clock.now())
    messages.success(request, "Адрес сменён. Прежний больше не работает: подключите календари заново.")
    return _back(request, feed)


@require_POST
@requires("feeds.remind")
def remind(request: Request, pk: int) -> HttpResponse:
    feed = _feed(request, pk, "feeds.remind")
    form = ReminderForm(request.POST, prefix=str(feed.pk))
    if form.is_valid():
        actions.remind_before(feed, by=request.member, days=form.cleaned_data["days"])
        messages.success(request, SAVED[RemindBefore(feed.remind_before)])
    else:
        messages.error(request, "Выберите, когда напоминать: за день, за три дня или совсем нет.")
    return _back(request, feed)


def _feed(request: Request, pk: int, right: str) -> Feed:
    feed: Feed = get_object_or_404(Feed.objects.visible_to(request.member), pk=pk)
    must(request.member, right, feed)
    return feed


def _back(request: Request, feed: Feed) -> HttpResponse:
    response = redirect("feeds:feeds", request.member.organisation.slug)
    response["Location"] += f"#{'mine' if feed.member_id else 'common'}"
    return response


@require_safe
@subscribed
def ical(request: FeedRequest) -> HttpResponseBase:
    feed, title = request.feed, _title(request.feed)
    found = events(feed, clock.today(), site=request.build_absolute_uri("/").rstrip("/"))
    digest = ics.digest(title, found, feed.remind_before)
    since = feed.given(digest, clock.now())
    response = StreamingHttpResponse(ics.written(title, found, feed.remind_before), content_type="text/calendar; charset=utf-8")
    response["Content-Disposition"] = 'inline; filename="duet.ics"'
    response["ETag"] = f'"{digest}"'
    response["Last-Modified"] = http_date(since.timestamp())
    response["Cache-Control"] = "private, no-cache"
    response["Referrer-Policy"] = "no-referrer"
    response["X-Robots-Tag"] = "noindex, nofollow"
    # Its stubs know only answers in one piece; a stream does as well.
    answer = get_conditional_response(request, response["ETag"], int(since.timestamp()), cast("HttpResponse", response))
    return cast("HttpResponseBase", answer)


def _title(feed: Feed) -> str:
    """«Мои сроки — Лицей № 7»"""
    return f"{'Репетиция. ' if feed.organisation.is_rehearsal else ''}{feed} — {feed.organisation}"
