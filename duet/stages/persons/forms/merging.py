"""A choice between two cards of one person, field by field."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import Any

from django import forms
from django.forms.boundfield import BoundField

from duet.core.people import service_in_words
from duet.core.text import folded

from ..actions.merging import CHOSEN
from ..models import Person

MINE, THEIRS = "mine", "theirs"
LABELS = {
    "full_name": "Имя",
    "sex": "Пол",
    "born_on": "Родился",
    "status": "Кто это",
    "group": "Класс или группа",
    "post": "Должность",
    "workplace": "Место работы или учёбы",
    "subjects": "Предметы",
    "category": "Категория",
    "service": "Стаж",
    "young": "Молодой специалист",
    "phone": "Телефон",
    "email": "Почта",
    "address": "Адрес",
}
NOTHING = "не указано"


class MergeForm(forms.Form):
    """A pair of circles for each field in which two cards differ; what is fuller or newer is chosen already."""

    def __init__(self, *args: Any, kept: Person, lost: Person, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for key in differing(kept, lost):
            self.fields[key] = forms.ChoiceField(
                label=LABELS[key],
                choices=[(MINE, shown(kept, key)), (THEIRS, shown(lost, key))],
                initial=usual(kept, lost, key),
                widget=forms.RadioSelect,
                error_messages={"required": "Выберите, что оставить."},
            )

    def rows(self) -> Iterator[BoundField]:
        """The fields, each a row of the table."""
        return iter(self[name] for name in self.fields)

    def taken(self) -> list[str]:
        """What comes from the second card; for the action."""
        return [key for key, side in self.cleaned_data.items() if side == THEIRS]


def differing(kept: Person, lost: Person) -> list[str]:
    """The fields that say different things."""
    return [key for key, names in CHOSEN.items() if any(getattr(kept, name) != getattr(lost, name) for name in names)]


def agreeing(kept: Person, lost: Person) -> list[tuple[str, str]]:
    """What both say alike: names of the fields and what stands in them."""
    apart = differing(kept, lost)
    found = [(LABELS[key], shown(kept, key)) for key in CHOSEN if key not in (*apart, "young")]
    return [(label, words) for label, words in found if words != NOTHING]


def usual(kept: Person, lost: Person, key: str) -> str:
    """What is chosen until somebody says otherwise: the filled, then the fuller, then what was confirmed later."""
    mine, theirs = _fullness(kept, key), _fullness(lost, key)
    if mine != theirs:
        return THEIRS if theirs > mine else MINE
    words, others = folded(shown(kept, key)), folded(shown(lost, key))
    if words in others or others in words:
        return THEIRS if len(others) > len(words) else MINE
    return THEIRS if _age(lost) > _age(kept) else MINE


def shown(person: Person, key: str) -> str:
    """What a card says, in words."""
    return _worded(person, key) or NOTHING


def _worded(person: Person, key: str) -> str:
    match key:
        case "born_on":
            year = f"{person.birth_year} год" if person.birth_year else ""
            return f"{person.born_on:%d.%m.%Y}" if person.born_on else year
        case "group":
            return person.group.title if person.group else ""
        case "service":
            since = f" на {person.service_on:%d.%m.%Y}" if person.service_on else ""
            return "" if person.service_months is None else f"{service_in_words(person.service_months)}{since}"
        case "young":
            return "да" if person.young else "нет"
        case "sex" | "status" | "category":
            return str(getattr(person, f"get_{key}_display")()) if getattr(person, key) else ""
        case _:
            return str(getattr(person, key))


def _fullness(person: Person, key: str) -> int:
    """How much a card says: a name in full says more than initials, a day more than a year."""
    filled = sum(getattr(person, name) not in (None, "", False) for name in CHOSEN[key])
    if key == "full_name":
        return sum(len(word.strip(".")) > 1 for word in person.full_name.split())
    return 2 if key == "born_on" and person.born_on else filled


def _age(person: Person) -> tuple[date, int]:
    return person.confirmed_on or person.made_at.date(), person.pk
