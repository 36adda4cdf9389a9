"""What this stage adds to the pages about people."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from django.urls import reverse

from duet.base.access.policy import can
from duet.base.tenancy.models import Member
from duet.stages.persons.additions import Tab, Way
from duet.stages.persons.models import Person


def tabs(viewer: Member, on: date) -> Iterable[Tab]:
    """«Приглашения»"""
    if can(viewer, "inviting.view"):
        yield Tab(
            "Приглашения", "inviting:people", reverse("inviting:people", args=[viewer.organisation.slug]), under=("inviting:mailing",)
        )


def ways(person: Person, viewer: Member, on: date) -> Iterable[Way]:
    """«Пригласить в Дуэт», while the person cannot log in."""
    shadow = person.erased_at or person.merged_into_id or person.left_on
    if not shadow and can(viewer, "inviting.let_in", person) and not (person.member and person.member.user_id):
        yield Way("Пригласить в Дуэт", reverse("inviting:person", args=[viewer.organisation.slug, person.pk]), "send")
