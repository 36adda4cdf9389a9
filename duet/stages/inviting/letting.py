"""A member with the right roles for a card, and a personal link. It is done by an action, or by the job that writes to many."""

from __future__ import annotations

from collections.abc import Collection
from datetime import date, datetime
from typing import Any

from duet.base.tenancy.models import Member, Role
from duet.core.consents import Use
from duet.core.errors import Refusal
from duet.stages.organisations.actions import assign_roles, invite
from duet.stages.organisations.cards import Issued
from duet.stages.persons.gate import may
from duet.stages.persons.models import Person

from .entitled import objection, offered


def make_link(person: Person, *, by: Member, roles: Collection[Role], email: str, on: date, at: datetime) -> tuple[Issued, dict[str, Any]]:
    """The link and what the journal is to remember of it, inside a transaction.

    Who can log in already gets none: it would be a new password. The rights are asked by the actions it is made of.
    """
    if said := objection(person, keeps=may(person, Use.KEEP, on), on=on):
        raise Refusal(f"{person.short_name}: {said}")
    if not roles or not set(roles) <= set(offered(person.organisation)):
        raise Refusal(f"{person.short_name}: выберите, в какой роли пригласить.")
    member = _member(person, email.lower())
    if member.user_id:
        raise Refusal(f"{person.short_name} уже входит в Дуэт. Новый пароль — на странице «Люди и роли».")
    assign_roles(member, by=by, roles=member.roles | frozenset(roles), on=on)
    issued: Issued = invite(member, by=by, at=at)
    return issued, {"member": member.pk, "roles": sorted(roles)}


def _member(person: Person, email: str) -> Member:
    """The member of the card, made if there is none; an address another member has is refused, or one would come in as the other."""
    place = person.organisation
    twins = Member.objects.filter(organisation=place, email__iexact=email, left_on__isnull=True) if email else Member.objects.none()
    if (twin := twins.exclude(pk=person.member_id).first()) is not None:
        raise Refusal(
            f"{person.short_name}: почта {email} уже записана, это {twin.short_name}. "
            "Если это один человек, объедините карточки; если нет — исправьте почту."
        )
    if person.member is None:
        # Straight into the table: the stage below makes a card for each member it is told of, and this one has a card.
        person.member = Member.objects.create(organisation=place, full_name=person.full_name, post=person.post, email=email)
        person.save(update_fields=["member"])
    elif person.member.user_id is None and person.member.email != email:
        person.member.email = email
        person.member.save(update_fields=["email"])
    if email and person.email != email:
        person.email = email
        person.save(update_fields=["email"])
    return person.member
