"""What documents add to the card of a person: which of them name the person."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from duet.base.tenancy.models import Member
from duet.stages.persons.additions import Chapter
from duet.stages.persons.models import Person

from .models import Document

# The latest; all of them are found by the name in the register.
SHOWN = 10


def chapters(person: Person, viewer: Member, on: date) -> Iterator[Chapter]:
    """Documents that name the person, those that the viewer may see. One query."""
    rows = Document.objects.visible_to(viewer).filter(people=person).select_related("organisation").order_by("-day", "-pk")
    if found := list(rows[: SHOWN + 1]):
        yield Chapter("Документы", "documents/parts/on_card.html", {"found": found[:SHOWN], "more": len(found) > SHOWN}, aside=True)
