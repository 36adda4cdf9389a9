"""Make people in bases for the tests."""

from __future__ import annotations

from datetime import date
from typing import Any

from duet.base.tenancy.models import Member, Organisation
from duet.core.accounting.quarters import span_of
from duet.stages.accounting import actions
from duet.stages.accounting.models import Assessment, Extract, Moment, Update
from duet.stages.bases.models import Participation, Profile, Request
from duet.stages.persons.models import Person
from tests import make

TODAY = date(2026, 11, 20)
AUTUMN = span_of(2026, "4")
JOINED = date(2026, 9, 20)


def pupil(name: str, at: Organisation, by: Member | None = None, **columns: Any) -> Person:
    """A pupil; with ``by`` the representative has agreed."""
    made = make.person(name, at, status="pupil", **({"born_on": date(2012, 3, 4)} | columns))
    if by is not None:
        mother = make.person(f"{name.split()[0]} Мария Петровна", at, status="parent")
        make.guardian(made, mother)
        make.consent(made, by=by, signer=mother)
    return made


def part(person: Person, side: str = "mentee", *, year: int = 2026, joined_on: date = JOINED, **columns: Any) -> Participation:
    """A place in a base."""
    return Participation.objects.create(
        organisation=person.organisation, person=person, side=side, year=year, joined_on=joined_on, **columns
    )


def mentee(name: str, at: Organisation, by: Member, **columns: Any) -> Person:
    """A pupil in this year's base."""
    made = pupil(name, at, by, **columns)
    part(made)
    return made


def profile(person: Person, **columns: Any) -> Profile:
    """What somebody can."""
    return Profile.objects.create(organisation=person.organisation, person=person, **columns)


def request(person: Person, topic: str, by: Member, **columns: Any) -> Request:
    """A request of a mentee."""
    made = Request.objects.create(organisation=person.organisation, person=person, topic=topic, by=by, **({"source": "self"} | columns))
    Request.objects.filter(pk=made.pk).update(at=make.LONG_AGO)
    return make.fresh(made)


def given(values: dict[str, Any], *, moment: Moment = Moment.ENTRY, form: str = "UU", **more: Any) -> actions.Given:
    """A filled in assessment."""
    return actions.Given(2026, moment, form, **({"made_on": TODAY, "assessor": "Белова А. С.", "values": values} | more))


def assess(person: Person, by: Member, values: dict[str, Any], **more: Any) -> Assessment:
    """An assessment."""
    return actions.assess(person, by=by, given=given(values, **more), on=TODAY)


def extract(at: Organisation, by: Member) -> Extract:
    """An issued account of the autumn."""
    return actions.fix(at, by=by, span=AUTUMN, on=TODAY)


def update(at: Organisation, by: Member, on: date = TODAY) -> Update:
    """A finished update."""
    return actions.finish_update(at, by=by, on=on)
