"""People move in: organisations, accounts, roles."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

from django.contrib.auth.hashers import make_password

from duet.base.accounts.models import User
from duet.base.tenancy.models import Assignment, Member, Organisation
from duet.stages.persons.members import keep_card

from .people import BELOW, CITY, DEPARTMENT, PASSWORD, Person, Place

ADDRESS = "{}@verhnerechensk.example"
# Members by the address of their place in ``people.py``.
Town = dict[str, list[Member]]


@dataclass(frozen=True, slots=True)
class Ground:
    """Where a town is built: ``mark`` stands at the end of its addresses, ``plays_on`` is the day of a rehearsal."""

    mark: str = "demo"
    plays_on: date | None = None

    def slug(self, place: Place) -> str:
        """«school-12-demo»"""
        return f"{place.slug.removesuffix('demo')}{self.mark}"


def settle(*, since: date) -> Town:
    """The department, what stands below it, and everybody at work, each with an account."""
    # A password is hashed slowly on purpose; the town has one for all.
    accounts = _accounts(make_password(PASSWORD))
    return build(Ground(), since=since, user_of=lambda place, person: accounts.get(person.log_in))


def build(ground: Ground, *, since: date, user_of: Callable[[Place, Person], User | None]) -> Town:
    """The town on this ground; ``user_of`` says who can log in as whom."""
    department = _found(DEPARTMENT, ground, None)
    places = [(DEPARTMENT, department), *((place, _found(place, ground, department)) for place in BELOW)]
    return {
        place.slug: [_enrol(person, organisation, user_of(place, person), since) for person in place.people]
        for place, organisation in places
    }


def _accounts(password: str) -> dict[str, User]:
    people = {person.log_in: person for place in (DEPARTMENT, *BELOW) for person in place.people if person.log_in}
    return {
        log_in: User.objects.create(email=ADDRESS.format(log_in), full_name=person.full_name, password=password)
        for log_in, person in people.items()
    }


def _found(place: Place, ground: Ground, parent: Organisation | None) -> Organisation:
    head = place.people[0]
    organisation = Organisation(
        kind=place.kind, name=place.name, full_name=place.full_name, slug=ground.slug(place), city=CITY,
        head_name=head.full_name, head_post=head.post, parent=parent, plays_on=ground.plays_on,
    )  # fmt: skip
    organisation.save()
    return organisation


def _enrol(person: Person, organisation: Organisation, user: User | None, since: date) -> Member:
    member: Member = Member.objects.create(
        organisation=organisation, user=user, full_name=person.full_name, post=person.post, email=user.email if user else ""
    )
    Assignment.objects.bulk_create(Assignment(member=member, role=role, since=since) for role in person.roles)
    keep_card(member, since)
    return member
