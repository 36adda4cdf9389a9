"""Who speaks for a child."""

from __future__ import annotations

from datetime import date

from duet.base.access.actions import action
from duet.base.journal.models import note
from duet.base.tenancy.models import Member
from duet.core.errors import Refusal

from ..cards import Card
from ..models import Guardian, Person
from ._parts import refuse_a_shadow, write_down


@action("persons.guard")
def guard(child: Person, *, by: Member, adult: Person | Card, kin: str, paper: str = "", on: date) -> Guardian:
    """Name a representative: somebody who has a card, or somebody new."""
    refuse_a_shadow(child)
    if not child.is_minor(on):
        raise Refusal("Совершеннолетний отвечает за себя сам: представитель ему не нужен.")
    if isinstance(adult, Card):
        adult = write_down(child.organisation, adult, on)
    _refuse(child, adult, on)
    guardian: Guardian = Guardian.objects.create(organisation=child.organisation, child=child, adult=adult, kin=kin, paper=paper)
    note(adult=adult.pk, kin=kin)
    return guardian


@action("persons.unguard")
def unguard(child: Person, *, by: Member, guardian: Guardian) -> Person:
    """Say that somebody does not speak for the child; their card stays, and so does what they have signed."""
    guardian.delete()
    note(adult=guardian.adult_id)
    return child


def _refuse(child: Person, adult: Person, on: date) -> None:
    refuse_a_shadow(adult)
    if adult.organisation_id != child.organisation_id or adult.pk == child.pk:
        raise Refusal("Представителем может быть только взрослый из этой же организации. Выберите другого человека.")
    if adult.is_minor(on):
        raise Refusal("Представителем ребёнка не может быть несовершеннолетний. Выберите другого человека.")
    if Guardian.objects.filter(child=child, adult=adult).exists():
        raise Refusal(f"{adult.short_name} уже среди представителей.")
