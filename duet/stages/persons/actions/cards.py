"""Cards of people: written down, put right, gone and back."""

from __future__ import annotations

from datetime import date, datetime

from duet.base.access.actions import action
from duet.base.access.policy import can
from duet.base.journal.models import note
from duet.base.tenancy.models import Member, Organisation
from duet.core.errors import Refusal
from duet.stages.organisations.actions import bring_back
from duet.stages.organisations.actions import leave as leave_work
from duet.stages.organisations.models import Colleague

from ..cards import Card
from ..following import tell_of_subject
from ..indexing import index
from ..members import keep_member
from ..models import LEARNERS, Group, Person
from ..words import sees_own_class_only
from ._parts import refuse_a_shadow, refuse_a_strange_group, with_former, write_down


@action("persons.add")
def register(organisation: Organisation, *, by: Member, card: Card, on: date) -> Person:
    """Write a person down: registration, which needs no consent yet. A class teacher writes down pupils of the own class."""
    if sees_own_class_only(by) and not (card.status in LEARNERS and Group.objects.led_by(by).filter(pk=card.group).exists()):
        raise Refusal("Классный руководитель добавляет учеников в свой класс. Остальных добавит куратор.")
    person = write_down(organisation, card, on)
    note(person=person.pk)
    return person


@action("persons.edit")
def edit(person: Person, *, by: Member, card: Card, on: date) -> Person:
    """Put a card right. What somebody is found by, and what may be done with their data, follows at once."""
    refuse_a_shadow(person)
    refuse_a_strange_group(person.organisation, card)
    fresh = card.columns()
    changed = [name for name, value in fresh.items() if getattr(person, name) != value]
    if "full_name" in changed and "former_names" not in changed:
        person.former_names = fresh["former_names"] = with_former(person, fresh["full_name"])
    for name, value in fresh.items():
        setattr(person, name, value)
    person.confirmed_on = on
    person.save()
    index([Person.objects.select_related("group").get(pk=person.pk)])
    keep_member(person)
    tell_of_subject(person)
    note(changed=changed)
    return person


@action("persons.leave")
def leave(person: Person, *, by: Member, left_on: date, on: date, at: datetime) -> Person:
    """Say that somebody is not here any more since the day; whoever could log in cannot any longer."""
    refuse_a_shadow(person)
    if person.left_on:
        raise Refusal("Этот человек уже отмечен как выбывший.")
    if left_on > on:
        raise Refusal("Этот день ещё не наступил. Отметьте выбытие, когда человек уйдёт.")
    if person.arrived_on and left_on < person.arrived_on:
        raise Refusal("По карточке человек появился здесь позже этого дня. Проверьте обе даты.")
    if person.member and person.member.left_on is None:
        _refuse_to_meddle(by, "people.leave", person.member)
        # The member leaves today, whatever the day on the card: the door is shut now, not in the past.
        leave_work(Colleague.objects.get(pk=person.member_id), by=by, on=on, at=at)
        person.member.left_on = on
    person.left_on = left_on
    person.save(update_fields=["left_on"])
    note(left_on=str(left_on))
    return person


@action("persons.come_back")
def come_back(person: Person, *, by: Member, on: date) -> Person:
    """Somebody is here again."""
    refuse_a_shadow(person)
    if person.left_on is None:
        raise Refusal("Этот человек и так здесь.")
    if person.member and person.member.left_on:
        _refuse_to_meddle(by, "people.bring_back", person.member)
        bring_back(Colleague.objects.get(pk=person.member_id), by=by, on=on)
        person.member.left_on = None
    note(left_on=str(person.left_on))
    person.left_on = None
    person.save(update_fields=["left_on"])
    return person


def _refuse_to_meddle(by: Member, right: str, member: Member) -> None:
    if not can(by, right, member):
        raise Refusal("У этого человека есть вход в Дуэт. Его уход и возвращение отмечает куратор, руководитель или администратор.")
