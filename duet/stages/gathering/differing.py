"""What a list and a card say differently of one person: filled in where the card is silent, asked about where both speak."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from duet.core.listing import Field, title_of
from duet.core.people import service_in_words
from duet.core.text import folded
from duet.stages.persons.models import Category, Person, Sex

# «Всё, что расходится, взять из файла».
EVERYTHING = "*"
_TEXTS = ("post", "workplace", "subjects", "address", "phone", "email", "sex", "category")
SERVICE = "service_months"


@dataclass(frozen=True, slots=True)
class Difference:
    """A field of which the card says one thing (``ours``) and the list another (``theirs``), in words."""

    field: str
    title: str
    ours: str
    theirs: str


def silent(person: Person, values: Mapping[str, Any], on: date) -> dict[str, Any]:
    """Columns the card does not know and the list does; the class is its title under «group»."""
    return {name: value for name, value in told(values, on).items() if value and not _held(person, name, on)}


def told(values: Mapping[str, Any], on: date) -> dict[str, Any]:
    """What a list tells, by columns of the card."""
    found = {name: values.get(name) for name in ("full_name", "former_names", "born_on", "birth_year", "group", *_TEXTS, SERVICE)}
    if values.get("young"):
        found["young"] = True
    return {name: value for name, value in found.items() if value not in (None, "")}


def differences(person: Person, values: Mapping[str, Any], on: date) -> Iterator[Difference]:
    """Where both speak and do not agree. A day of birth tells more than its year, a whole name more than initials."""
    for name, theirs in told(values, on).items():
        ours = _held(person, name, on)
        if name in ("former_names", "young") or not ours or _same(name, ours, theirs):
            continue
        if name == "birth_year" and (person.born_on or values.get("born_on")):
            continue
        yield Difference(name, _title(name), _shown(name, ours), _shown(name, theirs))


def _held(person: Person, name: str, on: date) -> Any:
    if name == "group":
        return person.group.title if person.group else ""
    if name == SERVICE:
        return person.service(on)
    return getattr(person, name)


def _same(name: str, ours: Any, theirs: Any) -> bool:
    if name == "phone":
        known = {_digits(part) for part in str(ours).split(",")}
        return {_digits(part) for part in str(theirs).split(",")} <= known
    if isinstance(ours, str) and isinstance(theirs, str):
        return folded(ours) == folded(theirs)
    return bool(ours == theirs)


def _digits(text: str) -> str:
    return "".join(filter(str.isdigit, text))[-10:]


def _title(name: str) -> str:
    return title_of(Field.SERVICE if name == SERVICE else name)


def _shown(name: str, value: Any) -> str:
    """In words.

    >>> _shown("born_on", date(2011, 3, 12)), _shown("sex", "m"), _shown("service_months", 15)
    ('12.03.2011', 'мужской', '1 год 3 месяца')
    """
    if isinstance(value, date):
        return f"{value:%d.%m.%Y}"
    if name == "sex":
        return str(Sex(value).label)
    if name == "category":
        return str(Category(value).label)
    return service_in_words(value) if name == SERVICE else str(value)
