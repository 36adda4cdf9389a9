"""What this stage deletes of a person past registration."""

from __future__ import annotations

from duet.stages.persons.models import Person

from .models import Spelling, SpellingSort


def erase_spellings(person: Person) -> int:
    """Delete the cases of the name that somebody typed, and say of how many names."""
    name = " ".join(person.full_name.split())
    rows = Spelling.objects.filter(organisation=person.organisation_id, sort=SpellingSort.NAME, nominative=name)
    return int(rows.delete()[0])
