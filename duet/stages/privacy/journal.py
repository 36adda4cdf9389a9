"""The journal of personal data: who looked, who took away, who changed (requirement D3).

Views and exports are ``persons.Look``; changes are the journal of actions, as far as it is about people and what hangs on them.
Both are asked for in one query, so that pages of any length cost the same.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta
from typing import Any

from django.contrib.contenttypes.models import ContentType
from django.db import models
from django.db.models import IntegerField, Q, Value
from django.db.models.functions import Cast
from django.utils import timezone

from duet.base.access.policy import can
from duet.base.journal.models import Entry
from duet.base.tenancy.models import Member
from duet.base.ui.words import count
from duet.stages.bases.models import Request
from duet.stages.consents.models import Consent
from duet.stages.organisations.models import Colleague
from duet.stages.persons.models import Look, LookKind, Person, Seen

from .covering import EXCLUDED, Relation, relations
from .wording import action_words, changed_words

LOOK, ENTRY = 0, 1
CHANGE, LOG_IN = "change", "login"
KINDS = {
    "": "Всё",
    LookKind.VIEW.value: "Просмотры",
    LookKind.EXPORT.value: "Выгрузки",
    LookKind.PRINT.value: "Документы",
    CHANGE: "Изменения",
    LOG_IN: "Входы",
}
WORDS = {CHANGE: "изменение", LOG_IN: "вход"}
USUAL_DAYS = 30
# Actions whose subject may be the organisation or an upload are about people by their name.
PREFIXES = ("persons.", "people.", "consents.", "bases.", "partners.", "gathering.", "inviting.", "accounting.", "privacy.")
NOTES = ("bases.add_note", "bases.edit_note", "bases.remove_note")
NAMED_AT_MOST = 3
_FOUND_AT_MOST = 50


@dataclass(frozen=True, slots=True)
class Asked:
    """Filters. ``who`` and ``whom`` are words of names, ``person`` and ``by`` exact ones."""

    since: date
    until: date
    kind: str = ""
    who: str = ""
    whom: str = ""
    person: Person | None = None
    by: Member | None = None


@dataclass(frozen=True, slots=True)
class Line:
    """A line of the journal in ready words."""

    at: datetime
    by: Member
    kind: str
    what: str
    whom: str = ""
    person: Person | None = field(default=None, compare=False)


def keys(viewer: Member, asked: Asked) -> Any:
    """(source, number, moment) of the lines, newest first: to be counted and cut into pages."""
    looks, entries = _looks(viewer, asked), _entries(viewer, asked)
    if asked.kind in (CHANGE, LOG_IN):
        return _keys(entries, ENTRY).order_by("-at", "-pk")
    if asked.kind:
        return _keys(looks, LOOK).order_by("-at", "-pk")
    return _keys(looks, LOOK).union(_keys(entries, ENTRY), all=True).order_by("-at", "-pk")


def _keys(rows: Any, source: int) -> Any:
    return rows.order_by().annotate(source=Value(source, output_field=IntegerField())).values_list("source", "pk", "at")


def _looks(viewer: Member, asked: Asked) -> Any:
    found = _within(Look.objects.visible_to(viewer).at_desk(viewer), viewer, asked)
    if asked.kind in LookKind.values:
        found = found.filter(kind=asked.kind)
    people = _people(viewer, asked)
    if people is None:
        return found
    # A list, not an EXISTS: SQLite would walk all the looks of the person for each occasion.
    return found.filter(pk__in=Seen.objects.filter(person__in=people).values("look"))


def _entries(viewer: Member, asked: Asked) -> Any:
    found = _within(Entry.objects.visible_to(viewer).at_desk(viewer), viewer, asked)
    people = _people(viewer, asked)
    found = (
        found.filter(_about_anybody()) if people is None else found.annotate(said=Cast("note", models.TextField())).filter(_about(people))
    )
    if not can(viewer, "privacy.journal"):
        found = _fit_for_the_concerned(found, viewer, people or ())
    return found.filter(action__startswith="accounts.") if asked.kind == LOG_IN else found.exclude(action__startswith="accounts.")


def _fit_for_the_concerned(found: Any, viewer: Member, people: Sequence[int]) -> Any:
    """Without what the person and the parents are not to learn: that a psychologist writes notes, that there is a hidden request."""
    visible = set(Request.objects.visible_to(viewer).filter(person__in=people).values_list("pk", flat=True))
    hidden = set(Request.objects.filter(person__in=people).values_list("pk", flat=True)) - visible
    told = Q(action__in=NOTES) | Q(about_type=_type(Request), about_id__in=hidden)
    return found.exclude(told).exclude(action="bases.add_request", note__request__in=list(hidden))


def _within(rows: Any, viewer: Member, asked: Asked) -> Any:
    zone = timezone.get_current_timezone()
    start = datetime.combine(asked.since, time.min, zone)
    rows = rows.filter(at__gte=start, at__lt=datetime.combine(asked.until, time.min, zone) + timedelta(days=1))
    if asked.by is not None:
        return rows.filter(by=asked.by)
    return rows.filter(by__in=Colleague.objects.visible_to(viewer).search(asked.who).values("pk")) if asked.who else rows


def _people(viewer: Member, asked: Asked) -> Sequence[int] | None:
    """The numbers of the people asked about; None for everybody."""
    if asked.person is not None:
        return [asked.person.pk]
    if not asked.whom:
        return None
    found = Person.objects.visible_to(viewer).search(asked.whom, asked.until)
    return list(found.values_list("pk", flat=True)[:_FOUND_AT_MOST])


def _told() -> list[Relation]:
    """The tables whose rows actions are about."""
    return [relation for relation in relations() if relation.key not in EXCLUDED and relation.model is not Seen]


def _type(model: type[models.Model]) -> int:
    return ContentType.objects.get_for_model(model).pk


def _kinds() -> list[int]:
    """Tables of people and of what hangs on them."""
    models_told: set[type[models.Model]] = {Person, Member, *(relation.model for relation in _told())}
    return [_type(model) for model in models_told]


def _about_anybody() -> Q:
    named = Q()
    for prefix in PREFIXES:
        named |= Q(action__startswith=prefix)
    return Q(about_type__in=_kinds()) | named


def _about(people: Sequence[int]) -> Q:
    """Lines about these people: their rows are found first, by one query, so that the journal is asked by numbers alone."""
    mark = Value(_type(Member), output_field=IntegerField())
    queries = [Person.objects.filter(pk__in=people, member__isnull=False).order_by().annotate(k=mark).values_list("k", "member")]
    for relation in _told():
        mark = Value(_type(relation.model), output_field=IntegerField())
        queries.append(relation.rows(people).order_by().annotate(k=mark).values_list("k", "pk"))
    rows: dict[int, list[int]] = {_type(Person): list(people)}
    for kind, pk in queries[0].union(*queries[1:]):
        rows.setdefault(kind, []).append(pk)
    found = Q()
    for kind, numbers in rows.items():
        found |= Q(about_type=kind, about_id__in=numbers)
    # Actions about a place or a list say in their note whom they touched.
    listed = Q(note__person__in=people) | _mentioned("people", people)
    consents = rows.get(_type(Consent), ())
    return found | ~Q(about_type__in=_kinds()) & (listed | _mentioned("consents", consents) if consents else listed)


def _mentioned(key: str, numbers: Sequence[int]) -> Q:
    """Lines of an action about many at once, whose note lists them. Read as text: not every database looks into lists of JSON."""
    any_of = "|".join(map(str, numbers))
    return Q(said__regex=rf'"{key}": \[([0-9]+, )*({any_of})[],]')


def lines(viewer: Member, chosen: Iterable[tuple[int, int, datetime]]) -> list[Line]:
    """The lines of a page. Five queries whatever their number."""
    listed = list(chosen)
    looks = {look.pk: look for look in Look.objects.visible_to(viewer).filter(pk__in=_of(listed, LOOK)).select_related("by")}
    entries = {entry.pk: entry for entry in Entry.objects.visible_to(viewer).filter(pk__in=_of(listed, ENTRY)).select_related("by")}
    ways = _ways_to_people()
    whom = _seen(looks.values()) | _subjects(entries.values(), ways)
    named = {person.pk: person for person in Person.objects.visible_to(viewer).filter(pk__in={pk for pks in whom.values() for pk in pks})}
    found = []
    for source, pk, _ in listed:
        people = [named.get(number, number) for number in whom.get((source, pk), ())]
        found.append(_of_look(looks[pk], people) if source == LOOK else _of_entry(entries[pk], people))
    return found


def _of(listed: Iterable[tuple[int, int, datetime]], source: int) -> list[int]:
    return [pk for kind, pk, _ in listed if kind == source]


def _of_look(look: Look, people: list[Person | int]) -> Line:
    kind = str(look.get_kind_display())
    return Line(look.at, look.by, kind, look.what, _names(people, look.total), _only(people))


def _of_entry(entry: Entry, people: list[Person | int]) -> Line:
    kind = WORDS[LOG_IN if entry.action.startswith("accounts.") else CHANGE]
    changed = changed_words(entry.note["changed"]) if isinstance(entry.note.get("changed"), list) else ""
    what = action_words(entry.action) + (f": {changed}" if changed else "")
    return Line(entry.at, entry.by, kind, what, _names(people, len(people)), _only(people))


def _names(people: list[Person | int], total: int) -> str:
    """Names; the number of a card the viewer does not see."""
    if total > NAMED_AT_MOST:
        return count(total, "человек,человека,человек")
    return ", ".join(person.short_name if isinstance(person, Person) else f"карточка № {person}" for person in people)


def _only(people: list[Person | int]) -> Person | None:
    one = people[0] if len(people) == 1 else None
    return one if isinstance(one, Person) else None


def _seen(looks: Iterable[Look]) -> dict[tuple[int, int], list[int]]:
    """Whom each occasion was about; a long list is told by its number only."""
    found: dict[tuple[int, int], list[int]] = {}
    short = [look.pk for look in looks if look.total <= NAMED_AT_MOST]
    for look, person in Seen.objects.filter(look__in=short).order_by("pk").values_list("look", "person"):
        found.setdefault((LOOK, look), []).append(person)
    return found


def _ways_to_people() -> dict[int, Relation]:
    """How to come from the row of an action to the person: the first way of each table."""
    ways: dict[int, Relation] = {_type(Member): Relation(Person, "member")}
    for relation in _told():
        ways.setdefault(_type(relation.model), relation)
    return ways


def _subjects(entries: Iterable[Entry], ways: dict[int, Relation]) -> dict[tuple[int, int], list[int]]:
    """The person each action was about. One query for all tables together."""
    found: dict[tuple[int, int], list[int]] = {}
    asked: dict[int, dict[int, list[int]]] = {}
    for entry in entries:
        known = entry.about_id if entry.about_type_id == _type(Person) else entry.note.get("person")
        if isinstance(known, int):
            found[ENTRY, entry.pk] = [known]
        elif isinstance(entry.note.get("people"), list):
            found[ENTRY, entry.pk] = entry.note["people"]
        elif isinstance(entry.note.get("consents"), list):
            for consent in entry.note["consents"]:
                asked.setdefault(_type(Consent), {}).setdefault(consent, []).append(entry.pk)
        elif entry.about_type_id in ways:
            asked.setdefault(entry.about_type_id, {}).setdefault(entry.about_id, []).append(entry.pk)
    for kind, row, person in _owners(asked, ways):
        for pk in asked[kind][row]:
            people = found.setdefault((ENTRY, pk), [])
            if person not in people:
                people.append(person)
    return found


def _owners(asked: dict[int, dict[int, list[int]]], ways: dict[int, Relation]) -> Iterator[tuple[int, int, int]]:
    queries = []
    for kind, rows in asked.items():
        way = ways[kind]
        manager: Any = way.model._default_manager
        mark = Value(kind, output_field=IntegerField())
        if way.model is Person:
            queries.append(manager.filter(member__in=list(rows)).order_by().annotate(k=mark).values_list("k", "member_id", "pk"))
        else:
            queries.append(manager.filter(pk__in=list(rows)).order_by().annotate(k=mark).values_list("k", "pk", way.path))
    if queries:
        yield from queries[0].union(*queries[1:], all=True) if len(queries) > 1 else queries[0]
