"""Requests and difficulties are written down, put right and closed."""

from __future__ import annotations

from dataclasses import asdict
from datetime import date

from duet.base.access.actions import action
from duet.base.journal.models import note
from duet.base.tenancy.models import Member
from duet.core.consents import Use
from duet.core.errors import Refusal
from duet.stages.persons import gate
from duet.stages.persons.actions import refuse_a_shadow
from duet.stages.persons.models import Person

from ..asked import Asked
from ..models import Request


@action("bases.add_request")
def add_request(person: Person, *, by: Member, asked: Asked, on: date) -> Request:
    """Write a request down. Its words stay out of the journal: not everybody who reads the journal may see it."""
    refuse_a_shadow(person)
    gate.must(person, Use.KEEP, on)
    made: Request = Request.objects.create(organisation_id=person.organisation_id, person=person, by=by, **asdict(asked))
    note(request=made.pk)
    return made


@action("bases.edit_request")
def edit_request(request: Request, *, by: Member, asked: Asked, on: date) -> Request:
    """Put a request right."""
    gate.must(request.person, Use.KEEP, on)
    columns = asdict(asked)
    changed = [name for name, value in columns.items() if getattr(request, name) != value]
    for name, value in columns.items():
        setattr(request, name, value)
    request.save()
    note(changed=changed)
    return request


@action("bases.close_request")
def close_request(request: Request, *, by: Member, closing: str, on: date) -> Request:
    """It is settled, or not asked any more."""
    gate.must(request.person, Use.KEEP, on)
    if request.closed_on:
        raise Refusal("Этот запрос уже закрыт.")
    request.closed_on, request.closing = on, closing
    request.save(update_fields=["closed_on", "closing"])
    return request


@action("bases.open_request")
def open_request(request: Request, *, by: Member, on: date) -> Request:
    """It was closed too early."""
    gate.must(request.person, Use.KEEP, on)
    if request.closed_on is None:
        raise Refusal("Этот запрос и так открыт.")
    note(closed_on=request.closed_on.isoformat())
    request.closed_on, request.closing = None, ""
    request.save(update_fields=["closed_on", "closing"])
    return request
