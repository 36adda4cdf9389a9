"""Personalised accounting («персонифицированный учёт»): who stood in the bases in a quarter, as of its last day (ST2-13).

Lines are worked out from days, so a past quarter comes out the same later, as far as the cards have kept what was true then;
an extract that was issued is frozen (``Extract``).
"""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import asdict, dataclass, field
from datetime import date
from functools import lru_cache
from typing import Any, NamedTuple

from django.db.models import F, Q, TextField
from django.db.models.functions import Cast

from duet.base.tenancy.models import Member
from duet.core.accounting.quarters import Span
from duet.core.accounting.staying import Part, Standing, standing
from duet.core.consents import Use
from duet.stages.bases.models import Audience, FormChoice, Participation, Profile, Request, Side
from duet.stages.persons.models import Person, Status

HEADS = ("№", "ФИО", "Кто", "Класс, должность", "Категория", "Стаж", "Форма", "Вошёл", "Выбыл", "Запрос", "Итог")
WITHDRAWN = "согласие отозвано"
NO_FORM = "none"
_SIDES, _STATUSES = dict(Side.choices), dict(Status.choices)
_FORMS = {**dict(FormChoice.choices), NO_FORM: "форма не выбрана"}


class Wanted(NamedTuple):
    """What a list is narrowed to; totals are always of everybody."""

    side: str = ""
    status: str = ""
    form: str = ""
    moved: str = ""


class Entrant(NamedTuple):
    """Somebody in the account. ``named`` while the gate is open; only then the forms are known."""

    standing: Standing
    status: str
    named: bool
    forms: tuple[str, ...]

    def suits(self, wanted: Wanted) -> bool:
        """Whether the filters leave the line."""
        moved = {"arrived": self.standing.arrived, "departed": self.standing.departed}.get(wanted.moved, True)
        side, status = wanted.side in ("", self.standing.side), wanted.status in ("", self.status)
        return moved and side and status and wanted.form in ("", *self.forms)


@dataclass(frozen=True, slots=True)
class Figures:
    """The totals: pairs of a code and a number. A person has as many forms as were chosen; ``unnamed`` have given no consent."""

    total: int = 0
    here: int = 0
    arrived: int = 0
    departed: int = 0
    unnamed: int = 0
    sides: list[tuple[str, int]] = field(default_factory=list)
    statuses: list[tuple[str, int]] = field(default_factory=list)
    forms: list[tuple[str, int]] = field(default_factory=list)

    @property
    def as_json(self) -> dict[str, Any]:
        """To be kept with an extract; ``Figures(**kept)`` reads it back."""
        return asdict(self)

    @property
    def by_side(self) -> list[tuple[str, int]]:
        """With words."""
        return [(_SIDES[code], number) for code, number in self.sides]

    @property
    def by_status(self) -> list[tuple[str, int]]:
        """With words."""
        return [(_STATUSES[code], number) for code, number in self.statuses]

    @property
    def by_form(self) -> list[tuple[str, int]]:
        """With words."""
        return [(_FORMS[code], number) for code, number in self.forms]


@dataclass(frozen=True, slots=True)
class Account:
    """A span as it was seen on the day ``as_of``; ``entrants`` are everybody, in the order of names."""

    span: Span
    as_of: date
    entrants: list[Entrant]
    figures: Figures

    def lines(self, wanted: Wanted) -> list[Entrant]:
        """Those who may be named and whom the filters leave."""
        return [entrant for entrant in self.entrants if entrant.named and entrant.suits(wanted)]


def account_of(viewer: Member, span: Span, on: date) -> Account:
    """The account of the viewer's organisation. Two queries for any number of people.

    The gate is asked of today: a withdrawal takes a name out of quarters that are long over.
    """
    rows = (
        Participation.objects.visible_to(viewer)
        .current()
        .with_gate(on)
        .filter(joined_on__lte=span.as_of(on))
        .order_by("person__sort_name", "person")
        .values_list("person", "side", "year", "joined_on", "ended_on", "outcome", "person__left_on", "person__status", "kept")
    )
    parts: list[Part] = []
    known: dict[int, tuple[int, str, bool]] = {}
    for *part, status, kept in rows:
        parts.append(Part(*part))
        known.setdefault(part[0], (len(known), status, kept))
    forms = _forms(viewer)
    entrants = [_entrant(found, known[found.person], forms) for found in standing(parts, span.period, on)]
    entrants.sort(key=lambda entrant: (known[entrant.standing.person][0], entrant.standing.side, entrant.standing.joined))
    return Account(span, span.as_of(on), entrants, _counted(entrants))


def _forms(viewer: Member) -> dict[int, tuple[str, ...]]:
    """Read as texts: thousands of profiles say the same few things."""
    found = Profile.objects.visible_to(viewer).exclude(forms=[]).values_list("person", Cast("forms", TextField()))
    return {person: _read(text) for person, text in found}


@lru_cache(maxsize=256)
def _read(text: str) -> tuple[str, ...]:
    return tuple(form for form in json.loads(text) if form in _FORMS and form != NO_FORM)


def _entrant(found: Standing, known: tuple[int, str, bool], forms: dict[int, tuple[str, ...]]) -> Entrant:
    _, status, named = known
    return Entrant(found, status, named, (forms.get(found.person) or (NO_FORM,)) if named else (NO_FORM,))


def _counted(entrants: Sequence[Entrant]) -> Figures:
    return Figures(
        total=len(entrants),
        here=sum(not entrant.standing.departed for entrant in entrants),
        arrived=sum(entrant.standing.arrived for entrant in entrants),
        departed=sum(entrant.standing.departed for entrant in entrants),
        unnamed=sum(not entrant.named for entrant in entrants),
        sides=_pairs((entrant.standing.side for entrant in entrants), _SIDES),
        statuses=_pairs((entrant.status for entrant in entrants), _STATUSES),
        forms=_pairs((form for entrant in entrants for form in entrant.forms), _FORMS),
    )


def _pairs(codes: Iterable[str], order: dict[str, str]) -> list[tuple[str, int]]:
    counted = Counter(codes)
    return [(code, counted[code]) for code in order if counted[code]]


class Row(NamedTuple):
    """A line of the table: its cells after the number. ``person`` is None where the name is not shown."""

    person: Person | None
    cells: tuple[str, ...]
    arrived: bool = False
    departed: bool = False


def rows_of(entrants: Sequence[Entrant], as_of: date) -> list[Row]:
    """The lines in words. Two queries; a request is shown only if everybody who sees the card may see it."""
    pks = {entrant.standing.person for entrant in entrants}
    people = {person.pk: person for person in Person.objects.filter(pk__in=pks).for_list()}
    requests = _requests(pks, as_of)
    return [_row(entrant, people[entrant.standing.person], requests.get(entrant.standing.person, ""), as_of) for entrant in entrants]


def _requests(pks: Iterable[int], as_of: date) -> dict[int, str]:
    open_then = Q(closed_on__isnull=True) | Q(closed_on__gt=as_of)
    found = Request.objects.filter(open_then, person__in=pks, seen_by=Audience.TEAM, at__date__lte=as_of)
    chosen: dict[int, str] = {}
    for person, topic in found.order_by(F("level").desc(nulls_last=True), "-at", "-pk").values_list("person", "topic"):
        chosen.setdefault(person, topic)
    return chosen


def _row(entrant: Entrant, person: Person, request: str, as_of: date) -> Row:
    stood = entrant.standing
    cells = (
        person.full_name,
        _SIDES[stood.side],
        person.place,
        person.get_category_display() if person.category else "",
        person.service_words(as_of),
        ", ".join(_FORMS[form] for form in entrant.forms if form != NO_FORM),
        f"{stood.joined:%d.%m.%Y}",
        f"{stood.ended:%d.%m.%Y}" if stood.ended else "",
        request if stood.side == Side.MENTEE else "",
        stood.outcome,
    )
    return Row(person, cells, stood.arrived, stood.departed)


def kept_rows(account: Account) -> list[dict[str, Any]]:
    """The rows of an extract as it is issued."""
    rows = rows_of(account.lines(Wanted()), account.as_of)
    return [
        {"person": row.person.pk, "cells": list(row.cells), "arrived": row.arrived, "departed": row.departed} for row in rows if row.person
    ]


def shown_rows(kept: Sequence[dict[str, Any]], viewer: Member, on: date) -> list[Row]:
    """The rows of an issued extract as they may be shown today: whose gate is shut now is not named. Two queries."""
    pks = {row["person"] for row in kept}
    # A card that was merged since is named by the one it went into.
    went = dict(Person.objects.at_desk(viewer).filter(pk__in=pks, merged_into__isnull=False).values_list("pk", "merged_into"))
    people = Person.objects.visible_to(viewer, on).current().permitted(Use.KEEP, on)
    named = {person.pk: person for person in people.filter(pk__in=pks | set(went.values())).select_related("organisation")}
    return [_shown(row, named.get(went.get(row["person"], row["person"]))) for row in kept]


def _shown(row: dict[str, Any], person: Person | None) -> Row:
    cells = tuple(row["cells"]) if person else unnamed(row["cells"])
    return Row(person, cells, row["arrived"], row["departed"])


def unnamed(cells: Sequence[str]) -> tuple[str, ...]:
    """The cells of a row without what tells who it is, or what is past registration: the side and the days stay."""
    _, side, *_, joined, ended, _, _ = cells
    return (WITHDRAWN, side, "", "", "", "", joined, ended, "", "")
