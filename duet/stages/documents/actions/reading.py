"""Acquaintance: people are asked to read a registered document, and say that they did."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime

from django.db import transaction

from duet.base.access.actions import action
from duet.base.files.models import keep
from duet.base.journal.models import note
from duet.base.tenancy.models import Member
from duet.core.documents import DocumentState
from duet.core.errors import Refusal
from duet.stages.acts.cards import Scan

from .. import postman
from ..jobs import write_to_readers
from ..models import Acquaintance, Document, Way
from ..reading import Reader
from ..reminding import local_day, may_hear_again
from ..routing import hold

MOST_READERS = 500
_NOT_IN_FORCE = "Знакомить можно с документом, который зарегистрирован и действует."
_ALREADY = "Отметка об ознакомлении уже стоит. Обновите страницу."


@action("documents.ask_to_read")
def ask_to_read(document: Document, *, by: Member, people: Sequence[Reader], at: datetime) -> list[Acquaintance]:
    """Ask these people to read it; whoever is asked already is not asked twice. Letters go where an address is known."""
    _hold_in_force(document)
    _refuse_strangers(document, people)
    asked = list(document.acquaintances.all())
    made: list[Acquaintance] = []
    for reader in people:
        if reader.is_asked_in([*asked, *made]):
            continue
        made.append(
            Acquaintance.objects.create(
                organisation=document.organisation, document=document, member=reader.member, person=reader.person, name=reader.name[:150],
                post=reader.post[:200], email=reader.email, asked_at=at,
            )
        )  # fmt: skip
    if len(asked) + len(made) > MOST_READERS:
        raise Refusal(f"На одном листе ознакомления может стоять не больше {MOST_READERS} человек.")
    note(asked=len(made))
    if made:
        rows = [row.pk for row in made]
        transaction.on_commit(lambda: write_to_readers.enqueue(rows))
    return made


@action("documents.know")
def know(acquaintance: Acquaintance, *, by: Member, on: date, at: datetime) -> Acquaintance:
    """«Ознакомлен(а)», said in the program by the reader."""
    return _know(acquaintance, Way.PROGRAM, on=on, at=at)


@action("documents.know_by_link")
def know_by_link(acquaintance: Acquaintance, *, by: Member, on: date, at: datetime) -> Acquaintance:
    """«Ознакомлен(а)», said by whoever holds the personal link; ``by`` is the program itself."""
    return _know(acquaintance, Way.LINK, on=on, at=at)


@action("documents.mark_known")
def mark_known(
    document: Document, *, by: Member, rows: Sequence[Acquaintance], day: date, on: date, scan: Scan | None = None
) -> int:  # fmt: skip
    """Write down who has signed the sheet on paper on that day; returns how many it was."""
    _hold_in_force(document)
    if day > on:
        raise Refusal("День ознакомления ещё не наступил. Проверьте дату.")
    if document.day and day < document.day:
        raise Refusal(f"Ознакомиться раньше, чем документ появился, нельзя: его дата — {document.day:%d.%m.%Y}. Проверьте день.")
    fresh = list(document.acquaintances.filter(pk__in=[row.pk for row in rows], known_on__isnull=True))
    if not fresh:
        raise Refusal("Отметьте, кто подписал лист: хотя бы одного из тех, у кого отметки ещё нет.")
    file = keep(scan.content, name=scan.name, organisation=document.organisation, by=by) if scan else None
    for row in fresh:
        row.known_on, row.way, row.scan, row.marked_by = day, Way.PAPER, file, by
        row.save()
    note(marked=[row.pk for row in fresh], day=day.isoformat(), scan=file is not None)
    return len(fresh)


@action("documents.remind")
def remind(document: Document, *, by: Member, at: datetime) -> int:
    """Write again to everybody who has not read it, once a day at most; returns to how many."""
    _hold_in_force(document)
    waiting = list(document.acquaintances.waiting().select_related("member__user"))
    if not waiting:
        raise Refusal("Напоминать некому: все уже ознакомились.")
    if document.organisation.is_rehearsal:
        raise Refusal("Это репетиция: письма из неё не уходят.")
    if not postman.writes_from(document.organisation):
        raise Refusal("Почта в программе не настроена, письма не уйдут. Распечатайте записки со ссылками или лист ознакомления.")
    written = [row for row in waiting if postman.address_of(row)]
    if not written:
        raise Refusal("Адресов почты у этих людей нет. Распечатайте записки со ссылками или лист ознакомления.")
    due = [row for row in written if may_hear_again(row, local_day(at))]
    if not due:
        raise Refusal("Сегодня им уже писали. Следующее письмо можно отправить завтра.")
    rows = [row.pk for row in due]
    Acquaintance.objects.filter(pk__in=rows).update(reminded_at=at)
    note(reminded=len(rows))
    transaction.on_commit(lambda: write_to_readers.enqueue(rows, again=True))
    return len(rows)


@action("documents.withdraw_asking")
def withdraw_asking(acquaintance: Acquaintance, *, by: Member) -> None:
    """Take somebody off the sheet who need not read it: their link works no more. Who has read stays."""
    _hold_row(acquaintance)
    note(document=acquaintance.document_id, member=acquaintance.member_id, person=acquaintance.person_id)
    # The row in hand keeps its number: the journal's line is about it.
    Acquaintance.objects.filter(pk=acquaintance.pk).delete()


def _know(acquaintance: Acquaintance, way: Way, *, on: date, at: datetime) -> Acquaintance:
    document = _hold_row(acquaintance)
    if document.state != DocumentState.REGISTERED:
        raise Refusal("Документ отменён: знакомиться с ним больше не нужно.")
    acquaintance.known_on, acquaintance.known_at, acquaintance.way = on, at, way
    acquaintance.save()
    note(document=document.pk)
    return acquaintance


def _hold_row(acquaintance: Acquaintance) -> Document:
    """The document and the row as they are now, held. Raises Refusal when it was read meanwhile, or nobody is asked any more."""
    document: Document = Document.objects.select_related("organisation").get(pk=acquaintance.document_id)
    hold(document)
    current = Acquaintance.objects.filter(pk=acquaintance.pk).first()
    if current is None:
        raise Refusal("Знакомиться с документом больше не просят. Обновите страницу.")
    if current.known_on is not None:
        raise Refusal(_ALREADY)
    return document


def _hold_in_force(document: Document) -> None:
    hold(document)
    if document.state != DocumentState.REGISTERED:
        raise Refusal(_NOT_IN_FORCE)


def _refuse_strangers(document: Document, people: Sequence[Reader]) -> None:
    if not people:
        raise Refusal("Отметьте хотя бы одного человека.")
    owners = {owner.organisation_id for reader in people for owner in (reader.member, reader.person) if owner}
    if owners - {document.organisation_id}:
        raise Refusal("На лист ознакомления попадают только люди своей организации.")
