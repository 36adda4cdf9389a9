"""Who may be let in, and in what roles: rules that read only what they are given."""

from __future__ import annotations

from collections.abc import Collection
from datetime import date

from duet.base.tenancy.models import Organisation, Role
from duet.stages.bases.models import Side
from duet.stages.organisations.kinds import ROLES
from duet.stages.persons.models import Person, Status

YOUNGEST = 14
# Roles that come from what somebody does in mentoring; the others are given on the page of the member.
OFFERED = (Role.MENTOR, Role.MENTEE, Role.CLASS_TEACHER, Role.PSYCHOLOGIST, Role.PARENT, Role.PARTNER)
_OF_SIDE = {Side.MENTOR: Role.MENTOR, Side.MENTEE: Role.MENTEE}
_OF_STATUS = {Status.PARENT: Role.PARENT, Status.EMPLOYER: Role.PARTNER, Status.PUPIL: Role.MENTEE, Status.STUDENT: Role.MENTEE}
_PSYCHOLOGIST = "психолог"


def offered(place: Organisation) -> tuple[Role, ...]:
    """The roles people may be invited in here."""
    return tuple(role for role in OFFERED if role in ROLES[place.kind])


def usual_roles(person: Person, sides: Collection[str], place: Organisation, *, leads_group: bool = False) -> frozenset[Role]:
    """The roles that follow from the card and the bases; none when they say nothing (a teacher outside the bases)."""
    found = {_OF_SIDE[Side(side)] for side in sides}
    if person.status == Status.PARENT or not found:
        found |= {role for status, role in _OF_STATUS.items() if person.status == status}
    if person.status == Status.TEACHER and _PSYCHOLOGIST in person.post.lower():
        found.add(Role.PSYCHOLOGIST)
    if leads_group:
        found.add(Role.CLASS_TEACHER)
    return frozenset(found) & frozenset(offered(place))


def objection(person: Person, *, keeps: bool, on: date) -> str:
    """Why the person is not let in now; empty when nothing forbids. ``keeps``: the gate lets data past registration be kept."""
    if person.erased_at or person.merged_into_id:
        return "Карточка объединена с другой или обезличена."
    if person.left_on:
        return "Этот человек выбыл. Сначала верните его."
    subject = person.subject
    if not subject.is_minor(on):
        return ""
    birthday = subject.turns(YOUNGEST)
    if birthday is None:
        return "Впишите дату рождения: свой вход бывает с 14 лет."
    if on < birthday:
        return "Младше 14 лет: входит представитель, пригласите его."
    return "" if keeps else "Нет согласия представителя на обработку данных: свой вход ребёнку дать нельзя."
