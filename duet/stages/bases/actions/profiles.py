"""What a person can and wants is written down."""

from __future__ import annotations

from datetime import date

from duet.base.access.actions import action
from duet.base.journal.models import note
from duet.base.tenancy.models import Member
from duet.core.consents import Use
from duet.stages.persons import gate
from duet.stages.persons.actions import refuse_a_shadow
from duet.stages.persons.indexing import index
from duet.stages.persons.models import Person

from ..models import Profile
from ..profiles import ProfileWords


@action("bases.fill_profile")
def fill_profile(person: Person, *, by: Member, words: ProfileWords, on: date) -> Profile:
    """Keep the profile; the search knows the new words at once."""
    refuse_a_shadow(person)
    gate.must(person, Use.KEEP, on)
    columns = words.columns()
    profile = Profile.objects.filter(person=person).first() or Profile(person=person, organisation_id=person.organisation_id)
    changed = [name for name, value in columns.items() if getattr(profile, name) != value]
    for name, value in columns.items():
        setattr(profile, name, value)
    profile.save()
    index([person])
    note(changed=changed)
    kept: Profile = profile
    return kept
