"""What a text looks like before anybody parses it: enough to tell one column from another."""

from __future__ import annotations

import re

from ..deadlines import Context, parse
from .months import MONTH
from .writing import one_line

_DEADLINE = re.compile(
    rf"{MONTH}|\b(?:19|20)\d\d\b|\b\d{{1,2}}\.\d{{1,2}}\b|постоянно|в\s+течени[еи]|ежегодн|ежемесячн|ежекварт|еженедел|ежедн"
    rf"|\bраза?\s+в\b|по\s+мере|по\s+итогам"
    r"|по\s+(?:отдельному\s+)?(?:плану|графику|факту|запросу|требованию|необходимости|окончании|завершении|согласованию)"
    r"|согласно|(?:весь|всего)\s+период|не\s+позднее|не\s+реже"
    r"|каникул|полугоди|четверт|триместр|квартал|учебн\w+\s+год|в\s+соответствии\s+с|(?:до|к)\s+(?:начал|конц)|в\s+(?:начале"
    r"|конце)|кажд(?:ый|ую|ое)\b|с\s+момента"
    r"|в\s+установленн|своевременно|систематически|регулярно|непрерывно|единовременно|однократно|год[аоу]?\b|недел|декад|дней|числа",
    re.IGNORECASE,
)
_DEADLINE_START = re.compile(
    rf"^(?:\W*(?:{MONTH}|\d|[IVX]+\s|до\b|к\b|с\b|не\s+позднее|в\s+течени|в\s+срок|постоянно|ежегодн|ежемесячн|ежекварт"
    rf"|еженедел|ежедн|раз\b|один\b|дв[ае]\b|по\s|при\s|после\b|на\s|весь\b"
    r"|кажд|перв|втор|трет|четв|последн|начало|конец|в\s|учебн|первая|полугодие|систематич|регулярно|своевременно|согласно|за\b"
    r"|не\s+(?:реже|менее)|осен|весн|зим|лет))",
    re.IGNORECASE,
)
_ADJECTIVE = r"(?:(?![а-яё]+(?:ани|ени|ти|ви|ци)[ея]\b)[а-яё-]+(?:ый|ий|ой|ая|яя|ые|ие|ое|ее)\s+){0,3}"
_POSTS = (
    r"директор(?:а|ы|у)?\b|и\.\s?о\.|зам(?:ест|\.|дир|\b)|куратор|координатор|наставник|методист|руководител|заведующ|зав\."
    r"|воспитател|учител"
    r"|преподавател|педагог(?:и|-|\b)|психолог|администраци|администратор|кл\.?\s*рук|класс\w+\s+руковод|совет(?:ник)?\w{0,2}\b"
    r"|групп[аы]\b|комисси|управлени[ея]\s"
    r"|департамент|министерств|отдел|комитет|специалист|соц\.|мастер(?:а|\b(?!-))|председател|ответственн|организации\b"
    r"|секретар|делопроизводител|бухгалтер|юрист|инженер|медсестр|завхоз|концертмейстер|тренер|партн[её]р|работодател"
    r"|инспектор|центр\b|институт|начальник|глав[аы]\b|сотрудник|работники|родители|обучающ|студент|наставляем|тьютор|логопед"
    r"|инструктор|библиотекар"
    r"|оператор|учредител|команда|служб|профсоюз|профком|коллектив|завуч|старш|члены|участники|пары|все\s|молодые|ст\."
    r"|муниципальн|образовательн|органы"
)
_SHORT_NAMES = (
    r"(?:УО|ОО|00|OO|МО|ШМО|ГМО|РМО|ОУ|ДОУ|ДОО|ИМЦ|ЦРО|РМК|МС|ППО|ИРО|РОО|ГУО|МОУО|ДО|ПОО|ЦНППМ|МКУ|МБУ|ГАУ|ГБУ|М[БАК]?О?У|МБОУ|МАОУ)\b"
)
_ROLE = re.compile(rf"^\W*(?:{_ADJECTIVE}(?:{_POSTS})|{_SHORT_NAMES})", re.IGNORECASE)
_PERSON = re.compile(r"^\W*(?:[А-ЯЁ][а-яё]+(?:-[А-ЯЁ][а-яё]+)?\s+[А-ЯЁ]\.\s?[А-ЯЁ]?\.?|[А-ЯЁ]\.\s?[А-ЯЁ]\.\s?[А-ЯЁ][а-яё]+)")
_NUMBER = re.compile(r"^(?:№\s*)?((?:\d{1,3}|[IVXLІХ]{1,6}|[а-яёa-zА-ЯЁA-Z])(?:[.\-]\d{1,3}){0,3})\s*[.)]*$")
_MARK = re.compile(r"^[+xхvV✓✔√☑●•*■XХ☒]$")

_LONGEST_DEADLINE, _PLAIN_DEADLINE = 160, 60
_LONGEST_RESPONSIBLE = 400


def looks_like_deadline(text: str) -> bool:
    """The text is short and speaks of time.

    >>> [looks_like_deadline(t) for t in ("до 19.02.2021г.", "постоянно", "директор", "Издание приказа")]
    [True, True, False, False]
    """
    line = one_line(text)
    if not 0 < len(line) <= _LONGEST_DEADLINE or not _DEADLINE.search(line) or not _DEADLINE_START.search(line):
        return False
    return len(line) <= _PLAIN_DEADLINE or _is_mostly_understood(line)


def _is_mostly_understood(line: str) -> bool:
    """The meaning of a deadline rests on half of the words at least: a sentence that names a year is none."""
    return sum(end - start for start, end in parse(line, Context()).rests_on) * 2 >= len(line)


def looks_responsible(text: str) -> bool:
    """The text is short and begins with a role, a body or a person.

    >>> [looks_responsible(t) for t in ("классные руководители", "Белова Н.В., куратор", "Сбор запросов педагогов", "до 1 мая")]
    [True, True, False, False]
    """
    line = one_line(text)
    if not 0 < len(line) <= _LONGEST_RESPONSIBLE or looks_like_deadline(text):
        return False
    return _ROLE.match(line) is not None or _PERSON.match(line) is not None


def number_of(text: str) -> str | None:
    """The number in a cell of numbers, its points taken off; None when there is none.

    >>> [number_of(t) for t in ("1.", "1.1", "1)", "IV.", "№ 3", "а)", "Приказ", "")]
    ['1', '1.1', '1', 'IV', '3', 'а', None, None]
    """
    match = _NUMBER.match(one_line(text))
    return match.group(1) if match else None


def is_mark(text: str) -> bool:
    """A plus or a tick in a column of a calendar."""
    return _MARK.match(one_line(text)) is not None or text.strip() in {"+", "*", "●", "•"}
