"""What this and the lower stages tell for the personal record."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from django.utils import timezone

from duet.base.journal.models import Entry
from duet.base.tenancy.models import Member, Role
from duet.stages.bases.models import Participation, Request, Side
from duet.stages.consents.models import Consent, State
from duet.stages.persons.models import Person

from .assessing import may_see_assessments
from .chapters import Happening, add_to_record, happened
from .models import Assessment

# What a changed column of a card is called; of the rest nothing is told.
_CHANGED = {
    "full_name": "фамилия, имя, отчество",
    "status": "кто это",
    "group_id": "класс или группа",
    "post": "должность",
    "workplace": "место работы или учёбы",
    "subjects": "предметы",
    "category": "категория",
}


def of_registration(person: Person, viewer: Member, on: date) -> Iterator[Happening]:
    """When the person came and went, and what changed on the card."""
    if person.arrived_on:
        yield happened(person.arrived_on, "Прибытие в организацию")
    if person.left_on:
        yield happened(person.left_on, "Выбытие из организации")
    for entry in Entry.objects.about(person).filter(action="persons.edit"):
        words = [_CHANGED[name] for name in entry.note.get("changed", ()) if name in _CHANGED]
        if words:
            yield happened(timezone.localdate(entry.at), f"Изменения в карточке: {', '.join(words)}")


def of_consents(person: Person, viewer: Member, on: date) -> Iterator[Happening]:
    """Each consent: asked for, answered, taken back, over."""
    for consent in Consent.objects.filter(person=person):
        about = consent.get_kind_display()
        yield happened(timezone.localdate(consent.asked_at), f"Запрошено согласие {about}")
        answered = consent.signed_on or (consent.answered_at and timezone.localdate(consent.answered_at))
        if answered and consent.state == State.REFUSED:
            yield happened(answered, f"Согласие {about} не дано")
        elif answered:
            number = f", № {consent.number} в журнале" if consent.number else ""
            until = f", действует по {consent.until:%d.%m.%Y}" if consent.until else ""
            yield happened(answered, f"Дано согласие {about}{number}{until}")
        if consent.withdrawal_received_on:
            yield happened(consent.withdrawal_received_on, f"Отозвано согласие {about}")
        elif consent.state == State.GIVEN and consent.until and consent.until < on:
            yield happened(consent.until, f"Истекло согласие {about}")


def of_roles(person: Person, viewer: Member, on: date) -> Iterator[Happening]:
    """Roles in mentoring, with or without a log-in."""
    if person.member is None:
        return
    for held in person.member.assignments.exclude(role=Role.SYSTEM):
        yield happened(held.since, f"Роль: {held.get_role_display()}")
        if held.until:
            yield happened(held.until, f"Роль снята: {held.get_role_display()}")


def of_bases(person: Person, viewer: Member, on: date) -> Iterator[Happening]:
    """Which bases the person stood in."""
    for part in Participation.objects.filter(person=person):
        base = "базу наставников" if part.side == Side.MENTOR else "базу наставляемых"
        kind = f" ({part.get_mentee_kind_display()})" if part.mentee_kind else ""
        yield happened(part.joined_on, f"Включение в {base}{kind}", year=part.year)
        if part.ended_on:
            outcome = f": {part.outcome}" if part.outcome else ""
            yield happened(part.ended_on, f"Завершение участия, {part.get_side_display()}{outcome}", year=part.year)


def of_requests(person: Person, viewer: Member, on: date) -> Iterator[Happening]:
    """Requests and how they were closed, as far as each lets the viewer see."""
    for request in Request.objects.visible_to(viewer).filter(person=person):
        yield happened(timezone.localdate(request.at), f"Запрос: {request.topic} ({request.get_source_display()})")
        if request.closed_on:
            closing = f": {request.closing}" if request.closing else ""
            yield happened(request.closed_on, f"Закрыт запрос «{request.topic}»{closing}")


def of_assessments(person: Person, viewer: Member, on: date) -> Iterator[Happening]:
    """When the person was assessed; the figures stand in a table of their own."""
    if may_see_assessments(viewer, person):
        for made in Assessment.objects.visible_to(viewer).permitted(on).filter(person=person):
            yield happened(made.on, f"Оценка {made.get_moment_display()}: {made.get_form_display()}", year=made.year)


def tell_all() -> None:
    """When the program starts."""
    add_to_record(10, of_registration, registration=True)
    add_to_record(20, of_consents, registration=True)
    add_to_record(30, of_roles)
    add_to_record(40, of_bases)
    add_to_record(50, of_requests)
    add_to_record(60, of_assessments)
