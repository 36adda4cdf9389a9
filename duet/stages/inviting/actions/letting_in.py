"""Letting people in: a member with the right roles for the card, and a personal link."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from datetime import date, datetime
from functools import partial

from django.db import transaction

from duet.base.access.actions import action
from duet.base.journal.models import note
from duet.base.tenancy.models import Member, Organisation, Role
from duet.core.errors import Refusal
from duet.stages.organisations.cards import Issued
from duet.stages.persons.models import Person

from ..jobs import write_letters
from ..letting import make_link
from ..models import Mailing

AT_ONCE = 300


@action("inviting.let_in")
def let_in(person: Person, *, by: Member, roles: Collection[Role], email: str, on: date, at: datetime) -> Issued:
    """Make a link for the person; the one made before stops working."""
    issued, facts = make_link(person, by=by, roles=roles, email=email, on=on, at=at)
    note(**facts)
    return issued


@action("inviting.make_slips")
def make_slips(
    organisation: Organisation, *, by: Member, people: Sequence[tuple[Person, Collection[Role]]], on: date, at: datetime
) -> list[tuple[Person, Issued]]:
    """A link for each to be printed: all or nothing."""
    _refuse_too_many(people)
    made = [(person, let_in(person, by=by, roles=roles, email=person.email, on=on, at=at)) for person, roles in people]
    note(people=len(made))
    return made


@action("inviting.send_letters")
def send_letters(organisation: Organisation, *, by: Member, people: Sequence[Person], site: str) -> Mailing:
    """Send each their letter in the background: links are made there, one by one, as the letters are written."""
    _refuse_too_many(people)
    mailing: Mailing = Mailing.objects.create(organisation=organisation, people=[person.pk for person in people], site=site, by=by)
    note(people=mailing.total)
    transaction.on_commit(partial(write_letters.enqueue, mailing.pk))
    return mailing


def _refuse_too_many(people: Sequence[object]) -> None:
    if not people:
        raise Refusal("Отметьте, кого пригласить.")
    if len(people) > AT_ONCE:
        raise Refusal(f"За один раз — не больше {AT_ONCE} человек. Выберите класс или другую часть списка.")
