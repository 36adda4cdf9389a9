"""What acts add to the section «Документы»."""

from __future__ import annotations

from collections.abc import Iterator

from django.urls import reverse

from duet.base.tenancy.models import Member

from .tabs import Tab

_PAGES = ("act", "add", "edit", "retire", "ask", "check")


def tabs(viewer: Member) -> Iterator[Tab]:
    """«Правовая база»: everybody may read it."""
    url = reverse("acts:acts", args=[viewer.organisation.slug])
    yield Tab("Правовая база", "acts:acts", url, under=tuple(f"acts:{name}" for name in _PAGES))
