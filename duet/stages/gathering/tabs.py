"""The tab of lists in the section «Люди»."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from django.urls import reverse

from duet.base.access.policy import can
from duet.base.tenancy.models import Member
from duet.stages.persons.additions import Tab

_UNDER = ("gathering:batch", "gathering:line")


def lists(viewer: Member, on: date) -> Iterator[Tab]:
    """«Загрузка списков»."""
    if can(viewer, "gathering.upload"):
        yield Tab("Загрузка списков", "gathering:lists", reverse("gathering:lists", args=[viewer.organisation.slug]), under=_UNDER)
