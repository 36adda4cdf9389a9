"""What the sending adds to the pages of a plan and to «Сегодня»."""

from __future__ import annotations

from collections.abc import Iterator

from django.urls import reverse

from duet.base.access.policy import can
from duet.base.tenancy.models import Member
from duet.stages.roadmaps.models import Roadmap
from duet.stages.roadmaps.views.additions import CONDUCT, Way


def ways(plan: Roadmap, viewer: Member) -> Iterator[Way]:
    """To the page of those below; only for the body's own plan."""
    if plan.organisation_id == viewer.organisation_id and not plan.is_from_above and can(viewer, "cascade.view"):
        yield Way(
            "Как выполняют организации", reverse("cascade:plan", args=[viewer.organisation.slug, plan.pk]), "building-2", group=CONDUCT
        )
