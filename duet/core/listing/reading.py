"""What the words about a person mean: typed values, errors that say what to do, doubts."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from datetime import date
from typing import Any

from ..people import read_service
from ..people.service import is_young_label
from .classes import looks_like_class, read_class
from .contacts import read_email, read_phone, split_contacts
from .days import Day, read_day
from .model import KIN, Field, Kinsman, Owner, Reading
from .names import Name, read_name, split_names
from .outcome import Outcome, is_nothing, quoted
from .words import is_yes, read_category, read_forms, read_kin, read_sex, read_side, split_list

_NOTHING_SAYS = frozenset({Field.CATEGORY, Field.SERVICE})
_LENGTHS = {Field.POST: 150, Field.WORKPLACE: 200, Field.SUBJECTS: 200, Field.ADDRESS: 300, Field.FORMER_NAMES: 200, Field.OUTCOME: 300}
_TOPIC = 500
_TEXTS = (Field.ACHIEVEMENTS, Field.STRENGTHS, Field.WISHES, Field.LIMITS)
_LONGEST = 5_000
_KIN_FIRST = {Owner.MOTHER: "mother", Owner.FATHER: "father"}
NOTES = "notes"
"""The key of words that were beside a name or a number and found no field."""


def read_said(said: Mapping[str, str], *, today: date) -> Reading:
    """Read the words about one person; keys are fields, those of representatives begin with «kin.», «mother.», «father.».

    >>> reading = read_said({"full_name": "ИВАНОВ Пётр Ильич", "born_on": "31.02.2011", "phone": "89161234567"}, today=date(2026, 9, 1))
    >>> dict(reading.values)
    {'full_name': 'Иванов Пётр Ильич', 'sex': 'm', 'phone': '+7 916 123-45-67'}
    >>> dict(reading.errors)
    {'born_on': 'Дня 31.02.2011 не бывает. Исправьте дату.'}
    """
    desk = _Desk(today)
    own = {key: text for key, text in said.items() if "." not in key and not (is_nothing(text) and key not in _NOTHING_SAYS)}
    desk.name(own)
    for key, text in own.items():
        if read := _READERS.get(key):
            read(desk, key, text)
    kin = tuple(kinsman for owner in KIN if (kinsman := desk.kinsman(owner, said)))
    if desk.notes:
        desk.values[NOTES] = "; ".join(desk.notes)
    doubts = {str(key): words for key, words in desk.doubts.items() if key not in desk.errors}
    return Reading({str(key): value for key, value in desk.values.items()}, kin, desk.errors, doubts)


class _Desk:
    """What has been read so far of one person."""

    def __init__(self, today: date) -> None:
        self.today = today
        self.values: dict[str, Any] = {}
        self.errors: dict[str, str] = {}
        self.doubts: dict[str, str] = {}
        self.notes: list[str] = []

    def take(self, key: str, outcome: Outcome) -> bool:
        """Keep what came of a cell; whether it has a value."""
        if outcome.error:
            self.errors[key] = outcome.error
        if outcome.doubt:
            self.doubts[key] = outcome.doubt
        if outcome.rest:
            self.notes.append(outcome.rest)
        if outcome.value is not None:
            self.values[key] = outcome.value
        return outcome.value is not None

    # --- the name -----------------------------------------------------------------------------------------------------
    def name(self, own: Mapping[str, str]) -> None:
        """From one column or from its parts."""
        parts = [own.get(part, "").strip() for part in (Field.SURNAME, Field.GIVEN, Field.PATRONYMIC)]
        whole = own.get(Field.FULL_NAME, "")
        if any(parts):
            name = _of_parts(parts)
            if whole and folded_name(whole) != folded_name(name.full_name):
                self.notes.append(whole)
        else:
            name = read_name(whole)
        if len(split_names(whole)) > 1 and not any(parts):
            name = Name(name.full_name, error=f"Здесь имена нескольких людей: {quoted(whole)}. Оставьте одного.")
        self._keep_name(name)

    def _keep_name(self, name: Name) -> None:
        key = str(Field.FULL_NAME)
        self.take(key, Outcome(None if name.error else name.full_name, name.error, name.doubt))
        if name.former:
            self.values[Field.FORMER_NAMES] = name.former
        if name.sex and not name.error:
            self.values[Field.SEX] = name.sex
        if name.note:
            if looks_like_class(name.note):
                self.values[Field.GROUP] = read_class(name.note)
            else:
                self.notes.append(name.note)

    # --- registration -------------------------------------------------------------------------------------------------
    def born(self, key: str, text: str) -> None:
        """A day, or a year alone."""
        outcome = read_day(text, today=self.today, latest=self.today)
        day: Day | None = outcome.value
        self.take(key, Outcome(None, outcome.error, outcome.doubt))
        if day is None:
            return
        if day.on:
            self.values[Field.BORN_ON], self.values[Field.BIRTH_YEAR] = day.on, day.on.year
        elif Field.BORN_ON not in self.values:
            self.values[Field.BIRTH_YEAR] = day.year

    def day(self, key: str, text: str) -> None:
        """A day of taking part or of coming to work; a year alone is its first of September."""
        outcome = read_day(text, today=self.today)
        day: Day | None = outcome.value
        if day and day.year:
            self.take(key, Outcome(date(day.year, 9, 1), doubt="Указан только год: взято 1 сентября."))
        else:
            self.take(key, Outcome(day.on if day else None, outcome.error, outcome.doubt))

    def sex(self, key: str, text: str) -> None:
        sex = read_sex(text)
        known = self.values.get(key)
        if sex and known and sex != known:
            self.doubts[key] = "Пол в столбце и отчество не сходятся. Взято то, что в столбце."
        self.take(key, Outcome(sex or None, doubt="" if sex else f"Пол {quoted(text)} не понят."))

    def group(self, key: str, text: str) -> None:
        self.take(key, Outcome(read_class(text)))

    def service(self, key: str, text: str) -> None:
        months = read_service(text)
        if is_young_label(text):
            self.values[Field.YOUNG] = True
        if months is not None:
            self.values["service_months"] = months
        elif not is_young_label(text) and not is_nothing(text):
            self.take(key, Outcome(error=f"Не похоже на стаж: {quoted(text)}. Напишите, например, «1 год 3 месяца» или «12 лет»."))

    def young(self, key: str, text: str) -> None:
        if is_yes(text) or is_young_label(text):
            self.values[key] = True

    def category(self, key: str, text: str) -> None:
        if not is_nothing(text) or text.strip().lower() == "нет":
            self.take(key, read_category(text))

    def phone(self, key: str, text: str) -> None:
        self.take(key, read_phone(text))

    def email(self, key: str, text: str) -> None:
        self.take(key, read_email(text))

    def contacts(self, key: str, text: str) -> None:
        phones, emails, rest = split_contacts(text)
        for field, words, read in ((Field.PHONE, phones, read_phone), (Field.EMAIL, emails, read_email)):
            if words:
                self.take(str(field), read(words))
        if not phones and not emails:
            self.take(key, Outcome(error=f"В контактах {quoted(text)} нет ни телефона, ни почты. Исправьте или сотрите."))
        elif rest:
            self.notes.append(rest)

    def words(self, key: str, text: str) -> None:
        line = " ".join(text.split())
        limit = _LENGTHS[Field(key)]
        if len(line) > limit:
            self.doubts[key] = f"Слишком длинно: в карточку войдут первые {limit} знаков, остальное — в заметках."
            self.notes.append(line[limit:])
        former = self.values.get(key) if key == Field.FORMER_NAMES else None
        self.values[key] = f"{former}, {line}"[:limit] if former and former not in line else line[:limit]

    def side(self, key: str, text: str) -> None:
        side = read_side(text)
        if side:
            self.values[key] = side
        else:
            self.notes.append(text)

    # --- past registration --------------------------------------------------------------------------------------------
    def topics(self, key: str, text: str) -> None:
        lines = [line.strip(" –-•") for line in re.split(r"[\n;]", text)]
        self.values[key] = [line[:_TOPIC] for line in lines if line]
        if any(len(line) > _TOPIC for line in lines):
            self.doubts[key] = f"Слишком длинно: войдут первые {_TOPIC} знаков."

    def listed(self, key: str, text: str) -> None:
        self.values[key] = split_list(text)

    def text(self, key: str, text: str) -> None:
        self.values[key] = text.strip()[:_LONGEST]

    def forms(self, key: str, text: str) -> None:
        found = read_forms(text)
        if found:
            self.values[key] = found
        else:
            self.notes.append(text)

    def number(self, key: str, text: str) -> None:
        found = re.search(r"\d+(?:[.,]\d+)?", text)
        amount = float(found[0].replace(",", ".")) if found else None
        if amount is None or amount > 60:
            self.take(key, Outcome(error=f"Нужно число, а написано {quoted(text)}. Исправьте или сотрите."))
        else:
            self.values[key] = int(amount) if key == Field.CAPACITY else amount

    def ages(self, key: str, text: str) -> None:
        found = [int(age) for age in re.findall(r"\d{1,2}", text)]
        if not found:
            self.notes.append(text)
        else:
            self.values[key] = [min(found), max(found)]

    # --- representatives ----------------------------------------------------------------------------------------------
    def kinsman(self, owner: Owner, said: Mapping[str, str]) -> Kinsman | None:
        """The representative the columns of this owner name; words about nobody are kept beside."""
        words = {key.partition(".")[2]: text for key, text in said.items() if key.startswith(f"{owner}.") and not is_nothing(text)}
        if not words:
            return None
        phone, email, rest = split_contacts(words.get(Field.CONTACTS, ""))
        self.notes += [rest] if rest else []
        phone = self._of_kin(owner, Field.PHONE, words.get(Field.PHONE, phone), read_phone)
        email = self._of_kin(owner, Field.EMAIL, words.get(Field.EMAIL, email), read_email)
        whole = words.get(Field.FULL_NAME) or " ".join(words.get(part, "") for part in (Field.SURNAME, Field.GIVEN, Field.PATRONYMIC))
        beside = [text for key, text in words.items() if key not in _OF_KIN]
        if not whole.strip():
            self._nameless(owner, phone, email, beside)
            return None
        key = f"{owner}.{Field.FULL_NAME}"
        people = split_names(whole)
        name = read_name(people[0])
        if len(people) > 1:
            self.doubts[key] = f"Представителей несколько, в карточку войдёт первый. Остальные: {', '.join(people[1:])}."[:300]
            self.notes += people[1:]
        self.take(key, Outcome(None, name.error, name.doubt))
        if name.error:
            return None
        kin = read_kin(words.get(Field.KIN, "")) or read_kin(name.note) or _KIN_FIRST.get(owner, "")
        if not kin:
            kin = "father" if name.sex == "m" else "mother"
            self.doubts.setdefault(key, "Кем приходится, не сказано: взято «мать» или «отец» по отчеству.")
        if name.note and not read_kin(name.note):
            self.notes.append(name.note)
        workplace = words.get(Field.WORKPLACE, "")
        self.notes += [text for text in beside if text != workplace]
        return Kinsman(name.full_name, kin, phone, email, workplace[:200])

    def _nameless(self, owner: Owner, phone: str, email: str, beside: list[str]) -> None:
        """A telephone of a parent nobody named: it is kept in the notes, since a card needs a name."""
        self.notes += [text for text in (phone, email, *beside) if text]
        if phone or email:
            self.doubts[f"{owner}.{Field.FULL_NAME}"] = "Телефон или почта представителя есть, а имени нет: карточки у него не будет."

    def _of_kin(self, owner: Owner, field: Field, text: str, read: Callable[[str], Outcome]) -> str:
        if not text:
            return ""
        outcome = read(text)
        self.take(f"{owner}.{field}", Outcome(None, outcome.error, outcome.doubt, outcome.rest))
        return outcome.value or ""


_OF_KIN = frozenset({Field.FULL_NAME, Field.SURNAME, Field.GIVEN, Field.PATRONYMIC, Field.PHONE, Field.EMAIL, Field.CONTACTS, Field.KIN})
_READERS: dict[str, Callable[[_Desk, str, str], None]] = {
    Field.BORN_ON: _Desk.born,
    Field.BIRTH_YEAR: _Desk.born,
    Field.ARRIVED_ON: _Desk.day,
    Field.JOINED_ON: _Desk.day,
    Field.ENDED_ON: _Desk.day,
    Field.SEX: _Desk.sex,
    Field.GROUP: _Desk.group,
    Field.SERVICE: _Desk.service,
    Field.YOUNG: _Desk.young,
    Field.CATEGORY: _Desk.category,
    Field.PHONE: _Desk.phone,
    Field.EMAIL: _Desk.email,
    Field.CONTACTS: _Desk.contacts,
    Field.SIDE: _Desk.side,
    Field.REQUEST: _Desk.topics,
    Field.DIFFICULTY: _Desk.topics,
    Field.COMPETENCES: _Desk.listed,
    Field.INTERESTS: _Desk.listed,
    Field.FORMS: _Desk.forms,
    Field.CAPACITY: _Desk.number,
    Field.HOURS: _Desk.number,
    Field.AGES: _Desk.ages,
    **dict.fromkeys(_TEXTS, _Desk.text),
    **dict.fromkeys(_LENGTHS, _Desk.words),
}


def folded_name(text: str) -> str:
    """A name as it is compared."""
    return " ".join(sorted(text.lower().replace("ё", "е").replace(".", ". ").split()))


def _of_parts(parts: list[str]) -> Name:
    """A name of three columns: nothing is put in another order."""
    surname, given, patronymic = parts
    if not surname or not (given or patronymic):
        said = " ".join(filter(None, parts))
        what = "имени" if surname else "фамилии"
        return Name(said, error=f"Нет {what}: {quoted(said)}. Допишите или пропустите строку.")
    return read_name(f"{surname} {given} {patronymic}".strip(), in_order=True)
