"""What of a card somebody sees: the whole of it, or for the council the part that picking pairs needs (DOMAIN.md §2.3)."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from duet.base.tenancy.models import Member, Role
from duet.base.ui.words import count, day
from duet.core.consents import Use

from . import words
from .additions import Chapter, Way, chapters_of, ways_of
from .models import CardRules, Guardian, PermitRow, Person, Status
from .querysets import KEEPERS


@dataclass(frozen=True, slots=True)
class Line:
    """A line of a list: ``kept`` is whether the gate is open, ``marks`` are words of the stages above."""

    person: Person
    kept: bool = False
    marks: Sequence[str] = ()

    @property
    def who(self) -> str:
        """«ученица»"""
        return words.who(self.person)

    @property
    def asks_consent(self) -> bool:
        """Whether a missing consent is worth a word."""
        return words.asks_consent(self.person)


@dataclass(frozen=True, slots=True)
class Standing:
    """How the gate stands for a person: whether anything past registration may be kept, and until when."""

    is_open: bool
    until: date | None = None


@dataclass(frozen=True, slots=True)
class Shown:
    """A card as the viewer sees it; ``facts`` are names and words of lines."""

    who: str
    whole: bool
    asks_consent: bool
    facts: Sequence[tuple[str, str]]
    contacts: Sequence[tuple[str, str]]
    standing: Standing | None
    guardians: Sequence[Guardian]
    children: Sequence[Guardian]
    chapters: Sequence[Chapter]
    margin: Sequence[Chapter]
    ways: Sequence[Way]
    is_minor: bool

    @classmethod
    def to(cls, viewer: Member, person: Person, on: date) -> Shown:
        """For this viewer. A constant number of queries, and those of the stages above."""
        whole = sees_whole(viewer, person)
        chapters = [] if person.erased_at else chapters_of(person, viewer, on)
        return cls(
            who=words.who(person),
            whole=whole,
            asks_consent=words.asks_consent(person),
            facts=[pair for pair in (_facts(person, on) if whole else _part(person)) if pair[1]],
            contacts=[pair for pair in _contacts(person) if pair[1]] if whole else [],
            standing=_standing(person, on) if whole else None,
            guardians=list(Guardian.objects.of(person)) if whole else [],
            children=list(Guardian.objects.for_whom(person)) if whole else [],
            chapters=[chapter for chapter in chapters if not chapter.aside],
            margin=[chapter for chapter in chapters if chapter.aside],
            ways=[] if person.erased_at else ways_of(person, viewer, on),
            is_minor=person.is_minor(on),
        )


def sees_whole(viewer: Member, person: Person) -> bool:
    """Whether the viewer, who may see the card, sees all of it."""
    if viewer.roles & KEEPERS or Role.COUNCIL not in viewer.roles:
        return True
    return bool(Person.objects.whole_for(viewer).filter(pk=person.pk).exists())


def _standing(person: Person, on: date) -> Standing:
    held = PermitRow.objects.filter(person=person, use=Use.KEEP).holding(on).values_list("until", flat=True)[:1]
    found = list(held)
    return Standing(True, found[0]) if found else Standing(False)


def _part(person: Person) -> Iterable[tuple[str, str]]:
    yield "Класс или группа", person.group.title if person.group else ""
    yield "Должность", person.post
    yield "Предметы", person.subjects
    yield "Место работы или учёбы", person.workplace


def _facts(person: Person, on: date) -> Iterable[tuple[str, str]]:
    yield "Прежние фамилии", person.former_names
    yield "Дата рождения" if person.born_on else "Год рождения", _born(person, on)
    yield from _part(person)
    yield "Категория", person.get_category_display() if person.category else ""
    yield "Стаж", person.service_words(on)
    if person.status == Status.TEACHER:
        rules = CardRules.objects.of(person.organisation)
        yield "Молодой специалист", "да" if person.is_young(on, rules) else ""
    yield "Здесь с", day(person.arrived_on, on) if person.arrived_on else ""
    yield "Карточка сверена", day(person.confirmed_on, on) if person.confirmed_on else ""


def _born(person: Person, on: date) -> str:
    if person.born_on:
        return f"{day(person.born_on)} {person.born_on.year} г., {count(person.age(on) or 0, 'год,года,лет')}"
    return str(person.birth_year or "")


def _contacts(person: Person) -> Iterable[tuple[str, str]]:
    yield "Телефон", person.phone
    yield "Почта", person.email
    yield "Адрес", person.address
