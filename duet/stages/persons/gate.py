"""The gate: the one place that answers what may be done with a person's data (requirement D2, DOMAIN.md §1.6).

Rows of people are narrowed by ``Person.objects.permitted(use, on)``; one person is asked about by ``may`` and ``must``. Both read the
permits, which ``consents.settling`` writes in the transaction of every word that is said about a consent.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from duet.core.consents import Cell, Use
from duet.core.errors import Refusal

from .models import PermitRow, Person

SHUT = {
    Use.KEEP: "согласия на обработку персональных данных ещё нет: пока можно хранить только карточку. Попросите согласие.",
    Use.MATCH: "подбирать пару нельзя: нет согласия на обработку данных или на участие в программе.",
    Use.MENTOR: "назначить наставником нельзя: нет письменного согласия быть наставником.",
    Use.TRANSFER: "передать поимённо нельзя: нет согласия на передачу данных.",
    Use.PUBLISH: "опубликовать нельзя: нет согласия на распространение.",
    Use.PHOTO: "фотографии хранить нельзя: нет согласия на использование изображения.",
}


def may(person: Person, use: Use, on: date, *, field: str = "", resource: str = "") -> bool:
    """Whether the person's data may be used so on the day. One query."""
    held = PermitRow.objects.filter(person=person, use=use, field=field, resource=resource).holding(on)
    return bool(person.erased_at is None and held.exists())


def must(person: Person, use: Use, on: date, *, field: str = "", resource: str = "") -> None:
    """``may``, or a refusal that says what to do."""
    if not may(person, use, on, field=field, resource=resource):
        raise Refusal(f"{person.short_name}: {SHUT[use]}")


def open_to(people: Iterable[Person], use: Use, on: date, *, field: str = "", resource: str = "") -> frozenset[int]:
    """The numbers of those among the people the gate is open for. One query."""
    held = PermitRow.objects.filter(person__in=[person.pk for person in people], use=use, field=field, resource=resource)
    return frozenset(held.filter(person__erased_at__isnull=True).holding(on).values_list("person", flat=True))


def published(people: Iterable[Person], on: date, *, resource: str) -> dict[int, frozenset[str]]:
    """What of each person may be shown on the resource: the fields by the person's number. One query."""
    found: dict[int, set[str]] = {}
    held = PermitRow.objects.filter(person__in=[person.pk for person in people], use=Use.PUBLISH, resource=resource).holding(on)
    for person, field in held.filter(person__erased_at__isnull=True).values_list("person", "field"):
        found.setdefault(person, set()).add(field)
    return {person: frozenset(fields) for person, fields in found.items()}


def cells_of(person: Person, use: Use, on: date) -> frozenset[Cell]:
    """The cells of one person's permits of a use. One query."""
    held = PermitRow.objects.filter(person=person, use=use).holding(on)
    return frozenset(Cell(field, resource) for field, resource in held.values_list("field", "resource"))
