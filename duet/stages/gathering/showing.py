"""Lines and lists as pages show them: every value in words."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from duet.core.listing import NOTES, PAST_REGISTRATION, Field, title_of
from duet.core.people import service_in_words
from duet.stages.bases.models import FormChoice
from duet.stages.persons.models import Category, Kin, Person, Sex

from .differing import Difference, differences
from .encoding import back
from .models import Line

_ORDER = (
    "group", "born_on", "birth_year", "sex", "post", "subjects", "category", "service_months", "young", "workplace", "phone", "email",
    "address", "former_names", "arrived_on", "joined_on", "ended_on", *PAST_REGISTRATION, NOTES,
)  # fmt: skip
_NAMES = {"service_months": "стаж", NOTES: "заметки", "side": "кто в наставничестве"}


@dataclass(frozen=True, slots=True)
class Fact:
    """A value in words; ``past``: it waits for a consent."""

    title: str
    text: str
    past: bool = False
    doubt: str = ""


@dataclass(frozen=True, slots=True)
class Candidate:
    """Who a line may be: a card or an earlier row."""

    value: str
    name: str
    place: str
    url: str
    reasons: str
    sure: bool
    differences: Sequence[Difference] = ()


@dataclass(slots=True)
class Shown:
    """A line ready for the page."""

    line: Line
    cells: list[tuple[str, str]]
    facts: list[Fact]
    doubts: list[str]
    kin: list[str]
    errors: list[tuple[str, str, str]]
    candidates: list[Candidate] = field(default_factory=list)
    chosen: str = ""
    form: Any = None


def facts_of(line: Line) -> list[Fact]:
    """What was understood, in words and in the order of a card."""
    values = back(line.values)
    found = []
    for name in _ORDER:
        if name not in values or (name == "birth_year" and "born_on" in values):
            continue
        title = _NAMES.get(name) or title_of(name)
        found.append(Fact(title, in_words(name, values[name]), name in PAST_REGISTRATION, line.doubts.get(_said_as(name), "")))
    return found


def doubts_of(line: Line) -> list[str]:
    """Doubts about what is not among the facts: the name, the representatives."""
    shown = {_said_as(name) for name in line.values if name != "full_name"}
    return [text if key == "full_name" else f"{_capital(title_of(key))}. {text}" for key, text in line.doubts.items() if key not in shown]


def _capital(words: str) -> str:
    return words[0].upper() + words[1:]


def _said_as(name: str) -> str:
    return "service" if name == "service_months" else str(name)


def in_words(name: str, value: Any) -> str:
    """A value as a person writes it.

    >>> in_words("born_on", date(2011, 3, 12)), in_words("young", True), in_words("ages", [10, 14]), in_words("forms", ["TT"])
    ('12.03.2011', 'да', '10–14', 'учитель – учитель')
    """
    if isinstance(value, date):
        return f"{value:%d.%m.%Y}"
    if value is True:
        return "да"
    if name == Field.AGES:
        low, high = value
        return f"{low}–{high}" if low != high else f"{low}"
    if name == Field.FORMS:
        return "; ".join(str(FormChoice(form).label) for form in value)
    if isinstance(value, list):
        return "; ".join(value)
    if name == "service_months":
        return service_in_words(value)
    known = {"sex": Sex, "category": Category}.get(name)
    return str(known(value).label) if known else str(value)


def kin_of(line: Line) -> list[str]:
    """«мать: Ким Анна Львовна, +7 …»."""
    return [", ".join(filter(None, (f"{Kin(one['kin']).label}: {one['full_name']}", one["phone"], one["email"]))) for one in line.kin]


def candidates_of(line: Line, people: Mapping[int, Person], rows: Mapping[int, Line], on: date) -> Iterator[Candidate]:
    """Cards and rows it may be, the likeliest first; cards merged since are those they were merged into."""
    for one in line.likely:
        reasons = ", ".join(one["reasons"])
        if "person" in one and (person := people.get(one["person"])) and not person.erased_at:
            differing = tuple(differences(person, back(line.values), on))
            yield Candidate(f"p{person.pk}", person.full_name, person.place, person.get_absolute_url(), reasons, one["sure"], differing)
        elif "line" in one and (row := rows.get(one["line"])):
            yield Candidate(
                f"l{row.pk}", row.full_name, row.values.get("group", "") or row.values.get("post", ""), "", reasons, one["sure"]
            )


def shown(lines: Sequence[Line], columns: Mapping[str, str], on: date) -> list[Shown]:
    """Lines of a page; two queries whatever their number."""
    asking = [line for line in lines if line.has_likely and not line.is_bad]
    wanted = {one["person"] for line in asking for one in line.likely if "person" in one}
    people = {person.pk: person for person in Person.objects.filter(pk__in=wanted).for_list()} if wanted else {}
    places = {one["line"] for line in asking for one in line.likely if "line" in one}
    rows = {row.position: row for row in Line.objects.of(lines[0].batch).filter(position__in=places)} if places else {}
    return [_shown(line, columns, people, rows, on) for line in lines]


def _shown(line: Line, columns: Mapping[str, str], people: Mapping[int, Person], rows: Mapping[int, Line], on: date) -> Shown:
    cells = [(columns.get(key, key), text) for key, text in line.cells.items()]
    errors = [(key, title_of(key), text) for key, text in line.errors.items()]
    made = Shown(line, cells, facts_of(line), doubts_of(line), kin_of(line), errors)
    if line.has_likely and not line.is_bad:
        made.candidates = list(candidates_of(line, people, rows, on))
        made.chosen = f"p{line.twin_id}" if line.twin_id else f"l{line.twin_line_id}" if line.twin_line_id else ""
    return made
