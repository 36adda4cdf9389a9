"""Classes as people write them, and what a class is called a year later."""

from __future__ import annotations

import re

# Latin letters that look like ours: «7B» is typed so as often as not.
_LOOKALIKES = str.maketrans("ABCEHKMOPTXY", "АВСЕНКМОРТХУ")
_QUOTES = "\"'«»„“”"
_CLASS = re.compile(rf"^(\d{{1,2}})\s*[-–—]?\s*[{_QUOTES}]*\s*([А-ЯЁ]?)\s*[{_QUOTES}]*\s*(?:КЛ(?:АСС)?\.?)?$")
_KEPT = re.compile(r"^([1-9]|1[01]) (?:«([А-ЯЁ])»|класс)$")
LAST_GRADE, LAST_OF_BASIC = 11, 9


def group_title(words: str) -> str:
    """The title of a class as it is kept; what is no class of a school (a group of a college, of a kindergarten) stays as written.

    >>> [group_title(words) for words in ("7В", '7 "в"', "11-А", "7 «В» класс", "7B", "9 кл.", "07 б")]
    ['7 «В»', '7 «В»', '11 «А»', '7 «В»', '7 «В»', '9 класс', '7 «Б»']
    >>> [group_title(words) for words in ("ИС-21", " Старшая   «Ромашка» ", "25А", "0 А", "")]
    ['ИС-21', 'Старшая «Ромашка»', '25А', '0 А', '']
    """
    plain = " ".join(words.split())
    found = _CLASS.match(plain.upper().translate(_LOOKALIKES))
    if found is None or not 1 <= int(found[1]) <= LAST_GRADE:
        return plain
    return _title(int(found[1]), found[2])


def grade(title: str) -> int | None:
    """The year of a class; None for any other group.

    >>> grade("7 «В»"), grade("10 класс"), grade("ИС-21"), grade("11 «А», выпуск 2026")
    (7, 10, None, None)
    """
    found = _KEPT.match(title)
    return int(found[1]) if found else None


def next_title(title: str) -> str | None:
    """What the class is called a year later; None for the last one and for what is no class.

    >>> next_title("7 «В»"), next_title("9 класс"), next_title("11 «А»"), next_title("ИС-21")
    ('8 «В»', '10 класс', None, None)
    """
    found = _KEPT.match(title)
    return None if found is None or int(found[1]) == LAST_GRADE else _title(int(found[1]) + 1, found[2] or "")


def by_grade(title: str) -> tuple[int, str]:
    """The order in which people read classes: 2 before 10, what is no class at the end.

    >>> sorted(["10 «А»", "ИС-21", "2 «Б»", "2 «А»"], key=by_grade)
    ['2 «А»', '2 «Б»', '10 «А»', 'ИС-21']
    """
    return grade(title) or LAST_GRADE + 1, title


def _title(number: int, letter: str) -> str:
    return f"{number} «{letter}»" if letter else f"{number} класс"
