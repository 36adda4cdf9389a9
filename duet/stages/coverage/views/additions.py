"""What the check adds to the pages of a plan."""

from __future__ import annotations

from collections.abc import Iterator

from django.urls import reverse

from duet.base.access.policy import can
from duet.base.tenancy.models import Member
from duet.stages.roadmaps.models import Roadmap
from duet.stages.roadmaps.views.additions import Way


def ways(plan: Roadmap, viewer: Member) -> Iterator[Way]:
    """To the report."""
    if not plan.is_from_above and can(viewer, "coverage.view"):
        yield Way("Проверить по модели", reverse("coverage:check", args=[viewer.organisation.slug, plan.pk]), "list-checks")
