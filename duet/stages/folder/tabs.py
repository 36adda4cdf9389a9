"""The tab of the section «Документы»."""

from __future__ import annotations

from collections.abc import Iterator

from django.urls import reverse

from duet.base.access.policy import can
from duet.base.tenancy.models import Member
from duet.stages.acts.tabs import Tab


def folder(viewer: Member) -> Iterator[Tab]:
    """«Папка года»."""
    if can(viewer, "folder.view"):
        yield Tab("Папка года", "folder:folder", reverse("folder:folder", args=[viewer.organisation.slug]), ("folder:built",))
