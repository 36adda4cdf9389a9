"""Keeping the index of search: what a card is found by. Stages above add what they know past registration."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping

from duet.core.people import search_words

from .models import Person, SearchWord, Weight

# What a stage knows of some people past registration: texts with their weights, by the person's number.
Told = Callable[[list[Person]], Mapping[int, Iterable[tuple[Weight, str]]]]
_told: list[Told] = []
_AT_ONCE = 2000


def also_find_by(tell: Told) -> None:
    """Let people be found by what ``tell(people)`` says; it is asked when a card is indexed. Those words wait for the gate."""
    _told.append(tell)


def index(people: Iterable[Person]) -> None:
    """Write the words of these cards anew."""
    listed = list(people)
    beyond = [tell(listed) for tell in _told]
    rows: list[SearchWord] = []
    for person in listed:
        if person.merged_into_id or person.erased_at:
            continue
        rows += _rows(person, _registered(person), profile=False)
        rows += _rows(person, [pair for told in beyond for pair in told.get(person.pk, ())], profile=True)
    SearchWord.objects.filter(person__in=[person.pk for person in listed]).delete()
    SearchWord.objects.bulk_create(rows, batch_size=_AT_ONCE, ignore_conflicts=True)


def _registered(person: Person) -> list[tuple[Weight, str]]:
    surname, _, given = person.full_name.partition(" ")
    group = person.group.title if person.group else ""
    work = f"{person.post} {person.subjects} {group} {person.workplace}"
    return [(Weight.SURNAME, surname), (Weight.NAME, given), (Weight.FORMER, person.former_names), (Weight.WORK, work)]


def _rows(person: Person, texts: Iterable[tuple[Weight, str]], *, profile: bool) -> list[SearchWord]:
    seen: dict[tuple[str, Weight], SearchWord] = {}
    for weight, text in texts:
        for word in search_words(text):
            row = SearchWord(organisation_id=person.organisation_id, person=person, word=word, weight=weight, profile=profile)
            seen.setdefault((word, weight), row)
    return list(seen.values())
