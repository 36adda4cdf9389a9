"""Steps that every answer is made of, by the link or on paper: the word, the state, the number in the register, what follows."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any

from duet.base.files.models import StoredFile
from duet.base.tenancy.models import Member, Organisation
from duet.core.consents import Cell, Kind, Resource, Says
from duet.core.consents import Field as DataField
from duet.core.errors import Refusal
from duet.stages.persons.models import Person

from .following import tell_of_answer
from .laying import last_day_of
from .models import Consent, Operator, State, Way, WordRow
from .settling import settle
from .texts import Filled

LONGEST_CONDITION = 300


@dataclass(frozen=True, slots=True)
class CellAnswer:
    """What was answered about publishing a field on a resource."""

    field: str
    resource: str
    allow: bool
    condition: str = ""


@dataclass(frozen=True, slots=True)
class Answer:
    """What was said, on which day, how, and what proves it. ``shown`` are the words as they stood before whoever answered."""

    says: Says
    day: date
    way: Way
    shown: Filled
    cells: Sequence[CellAnswer] = ()
    evidence: dict[str, Any] = field(default_factory=dict)
    file: StoredFile | None = None


def hold(consent: Consent) -> None:
    """Take the consent for ourselves, with whom it is about."""
    consent.refresh_from_db(from_queryset=Consent.objects.select_for_update(of=("self",)))
    consent.person = Person.objects.select_related("group").get(pk=consent.person_id)


def keep_answer(consent: Consent, answer: Answer, *, by: Member, on: date, at: datetime) -> Consent:
    """Write the answer down and let everything follow from it, in the transaction of the action around."""
    given = answer.says is Says.GIVEN
    cells = _cells(consent, answer) if given else []
    consent.state = State.GIVEN if given else State.REFUSED
    consent.answered_at, consent.signed_on, consent.way, consent.file = at, answer.day, answer.way, answer.file
    consent.shown = answer.shown.as_json()
    consent.evidence = {"text": consent.text.version, "sha256": answer.shown.sha256, "at": at.isoformat(), **answer.evidence}
    if given:
        last = last_day_of(consent.person, consent.voice)
        consent.until = min((day for day in (consent.until, last) if day), default=None)
        consent.number = next_number(consent.organisation)
        consent.cells = [
            {"field": cell.field, "resource": cell.resource, "allow": cell.allow, "condition": cell.condition} for cell in cells
        ]
    consent.save()
    WordRow.objects.create(
        organisation=consent.organisation, person=consent.person, consent=consent, kind=consent.kind, says=answer.says,
        voice=consent.voice, on=answer.day, until=consent.until if given else None, cells=_said_of(consent, given=given), by=by,
    )  # fmt: skip
    _let_others_go(consent, given=given)
    settle([consent.person], on)
    tell_of_answer(consent, on)
    return consent


def _cells(consent: Consent, answer: Answer) -> Sequence[CellAnswer]:
    if consent.kind != Kind.DISSEMINATION:
        return ()
    known = {(str(one), str(other)) for one in DataField for other in Resource}
    if any((cell.field, cell.resource) not in known or len(cell.condition) > LONGEST_CONDITION for cell in answer.cells):
        raise Refusal("Ответы не разобрать. Откройте страницу заново и отметьте ещё раз.")
    if not any(cell.allow for cell in answer.cells):
        raise Refusal("Вы ничего не разрешили. Отметьте, что и где можно опубликовать, или нажмите «Не даю согласия».")
    return answer.cells


def _said_of(consent: Consent, *, given: bool) -> list[list[str]] | None:
    """The cells of the word. Each recipient of a transfer is a matter of its own, whatever is said of it."""
    if consent.kind == Kind.TRANSFER:
        return [list(Cell(resource=consent.recipient))]
    if consent.kind == Kind.DISSEMINATION and given:
        return [[cell["field"], cell["resource"]] for cell in consent.cells if cell["allow"]]
    return None


def _let_others_go(consent: Consent, *, given: bool) -> None:
    """The new word replaces what stood; when it is a yes, nobody else is asked the same any more."""
    same = Consent.objects.filter(person=consent.person, kind=consent.kind, recipient=consent.recipient).exclude(pk=consent.pk)
    same.filter(state=State.GIVEN).update(state=State.REPLACED)
    if given:
        waiting = same.asked().filter(voice=consent.voice)
        if consent.collection_id is None:
            # Whoever answers, the collection that waits for it is answered.
            consent.collection_id = waiting.filter(collection__isnull=False).values_list("collection", flat=True).first()
            Consent.objects.filter(pk=consent.pk).update(collection=consent.collection_id)
        waiting.update(state=State.CANCELLED)


def next_number(organisation: Organisation) -> int:
    """The next number in the register of consents: no gaps, no doubles, since whoever takes one holds the row until the commit."""
    Operator.objects.get_or_create(organisation=organisation)
    operator: Operator = Operator.objects.select_for_update(of=("self",)).get(organisation=organisation)
    operator.last_number += 1
    operator.save(update_fields=["last_number"])
    return operator.last_number


def refuse_an_outdated_day(consent: Consent, day: date, on: date) -> None:
    """A paper has a day of its own: not in the future, and nothing said later is undone by it."""
    if day > on:
        raise Refusal("День подписи ещё не наступил. Проверьте дату на бумаге.")
    said = WordRow.objects.filter(person=consent.person, kind=consent.kind, on__gt=day, consent__recipient=consent.recipient)
    if said.exists():
        raise Refusal("После этого дня об этом согласии уже сказано другое. Эта бумага ничего не меняет: она осталась в истории.")


def hold_organisation(organisation: Organisation) -> None:
    """Let changes to what is one for the whole organisation go one after another."""
    Organisation.objects.select_for_update().get(pk=organisation.pk)
