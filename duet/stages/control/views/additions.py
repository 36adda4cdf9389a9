"""What control adds to the pages of a plan."""

from __future__ import annotations

from collections.abc import Iterator

from django.urls import reverse

from duet.base.access.policy import can
from duet.base.tenancy.models import Member
from duet.stages.roadmaps.models import Roadmap
from duet.stages.roadmaps.views.additions import CONDUCT, Way


def ways(plan: Roadmap, viewer: Member) -> Iterator[Way]:
    """To the control sheet."""
    if can(viewer, "control.view"):
        yield Way("Контрольный лист", reverse("control:plan", args=[viewer.organisation.slug, plan.pk]), "list-checks", group=CONDUCT)
