"""Whose people are offered where a document asks for a person. A stage above adds its bases."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date

from django.db.models import QuerySet

from duet.base.tenancy.models import Member
from duet.core.text import folded
from duet.stages.persons.models import LEARNERS, Person, Status

People = Callable[[Member, date], "QuerySet[Person]"]

# As many names as a list of the browser bears; a name that is not offered may still be typed.
MOST = 500

_pools: dict[str, People] = {}


def add_pool(name: str, people: People) -> None:
    """Offer these people under a name."""
    _pools[name] = people


def people_of(pool: str, member: Member, on: date) -> QuerySet[Person]:
    """The people of a pool that the member may see. Raises KeyError for an unknown pool."""
    return _pools[pool](member, on)


@dataclass(frozen=True, slots=True)
class Offer:
    """A person as offered: ``words`` are typed or chosen, unique in the list."""

    pk: int
    words: str


def offers(pool: str, member: Member, on: date) -> list[Offer]:
    """At most ``MOST``, by name; namesakes are told apart by their class or post."""
    people = list(people_of(pool, member, on).select_related("group")[:MOST])
    return [Offer(person.pk, words) for person, words in zip(people, told_apart(people), strict=True)]


def told_apart(people: Sequence[Person]) -> list[str]:
    """How each is called so that nobody is taken for another."""
    names: dict[str, int] = {}
    for person in people:
        names[person.full_name] = names.get(person.full_name, 0) + 1
    return [_apart(person) if names[person.full_name] > 1 else person.full_name for person in people]


def _apart(person: Person) -> str:
    more = str(person.group) if person.group else person.post
    return f"{person.full_name}, {more or f'карточка {person.pk}'}"


def found(words: str, pool: str, member: Member, on: date) -> list[Person]:
    """Whom these words may mean: by the full name, with the class or the post after a comma for namesakes. First in the pool, then
    among everybody.
    """
    name, _, more = words.partition(",")
    for place in dict.fromkeys((pool, "everybody")):
        rows = list(people_of(place, member, on).select_related("group").filter(sort_name=folded(name)))
        if more.strip():
            rows = [row for row in rows if folded(_apart(row)) == folded(words)] or rows
        if rows:
            return rows
    return []


def _everybody(member: Member, on: date) -> QuerySet[Person]:
    rows: QuerySet[Person] = Person.objects.visible_to(member).at_desk(member).here()
    return rows


def _staff(member: Member, on: date) -> QuerySet[Person]:
    return _everybody(member, on).filter(status=Status.TEACHER)


def _learners(member: Member, on: date) -> QuerySet[Person]:
    return _everybody(member, on).filter(status__in=LEARNERS)


add_pool("everybody", _everybody)
add_pool("staff", _staff)
add_pool("learners", _learners)
