"""What people let be published, read from the gate: of each what, where and under which conditions."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from django.db.models import Exists, OuterRef

from duet.base.papers import Paper
from duet.base.papers.blocks import LANDSCAPE, Heading, Table, Text
from duet.base.papers.blocks import Cell as PaperCell
from duet.base.tenancy.models import Member, Organisation
from duet.core.calendar import in_words
from duet.core.consents import Cell, Says, Use
from duet.stages.persons.models import PermitRow, Person
from duet.stages.persons.querysets import PersonQuerySet

from .cells import FIELDS, RESOURCES
from .models import Consent, KindChoice, State

HEADS = ("Человек", "Класс или должность", "Где", "Что можно", "Условия и запреты")
SHARES = (0.26, 0.16, 0.12, 0.26, 0.2)


@dataclass(frozen=True, slots=True)
class Place:
    """What may be shown of a person in one place."""

    title: str
    fields: list[str]
    conditions: list[str]


def shown_people(viewer: Member, where: str, on: date) -> PersonQuerySet:
    """Those of whom something may be shown, anywhere or in one place."""
    permits = PermitRow.objects.filter(person=OuterRef("pk"), use=Use.PUBLISH).holding(on)
    asked = permits.filter(resource=where) if where else permits
    found: PersonQuerySet = Person.objects.visible_to(viewer).here().filter(Exists(asked)).for_list().order_by("sort_name", "pk")
    return found


def standing_cells(consent: Consent) -> frozenset[Cell]:
    """What of a consent to dissemination was allowed and has not been taken back."""
    allowed = frozenset(Cell(answer["field"], answer["resource"]) for answer in consent.cells if answer.get("allow"))
    for word in consent.words.filter(says=Says.WITHDRAWN):
        allowed -= allowed if word.cells is None else {Cell(field, resource) for field, resource in word.cells}
    return allowed


def permits_of(people: Sequence[Person], on: date) -> Iterable[PermitRow]:
    """What may be published of these people. One query."""
    held: Iterable[PermitRow] = PermitRow.objects.filter(person__in=[person.pk for person in people], use=Use.PUBLISH).holding(on)
    return held


def conditions_of(people: Sequence[Person]) -> dict[tuple[int, Cell], str]:
    """The conditions of the last consent of each, by the person's number and the cell. One query."""
    given = Consent.objects.filter(person__in=[person.pk for person in people], kind=KindChoice.DISSEMINATION, state=State.GIVEN)
    return {
        (pk, Cell(answer["field"], answer["resource"])): answer["condition"]
        for pk, cells in given.order_by("signed_on", "pk").values_list("person", "cells")
        for answer in cells
        if answer.get("allow") and answer.get("condition")
    }


def rows_of(people: Sequence[Person], on: date, where: str) -> list[tuple[Person, list[Place]]]:
    """Of each person what may be shown in each place. Two queries."""
    held: dict[int, set[Cell]] = {}
    for row in permits_of(people, on):
        held.setdefault(row.person_id, set()).add(Cell(row.field, row.resource))
    conditions = conditions_of(people)
    return [(person, _places(person, held.get(person.pk, set()), conditions, where)) for person in people]


def _places(person: Person, held: set[Cell], conditions: dict[tuple[int, Cell], str], where: str) -> list[Place]:
    found = []
    for place, title in RESOURCES.items():
        cells = [Cell(field, place) for field in FIELDS if Cell(field, place) in held]
        if cells and where in ("", place):
            said = [f"{FIELDS[cell.field]}: {words}" for cell in cells if (words := conditions.get((person.pk, cell)))]
            found.append(Place(title, [FIELDS[cell.field] for cell in cells], said))
    return found


def publication_paper(organisation: Organisation, rows: list[tuple[Person, list[Place]]], on: date) -> Paper:
    """The list as a paper: a row for each person and place."""
    cells: list[tuple[PaperCell, ...]] = [tuple(PaperCell(head, bold=True) for head in HEADS)]
    for person, places in rows:
        for place in places:
            words = (person.full_name, person.place, place.title, ", ".join(place.fields), "; ".join(place.conditions))
            cells.append(tuple(PaperCell(word) for word in words))
    blocks = (
        Heading("Что можно публиковать"),
        Text(f"{organisation.full_name or organisation.name}\nНа {in_words(on)} г. Содержит персональные данные"),
        Table(tuple(cells), tuple(LANDSCAPE.room * share for share in SHARES), size=11),
    )
    return Paper("Что можно публиковать", blocks, LANDSCAPE)
