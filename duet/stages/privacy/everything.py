"""Everything that is kept about a person, for the answer to their request (152-ФЗ art. 14).

Past registration the gate is asked: while it is shut, only the number of records is told. What its author shows to nobody here is
told by its number too. Of other people there are initials only.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.db import models
from django.utils import timezone

from duet.base.files.models import StoredFile
from duet.base.tenancy.models import Member
from duet.base.tenancy.querysets import TenantQuerySet
from duet.core.consents import Use
from duet.stages.persons.gate import may
from duet.stages.persons.models import Look, Person

from .covering import COLUMNS, Relation, relations, shown
from .wording import CODED, code_words, column_words, key_words

SHUT = "Согласия нет: записи закрыты, ждут уничтожения и здесь не показаны."
OF_AUTHOR = "Остальное выдаёт тот, кто это записал, или куратор."
# Columns that say nothing about a person, or are secrets.
_SILENT = ("_hash", "sha256")
_LISTED = (list, tuple)
_MOMENT = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d")


@dataclass(frozen=True, slots=True)
class Fact:
    """A column of a record in words."""

    name: str
    words: str


Record = tuple[Fact, ...]


@dataclass(frozen=True, slots=True)
class Section:
    """Records of one table. ``total`` counts those that are kept, ``hidden`` says why not all of them are here."""

    key: str
    title: str
    records: tuple[Record, ...]
    total: int
    is_past: bool = False
    hidden: str = ""


@dataclass(frozen=True, slots=True)
class Everything:
    """The extract. ``files`` are scans and papers of this person only."""

    person: Person
    on: date
    card: Record
    account: Record
    sections: tuple[Section, ...]
    files: tuple[StoredFile, ...]

    @property
    def told(self) -> list[Section]:
        """The sections with something in them."""
        return [section for section in self.sections if section.total]

    @property
    def past(self) -> list[Section]:
        """Of these, what is past registration."""
        return [section for section in self.told if section.is_past]


def everything(person: Person, viewer: Member, on: date) -> Everything:
    """All that is kept. A constant number of queries: a few for each table."""
    is_open = may(person, Use.KEEP, on)
    files: dict[int, StoredFile] = {}
    sections = tuple(_section(relation, person, viewer, is_open, files) for relation in shown())
    return Everything(person, on, record(person, Person), _account(person), sections, tuple(files.values()))


def _section(relation: Relation, person: Person, viewer: Member, is_open: bool, files: dict[int, StoredFile]) -> Section:
    rows = relation.rows(person)
    if relation.sealed or (relation.is_past and not is_open):
        return Section(relation.key, relation.title, (), rows.count(), relation.is_past, relation.sealed or SHUT)
    allowed = rows.visible_to(viewer) if isinstance(rows, TenantQuerySet) else rows
    found = list(allowed.select_related(*_joined(relation.model)))
    total = rows.count()
    for row in found:
        files |= {file.pk: file for file in files_of(row)}
    records = tuple(record(row, relation.model, names=COLUMNS.get(relation.key), of=person) for row in found)
    return Section(relation.key, relation.title, records, total, relation.is_past, OF_AUTHOR if total > len(found) else "")


def record(row: models.Model, model: type[models.Model], *, names: Collection[str] | None = None, of: Person | None = None) -> Record:
    """The columns of a row that say something (only those in ``names``, if given), in words; that it is about the person is known."""
    told = (field for field in _telling(model) if names is None or field.name in names)
    said = (field for field in told if of is None or field.related_model is not Person or getattr(row, field.attname) != of.pk)
    return tuple(Fact(column_words(field), words) for field in said if (words := _words(row, field)))


def files_of(row: models.Model) -> Iterator[StoredFile]:
    """The files a row keeps."""
    for field in row._meta.concrete_fields:
        if field.related_model is StoredFile and (file := getattr(row, field.name)) is not None:
            yield file


def _telling(model: type[models.Model]) -> Iterator[models.Field[Any, Any]]:
    own = {relation.model for relation in relations()}
    for field in model._meta.concrete_fields:
        links_back = field.related_model in own and field.related_model is not Person
        if field.primary_key or field.name in ("organisation", "sort_name", "merged_into") or links_back or field.name.endswith(_SILENT):
            continue
        yield field


def _joined(model: type[models.Model]) -> list[str]:
    linked = [field for field in _telling(model) if field.is_relation]
    deeper = [f"{field.name}__group" for field in linked if field.related_model is Person]
    # «Кто смотрел» is told by who looked and at what.
    return [field.name for field in linked] + deeper + (["look__by"] if any(field.name == "look" for field in linked) else [])


def _words(row: models.Model, field: models.Field[Any, Any]) -> str:
    value = getattr(row, field.name)
    if value in (None, "", [], {}, False):
        # What nobody ticked says nothing.
        return ""
    if isinstance(value, models.Model):
        return _linked(value)
    shown = getattr(row, f"get_{field.name}_display", None)
    return str(shown()) if shown else in_words(value, coded=field.name in CODED)


def _linked(value: models.Model) -> str:
    if isinstance(value, Person):
        return brief(value)
    if isinstance(value, Member):
        return value.short_name
    return f"{value.what}, {in_words(value.at)}, {value.by.short_name}" if isinstance(value, Look) else str(value)


def brief(person: Person) -> str:
    """Another person in the extract: a learner by first name and class, an adult by surname and initials."""
    if not person.is_learner:
        return person.short_name
    parts = person.full_name.split()
    name = parts[1] if len(parts) > 1 else person.full_name
    return f"{name}, {person.group}" if person.group else name


def in_words(value: Any, *, coded: bool = False) -> str:
    """A value as a person reads it; ``coded``: its texts are words of the program, which have words of people.

    >>> in_words([["name", "site"]], coded=True), in_words("2026-11-20T09:00:00+00:00")
    ('имя, сайт', '20.11.2026 12:00')
    >>> in_words(True), in_words(date(2026, 11, 20)), in_words(["физика", "химия"]), in_words({"agent": "Firefox", "sha256": "a1"})
    ('да', '20.11.2026', 'физика, химия', 'браузер: Firefox')
    """
    if isinstance(value, bool):
        return "да" if value else "нет"
    if isinstance(value, datetime):
        return f"{timezone.localtime(value):%d.%m.%Y %H:%M}"
    if isinstance(value, date):
        return f"{value:%d.%m.%Y}"
    if isinstance(value, dict):
        named = ((key_words(str(key)), in_words(part, coded=coded)) for key, part in value.items() if part not in (None, ""))
        return "; ".join(f"{name}: {words}" for name, words in named if name and words)
    if isinstance(value, _LISTED):
        return ", ".join(in_words(part, coded=coded) for part in value if part not in (None, ""))
    if isinstance(value, str) and _MOMENT.match(value):
        return in_words(datetime.fromisoformat(value))
    return code_words(value) if coded and isinstance(value, str) else str(value)


def _account(person: Person) -> Record:
    """How the person logs in here, and in which roles."""
    member = Member.objects.filter(pk=person.member_id).select_related("user").prefetch_related("assignments").first()
    if member is None:
        return ()
    held = ", ".join(
        f"{role.get_role_display()} с {role.since:%d.%m.%Y}" + (f" по {role.until:%d.%m.%Y}" if role.until else "")
        for role in member.assignments.all()
    )
    facts = [Fact("Роли", held or "нет"), Fact("Вход в Дуэт", member.user.email if member.user else "учётной записи нет")]
    if member.user and member.user.last_login:
        facts.append(Fact("Последний вход", in_words(member.user.last_login)))
    return tuple(facts)
