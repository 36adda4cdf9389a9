"""The yearly update: cards confirmed, people come and gone, the update finished."""

from __future__ import annotations

from collections.abc import Collection
from datetime import date, datetime

from duet.base.access.actions import action
from duet.base.journal.models import note
from duet.base.tenancy.models import Member, Organisation
from duet.core.errors import Refusal
from duet.stages.bases.actions.joining import leave as leave_base
from duet.stages.bases.models import Participation
from duet.stages.persons import actions as cards
from duet.stages.persons.models import Person

from ..models import Update
from ..refreshing import look_at, people_of

_AT_ONCE = 2000


@action("accounting.confirm")
def confirm(organisation: Organisation, *, by: Member, people: Collection[int], on: date) -> int:
    """Say that these cards are right as they are. How many there were; who has left is not confirmed."""
    here = people_of(by, on).here()
    listed = sorted(set(people) & set(here.values_list("pk", flat=True)))
    confirmed = sum(
        Person.objects.filter(pk__in=listed[first : first + _AT_ONCE]).update(confirmed_on=on) for first in range(0, len(listed), _AT_ONCE)
    )
    note(people=listed)
    return confirmed


@action("accounting.depart")
def depart(person: Person, *, by: Member, left_on: date, on: date, at: datetime) -> Person:
    """Write down that the person left; what went on in the bases ends with it."""
    cards.leave(person, by=by, left_on=left_on, on=on, at=at)
    for part in Participation.objects.visible_to(by).filter(person=person).going_on():
        leave_base(part, by=by, outcome="", ended_on=max(left_on, min(part.joined_on, on)), on=on)
    return person


@action("accounting.come_back")
def come_back(person: Person, *, by: Member, on: date) -> Person:
    """It was a mistake, or the person is here again; the bases are joined anew."""
    cards.come_back(person, by=by, on=on)
    return person


@action("accounting.finish_update")
def finish_update(organisation: Organisation, *, by: Member, on: date) -> Update:
    """Finish this school year's update: who did it and its figures are kept, and what changes from now on is found beside it."""
    look = look_at(by, on)
    if look.done:
        raise Refusal(f"Обновление этого учебного года уже закончено {look.done.on:%d.%m.%Y}.")
    if not look.sorted.total:
        raise Refusal("Сверять пока некого: сначала внесите людей.")
    groups = people_of(by, on).here().filter(group__isnull=False).values_list("pk", "group", "group__title")
    made: Update = Update.objects.create(
        organisation=organisation,
        year=look.campaign.year,
        on=on,
        figures=look.figures,
        groups={str(pk): [group, title] for pk, group, title in groups},
        total=look.sorted.total,
        confirmed=look.sorted.confirmed,
        by=by,
    )
    note(update=made.pk, year=made.year, total=made.total, confirmed=made.confirmed)
    return made
