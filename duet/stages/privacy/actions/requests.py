"""Requests of people about their own data."""

from __future__ import annotations

from datetime import date

from duet.base.access.actions import action
from duet.base.files.models import keep
from duet.base.journal.models import note
from duet.base.tenancy.models import Member
from duet.core.errors import Refusal
from duet.stages.organisations.own_calendar import own_calendar
from duet.stages.persons.actions import refuse_a_shadow
from duet.stages.persons.models import Person

from ..models import SubjectRequest
from ..orders import Received

WORKING_DAYS = 10
"""152-ФЗ art. 20 part 1: the answer is given within ten working days of the request."""


@action("privacy.take_request")
def take_request(person: Person, *, by: Member, received: Received, on: date) -> SubjectRequest:
    """Write down what somebody asks; the term is counted by the working days of the organisation."""
    refuse_a_shadow(person)
    if received.received_on > on:
        raise Refusal("Обращение не может прийти завтра. Проверьте день, когда его получили.")
    scan = received.scan
    file = keep(scan.content, name=scan.name, organisation=person.organisation, by=by) if scan else None
    due_on = own_calendar(person.organisation).add(received.received_on, WORKING_DAYS)
    request: SubjectRequest = SubjectRequest.objects.create(
        organisation=person.organisation, person=person, applicant=received.applicant, received_on=received.received_on, way=received.way,
        what=received.what, words=received.words, file=file, due_on=due_on, taken_by=by,
    )  # fmt: skip
    note(request=request.pk, what=request.what)
    return request


@action("privacy.answer_request")
def answer_request(request: SubjectRequest, *, by: Member, outcome: str, answered_on: date, on: date) -> SubjectRequest:
    """Write down what was answered and when."""
    if request.answered_on is not None:
        raise Refusal("На это обращение уже ответили.")
    if not request.received_on <= answered_on <= on:
        raise Refusal("День ответа — не раньше дня обращения и не позже сегодняшнего.")
    request.outcome, request.answered_on = outcome, answered_on
    request.save(update_fields=["outcome", "answered_on"])
    return request
