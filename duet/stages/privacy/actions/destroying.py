"""Destroying by an act: one transaction, and what proves it."""

from __future__ import annotations

from datetime import date, datetime

from duet.base.access.actions import action
from duet.base.tenancy.models import Member, Organisation
from duet.core.errors import Refusal
from duet.stages.persons.actions import refuse_a_shadow
from duet.stages.persons.models import Person

from .. import erasing
from ..acts import make_act, next_number
from ..erasing import Destroyed
from ..keeping import BY_CODE, cutoff, terms_of
from ..models import ActKind, DestructionAct, SubjectRequest, Wish
from ..orders import Order

NOTHING = "Уничтожать нечего: кроме карточки, о человеке ничего не хранится."
NOT_DUE = "Уничтожать нечего: срок хранения ещё не вышел. Обновите страницу."


@action("privacy.erase")
def erase_past(person: Person, *, by: Member, order: Order, on: date, at: datetime) -> DestructionAct:
    """Destroy everything but the card: after a withdrawn consent, when the term is over, on demand."""
    refuse_a_shadow(person)
    subject = (person.pk, erasing.initials(person))
    found = erasing.erase_past(person)
    if not found:
        raise Refusal(NOTHING)
    return _proved(person, subject, found, by=by, order=order, kind=ActKind.PAST, on=on, at=at)


@action("privacy.depersonalise")
def depersonalise(person: Person, *, by: Member, order: Order, on: date, at: datetime) -> DestructionAct:
    """Destroy everything and take the name off the card; consents stay, for they prove, and the journal without names."""
    refuse_a_shadow(person)
    if said := next(erasing.objections(person), ""):
        raise Refusal(said)
    subject = (person.pk, erasing.initials(person))
    found = erasing.depersonalise(person, on, at)
    return _proved(person, subject, found, by=by, order=order, kind=ActKind.CARD, on=on, at=at)


def _proved(
    person: Person, subject: tuple[int, str], found: list[Destroyed], *, by: Member, order: Order, kind: str, on: date, at: datetime
) -> DestructionAct:
    place, number = person.organisation, next_number(person.organisation)
    act = make_act(place, number, by=by, order=order, kind=kind, found=found, subjects=[subject], on=on, at=at, person=person)
    done = f"Уничтожено, акт № {act.number}."
    erasing.close_errands(person, done, by=by, at=at)
    if kind == ActKind.CARD:
        asked = SubjectRequest.objects.filter(person=person, what__in=[Wish.ERASE, Wish.WITHDRAW]).open()
        asked.update(answered_on=on, outcome=done)
    return act


@action("privacy.destroy_due")
def destroy_due(organisation: Organisation, *, by: Member, code: str, order: Order, on: date, at: datetime) -> DestructionAct:
    """Destroy one kind of records kept past their term. Nothing is ever destroyed by the clock alone."""
    keeping = BY_CODE[code]
    numbers = keeping.due(organisation, cutoff(terms_of(organisation), keeping, on), on)
    if not numbers:
        raise Refusal(NOT_DUE)
    # Before the old acts go, or their numbers would be given again.
    number = next_number(organisation)
    subjects = keeping.destroy(numbers, on)
    found = [Destroyed(keeping.title, len(numbers))]
    return make_act(organisation, number, by=by, order=order, kind=ActKind.TERM, found=found, subjects=subjects, on=on, at=at)
