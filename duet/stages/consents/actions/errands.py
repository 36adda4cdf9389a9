"""Errands with legal terms: done with an outcome in words, put off once where the law lets."""

from __future__ import annotations

from datetime import date, datetime

from duet.base.access.actions import action
from duet.base.journal.models import note
from duet.base.tenancy.models import Member
from duet.core.consents import Kind, Use, extended
from duet.core.errors import Refusal
from duet.stages.organisations.own_calendar import own_calendar
from duet.stages.persons import gate
from duet.stages.persons.erasing import Erased, erase_past_registration

from ..following import tell_of_destruction
from ..models import Errand, ErrandKind

GIVEN_AGAIN = "Согласие за это время дано снова, поэтому данные не удалены."
NOTHING_LEFT = "В программе удалять было нечего."


@action("consents.do_errand")
def do_errand(errand: Errand, *, by: Member, outcome: str, on: date, at: datetime) -> Errand:
    """Say what was done. «Уничтожить данные» really deletes what hangs past registration, unless a consent was given again."""
    _hold(errand)
    said = [outcome.strip()]
    if errand.kind == ErrandKind.DESTROY and (errand.consent is None or errand.consent.kind != Kind.PHOTO):
        said.append(_destroyed(errand, by=by, on=on, at=at))
    errand.outcome = " ".join(filter(None, said))
    if not errand.outcome:
        raise Refusal("Напишите, что сделано: этими словами дело останется в журнале.")
    errand.done_at, errand.done_by = at, by
    errand.save(update_fields=["outcome", "done_at", "done_by"])
    return errand


@action("consents.extend_errand")
def extend_errand(errand: Errand, *, by: Member, reason: str, on: date) -> Errand:
    """Put the stopping of the processing off by five working days, once (152-ФЗ art. 21 part 5.1)."""
    _hold(errand)
    if not errand.is_extendable:
        raise Refusal("Этот срок закон продлить не даёт.")
    if on > errand.due_on:
        raise Refusal("Срок уже прошёл, продлить его нельзя. Сделайте и отметьте, что сделано.")
    if not reason.strip():
        raise Refusal("Напишите, почему срок продлён: об этом нужно сообщить заявителю.")
    errand.extended_from, errand.extension = errand.due_on, reason.strip()
    errand.due_on = extended(errand.due_on, own_calendar(errand.organisation))
    errand.save(update_fields=["extended_from", "extension", "due_on"])
    note(was=errand.extended_from.isoformat(), now=errand.due_on.isoformat())
    return errand


def _hold(errand: Errand) -> None:
    errand.refresh_from_db(from_queryset=Errand.objects.select_for_update(of=("self",)))
    if errand.done_at:
        raise Refusal("Это уже сделано.")


def _destroyed(errand: Errand, *, by: Member, on: date, at: datetime) -> str:
    if gate.may(errand.person, Use.KEEP, on):
        return GIVEN_AGAIN
    erased = [each for each in erase_past_registration(errand.person) if each.count]
    note(erased={each.title: each.count for each in erased})
    tell_of_destruction(errand, erased, by=by, on=on, at=at)
    return _in_words(erased)


def _in_words(erased: list[Erased]) -> str:
    """«Удалено в программе: запросы — 2, профиль — 1.»"""
    listed = ", ".join(f"{each.title} — {each.count}" for each in erased)
    return f"Удалено в программе: {listed}." if listed else NOTHING_LEFT
