"""The one thing the curator learns of a psychologist's notes."""

from __future__ import annotations

from datetime import date

from duet.base.tenancy.models import Member
from duet.stages.persons.models import Person

from .models import ConfidentialNote


def is_supported(person: Person, viewer: Member, on: date) -> bool:
    """Whether a psychologist recommends support, for whoever may know it. One query."""
    return bool(ConfidentialNote.objects.recommending(viewer, on).filter(person=person).exists())
