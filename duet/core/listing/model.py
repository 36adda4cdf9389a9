"""Lists of people as values: what a column means, whose it is, what a cell says."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Any, NamedTuple


class Owner(StrEnum):
    """Whom a column tells about. A row of a list of pairs tells about two people, a row about a child about its parents too."""

    SELF = "self"
    MENTOR = "mentor"
    MENTEE = "mentee"
    KIN = "kin"
    MOTHER = "mother"
    FATHER = "father"


PEOPLE = (Owner.SELF, Owner.MENTOR, Owner.MENTEE)
KIN = (Owner.KIN, Owner.MOTHER, Owner.FATHER)


class Field(StrEnum):
    """What a column says of its owner."""

    FULL_NAME = "full_name"
    SURNAME = "surname"
    GIVEN = "given"
    PATRONYMIC = "patronymic"
    FORMER_NAMES = "former_names"
    SEX = "sex"
    BORN_ON = "born_on"
    BIRTH_YEAR = "birth_year"
    GROUP = "group"
    POST = "post"
    WORKPLACE = "workplace"
    SUBJECTS = "subjects"
    CATEGORY = "category"
    SERVICE = "service"
    YOUNG = "young"
    PHONE = "phone"
    EMAIL = "email"
    CONTACTS = "contacts"
    ADDRESS = "address"
    ARRIVED_ON = "arrived_on"
    SIDE = "side"
    KIN = "kin"
    # Of taking part: a fact, kept from the first day.
    JOINED_ON = "joined_on"
    ENDED_ON = "ended_on"
    OUTCOME = "outcome"
    # Past registration: kept only with a consent.
    REQUEST = "request"
    DIFFICULTY = "difficulty"
    COMPETENCES = "competences"
    INTERESTS = "interests"
    ACHIEVEMENTS = "achievements"
    STRENGTHS = "strengths"
    WISHES = "wishes"
    FORMS = "forms"
    CAPACITY = "capacity"
    HOURS = "hours"
    AGES = "ages"
    LIMITS = "limits"
    # Of the row itself.
    NUMBER = "number"
    OTHER = "other"


NAMES = (Field.FULL_NAME, Field.SURNAME, Field.GIVEN, Field.PATRONYMIC)
# How a chosen pair ended is told only of those who may be written about at all.
PAST_REGISTRATION = frozenset(
    {
        Field.OUTCOME, Field.REQUEST, Field.DIFFICULTY, Field.COMPETENCES, Field.INTERESTS, Field.ACHIEVEMENTS, Field.STRENGTHS,
        Field.WISHES, Field.FORMS, Field.CAPACITY, Field.HOURS, Field.AGES, Field.LIMITS,
    }
)  # fmt: skip
# Several columns may say this of one person: their words are put together.
JOINED_UP = PAST_REGISTRATION | {
    Field.PHONE, Field.EMAIL, Field.CONTACTS, Field.ADDRESS, Field.POST, Field.SUBJECTS, Field.WORKPLACE, Field.FORMER_NAMES,
}  # fmt: skip

TITLES: Mapping[str, str] = {
    Field.FULL_NAME: "фамилия, имя, отчество",
    Field.SURNAME: "фамилия",
    Field.GIVEN: "имя",
    Field.PATRONYMIC: "отчество",
    Field.FORMER_NAMES: "прежняя фамилия",
    Field.SEX: "пол",
    Field.BORN_ON: "дата рождения",
    Field.BIRTH_YEAR: "год рождения",
    Field.GROUP: "класс или группа",
    Field.POST: "должность",
    Field.WORKPLACE: "место работы или учёбы",
    Field.SUBJECTS: "предметы",
    Field.CATEGORY: "категория",
    Field.SERVICE: "стаж",
    Field.YOUNG: "молодой специалист",
    Field.PHONE: "телефон",
    Field.EMAIL: "электронная почта",
    Field.CONTACTS: "телефон и почта вместе",
    Field.ADDRESS: "адрес",
    Field.ARRIVED_ON: "здесь с (дата приёма)",
    Field.SIDE: "наставник или наставляемый",
    Field.KIN: "кем приходится",
    Field.JOINED_ON: "дата вхождения в базу",
    Field.ENDED_ON: "дата завершения",
    Field.OUTCOME: "результат",
    Field.REQUEST: "запрос",
    Field.DIFFICULTY: "затруднения",
    Field.COMPETENCES: "компетенции",
    Field.INTERESTS: "интересы",
    Field.ACHIEVEMENTS: "достижения",
    Field.STRENGTHS: "сильные стороны",
    Field.WISHES: "пожелания",
    Field.FORMS: "форма наставничества",
    Field.CAPACITY: "сколько наставляемых готов взять",
    Field.HOURS: "часов в неделю",
    Field.AGES: "возраст наставляемых",
    Field.LIMITS: "ограничения",
    Field.NUMBER: "номер строки",
    Field.OTHER: "не загружать",
}
OWNER_TITLES: Mapping[Owner, str] = {
    Owner.SELF: "",
    Owner.MENTOR: "наставник",
    Owner.MENTEE: "наставляемый",
    Owner.KIN: "представитель ребёнка",
    Owner.MOTHER: "мать",
    Owner.FATHER: "отец",
}


def title_of(key: str) -> str:
    """What a field of a person is called, that of a representative with whose it is; any other word stays as it is.

    >>> title_of("phone"), title_of("mother.phone"), title_of("notes")
    ('телефон', 'мать: телефон', 'notes')
    """
    owner, _, name = key.rpartition(".")
    words = TITLES.get(name, name)
    return f"{OWNER_TITLES[Owner(owner)]}: {words}" if owner else words


class Meaning(NamedTuple):
    """What a column means: «mentor.phone»."""

    owner: Owner
    field: Field

    @property
    def key(self) -> str:
        """As it is kept and chosen from a list."""
        return f"{self.owner}.{self.field}"

    @property
    def title(self) -> str:
        """In words.

        >>> Meaning(Owner.MENTOR, Field.PHONE).title, Meaning(Owner.SELF, Field.PHONE).title
        ('наставник: телефон', 'телефон')
        """
        whose = OWNER_TITLES[self.owner]
        return f"{whose}: {TITLES[self.field]}" if whose else TITLES[self.field]

    @classmethod
    def of(cls, key: str) -> Meaning:
        """Back from the key; ValueError for what is none.

        >>> Meaning.of("kin.full_name") == Meaning(Owner.KIN, Field.FULL_NAME)
        True
        """
        owner, _, name = key.partition(".")
        return cls(Owner(owner), Field(name))


NOTHING = Meaning(Owner.SELF, Field.OTHER)


@dataclass(frozen=True, slots=True)
class Guess:
    """What a column was taken for, how sure it is (0–1), and why, in words."""

    meaning: Meaning
    sure: float
    why: str

    @property
    def is_sure(self) -> bool:
        """Whether it may be left without a look."""
        return self.sure >= 0.7


@dataclass(frozen=True, slots=True)
class Column:
    """A column of the file. ``key`` is that of its title, the same on every sheet."""

    key: str
    title: str
    guess: Guess
    samples: tuple[str, ...] = ()
    filled: int = 0


@dataclass(frozen=True, slots=True)
class Row:
    """A row of the file with people in it: texts by the keys of columns; what stands above it and holds for it."""

    sheet: str
    number: int
    cells: Mapping[str, str]
    group: str = ""
    side: str = ""


@dataclass(frozen=True, slots=True)
class Aside:
    """Words of the file that are no row of people: titles, headings of classes, totals."""

    sheet: str
    number: int
    text: str


@dataclass(frozen=True, slots=True)
class Listing:
    """A file understood. ``side`` and the statuses are what its titles and columns say of everybody in it, if they do."""

    columns: tuple[Column, ...]
    rows: tuple[Row, ...]
    asides: tuple[Aside, ...]
    side: str = ""
    status: str = ""
    mentor_status: str = ""


@dataclass(frozen=True, slots=True)
class Told:
    """What a row says of one person: texts by fields («phone», «kin.phone»), and what found no field (title, text)."""

    sheet: str
    number: int
    part: Owner
    place: int
    said: Mapping[str, str]
    unmatched: tuple[tuple[str, str], ...] = ()
    side: str = ""


@dataclass(frozen=True, slots=True)
class Kinsman:
    """A representative named beside a child."""

    full_name: str
    kin: str
    phone: str = ""
    email: str = ""
    workplace: str = ""


@dataclass(frozen=True, slots=True)
class Reading:
    """What the words of a person mean. Errors keep the person out until they are mended; doubts only ask for a look."""

    values: Mapping[str, Any] = field(default_factory=dict)
    kin: tuple[Kinsman, ...] = ()
    errors: Mapping[str, str] = field(default_factory=dict)
    doubts: Mapping[str, str] = field(default_factory=dict)
