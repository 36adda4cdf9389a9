"""The personal record: everything about a participant by school years (C3)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from itertools import groupby

from duet.base.tenancy.models import Member
from duet.core.calendar import Period
from duet.core.consents import Use
from duet.stages.bases.models import FormChoice, KindOfMentoring, Profile
from duet.stages.persons.gate import may
from duet.stages.persons.models import Guardian, Person

from .assessing import Line, lines_of, may_see_assessments
from .chapters import Happening, told_of
from .models import Assessment

Facts = list[tuple[str, str]]


@dataclass(frozen=True, slots=True)
class Year:
    """A school year of the record: what happened, and what the assessments say."""

    year: int
    happenings: list[Happening]
    lines: list[Line]

    def __str__(self) -> str:
        return str(Period.school_year(self.year))


@dataclass(frozen=True, slots=True)
class Record:
    """``card`` is registration; ``profile`` and more than consents in ``years`` only while the gate is open (``may_keep``)."""

    person: Person
    on: date
    may_keep: bool
    card: Facts
    profile: Facts
    years: list[Year]


def record_of(person: Person, viewer: Member, on: date) -> Record:
    """The record as the viewer may see it; the number of queries does not depend on how much there is."""
    may_keep = may(person, Use.KEEP, on)
    told = told_of(person, viewer, on, may_keep=may_keep)
    lines = _lines(person, viewer, on) if may_keep and may_see_assessments(viewer, person) else {}
    years = [Year(year, list(group), lines.get(year, [])) for year, group in groupby(told, key=lambda happening: happening.year)]
    return Record(person, on, may_keep, _card(person, on), _profile(person) if may_keep else [], years)


def _lines(person: Person, viewer: Member, on: date) -> dict[int, list[Line]]:
    made = Assessment.objects.visible_to(viewer).permitted(on).filter(person=person).prefetch_related("marks")
    return {year: lines_of(person, list(group)) for year, group in groupby(made, key=lambda one: one.year)}


def _card(person: Person, on: date) -> Facts:
    born = f"{person.born_on:%d.%m.%Y}" if person.born_on else str(person.birth_year or "")
    facts = [
        ("Кто это", person.get_status_display()),
        ("Класс или группа", person.group.title if person.group else ""),
        ("Должность", person.post),
        ("Место работы или учёбы", person.workplace),
        ("Предметы", person.subjects),
        ("Категория", person.get_category_display() if person.category else ""),
        ("Стаж", person.service_words(on)),
        ("Дата рождения" if person.born_on else "Год рождения", born),
        ("Прежние фамилии", person.former_names),
        ("Здесь с", f"{person.arrived_on:%d.%m.%Y}" if person.arrived_on else ""),
        ("Выбыл", f"{person.left_on:%d.%m.%Y}" if person.left_on else ""),
    ]
    spoken_by = Guardian.objects.filter(child=person).select_related("adult") if person.is_minor(on) else ()
    facts += [("Законный представитель", f"{one.adult.full_name}, {one.get_kin_display()}") for one in spoken_by]
    return [(name, words) for name, words in facts if words]


def _profile(person: Person) -> Facts:
    found = Profile.objects.filter(person=person).first()
    if found is None:
        return []
    ages = " ".join(f"{word} {age}" for word, age in (("от", found.age_from), ("до", found.age_to)) if age is not None)
    facts = [
        ("Компетенции", ", ".join(found.competences)),
        ("Интересы", ", ".join(found.interests)),
        ("Достижения", found.achievements),
        ("Сильные стороны", found.strengths),
        ("Пожелания", found.wishes),
        ("Формы наставничества", _labels(found.forms, dict(FormChoice.choices))),
        ("Виды наставничества", _labels(found.kinds, dict(KindOfMentoring.choices))),
        ("Готов взять наставляемых", str(found.capacity) if found.capacity else ""),
        ("Возраст наставляемых", ages),
        ("Опыт", "уже был наставником" if found.has_mentored else ""),
        ("Обучение", "прошёл обучение наставников" if found.is_trained else ""),
        ("Ограничения", found.limits),
    ]
    return [(name, words) for name, words in facts if words]


def _labels(codes: list[str], words: dict[str, str]) -> str:
    return ", ".join(f"«{words[code]}»" for code in codes if code in words)
