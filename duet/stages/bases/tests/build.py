"""People of the bases, with the least that is needed."""

from __future__ import annotations

from datetime import date
from typing import Any

from duet.base.tenancy.models import Member, Organisation, Role
from duet.base.tenancy.scope import everywhere
from duet.stages.bases.models import ConfidentialNote, Participation, Profile, Request, Side, Source
from duet.stages.persons.indexing import index
from duet.stages.persons.models import Group, PermitRow, Person
from tests import make

TODAY = date(2026, 11, 20)
YEAR = 2026


@everywhere()
def person(name: str, at: Organisation, *, kept: bool = True, **columns: Any) -> Person:
    """A card; with ``kept`` the gate is open, as after a consent."""
    made = make.person(name, at, **columns)
    if kept:
        permit(made)
    return made


@everywhere()
def permit(person: Person) -> None:
    """Open the gate."""
    PermitRow.objects.create(organisation=person.organisation, person=person, use="keep")


@everywhere()
def shut(person: Person) -> None:
    """A withdrawal."""
    PermitRow.objects.filter(person=person).delete()


@everywhere()
def participation(of: Person, side: Side = Side.MENTEE, year: int = YEAR, **columns: Any) -> Participation:
    """Somebody in a base."""
    columns = {"joined_on": date(2026, 9, 1)} | columns
    made: Participation = Participation.objects.create(organisation=of.organisation, person=of, side=side, year=year, **columns)
    return made


@everywhere()
def profile(of: Person, **columns: Any) -> Profile:
    """What somebody can, found by search."""
    made: Profile = Profile.objects.create(organisation=of.organisation, person=of, **columns)
    index([of])
    return made


@everywhere()
def request(of: Person, by: Member, topic: str = "Как вести дневник", **columns: Any) -> Request:
    """What somebody asks for."""
    columns = {"source": Source.SELF} | columns
    made: Request = Request.objects.create(organisation=of.organisation, person=of, by=by, topic=topic, **columns)
    return made


@everywhere()
def note(of: Person, by: Member, text: str = "Тайное слово", *, support: bool = False) -> ConfidentialNote:
    """What a psychologist wrote."""
    made: ConfidentialNote = ConfidentialNote.objects.create(organisation=of.organisation, person=of, by=by, text=text, support=support)
    return made


@everywhere()
def led_class(title: str, teacher: Member) -> Group:
    """A class and who leads it."""
    made: Group = Group.objects.create(organisation=teacher.organisation, title=title, teacher=teacher)
    return made


@everywhere()
def member(name: str, *roles: Role, at: Organisation) -> Member:
    """Somebody who logs in."""
    made = make.member(name, *roles, at=at)
    return Member.objects.with_roles().get(pk=made.pk)
