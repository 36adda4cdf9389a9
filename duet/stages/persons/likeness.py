"""Whether somebody is written down already: asked before a second card of the same person is made."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from duet.base.tenancy.models import Organisation
from duet.core.people.twins import Known, find_twins

from .cards import Card
from .models import Person

_SHOWN = 5
# What of a card is compared; ``known_from`` reads a row of it.
COMPARED = ("pk", "full_name", "former_names", "born_on", "birth_year", "phone", "email", "group__title", "post")


@dataclass(frozen=True, slots=True)
class Likely:
    """A card that may be of the same person, and why."""

    person: Person
    reasons: tuple[str, ...]


def likely_twins(organisation: Organisation, card: Card) -> list[Likely]:
    """The cards of the organisation that look like this one, the likeliest first. One query."""
    people = list(Person.objects.at_desk_of(organisation).current().for_list())
    found = find_twins([_known(card)], [_known_of(person) for person in people])[0]
    return [Likely(people[twin.index], twin.reasons) for twin in found[:_SHOWN]]


def known_from(row: Sequence[Any]) -> Known:
    """What a row of ``COMPARED`` tells of somebody."""
    _, full_name, former_names, born_on, birth_year, phone, email, group, post = row
    return Known(full_name, former_names, born_on, birth_year, phone, email, group or post)


def _known(card: Card) -> Known:
    return Known(card.full_name, card.former_names, card.born_on, card.birth_year, card.phone, card.email)


def _known_of(person: Person) -> Known:
    return Known(person.full_name, person.former_names, person.born_on, person.birth_year, person.phone, person.email, person.place)
