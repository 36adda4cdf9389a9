"""The columns of the bases: what each is called and how it is read. Pages and files know no other.

``past`` marks what is past registration: for a person without consent the column is empty, and only this module decides it.
The columns of the files are those of the recommendations, word for word (DOMAIN.md §5.5).
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

from duet.base.ui.words import count, figure

from .lines import Line
from .models import Side


@dataclass(frozen=True, slots=True)
class Column:
    """``title`` stands on the page, ``heading`` on a paper of the recommendations."""

    name: str
    title: str
    read: Callable[[Line], str]
    past: bool = False
    heading: str = ""

    def of(self, line: Line) -> str:
        """The words of a cell, or nothing while the gate is shut."""
        return "" if self.past and not line.kept else self.read(line)


def _day(day: date | None) -> str:
    return f"{day:%d.%m.%Y}" if day else ""


def _contacts(line: Line) -> str:
    """The person's own; of a minor, those of the representatives."""
    people = [f"{kin.adult.full_name} ({kin.get_kin_display()}): {_reach(kin.adult)}".removesuffix(": ") for kin in line.guardians]
    return "; ".join(people) or _reach(line.person)


def _reach(person: object) -> str:
    return ", ".join(part for part in (getattr(person, "phone", ""), getattr(person, "email", "")) if part)


def _workplace(line: Line) -> str:
    """Where one works or learns: another organisation when the card names it, or here and one's place in it."""
    person = line.person
    return person.workplace or ", ".join(part for part in (person.organisation.name, person.place) if part)


def _birth_year(line: Line) -> str:
    year = line.person.born_on.year if line.person.born_on else line.person.birth_year
    return str(year or "")


def _request(line: Line) -> str:
    return str(line.main_request or "")


def _time(line: Line) -> str:
    return line.profile.hours_in_words


def _completed(line: Line) -> str:
    return "завершил" if line.participation.ended_on else ""


def _empty(line: Line) -> str:
    """Filled by pairs and published feedback when the program knows them."""
    return ""


def _status(line: Line) -> str:
    return str(line.person.get_status_display())


NAME = Column("name", "Имя", lambda line: str(line.person.full_name))
CONTACTS = Column("contacts", "Как связаться", _contacts)
BIRTH_YEAR = Column("birth_year", "Год рождения", _birth_year)
WORKPLACE = Column("workplace", "Место работы или учёбы", _workplace)
JOINED = Column("joined", "В базе с", lambda line: _day(line.participation.joined_on), past=True)
ENDED = Column("ended", "Завершил", lambda line: _day(line.participation.ended_on), past=True)
OUTCOME = Column("outcome", "Чем кончилось", lambda line: str(line.participation.outcome), past=True)
FORMS = Column("forms", "Формы наставничества", lambda line: line.profile.forms_in_words, past=True)
INTERESTS = Column("interests", "Интересы", lambda line: ", ".join(line.profile.interests), past=True)
ACHIEVEMENTS = Column("achievements", "Достижения", lambda line: str(line.profile.achievements), past=True)
COMPETENCES = Column("competences", "Компетенции", lambda line: ", ".join(line.profile.competences), past=True)
HOURS = Column("hours", "Время", _time, past=True)
REQUEST = Column("request", "Главный запрос", _request, past=True)
KIND = Column("kind", "Почему наставляемый", lambda line: str(line.participation.get_mentee_kind_display()))

# Registration both bases may show besides.
ABOUT = (
    Column("status", "Кто это", _status),
    Column("group", "Класс или группа", lambda line: str(line.person.group or "")),
    Column("post", "Должность", lambda line: str(line.person.post)),
    Column("subjects", "Предметы", lambda line: str(line.person.subjects)),
    Column("category", "Категория", lambda line: str(line.person.get_category_display() if line.person.category else "")),
    Column("service", "Стаж", lambda line: line.person.service_words(line.on)),
    BIRTH_YEAR,
    CONTACTS,
    WORKPLACE,
)


def _capacity(line: Line) -> str:
    number = line.profile.capacity
    return "" if number is None else figure(number) if number else "никого"


def _requests(line: Line) -> str:
    return count(len(line.requests), "запрос,запроса,запросов") if line.requests else ""


CAPACITY = Column("capacity", "Сколько возьмёт", _capacity, past=True)

COLUMNS = {
    Side.MENTEE: (
        REQUEST,
        Column("requests", "Сколько запросов", _requests, past=True),
        KIND,
        *ABOUT,
        FORMS,
        INTERESTS,
        ACHIEVEMENTS,
        Column("strengths", "Сильные стороны", lambda line: str(line.profile.strengths), past=True),
        Column("wishes", "Пожелания", lambda line: str(line.profile.wishes), past=True),
        ENDED,
        OUTCOME,
    ),
    Side.MENTOR: (
        COMPETENCES,
        CAPACITY,
        *ABOUT,
        FORMS,
        Column("kinds", "Виды наставничества", lambda line: line.profile.kinds_in_words, past=True),
        HOURS,
        Column("age", "Возраст наставляемых", lambda line: line.profile.age_in_words, past=True),
        Column("has_mentored", "Уже был наставником", lambda line: _yes(yes=line.profile.has_mentored), past=True),
        Column("is_trained", "Прошёл обучение", lambda line: _yes(yes=line.profile.is_trained), past=True),
        INTERESTS,
        ACHIEVEMENTS,
        Column("limits", "Ограничения", lambda line: str(line.profile.limits), past=True),
        ENDED,
        OUTCOME,
    ),
}
USUAL = {Side.MENTEE: ("request",), Side.MENTOR: ("competences", "capacity")}


def _yes(*, yes: bool) -> str:
    return "да" if yes else ""


def _as(column: Column, heading: str) -> Column:
    """A column under the heading of the recommendations."""
    return Column(column.name, column.title, column.read, column.past, heading)


def _blank(name: str, heading: str) -> Column:
    return Column(name, heading, _empty, past=True, heading=heading)


RECOMMENDED = {
    Side.MENTEE: (
        _as(NAME, "ФИО наставляемого"),
        _as(CONTACTS, "Контактные данные для связи (данные представителя)"),
        _as(BIRTH_YEAR, "Год рождения наставляемого"),
        _as(REQUEST, "Основной запрос наставляемого"),
        _as(JOINED, "Дата вхождения в программу"),
        _blank("mentor", "ФИО наставника"),
        _as(FORMS, "Форма наставничества"),
        _blank("mentor_place", "Место работы (учёбы) наставника"),
        _as(ENDED, "Дата завершения программы"),
        _as(OUTCOME, "Результаты программы"),
        _blank("feedback", "Ссылка на кейс (отзыв) наставляемого на сайте организации"),
        Column("completed", "Прошёл программу", _completed, past=True, heading="Отметка о прохождении программы"),
    ),
    Side.MENTOR: (
        _as(NAME, "ФИО наставника"),
        _as(CONTACTS, "Контактные данные для связи"),
        _as(WORKPLACE, "Место работы (учёбы) наставника"),
        _as(COMPETENCES, "Основные компетенции наставника"),
        _as(ACHIEVEMENTS, "Важные для программы достижения наставника"),
        _as(INTERESTS, "Интересы наставника"),
        Column("age", "Возраст", lambda line: line.profile.age_in_words, past=True, heading="Желаемый возраст наставляемых"),
        _as(HOURS, "Ресурс времени на программу наставничества"),
        _as(JOINED, "Дата вхождения в программу"),
        _blank("mentee", "ФИО наставляемого (наставляемых)"),
        _as(FORMS, "Форма наставничества"),
        _blank("mentee_place", "Место работы (учёбы) наставляемого"),
        _as(ENDED, "Дата завершения программы"),
        _as(OUTCOME, "Результаты программы"),
        _blank("feedback", "Ссылка на кейс (отзыв) наставника на сайте организации"),
    ),
}


def chosen(side: Side, names: list[str]) -> list[Column]:
    """The columns by their names, in the order of the table; without a choice, the usual ones."""
    wanted = set(names) & {column.name for column in COLUMNS[side]} or set(USUAL[side])
    return [column for column in COLUMNS[side] if column.name in wanted]
