"""From a card to what may be published of the person."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from django.urls import reverse

from duet.base.access.policy import can
from duet.base.tenancy.models import Member
from duet.stages.persons.additions import Way
from duet.stages.persons.models import Person


def ways(person: Person, viewer: Member, on: date) -> Iterable[Way]:
    """For whoever minds what is published; at one's own desk only."""
    if person.organisation_id == viewer.organisation_id and can(viewer, "consents.publication"):
        yield Way("Что можно публиковать", reverse("consents:publication_of", args=[viewer.organisation.slug, person.pk]), "globe")
