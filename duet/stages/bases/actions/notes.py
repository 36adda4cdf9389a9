"""A psychologist's own notes. Nothing of their words goes to the journal."""

from __future__ import annotations

from datetime import date

from duet.base.access.actions import action
from duet.base.journal.models import note
from duet.base.tenancy.models import Member
from duet.core.consents import Use
from duet.stages.persons import gate
from duet.stages.persons.actions import refuse_a_shadow
from duet.stages.persons.models import Person

from ..models import ConfidentialNote


@action("bases.add_note")
def add_note(person: Person, *, by: Member, text: str, support: bool, on: date) -> ConfidentialNote:
    """Write a note; ``support`` is all that the curator learns."""
    refuse_a_shadow(person)
    gate.must(person, Use.KEEP, on)
    made: ConfidentialNote = ConfidentialNote.objects.create(
        organisation_id=person.organisation_id, person=person, by=by, text=text, support=support
    )
    note(note=made.pk)
    return made


@action("bases.edit_note")
def edit_note(written: ConfidentialNote, *, by: Member, text: str, support: bool, on: date) -> ConfidentialNote:
    """Put one's note right."""
    gate.must(written.person, Use.KEEP, on)
    written.text, written.support = text, support
    written.save(update_fields=["text", "support"])
    return written


@action("bases.remove_note")
def remove_note(written: ConfidentialNote, *, by: Member) -> None:
    """Take one's note away for good."""
    # By query: the row in hand stays what the journal's line is about.
    ConfidentialNote.objects.visible_to(by).filter(pk=written.pk).delete()
