"""What every page of one plan shows around itself: its title, its views, the ways to its other pages."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from django.urls import reverse

from duet.base import clock
from duet.base.access.doors import Request
from duet.base.access.policy import can
from duet.base.tenancy.models import Member
from duet.base.ui.frame import Choice

from ..models import Roadmap
from .additions import GROUPS, WORDS, Way, lines_of, ways_of

# Views of a plan: the name of the page, its words and its sign.
VIEWS = (("roadmap", "Таблица", "table-2"), ("timeline", "Лента", "chart-gantt"), ("calendar", "Календарь", "calendar"))


def plan_frame(request: Request, plan: Roadmap, page: str, *, query: str = "") -> dict[str, Any]:
    """The context of ``roadmaps/plan_head.html``; ``page`` is the URL name one stands at, ``query`` is kept from view to view."""
    member, on = request.member, clock.today()
    slug = member.organisation.slug
    return {
        "plan": plan,
        "on": on,
        "here": request.path,
        "own": plan.organisation_id == member.organisation_id,
        "may_upload": can(member, "roadmaps.upload", plan),
        "views": [
            Choice(title, reverse(f"roadmaps:{name}", args=[slug, plan.pk]) + query, name == page, icon=icon) for name, title, icon in VIEWS
        ],
        "ways": _grouped([*ways_of(plan, member), *_next_year(plan, member)], request.path),
        "lines": lines_of(plan, member, on),
    }


def _next_year(plan: Roadmap, member: Member) -> list[Way]:
    """To the move of an own plan to another year."""
    if plan.is_from_above or not can(member, "roadmaps.start", plan):
        return []
    return [Way("Перенести на новый год", reverse("roadmaps:move", args=[member.organisation.slug, plan.pk]), group=WORDS)]


def _grouped(ways: list[Way], here: str) -> list[Way]:
    """The ways group by group; the page one stands at is marked."""
    return sorted((replace(way, current=way.url == here) for way in ways), key=lambda way: GROUPS.index(way.group))
