"""Classes and groups as lists write them: one way of writing each, so that «7в» and «7-В класс» are one class."""

from __future__ import annotations

import re

from ..people import group_title

LONGEST = 50
_CLASS = r"(1[0-2]|[1-9])\s*[-–—.]?\s*(?:(?:ый|ой|ий|го|й)\s+)?(?:кл(?:асс\w*|\.)?\s*)?[«\"“„']?\s*([А-ЯЁа-яё])\s*[»\"”']?"
_WHOLE = re.compile(rf"^(?:класс\s*)?{_CLASS}\s*(?:кл(?:асс\w*|\.)?)?\.?$")
_BARE = re.compile(r"^(1[0-2]|[1-9])\s*(?:[-–—]?(?:ый|ой|ий|й))?\s*кл(?:асс\w*|\.)?$")
_INSIDE = re.compile(rf"(?<![\d.№]){_CLASS}\s*(?:класс[а]?\b|кл\.|кл\b)")
_GROUP = re.compile(r"^\s*групп[аыеу]\s+", re.IGNORECASE)
_NAMED_GROUP = re.compile(r"^(?:[а-яё]+\s+){0,2}групп[аы]\b.*|.*\bгруппа$|^[А-ЯЁ]{1,5}[-–]?\d{1,3}[-–]?\d{0,3}[а-яё]?$", re.IGNORECASE)


def read_class(text: str) -> str:
    """The class as its title is kept: «7 «В»»; a group as it is written.

    >>> [read_class(text) for text in ("7в", "7-В", "7 «В» класс", '7 "В"', "11 А кл.", "класс 5Б", "7 класс", "7")]
    ['7 «В»', '7 «В»', '7 «В»', '7 «В»', '11 «А»', '5 «Б»', '7 класс', '7 класс']
    >>> read_class("Группа  «Ромашка»"), read_class("ИС-21"), read_class("")
    ('Группа «Ромашка»', 'ИС-21', '')
    """
    words = " ".join(text.split())
    if found := _WHOLE.match(words):
        words = f"{found[1]} {found[2]}"
    elif found := _BARE.match(words):
        words = found[1]
    return group_title(words)[:LONGEST]


def looks_like_class(text: str) -> bool:
    """Whether the whole text is a class («7 «В»», «10-Б класс»), not a bare number.

    >>> [looks_like_class(text) for text in ("7в", "11 «А» класс", "7 класс", "7", "7 лет", "71в")]
    [True, True, True, False, False, False]
    """
    words = " ".join(text.split())
    return bool(_WHOLE.match(words) or _BARE.match(words))


def looks_like_group(text: str) -> bool:
    """Whether the whole text names a class or a group.

    >>> [looks_like_group(text) for text in ("Старшая группа «Лучики»", "ИС-21", "7в", "учитель физики")]
    [True, True, True, False]
    """
    words = " ".join(text.split())
    return looks_like_class(words) or (len(words) <= LONGEST and bool(_NAMED_GROUP.match(words)))


def class_named_in(text: str) -> str:
    """The one class a title speaks of; nothing when there is none or several.

    >>> class_named_in("Список обучающихся 7 «В» класса"), class_named_in("8-А и 8-Б классы"), class_named_in("План на 2025 г.")
    ('7 «В»', '', '')
    """
    found = {group_title(f"{match[1]} {match[2]}") for match in _INSIDE.finditer(" ".join(text.split()))}
    return found.pop() if len(found) == 1 else ""
