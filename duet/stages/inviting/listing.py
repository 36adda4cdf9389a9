"""People with what a line of «Кто входит» shows: whether they came, the link that waits, the roles they would get, what forbids."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.db.models import Exists, OuterRef, Q

from duet.base.tenancy.models import Member, Role
from duet.core.consents import Use
from duet.stages.bases.models import Participation
from duet.stages.bases.years import year_of
from duet.stages.organisations.models import Account, Invitation
from duet.stages.persons.gate import open_to
from duet.stages.persons.models import Group, Person

from .entitled import objection, usual_roles


@dataclass(frozen=True, slots=True)
class Line:
    """One person. ``trouble``: why they are not invited with the others; ``waits`` is the link that was not used yet."""

    person: Person
    account: Account
    waits: Invitation | None
    roles: str
    trouble: str

    @property
    def may_choose(self) -> bool:
        """Whether they may be invited together with others."""
        return self.account != Account.OPEN and not self.trouble

    @property
    def is_chosen(self) -> bool:
        """Chosen until somebody says otherwise: who has no link that works."""
        return self.may_choose and self.account != Account.INVITED


NO_ROLE = "Непонятно, в какой роли. Откройте и выберите."


def sifted(people: Any, *, account: str, email: str, at: datetime) -> Any:
    """Narrowed by how they log in («in», «invited», «none») and by whether they have an address («yes», «no»)."""
    waiting = Invitation.objects.filter(member=OuterRef("member")).in_force(at)
    if account == "in":
        people = people.filter(member__user__isnull=False)
    elif account:
        found = Q(Exists(waiting))
        people = people.filter(member__user__isnull=True).filter(found if account == "invited" else ~found)
    if email:
        people = people.exclude(email="") if email == "yes" else people.filter(email="")
    return people


def for_lines(people: Any) -> Any:
    """With what lines need."""
    return people.select_related("group", "organisation", "member").prefetch_related("member__invitations")


def roles_of(people: Sequence[Person], on: date) -> dict[int, frozenset[Role]]:
    """The roles each would get. Two queries."""
    sides: dict[int, set[str]] = {}
    taking_part = Participation.objects.filter(person__in=[person.pk for person in people]).filter(year__gte=year_of(on)).going_on()
    for person, side in taking_part.values_list("person", "side"):
        sides.setdefault(person, set()).add(side)
    leading = frozenset(
        Group.objects.open()
        .filter(teacher__in=[person.member_id for person in people if person.member_id])
        .values_list("teacher", flat=True)
    )
    return {
        person.pk: usual_roles(person, sides.get(person.pk, ()), person.organisation, leads_group=person.member_id in leading)
        for person in people
    }


def lines(people: Sequence[Person], on: date, at: datetime) -> list[Line]:
    """The lines of a page: three queries more."""
    roles, kept = roles_of(people, on), open_to(people, Use.KEEP, on)
    return [_line(person, roles[person.pk], person.pk in kept, on, at) for person in people]


def _line(person: Person, roles: frozenset[Role], keeps: bool, on: date, at: datetime) -> Line:
    waits = _waiting(person.member)
    account = _account(person.member, waits, at)
    trouble = "" if account == Account.OPEN else objection(person, keeps=keeps, on=on) or ("" if roles else NO_ROLE)
    return Line(person, account, waits, ", ".join(str(role.label) for role in Role if role in roles), trouble)


def _waiting(member: Member | None) -> Invitation | None:
    if member is None:
        return None
    sent: list[Invitation] = list(member.invitations.all())
    return next((one for one in sent if one.is_waiting), None)


def _account(member: Member | None, waits: Invitation | None, at: datetime) -> Account:
    if member is not None and member.user_id:
        return Account.OPEN
    if waits is None:
        return Account.NONE
    return Account.INVITED if waits.is_in_force(at) else Account.EXPIRED
