"""Asking for consents: of one person, of a whole list, again of those who wait."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime

from django.db import transaction

from duet.base.access.actions import action
from duet.base.journal.models import note
from duet.base.tenancy.models import Member, Organisation
from duet.core.calendar import Period
from duet.core.consents import Kind
from duet.core.errors import Refusal
from duet.stages.persons.actions import refuse_a_shadow
from duet.stages.persons.models import Person

from ..laying import Terms, ask_all, expect, give_links, lay, write_to
from ..models import Collection, Consent, SigningLink, State
from ..portions import PORTION, ask_in_portions
from ..refusing import refuse_a_closed_one, refuse_an_incomplete_operator, wanted_about

NOBODY = "Спрашивать некого: согласия уже есть или на них ответили отказом в этом учебном году."
LEFT = "Этот человек выбыл, согласие больше не нужно."


@action("consents.ask")
def ask(
    person: Person, *, by: Member, kinds: Sequence[Kind], guardian: Person | None, recipient: str, until: date | None, site: str,
    on: date, at: datetime,
) -> list[Consent]:  # fmt: skip
    """Ask about one person. Of a minor ``guardian`` is asked, one of those on the card."""
    refuse_a_shadow(person)
    if person.left_on:
        raise Refusal(LEFT)
    _refuse_nothing(kinds, until, on)
    refuse_an_incomplete_operator(person.organisation, kinds, recipient)
    wanted = wanted_about(person, kinds, guardian=guardian, recipient=recipient, on=on)
    asked = lay(wanted, Terms(person.organisation, by, until, on, at), spare=False)
    if not asked:
        raise Refusal("Эти согласия уже даны на тот же срок. Спрашивать нечего.")
    links = give_links((consent.signer for consent in asked), by=by, on=on, at=at)
    note(consents=[consent.pk for consent in asked])
    write_to(links, site=site, at=at)
    return asked


@action("consents.ask")
def collect(
    organisation: Organisation, *, by: Member, people: Sequence[Person], title: str, kinds: Sequence[Kind], recipient: str,
    until: date | None, valid_until: date | None, site: str, on: date, at: datetime,
) -> Collection:  # fmt: skip
    """Ask a whole list: for each person the right kinds and the right signers. ``until`` is when to be ready."""
    _refuse_nothing(kinds, valid_until, on)
    if until is not None and until < on:
        raise Refusal("День, к которому собрать согласия, уже прошёл.")
    refuse_an_incomplete_operator(organisation, kinds, recipient)
    collection: Collection = Collection.objects.create(
        organisation=organisation, title=title, year=Period.school_year_of(on).start.year, until=until, valid_until=valid_until, by=by,
        kinds=[str(kind) for kind in kinds], recipient=recipient,
    )  # fmt: skip
    _begin(collection, people, on=on, at=at, site=site)
    if not collection.expected.exists():
        raise Refusal(NOBODY)
    note(collection=collection.pk, people=len(people))
    return collection


@action("consents.ask")
def ask_again(collection: Collection, *, by: Member, site: str, on: date, at: datetime) -> int:
    """Ask those of a collection who could not be asked before, and those for whom more is needed now. A second time adds nothing.

    Returns how many sheets were added; of a long list nothing is known yet.
    """
    refuse_a_closed_one(collection)
    people = list(Person.objects.here().filter(expected__collection=collection).select_related("group"))
    before = collection.consents.count()
    _begin(collection, people, on=on, at=at, site=site)
    added: int = collection.consents.count() - before
    if not added and len(people) <= PORTION:
        raise Refusal("Всех, кого можно, уже спросили. Запишите представителей тем, у кого их нет, и нажмите ещё раз.")
    note(consents=added)
    return added


def _begin(collection: Collection, people: Sequence[Person], *, on: date, at: datetime, site: str) -> None:
    """A short list is asked at once, a long one in the background."""
    if len(people) <= PORTION:
        ask_all(collection, people, on=on, at=at, site=site)
        return
    expect(collection, people)
    collection.done, collection.total = 0, len(people)
    collection.save(update_fields=["done", "total"])
    number = collection.pk
    transaction.on_commit(lambda: ask_in_portions.enqueue(number, site, at.isoformat()))


@action("consents.remind")
def remind(collection: Collection, *, by: Member, site: str, at: datetime) -> int:
    """Write to those of a collection who have not answered and have an address. Returns to how many."""
    refuse_a_closed_one(collection)
    waiting = collection.consents.visible_to(by).asked()
    links = SigningLink.objects.filter(
        signer__in=waiting.values("signer"), cancelled_at__isnull=True
    ).select_related("signer", "organisation")  # fmt: skip
    written_to = write_to(list(links), site=site, at=at)
    waiting.filter(signer__in=[link.signer_id for link in written_to]).update(reminded_at=at)
    note(people=len(written_to))
    return len(written_to)


@action("consents.cancel")
def cancel(consent: Consent, *, by: Member) -> Consent:
    """Take the question back: the sheet is no longer laid before the signer."""
    consent.refresh_from_db(from_queryset=Consent.objects.select_for_update(of=("self",)))
    if consent.state != State.ASKED:
        raise Refusal("На это уже ответили, отменить просьбу нельзя.")
    consent.state = State.CANCELLED
    consent.save(update_fields=["state"])
    return consent


@action("consents.ask")
def close(collection: Collection, *, by: Member, at: datetime) -> Collection:
    """Stop watching: what was asked may still be answered."""
    refuse_a_closed_one(collection)
    collection.closed_at = at
    collection.save(update_fields=["closed_at"])
    return collection


@action("consents.slip")
def renew_link(link: SigningLink, *, by: Member, on: date, at: datetime) -> SigningLink:
    """A new address and a new code; the old ones stop working."""
    # Cancelled one after another: of two presses at once the second makes void what the first has made.
    SigningLink.objects.filter(signer=link.signer, cancelled_at__isnull=True).update(cancelled_at=at)
    fresh, *_ = give_links([link.signer], by=by, on=on, at=at)
    note(link=fresh.pk)
    return fresh


def _refuse_nothing(kinds: Sequence[Kind], until: date | None, on: date) -> None:
    if not kinds:
        raise Refusal("Отметьте хотя бы одно согласие.")
    if until is not None and until < on:
        raise Refusal("Последний день согласия уже прошёл. Выберите день позже.")
