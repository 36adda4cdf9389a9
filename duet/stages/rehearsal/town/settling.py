"""People move in: organisations, accounts, roles."""

from __future__ import annotations

from datetime import date

from django.contrib.auth.hashers import make_password

from duet.base.accounts.models import User
from duet.base.tenancy.models import Assignment, Member, Organisation

from .town import BELOW, CITY, DEPARTMENT, PASSWORD, Person, Place

ADDRESS = "{}@verhnerechensk.example"


def settle(*, since: date) -> dict[str, list[Member]]:
    """The department, what stands below it, and everybody at work; members by the address of their organisation."""
    # A password is hashed slowly on purpose; the town has one for all.
    accounts = _accounts(make_password(PASSWORD))
    department = _found(DEPARTMENT, None)
    places = [(DEPARTMENT, department), *((place, _found(place, department)) for place in BELOW)]
    return {place.slug: [_enrol(person, organisation, accounts, since) for person in place.people] for place, organisation in places}


def _accounts(password: str) -> dict[str, User]:
    people = {person.log_in: person for place in (DEPARTMENT, *BELOW) for person in place.people if person.log_in}
    return {
        log_in: User.objects.create(email=ADDRESS.format(log_in), full_name=person.full_name, password=password)
        for log_in, person in people.items()
    }


def _found(place: Place, parent: Organisation | None) -> Organisation:
    head = place.people[0]
    organisation = Organisation(
        kind=place.kind, name=place.name, full_name=place.full_name, slug=place.slug, city=CITY,
        head_name=head.full_name, head_post=head.post, parent=parent,
    )  # fmt: skip
    organisation.save()
    return organisation


def _enrol(person: Person, organisation: Organisation, accounts: dict[str, User], since: date) -> Member:
    user = accounts.get(person.log_in)
    member: Member = Member.objects.create(
        organisation=organisation, user=user, full_name=person.full_name, post=person.post, email=user.email if user else ""
    )
    Assignment.objects.bulk_create(Assignment(member=member, role=role, since=since) for role in person.roles)
    return member
