"""From words to permits: the only writer of ``persons.PermitRow``.

Called in the transaction of every word, of every change of a date of birth or a status, and of the organisation's rules.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from datetime import date

from django.db import transaction

from duet.base import clock
from duet.base.tenancy.models import Organisation
from duet.core.consents import Cell, Kind, Permit, Rules, Says, Use, Voice, Word, permits
from duet.stages.persons.indexing import index
from duet.stages.persons.models import CardRules, PermitRow, Person

from .models import WordRow

# (person, whether what is past registration may be kept now): stages above register here when the program starts.
Told = Callable[[Person, bool], None]
_told: list[Told] = []
_AT_ONCE = 2000


def after_gate_moves(tell: Told) -> None:
    """Call ``tell(person, open)`` in the transaction in which the gate of a person opens or shuts."""
    _told.append(tell)


@transaction.atomic(savepoint=False)
def settle(people: Iterable[Person], on: date) -> None:
    """Write the permits of these people of one organisation anew. Six queries for any number of people."""
    listed = list(people)
    if not listed:
        return
    said: dict[int, list[Word]] = {person.pk: [] for person in listed}
    # One after another: of two words said at the same moment the second has to hear the first.
    list(Person.objects.select_for_update(of=("self",)).filter(pk__in=list(said)).order_by("pk").only("pk"))
    for row in WordRow.objects.filter(person__in=list(said)).order_by("pk"):
        said[row.person_id].append(word_of(row))
    before = dict.fromkeys(said, False)
    # A permit that has run out since was in force when it was told of: whoever keeps anything by it is told now.
    for pk in PermitRow.objects.filter(person__in=list(said), use=Use.KEEP).values_list("person", flat=True):
        before[pk] = True
    rules = rules_of(listed[0].organisation_id)
    rows: list[PermitRow] = []
    after = dict.fromkeys(said, False)
    for person in listed:
        found = [] if person.erased_at or person.merged_into_id else permits(said[person.pk], person.subject, rules, on=on)
        after[person.pk] = any(permit.use is Use.KEEP for permit in found)
        rows += [row_of(person, permit) for permit in found]
    PermitRow.objects.filter(person__in=list(said)).delete()
    PermitRow.objects.bulk_create(rows, batch_size=_AT_ONCE)
    moved = [person for person in listed if before[person.pk] != after[person.pk]]
    for person in moved:
        for tell in _told:
            tell(person, after[person.pk])
    if moved:
        index(Person.objects.select_related("group").filter(pk__in=[person.pk for person in moved]))


def settle_one(person: Person) -> None:
    """``settle`` for a card that has changed."""
    settle([person], clock.today())


def settle_everybody(organisation: Organisation) -> None:
    """``settle`` for all people of an organisation whose rules have changed."""
    people = Person.objects.at_desk_of(organisation).current()
    pks = list(people.values_list("pk", flat=True))
    for start in range(0, len(pks), _AT_ONCE):
        settle(people.filter(pk__in=pks[start : start + _AT_ONCE]), clock.today())


def word_of(row: WordRow) -> Word:
    """The row as a value."""
    cells = None if row.cells is None else frozenset(Cell(field, resource) for field, resource in row.cells)
    return Word(Kind(row.kind), Says(row.says), row.on, Voice(row.voice), row.until, cells)


def row_of(person: Person, permit: Permit) -> PermitRow:
    """The permit as a row."""
    return PermitRow(
        organisation_id=person.organisation_id, person=person, use=permit.use, field=permit.cell.field, resource=permit.cell.resource,
        until=permit.until,
    )  # fmt: skip


def rules_of(organisation: int) -> Rules:
    """What the organisation decided; the usual where it decided nothing."""
    kept = CardRules.objects.filter(organisation=organisation).first()
    return Rules(cosignature=bool(kept and kept.cosignature))
