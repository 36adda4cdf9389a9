"""Why somebody would be a mentee, as far as their card tells."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from django.utils import timezone

from duet.base.tenancy.models import Organisation
from duet.core.calendar import Period
from duet.stages.persons.models import CardRules, Person

from .models import MenteeKind


def suggested(person: Person, rules: CardRules, year: int, on: date) -> MenteeKind:
    """The kind of mentee for a school year."""
    if person.is_learner:
        return MenteeKind.LEARNER
    if person.is_young(on, rules):
        return MenteeKind.YOUNG
    return MenteeKind.NEWCOMER if _has_arrived(person, year) else MenteeKind.REQUEST


def _has_arrived(person: Person, year: int) -> bool:
    """A card that is written down says by itself that its day is that of arrival: only a day somebody named counts."""
    arrived_on = person.arrived_on
    return arrived_on is not None and arrived_on in Period.school_year(year) and arrived_on != timezone.localdate(person.made_at)


def suggestions(people: Iterable[Person], organisation: Organisation, year: int, on: date) -> dict[int, MenteeKind]:
    """The kind for each of the people, by their numbers. One query."""
    rules = CardRules.objects.of(organisation)
    return {person.pk: suggested(person, rules, year, on) for person in people}
