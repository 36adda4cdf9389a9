"""Every table that hangs on a card, found over the models: a stage added later is not forgotten.

A table that hangs on a person is shown in the extract unless it stands in ``EXCLUDED`` with its reason. ``TITLES`` only gives
it better words; a test walks the models and names those that stand in neither.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from typing import Any

from django.apps import apps
from django.db import models

from duet.stages.persons.models import Person

# Apps whose tables are registration, the law's own papers or the journal. All the rest is past registration: it waits for the gate.
REGISTRATION = frozenset({"persons", "consents", "partners", "documents", "privacy"})

# What stays when the name is taken off a card: consents prove that data were kept lawfully, the journal and acts prove what was done,
# registered documents are kept by the law of archives (drafts are cleaned in ``erasing``).
PROVING = frozenset({"consents", "documents", "privacy"})
PROVING_TABLES = frozenset({"persons.Seen.person"})
# Rows with a meaning of their own, which only point at a card: the pointer is taken away, the row stays.
POINTING = frozenset({"persons.Person.merged_into", "gathering.Line.twin"})

EXCLUDED = {
    "persons.SearchWord.person": "слова для поиска выводятся из карточки, сами по себе они ничего не добавляют",
    "persons.Person.merged_into": "прежние карточки того же человека",
    "consents.SigningLink.signer": "только отпечаток секретной ссылки, сведений о человеке в нём нет",
    "persons.NotTwins.one": "пометка, что две карточки — разные люди, новых сведений в ней нет",
    "persons.NotTwins.other": "пометка, что две карточки — разные люди, новых сведений в ней нет",
    "gathering.Line.twin": "догадка, что строка загруженного списка о том же человеке; сама строка показана",
    "privacy.DestructionAct.person": "акты об уничтожении показаны на своей странице",
}

TITLES = {
    "persons.Guardian.child": "Законные представители",
    "persons.Guardian.adult": "Дети, которых представляет",
    "persons.PermitRow.person": "Что сейчас разрешено делать с данными",
    "persons.Seen.person": "Кто смотрел и выгружал",
    "consents.Consent.person": "Согласия",
    "consents.Consent.signer": "Согласия, которые подписывает за других",
    "consents.WordRow.person": "Что сказано о согласиях",
    "consents.Errand.person": "Дела после отзыва согласий",
    "consents.Expected.person": "В каких сборах согласий ждут ответа",
    "partners.Envoy.person": "От какого партнёра",
    "documents.Document_people.person": "Документы, в которых назван",
    "documents.Acquaintance.person": "С какими документами просили ознакомиться",
    "bases.Participation.person": "Участие в наставничестве",
    "bases.Profile.person": "Умения и пожелания",
    "bases.Request.person": "Запросы и затруднения",
    "bases.ConfidentialNote.person": "Заметки психолога",
    "accounting.Assessment.person": "Оценки на входе и на выходе",
    "accounting.Mark.assessment__person": "Значения оценок",
    "gathering.Line.person": "Строки загруженных списков",
    "privacy.SubjectRequest.person": "Обращения о своих данных",
}

# Their number is told, their words are handed out by whoever wrote them.
SEALED = {"bases.ConfidentialNote.person": "Текст заметок выдаёт педагог-психолог."}

# Rows whose stage takes out what is past registration and keeps the rest: they go only together with the name.
KEPT_IN_PART = frozenset({"gathering.Line.person"})

# Tables that keep much for the program itself: the columns that say something of a person.
_OF_CONSENTS = (
    "person", "kind", "signer", "voice", "text", "state", "asked_by", "asked_at", "answered_at", "signed_on", "way", "evidence", "file",
    "number", "until", "cells", "recipient", "withdrawn_at", "withdrawal_received_on", "withdrawal_way", "withdrawal_file",
)  # fmt: skip
COLUMNS = {
    "gathering.Line.person": ("full_name", "cells", "mends", "waiting"),
    # The words that were signed stand on the page of the consent; here is their version.
    "consents.Consent.person": _OF_CONSENTS,
    "consents.Consent.signer": _OF_CONSENTS,
    "documents.Document_people.person": ("document",),
    "documents.Acquaintance.person": ("document", "name", "post", "asked_at", "known_on", "way"),
}


@dataclass(frozen=True, slots=True)
class Relation:
    """A table and the way from its rows to the person («person», «consent__person»)."""

    model: type[models.Model]
    path: str

    @property
    def key(self) -> str:
        """«bases.Profile.person», by which the tables above name it."""
        return f"{self.model._meta.label}.{self.path}"

    @property
    def title(self) -> str:
        """Words for a person."""
        return TITLES.get(self.key) or str(self.model._meta.verbose_name_plural).capitalize()

    @property
    def is_past(self) -> bool:
        """Whether it is past registration, shown only while the gate is open."""
        return self.model._meta.app_label not in REGISTRATION

    @property
    def is_derived(self) -> bool:
        """Whether it says nothing that other tables do not: an act does not count it."""
        return self.key in EXCLUDED or self.key == "persons.PermitRow.person"

    @property
    def is_proof(self) -> bool:
        """Whether it stays when the card loses its name."""
        return self.model._meta.app_label in PROVING or self.key in PROVING_TABLES

    @property
    def sealed(self) -> str:
        """Why its words are not shown; empty when they are."""
        return SEALED.get(self.key, "")

    def rows(self, people: Any) -> Any:
        """The rows of these people: one person, a list or a query."""
        manager: Any = self.model._default_manager
        lookup = self.path if isinstance(people, Person) else f"{self.path}__in"
        return manager.filter(**{lookup: people})


def links_to(target: type[models.Model]) -> Iterator[tuple[type[models.Model], models.ForeignKey[Any, Any]]]:
    """Every key of every table to this one, those that can only be followed forwards too."""
    for model in apps.get_models(include_auto_created=True):
        for field in model._meta.concrete_fields if not model._meta.proxy else ():
            if isinstance(field, models.ForeignKey) and field.related_model is target:
                yield model, field


@cache
def relations() -> tuple[Relation, ...]:
    """All of them: tables with a key to a person, then the tables that are deleted together with those."""
    found = [Relation(model, field.name) for model, field in links_to(Person)]
    known = {relation.model for relation in found} | {Person}
    queue = list(found)
    while queue:
        parent = queue.pop(0)
        for model, field in links_to(parent.model):
            if model in known or field.remote_field.on_delete is not models.CASCADE:
                continue
            known.add(model)
            child = Relation(model, f"{field.name}__{parent.path}")
            queue.append(child)
            found.append(child)
    return tuple(found)


@cache
def shown() -> tuple[Relation, ...]:
    """Those of the extract: registration first, the words above in their order."""
    order = list(TITLES)
    kept = [relation for relation in relations() if relation.key not in EXCLUDED]
    return tuple(sorted(kept, key=lambda relation: (relation.is_past, order.index(relation.key) if relation.key in order else 99)))
