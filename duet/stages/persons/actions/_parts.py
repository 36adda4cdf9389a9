"""Steps that several actions are made of. None of them asks for a right: the action around them has."""

from __future__ import annotations

from datetime import date

from duet.base.tenancy.models import Organisation
from duet.core.errors import Refusal

from ..cards import Card
from ..indexing import index
from ..models import Group, Person


def write_down(organisation: Organisation, card: Card, on: date) -> Person:
    """A new card."""
    refuse_a_strange_group(organisation, card)
    person = Person(organisation=organisation, **card.columns())
    person.arrived_on = person.arrived_on or on
    person.confirmed_on = on
    person.save()
    index([person])
    return person


def refuse_a_shadow(person: Person) -> None:
    """A card that was merged or erased is not worked with."""
    if person.erased_at or person.merged_into_id:
        raise Refusal("Эта карточка объединена с другой или обезличена, менять её нельзя.")


def refuse_a_strange_group(organisation: Organisation, card: Card) -> None:
    """A group is one of the same organisation."""
    if card.group and not Group.objects.at_desk_of(organisation).filter(pk=card.group).exists():
        raise Refusal("Такого класса или группы здесь нет. Выберите из списка или добавьте.")


def with_former(person: Person, full_name: str) -> str:
    """A changed surname is remembered: by it the old papers find the person."""
    surname, fresh = person.full_name.split(" ")[0], full_name.split(" ")[0]
    known = [name.strip() for name in person.former_names.split(",") if name.strip()]
    if surname and surname != fresh and surname not in known:
        known.append(surname)
    return ", ".join(known)
