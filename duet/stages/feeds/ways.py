"""The way from a plan to the page of the feeds."""

from __future__ import annotations

from collections.abc import Iterator

from django.urls import reverse

from duet.base.access.policy import can
from duet.base.tenancy.models import Member
from duet.stages.roadmaps.models import Roadmap
from duet.stages.roadmaps.views.additions import CONDUCT, Way


def ways(plan: Roadmap, viewer: Member) -> Iterator[Way]:
    """At the plans of the viewer's own organisation: a feed holds nothing of those below."""
    if plan.organisation_id == viewer.organisation_id and can(viewer, "feeds.view"):
        yield Way("Подписка на календарь", reverse("feeds:feeds", args=[viewer.organisation.slug]), "calendar-plus", group=CONDUCT)
