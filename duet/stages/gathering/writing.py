"""Writing a list down: all of it or nothing, in one transaction, in a few queries for any number of people."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any

from django.db import transaction

from duet.base.journal.models import record
from duet.base.tenancy.models import Member
from duet.core.errors import Refusal
from duet.core.text import folded
from duet.stages.bases.models import Participation, Side
from duet.stages.bases.suggesting import suggestions
from duet.stages.persons.following import tell_of_subject
from duet.stages.persons.indexing import index
from duet.stages.persons.members import keep_member
from duet.stages.persons.models import Group, Person

from .differing import EVERYTHING, differences, silent
from .encoding import back
from .kin import tie
from .models import Batch, BatchState, Decision, Line, Outcome, Who, keep_of_each
from .progress import Teller
from .waiting import apply_waiting, open_now

_AT_ONCE = 500
_INDEXED_AT_ONCE = 1000
_OF_CARD = (
    "former_names", "sex", "born_on", "birth_year", "post", "workplace", "subjects", "category", "service_months", "young", "phone",
    "email", "address",
)  # fmt: skip
_WRITTEN = ("full_name", "sort_name", "group", "service_on", "confirmed_on", *_OF_CARD)
UNDECIDED = "Сначала решите, кто из списка уже записан: без этого появились бы вторые карточки тех же людей."
NO_CARD = "Карточка, с которой вы решили объединить строку, уже обезличена. Вернитесь к совпадениям и решите заново."


@dataclass(slots=True)
class _Person:
    """Somebody of the list: the lines that tell of them, the first one first, and the card."""

    lines: list[Line]
    values: dict[str, Any]
    card: Person
    is_new: bool
    changed: bool = False
    subject_changed: bool = False


@dataclass(slots=True)
class _Done:
    """What was written."""

    people: list[_Person] = field(default_factory=list)
    parents: list[Person] = field(default_factory=list)
    joined: int = 0
    settled: int = 0


def write(batch_pk: int, teller: Teller, *, on: date, at: datetime) -> None:
    """Write everybody who may be written. A list that is being written by somebody else, or is written already, is left alone."""
    with transaction.atomic():
        batch = Batch.objects.select_for_update(of=("self",)).select_related("organisation", "written_by", "by").get(pk=batch_pk)
        if batch.state != BatchState.WRITING:
            return
        if Line.objects.of(batch).undecided().exists():
            raise Refusal(UNDECIDED)
        by = batch.written_by or batch.by
        done = _Done()
        lines = list(Line.objects.of(batch).clear().select_related("twin__merged_into", "twin__group", "twin__member"))
        teller.tell("Записываем карточки", 0, len(lines))
        done.people = _people(batch, lines, on)
        _save_cards(done.people, on)
        teller.tell("Записываем родителей", 0, len(lines))
        done.parents = tie(batch.organisation, [(person.card, person.lines[0].kin) for person in done.people], on=on)
        done.joined = _join(batch, done.people, on)
        _index(done, teller)
        _keep_lines(done.people)
        done.settled = _settle(batch, done.people, on, by)
        _finish(batch, done, by, at)


def _people(batch: Batch, lines: Sequence[Line], on: date) -> list[_Person]:
    groups = _groups(batch, lines)
    heads: dict[int, _Person] = {}
    by_card: dict[int, _Person] = {}
    people: list[_Person] = []
    for line in lines:
        values = back(line.values)
        # The line it repeats may itself have been left out: then this one stands for the person.
        head = heads.get(line.twin_line_id or 0) if line.decision == Decision.SAME else None
        twin = _standing(line.twin) if line.decision == Decision.SAME and line.twin else None
        head = head or (by_card.get(twin.pk) if twin else None)
        if head is None:
            card = twin or Person(organisation=batch.organisation, status=_status(batch, line), arrived_on=values.get("arrived_on") or on)
            head = _Person([], {}, card, is_new=twin is None)
            people.append(head)
            if twin:
                by_card[twin.pk] = head
        heads[line.pk] = head
        head.lines.append(line)
        head.values |= {name: value for name, value in values.items() if name not in head.values}
        _fill(head, values, line.taken, groups, on)
    return people


def _standing(person: Person) -> Person:
    """The card that stands for this one now."""
    while person.merged_into is not None:
        person = person.merged_into
    if person.erased_at:
        raise Refusal(NO_CARD)
    return person


def _status(batch: Batch, line: Line) -> str:
    return batch.mentor_status if line.part == Side.MENTOR else batch.status


def _groups(batch: Batch, lines: Sequence[Line]) -> dict[str, Group]:
    """The classes of the list by their titles; those not known yet are opened."""
    titles = {line.values["group"] for line in lines if line.values.get("group")}
    known = {group.title: group for group in Group.objects.at_desk_of(batch.organisation).filter(title__in=titles)}
    fresh = [Group(organisation=batch.organisation, title=title) for title in sorted(titles - known.keys())]
    return known | {group.title: group for group in Group.objects.bulk_create(fresh)}


def _fill(person: _Person, values: dict[str, Any], taken: Sequence[str], groups: dict[str, Group], on: date) -> None:
    """Put what a line tells on the card: what it did not know, and what somebody chose to take."""
    card = person.card
    fresh = silent(card, values, on)
    differing = [difference.field for difference in differences(card, values, on)]
    fresh |= {name: values[name] for name in differing if name in taken or EVERYTHING in taken}
    for name, value in fresh.items():
        if name == "group":
            card.group = groups[value]
        elif name == "full_name":
            _rename(card, value)
        else:
            setattr(card, name, value)
    if "born_on" in fresh:
        card.birth_year = card.born_on.year if card.born_on else None
    if "service_months" in fresh:
        card.service_on = on
    if "full_name" in fresh:
        card.sort_name = folded(card.full_name)[:150]
    person.changed = person.changed or bool(fresh)
    person.subject_changed = person.subject_changed or bool(fresh.keys() & {"born_on", "birth_year"})
    card.confirmed_on = on


def _rename(card: Person, full_name: str) -> None:
    """A changed surname is remembered: by it the old papers find the person."""
    before, after = (card.full_name.split(" ")[0], full_name.split(" ")[0])
    held = [name.strip() for name in card.former_names.split(",") if name.strip()]
    if before and folded(before) != folded(after) and before not in held:
        card.former_names = ", ".join([*held, before])[:200]
    card.full_name = full_name


def _save_cards(people: Sequence[_Person], on: date) -> None:
    fresh = [person.card for person in people if person.is_new]
    Person.objects.bulk_create(fresh, batch_size=_AT_ONCE)
    Person.objects.bulk_update([person.card for person in people if person.changed and not person.is_new], _WRITTEN, batch_size=200)
    same = [person.card for person in people if not person.changed and not person.is_new]
    for start in range(0, len(same), _AT_ONCE):
        Person.objects.filter(pk__in=[card.pk for card in same[start : start + _AT_ONCE]]).update(confirmed_on=on)
    for person in people:
        if person.changed and not person.is_new:
            keep_member(person.card)
        if person.subject_changed and not person.is_new:
            tell_of_subject(person.card)


def _join(batch: Batch, people: Sequence[_Person], on: date) -> int:
    """Into the bases: without a consent as candidates, so the gate is not asked."""
    if batch.who == Who.NOBODY:
        return 0
    sided = [(person, side) for person in people for side in _sides(batch, person)]
    mentees = [person.card for person, side in sided if side == Side.MENTEE]
    kinds = suggestions(mentees, batch.organisation, batch.year, on)
    held = set(Participation.objects.at_desk_of(batch.organisation).of_year(batch.year).values_list("person", "side"))
    rows = [
        Participation(
            organisation=batch.organisation, person=person.card, side=side, year=batch.year,
            mentee_kind=kinds.get(person.card.pk, "") if side == Side.MENTEE else "",
            joined_on=min(person.values.get("joined_on") or on, on), ended_on=_ended(person, on),
        )
        for person, side in sided
        if (person.card.pk, side) not in held
    ]  # fmt: skip
    return len(Participation.objects.bulk_create(rows, batch_size=_AT_ONCE))


def _sides(batch: Batch, person: _Person) -> list[str]:
    """A column of mentors makes a mentor whatever is said of the whole list."""
    found: list[str] = []
    for line in person.lines:
        said = line.part if line.part in Side.values else ""
        whole = batch.who if batch.who in Side.values else ""
        side = said or whole or line.values.get("side", "") or line.side
        if side and side not in found:
            found.append(side)
    return found


def _ended(person: _Person, on: date) -> date | None:
    ended: date | None = person.values.get("ended_on")
    joined = min(person.values.get("joined_on") or on, on)
    return ended if ended and joined <= ended <= on else None


def _index(done: _Done, teller: Teller) -> None:
    cards = [person.card for person in done.people] + done.parents
    for start in range(0, len(cards), _INDEXED_AT_ONCE):
        index(cards[start : start + _INDEXED_AT_ONCE])
        teller.tell("Готовим поиск", min(start + _INDEXED_AT_ONCE, len(cards)), len(cards))


def _keep_lines(people: Sequence[_Person]) -> None:
    lines = []
    for person in people:
        for line in person.lines:
            line.person = person.card
            line.outcome = Outcome.NEW if person.is_new else Outcome.CHANGED if person.changed else Outcome.SAME
            lines.append(line)
    keep_of_each(lines, "person", "outcome")


def _settle(batch: Batch, people: Sequence[_Person], on: date, by: Member) -> int:
    """What is past registration goes at once where the gate is open already; the rest waits."""
    known = [person.card for person in people if not person.is_new]
    lines = [line for person in people if not person.is_new for line in person.lines]
    for line in lines:
        line.batch = batch
    settled = apply_waiting(lines, open_now(known, on), by=by) if known else 0
    if settled:
        index(known)
    return settled


def _finish(batch: Batch, done: _Done, by: Member, at: datetime) -> None:
    added = [person.card.pk for person in done.people if person.is_new]
    changed = [person.card.pk for person in done.people if person.changed and not person.is_new]
    batch.state, batch.trouble, batch.written_at = BatchState.WRITTEN, "", at
    batch.report = {
        "added": len(added), "changed": len(changed), "same": len(done.people) - len(added) - len(changed), "parents": len(done.parents),
        "joined": done.joined, "settled": done.settled,
    }  # fmt: skip
    batch.save(update_fields=["state", "trouble", "written_at", "report"])
    facts = {"added": added, "changed": changed, "parents": [parent.pk for parent in done.parents], "joined": done.joined}
    record("gathering.written", by=by, about=batch, facts=facts)
