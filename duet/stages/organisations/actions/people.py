"""People of an organisation: written down, given roles, gone and back."""

from __future__ import annotations

from collections.abc import Collection
from datetime import date, datetime

from duet.base.access.actions import action
from duet.base.journal.models import note
from duet.base.tenancy.models import Member, Organisation, Role
from duet.core.errors import Refusal

from ..cards import Newcomer
from ..following import tell_of_member
from ..kinds import changeable, grantable
from ..models import Colleague
from . import _parts


@action("people.add")
def add_person(organisation: Organisation, *, by: Member, newcomer: Newcomer, on: date) -> Colleague:
    """Write a person down; they cannot log in until invited."""
    _refuse_roles(set(newcomer.roles) - set(grantable(by)))
    if Role.HEAD in newcomer.roles:
        _refuse_to_unseat(organisation, by)
    _refuse_a_twin(organisation, newcomer.email)
    member = _parts.enrol(organisation, newcomer, on=on)
    note(member=member.pk, roles=sorted(newcomer.roles))
    return member


@action("people.edit")
def edit_person(member: Member, *, by: Member, full_name: str, post: str, email: str, on: date) -> Member:
    """Change how a person is written down here. Their log-in is their own and stays."""
    if email.lower() != member.email.lower():
        _refuse_a_twin(member.organisation, email)
    fresh = {"full_name": full_name, "post": post, "email": email.lower()}
    note(changed=[name for name, value in fresh.items() if getattr(member, name) != value])
    for name, value in fresh.items():
        setattr(member, name, value)
    member.save(update_fields=list(fresh))
    tell_of_member(member, on)
    return member


@action("people.assign")
def assign_roles(member: Member, *, by: Member, roles: Collection[Role], on: date) -> Member:
    """Make these the member's roles from this day on; roles the giver may not change stay as they are."""
    _parts.hold(member.organisation)
    mine_to_change = changeable(by, member)
    _refuse_roles(set(roles) - set(mine_to_change))
    held = frozenset(Role(role) for role in member.assignments.filter(until__isnull=True).values_list("role", flat=True))
    given, taken = set(roles) - held, (held & set(mine_to_change)) - set(roles)
    if Role.HEAD in given | taken:
        _refuse_to_unseat(member.organisation, by, himself=member.pk == by.pk)
    _parts.take(member, taken, on=on)
    _parts.give(member, given, on=on)
    _parts.keep_managed(member.organisation)
    note(given=sorted(given), taken=sorted(taken))
    return member


@action("people.leave")
def leave(member: Member, *, by: Member, on: date, at: datetime) -> Member:
    """Say that a person does not work here any more: their roles end, their links stop working, the door is closed to them."""
    _parts.hold(member.organisation)
    if member.left_on:
        raise Refusal("Этот человек уже отмечен как ушедший.")
    _refuse_roles(member.roles - set(changeable(by, member)))
    if Role.HEAD in member.roles:
        _refuse_to_unseat(member.organisation, by)
    roles = member.roles
    _parts.take(member, roles, on=on)
    _parts.cancel_waiting(member, at=at)
    member.left_on = on
    member.save(update_fields=["left_on"])
    _parts.keep_managed(member.organisation)
    tell_of_member(member, on)
    note(roles=sorted(roles))
    return member


@action("people.bring_back")
def bring_back(member: Member, *, by: Member, on: date) -> Member:
    """The person is at work again, in the roles they left with, as far as the one who brings them back may give them."""
    if member.left_on is None:
        raise Refusal("Этот человек и так работает здесь.")
    had = {Role(role) for role in member.assignments.filter(until=member.left_on).values_list("role", flat=True)}
    roles = had & set(grantable(by))
    member.left_on = None
    member.save(update_fields=["left_on"])
    _parts.give(member, roles, on=on)
    tell_of_member(member, on)
    note(roles=sorted(roles))
    return member


def _refuse_roles(roles: Collection[Role]) -> None:
    if Role.ADMIN in roles:
        raise Refusal("Роль администратора даёт и снимает только руководитель или другой администратор.")
    if roles:
        raise Refusal("Такой роли в этой организации не бывает. Выберите роли из списка.")


def _refuse_a_twin(organisation: Organisation, email: str) -> None:
    if email and (twin := Colleague.objects.filter(organisation=organisation, email__iexact=email).at_work().first()):
        raise Refusal(f"Почта {email} уже записана: {twin.full_name}. Роли этому человеку можно добавить на его странице.")


def _refuse_to_unseat(organisation: Organisation, by: Member, *, himself: bool = False) -> None:
    """The head's role is passed on by the head or an administrator; while the head has no account, by a manager, never to himself."""
    if by.roles & {Role.HEAD, Role.ADMIN, Role.SYSTEM}:
        return
    seated = Member.objects.at_desk_of(organisation).at_work().holding(Role.HEAD).filter(user__isnull=False)
    if himself or seated.exists():
        raise Refusal("Роль руководителя передаёт сам руководитель или администратор системы.")
