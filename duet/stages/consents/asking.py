"""Who is asked for what: the right kinds and the right signers for each person. Stages above say who stands in which base."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from datetime import date

from duet.base.tenancy.models import Organisation
from duet.core.consents import RECIPIENT_ABOVE, Kind, Voice
from duet.stages.persons.models import Guardian, Person
from duet.stages.persons.querysets import PersonQuerySet

from .texts import ORDER

People = Callable[[Organisation, date], PersonQuerySet]
# A key for the column ``recipient`` and whoever it is in words, as the consent to a transfer names them.
Recipients = Callable[[Organisation], Iterable[tuple[str, str]]]


@dataclass(frozen=True, slots=True)
class Base:
    """A list people may be chosen by («Наставники»), and what is asked of those in it besides the usual."""

    key: str
    title: str
    people: People
    asks: frozenset[Kind] = frozenset()


_bases: dict[str, Base] = {}
_recipients: list[Recipients] = []


def add_base(base: Base) -> None:
    """Let people be chosen by a base; said by the stage that keeps it when the program starts."""
    _bases[base.key] = base


def bases() -> list[Base]:
    """All of them."""
    return list(_bases.values())


def add_recipients(recipients: Recipients) -> None:
    """Let data be passed on to these too."""
    _recipients.append(recipients)


def recipients_of(organisation: Organisation) -> dict[str, str]:
    """To whom an organisation may pass data on: the body above, and what the stages above add (partners)."""
    above = (organisation.parent.full_name or organisation.parent.name) if organisation.parent else organisation.upper_name
    found = {RECIPIENT_ABOVE: above} if above else {}
    for tell in _recipients:
        found.update(tell(organisation))
    return found


def in_bases(organisation: Organisation, on: date) -> dict[Kind, frozenset[int]]:
    """Whom bases ask for a kind: the numbers of people. A query for each base that asks for anything."""
    found: dict[Kind, frozenset[int]] = {}
    for base in bases():
        if base.asks:
            people = frozenset(base.people(organisation, on).values_list("pk", flat=True))
            for kind in base.asks:
                found[kind] = found.get(kind, frozenset()) | people
    return found


@dataclass(frozen=True, slots=True)
class Wanted:
    """A consent to be asked for."""

    person: Person
    kind: Kind
    signer: Person
    voice: Voice
    recipient: str = ""

    @property
    def key(self) -> tuple[int, str, int, str]:
        """What it is asked for once by."""
        return self.person.pk, str(self.kind), self.signer.pk, self.recipient


def wanted_of(
    person: Person, kinds: Iterable[Kind], *, guardian: Person | None, cosignature: bool, recipient: str, on: date
) -> Iterator[Wanted]:
    """What to ask about a person, and of whom: for a minor the representative speaks, from 14 on the child may sign beside.

    An adult takes part without a consent of its own; of a minor without a representative on record nobody can be asked.
    """
    minor = person.is_minor(on)
    signer, voice = (guardian, Voice.REPRESENTATIVE) if minor else (person, Voice.SELF)
    chosen = set(kinds)
    for kind in ORDER:
        if kind is Kind.COSIGNATURE:
            if cosignature and Kind.PROCESSING in chosen and person.subject.cosigns(on):
                yield Wanted(person, kind, person, Voice.SELF)
        elif kind in chosen and signer is not None and (minor or kind is not Kind.PARTICIPATION):
            yield Wanted(person, kind, signer, voice, recipient if kind is Kind.TRANSFER else "")


def guarded(people: Iterable[Person]) -> frozenset[int]:
    """The numbers of those with a representative on record. One query."""
    found = Guardian.objects.filter(child__in=[person.pk for person in people], adult__erased_at__isnull=True)
    return frozenset(found.values_list("child", flat=True))
