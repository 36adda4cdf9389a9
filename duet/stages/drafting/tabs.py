"""The tab of the section «Документы»."""

from __future__ import annotations

from collections.abc import Iterator

from django.urls import reverse

from duet.base.access.policy import can
from duet.base.tenancy.models import Member
from duet.stages.acts.tabs import Tab


def package(viewer: Member) -> Iterator[Tab]:
    """«Пакет внедрения»."""
    if can(viewer, "drafting.start_package"):
        yield Tab(
            "Пакет внедрения", "drafting:package", reverse("drafting:package", args=[viewer.organisation.slug]), ("drafting:interview",)
        )
