"""Representatives named beside children: a card and a tie for each, one card for the parent of several."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import Any

from duet.base.tenancy.models import Organisation
from duet.core.listing.names import sex_of
from duet.core.people.spelling import folded_email, phones
from duet.core.text import folded
from duet.stages.persons.models import Guardian, Person, Status

_AT_ONCE = 500


def tie(organisation: Organisation, children: Iterable[tuple[Person, list[dict[str, Any]]]], *, on: date) -> list[Person]:
    """Write down the representatives of these children; gives the cards that were made. An adult speaks for themselves."""
    wanted = [(child, kinsman) for child, kin in children if child.is_minor(on) for kinsman in kin]
    known = _known(organisation, {folded(kinsman["full_name"])[:150] for _, kinsman in wanted})
    tied = {
        (guardian.child_id, guardian.adult.sort_name)
        for guardian in Guardian.objects.filter(child__in={child.pk for child, _ in wanted}).select_related("adult")
    }
    fresh: dict[tuple[str, str], Person] = {}
    ties: list[tuple[Person, Person, str]] = []
    for child, kinsman in wanted:
        name = folded(kinsman["full_name"])[:150]
        if (child.pk, name) in tied:
            continue
        tied.add((child.pk, name))
        adult = next((person for person in known.get(name, ()) if _shares(person, kinsman) and person.pk != child.pk), None)
        # Without a telephone two parents of one name are two people: joining them is a person's decision.
        key = (name, kinsman["phone"] or kinsman["email"] or f"child {child.pk}")
        ties.append((child, adult or fresh.setdefault(key, _card(organisation, kinsman, name, on)), kinsman["kin"]))
    made = Person.objects.bulk_create(list(fresh.values()), batch_size=_AT_ONCE)
    Guardian.objects.bulk_create(
        (Guardian(organisation=organisation, child=child, adult=adult, kin=kin) for child, adult, kin in ties),
        batch_size=_AT_ONCE,
        ignore_conflicts=True,
    )
    return made


def _known(organisation: Organisation, names: set[str]) -> dict[str, list[Person]]:
    found: dict[str, list[Person]] = {}
    listed = sorted(names)
    for start in range(0, len(listed), _AT_ONCE):
        people = Person.objects.at_desk_of(organisation).current().filter(sort_name__in=listed[start : start + _AT_ONCE])
        for person in people.order_by("pk"):
            found.setdefault(person.sort_name, []).append(person)
    return found


def _shares(person: Person, kinsman: dict[str, Any]) -> bool:
    """Whether a telephone or an e-mail says that it is the same adult."""
    ours = phones(person.phone) | folded_email(person.email)
    return person.status not in (Status.PUPIL, Status.STUDENT) and bool(ours & (phones(kinsman["phone"]) | folded_email(kinsman["email"])))


def _card(organisation: Organisation, kinsman: dict[str, Any], name: str, on: date) -> Person:
    return Person(
        organisation=organisation, full_name=kinsman["full_name"], sort_name=name, status=Status.PARENT, sex=sex_of(kinsman["full_name"]),
        phone=kinsman["phone"], email=kinsman["email"], workplace=kinsman["workplace"], arrived_on=on, confirmed_on=on,
    )  # fmt: skip
