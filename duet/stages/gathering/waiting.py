"""What a list tells past registration: written where the gate is open, kept waiting in the line where it is not."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date
from decimal import Decimal
from typing import Any

from duet.base import clock
from duet.base.journal.models import record
from duet.base.tenancy.models import Member
from duet.core.consents import Use
from duet.core.listing import Field
from duet.stages.bases.models import Audience, Participation, Profile, Request, Source
from duet.stages.persons import gate
from duet.stages.persons.models import Person

from .models import Batch, Line, keep_of_each

_LISTS = (Field.COMPETENCES, Field.INTERESTS, Field.FORMS)
_TEXTS = (Field.ACHIEVEMENTS, Field.STRENGTHS, Field.WISHES, Field.LIMITS)
_TOPICS = (Field.REQUEST, Field.DIFFICULTY)


def apply_waiting(lines: Iterable[Line], open_to: frozenset[int], *, by: Member) -> int:
    """Write what waits for those the gate is open for; how many people that was."""
    ready = [line for line in lines if line.waits and line.person_id in open_to]
    people = {line.person_id for line in ready}
    profiles = {profile.person_id: profile for profile in Profile.objects.filter(person__in=people)}
    requests: list[Request] = []
    fresh: dict[int, Profile] = {}
    for line in ready:
        person = line.person_id or 0
        _fill(
            profiles.get(person) or fresh.setdefault(person, Profile(organisation_id=line.organisation_id, person_id=person)), line.waiting
        )
        requests += _requests(line, person, by)
        if outcome := line.waiting.get(Field.OUTCOME):
            Participation.objects.filter(person=person, year=line.batch.year, outcome="").update(outcome=outcome)
        line.waiting, line.waits = {}, False
    known = _not_known_yet(requests)
    Request.objects.bulk_create(known, batch_size=500)
    Profile.objects.bulk_create(list(fresh.values()), batch_size=500)
    for profile in profiles.values():
        profile.save()
    keep_of_each(ready, "waiting", "waits")
    return len(people)


def _fill(profile: Profile, told: Mapping[str, Any]) -> None:
    """Lists are joined, texts and numbers fill empty places: what a person has said of themselves stays."""
    for name in _LISTS:
        held = getattr(profile, name)
        setattr(profile, name, [*held, *(word for word in told.get(name, ()) if word not in held)])
    for name in _TEXTS:
        if told.get(name) and not getattr(profile, name):
            setattr(profile, name, told[name])
    if told.get(Field.CAPACITY) is not None and profile.capacity is None:
        profile.capacity = told[Field.CAPACITY]
    if told.get(Field.HOURS) is not None and profile.hours_a_week is None:
        profile.hours_a_week = Decimal(str(told[Field.HOURS]))
    if told.get(Field.AGES) and profile.age_from is None and profile.age_to is None:
        profile.age_from, profile.age_to = told[Field.AGES]


def _requests(line: Line, person: int, by: Member) -> list[Request]:
    """A request and a difficulty are rows alike. Nobody said who may see them, so the fewest do who have to work with them."""
    topics = dict.fromkeys(topic for name in _TOPICS for topic in line.waiting.get(name, ()))
    return [
        Request(organisation_id=line.organisation_id, person_id=person, topic=topic, source=Source.FILE, seen_by=Audience.LEADERS, by=by)
        for topic in topics
    ]


def _not_known_yet(requests: list[Request]) -> list[Request]:
    """Without those already written down: the same list brought twice asks nothing twice."""
    people = {request.person_id for request in requests}
    held = set(Request.objects.filter(person__in=people, closed_on__isnull=True).values_list("person", "topic")) if people else set()
    return [request for request in requests if (request.person_id, request.topic) not in held]


def gate_moved(person: Person, is_open: bool) -> None:
    """The gate of somebody opened: what waited for it is written. Nothing is done when it shuts: what is written hides by itself."""
    if not is_open:
        return
    lines = list(Line.objects.waiting().filter(person=person).select_related("batch__organisation", "batch__written_by"))
    for line in lines:
        batch: Batch = line.batch
        by = batch.written_by or batch.by
        apply_waiting([line], frozenset({person.pk}), by=by)
        record("gathering.settle", by=by, about=batch, facts={"person": person.pk})


def open_now(people: Iterable[Person], on: date | None = None) -> frozenset[int]:
    """For whom the gate is open."""
    return gate.open_to(people, Use.KEEP, on or clock.today())
