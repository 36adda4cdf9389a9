"""Sheets laid before signers: steps that asking and registering are made of, for one person as for thousands.

None of them asks for a right: the action around them has.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime

from django.db import transaction

from duet.base.accounts.mail import can_send
from duet.base.tenancy.models import Member, Organisation
from duet.core.calendar import Period
from duet.core.consents import Kind, Voice
from duet.stages.persons.models import Guardian, Person

from .asking import Wanted, in_bases, wanted_of
from .letters import send_links
from .models import Collection, Consent, Expected, SigningLink, State
from .settling import rules_of
from .wording import current

_AT_ONCE = 500


@dataclass(frozen=True, slots=True)
class Terms:
    """What every consent of one asking has in common; ``until`` is the last day they are good for."""

    organisation: Organisation
    by: Member
    until: date | None
    on: date
    at: datetime
    collection: Collection | None = None


def lay(wanted: Sequence[Wanted], terms: Terms, *, spare: bool) -> list[Consent]:
    """Ask for what does not stand yet; returns all that wait now. As many queries for one as for a thousand.

    ``spare``: whoever said no in this school year is not asked again.
    """
    texts = current(terms.organisation, ((each.kind, each.voice is Voice.REPRESENTATIVE) for each in wanted), by=terms.by)
    known = _Known(wanted, terms)
    fresh, taken, stale = [], [], []
    for each in wanted:
        text = texts[each.kind, each.voice is Voice.REPRESENTATIVE]
        if known.stands(each, terms) or (spare and known.said_no(each)):
            continue
        waiting = known.asked.get(each.key)
        if waiting is not None and waiting.text_id == text.pk and waiting.until == terms.until:
            taken.append(waiting)
            continue
        if waiting is not None:
            stale.append(waiting.pk)
        fresh.append(
            Consent(
                organisation=terms.organisation, person=each.person, kind=each.kind, signer=each.signer, voice=each.voice, text=text,
                collection=terms.collection, asked_by=terms.by, asked_at=terms.at, until=terms.until, recipient=each.recipient,
            )
        )  # fmt: skip
    Consent.objects.filter(pk__in=stale).update(state=State.CANCELLED)
    if terms.collection is not None:
        Consent.objects.filter(pk__in=[consent.pk for consent in taken]).update(collection=terms.collection)
    # Somebody else may ask the same at this moment: then theirs is the one that waits.
    Consent.objects.bulk_create(fresh, batch_size=_AT_ONCE, ignore_conflicts=True)
    keys = {each.key for each in wanted}
    people = [each.person.pk for each in wanted]
    found = Consent.objects.asked().filter(person__in=people).select_related("signer", "person").order_by("pk")
    return [consent for consent in found if (consent.person_id, consent.kind, consent.signer_id, consent.recipient) in keys]


class _Known:
    """What is known already of the people to be asked about. One query."""

    def __init__(self, wanted: Sequence[Wanted], terms: Terms) -> None:
        people = {each.person.pk for each in wanted}
        self.asked: dict[tuple[int, str, int, str], Consent] = {}
        self.given: dict[tuple[int, str, str], Consent] = {}
        self.no: set[tuple[int, str, str]] = set()
        year = Period.school_year_of(terms.on)
        said = Consent.objects.filter(person__in=people, state__in=[State.ASKED, State.GIVEN, State.REFUSED, State.WITHDRAWN])
        for consent in said.order_by("pk"):
            key = (consent.person_id, consent.kind, consent.recipient)
            if consent.state == State.ASKED:
                self.asked[consent.person_id, consent.kind, consent.signer_id, consent.recipient] = consent
            elif consent.state == State.GIVEN:
                self.given[key] = consent
                self.no.discard(key)
            elif (consent.withdrawal_received_on or consent.signed_on or terms.on) in year:
                self.no.add(key)

    def stands(self, each: Wanted, terms: Terms) -> bool:
        """Whether it was given by whoever speaks now, for at least as long."""
        given = self.given.get((each.person.pk, str(each.kind), each.recipient))
        if given is None or given.voice != each.voice:
            return False
        return given.until is None or (terms.until is not None and given.until >= min(terms.until, _last_day(each)))

    def said_no(self, each: Wanted) -> bool:
        """Whether it was refused or taken back in this school year."""
        return (each.person.pk, str(each.kind), each.recipient) in self.no


def _last_day(each: Wanted) -> date:
    """A representative's consent cannot last longer than until the child comes of age."""
    return last_day_of(each.person, each.voice) or date.max


def last_day_of(person: Person, voice: str) -> date | None:
    """The last day a representative may speak for the person; None when there is none."""
    birthday = person.subject.turns(18) if voice == Voice.REPRESENTATIVE else None
    return date.fromordinal(birthday.toordinal() - 1) if birthday else None


def expect(collection: Collection, people: Iterable[Person]) -> None:
    """Write down who is watched in the collection."""
    rows = [Expected(organisation_id=collection.organisation_id, collection=collection, person=person) for person in people]
    Expected.objects.bulk_create(rows, batch_size=_AT_ONCE, ignore_conflicts=True)


def give_links(signers: Iterable[Person], *, by: Member, on: date, at: datetime) -> list[SigningLink]:
    """A link in force for each signer; those they have already go on working."""
    wanted = {signer.pk: signer for signer in signers}
    links = SigningLink.objects.filter(signer__in=list(wanted), cancelled_at__isnull=True)
    links.filter(expires_on__lt=on).update(cancelled_at=at)
    held = set(links.values_list("signer", flat=True))
    last = Period.school_year_of(on).end
    fresh = [SigningLink.fresh(signer, by=by, at=at, expires_on=last) for pk, signer in wanted.items() if pk not in held]
    SigningLink.objects.bulk_create(fresh, batch_size=_AT_ONCE, ignore_conflicts=True)
    return list(links.select_related("signer", "organisation"))


def ask_all(collection: Collection, people: Sequence[Person], *, on: date, at: datetime, site: str) -> int:
    """Ask these people of a collection: each the right kinds, of the right signers. A second time adds nothing.

    Whom nothing is asked about is not watched, unless it is a minor for whom nobody can be asked yet.
    """
    organisation, kinds, by = collection.organisation, [Kind(kind) for kind in collection.kinds], collection.by
    here = [person for person in people if not (person.left_on or person.erased_at or person.merged_into_id)]
    first: dict[int, Person] = {}
    for guardian in Guardian.objects.filter(child__in=here, adult__erased_at__isnull=True).select_related("adult").order_by("pk"):
        first.setdefault(guardian.child_id, guardian.adult)
    cosignature, chosen = rules_of(organisation.pk).cosignature, in_bases(organisation, on)
    wanted: list[Wanted] = []
    lonely: list[Person] = []
    for person in here:
        fitting = [kind for kind in kinds if kind is not Kind.MENTORING or person.pk in chosen.get(kind, ())]
        guarded = first.get(person.pk)
        wanted += wanted_of(person, fitting, guardian=guarded, cosignature=cosignature, recipient=collection.recipient, on=on)
        if guarded is None and fitting and person.is_minor(on):
            lonely.append(person)
    asked = lay(wanted, Terms(organisation, by, collection.valid_until, on, at, collection), spare=True)
    watched = {person.pk: person for person in (*(consent.person for consent in asked), *lonely)}
    expect(collection, watched.values())
    answered = collection.consents.exclude(state=State.CANCELLED).values("person")
    idle = Expected.objects.filter(collection=collection, person__in=[person.pk for person in people]).exclude(person__in=list(watched))
    idle.exclude(person__in=answered).delete()
    write_to(give_links((consent.signer for consent in asked), by=by, on=on, at=at), site=site, at=at)
    return len(asked)


def write_to(links: Sequence[SigningLink], *, site: str, at: datetime) -> list[SigningLink]:
    """Letters to those who have an address, after the commit; returns to whom."""
    chosen = [link for link in links if link.signer.email and not link.is_locked and not link.organisation.is_rehearsal]
    if not (chosen and can_send()):
        return []
    numbers = [link.pk for link in chosen]
    transaction.on_commit(lambda: send_links.enqueue(numbers, site, at.isoformat()))
    return chosen
