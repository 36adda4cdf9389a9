"""What forms and imports hand to actions: a card as it is filled in, a representative, rules."""

from __future__ import annotations

from dataclasses import dataclass, fields
from datetime import date
from typing import Any

from .models import Person


@dataclass(frozen=True, slots=True)
class Card:
    """Everything registration keeps of a person; the names are those of the columns of ``Person``.

    ``group`` is the number of a ``Group`` of the same organisation.
    """

    full_name: str
    status: str
    former_names: str = ""
    sex: str = ""
    born_on: date | None = None
    birth_year: int | None = None
    group: int | None = None
    post: str = ""
    workplace: str = ""
    subjects: str = ""
    category: str = ""
    service_months: int | None = None
    service_on: date | None = None
    young: bool = False
    phone: str = ""
    email: str = ""
    address: str = ""
    arrived_on: date | None = None

    @classmethod
    def of(cls, person: Person) -> Card:
        """As it is kept now."""
        return cls(**{field.name: getattr(person, "group_id" if field.name == "group" else field.name) for field in fields(cls)})

    def columns(self) -> dict[str, Any]:
        """The columns of the row."""
        found = {field.name: getattr(self, field.name) for field in fields(self)}
        found["group_id"] = found.pop("group")
        return found


@dataclass(frozen=True, slots=True)
class Decided:
    """What an organisation decides about its people; the names are those of the columns of ``CardRules``."""

    young_age: int
    young_months: int
    young_both: bool
    cosignature: bool
    stale_months: int
