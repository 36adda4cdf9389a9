"""Headings of stages: «Этап 1. …», «II. …», «Раздел 2», «1 этап – организационный»."""

from __future__ import annotations

import re
from dataclasses import dataclass

from .writing import one_line

_WORD = r"(?:этап|раздел|блок|направление|модуль|стадия|часть|задача|шаг)"
_ROMAN = r"(?-i:[IVXLІХ]{1,6})"
_NUMERAL = rf"(?:\d{{1,2}}(?:\.\d{{1,2}})*|{_ROMAN}|(?-i:[А-ЕA-E]))"
_ORDINALS = ("перв", "втор", "трет", "четв[её]рт", "пят", "шест", "седьм", "восьм")
_AFTER_WORD = re.compile(rf"^\W*{_WORD}\s*(?:№\s*)?({_NUMERAL})(?:-?(?:й|ый|ой|ая))?\s*[.:)–—-]*\s*(.*)$", re.IGNORECASE)
_BEFORE_WORD = re.compile(rf"^\W*({_NUMERAL})(?:-?(?:й|ый|ой|ая))?\s*{_WORD}\b\s*[.:)–—-]*\s*(.*)$", re.IGNORECASE)
_BARE = re.compile(rf"^\W*((?:\d{{1,2}}(?:\.\d{{1,2}})*|{_ROMAN}))\s*[.)]\s*(?=\D)(.+)$")
_ROMAN_ALONE = re.compile(r"^\W*((?:[IVX]{2,6}))\s+(?=[А-ЯЁ«])(.+)$")
_STAGE = re.compile(
    rf"^\W*(?:{_WORD}\b|(?:{'|'.join(_ORDINALS)})\w+\s+{_WORD}\b|{_ROMAN}\s*[.)]\s|{_NUMERAL}(?:-?(?:й|ый|ой))?\s+{_WORD}\b"
    rf"|{_ROMAN}\s+(?-i:[А-ЯЁ«]))",
    re.IGNORECASE,
)
_FORM = re.compile(r"^\W*форм[аы]\s+наставничества\W", re.IGNORECASE)
_NAMED = re.compile(rf"^\W*(?:[а-яё-]+\s+){{1,3}}{_WORD}\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Heading:
    """The number and the title of a stage; ``explicit``: the words themselves say that it is one."""

    number: str | None
    title: str
    explicit: bool = False


def read_heading(text: str) -> Heading:
    """The number and the title in the words of a heading.

    >>> read_heading("Этап 1. Подготовка условий"), read_heading("II. Работа пар").number
    (Heading(number='1', title='Подготовка условий', explicit=True), 'II')
    >>> read_heading("Организационный этап")
    Heading(number=None, title='Организационный этап', explicit=True)
    """
    line = one_line(text)
    for pattern, explicit in ((_AFTER_WORD, True), (_BEFORE_WORD, True), (_ROMAN_ALONE, True), (_BARE, False)):
        match = pattern.match(line)
        if match:
            return Heading(match.group(1), match.group(2).strip() or line, explicit or _is_roman(match.group(1)))
    return Heading(None, line, reads_as_stage(line))


def reads_as_stage(text: str) -> bool:
    """The words themselves say that a stage begins here."""
    line = one_line(text)
    return len(line) <= 300 and (_STAGE.match(line) is not None or _NAMED.match(line) is not None or _FORM.match(line) is not None)


def _is_roman(number: str) -> bool:
    return re.fullmatch(_ROMAN, number) is not None
