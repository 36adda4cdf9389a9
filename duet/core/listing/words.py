"""Words of lists about categories, kin, sex, sides and forms."""

from __future__ import annotations

import re

from ..text import folded
from .outcome import Outcome, quoted

_CATEGORIES = (
    ("methodist", r"методист"),
    ("mentor_teacher", r"педагог.?наставник|^наставник"),
    ("none", r"без кат|не имеет|нет кат|^нет$|^б/?к$|не аттест|отсутств"),
    ("highest", r"высш|^в(кк)?\.?$|^вкк"),
    ("first", r"перв|^1|^i( |$)|^пкк"),
    ("conformity", r"соответств|^сзд|^сооотв"),
)
_KIN = (
    ("foster", r"при[её]мн|усынов|удочер"),
    ("guardian", r"опек|попеч|бабуш|дедуш|т[её]т|дяд|сестр|брат"),
    ("institution", r"директор|учрежден|интернат|детск\w+ дом|специалист"),
    ("mother", r"мат|мам"),
    ("father", r"от[еёц]|пап"),
)
_YES = frozenset({"да", "+", "1", "v", "есть", "является", "х", "x", "истина", "молодой специалист", "мс"})
_FORMS = (
    ("TT", r"(учител|педагог|воспитател|преподавател)\w* ?- ?(учител|педагог|воспитател|преподавател)"),
    ("HT", r"(руководител|директор|заведующ)\w*( \w+){0,3} ?- ?(учител|педагог|воспитател)"),
    ("SU", r"студент\w* ?- ?(ученик|обучающ|школьник)"),
    ("SS", r"студент\w* ?- ?студент"),
    ("RP", r"работодател\w* ?- ?студент\w* пед"),
    ("RS", r"(работодател|специалист)\w* ?- ?студент"),
    ("RU", r"(работодател|специалист|предприят)\w* ?- ?(ученик|обучающ|школьник)"),
    ("PS", r"(преподавател|педагог)\w* ?- ?студент"),
    ("PU", r"(педагог|учител)\w* ?- ?(ученик|обучающ|школьник|воспитанник)"),
    ("UU", r"(ученик|обучающ|реб[е]н|школьник)\w* ?- ?(ученик|обучающ|реб[е]н|школьник)"),
    ("SP", r"(социальн\w+ партн)\w* ?- ?педагог"),
    ("VP", r"вуз"),
)


def read_category(text: str) -> Outcome:
    """The value is that of ``persons.Category``.

    >>> [read_category(text).value for text in ("Высшая", "I категория", "СЗД", "без категории", "педагог-методист")]
    ['highest', 'first', 'conformity', 'none', 'methodist']
    >>> read_category("разряд 12").error
    'Категория «разряд 12» незнакома. Подойдут: высшая, первая, соответствие, без категории.'
    """
    words = folded(text)
    for value, pattern in _CATEGORIES:
        if re.search(pattern, words):
            return Outcome(value)
    return Outcome(error=f"Категория {quoted(text)} незнакома. Подойдут: высшая, первая, соответствие, без категории.")


def read_kin(text: str) -> str:
    """By what right somebody speaks for a child; «» when the words do not say.

    >>> [read_kin(text) for text in ("мама", "Отец", "бабушка, опекун", "приёмная мать", "сосед")]
    ['mother', 'father', 'guardian', 'foster', '']
    """
    words = folded(text)
    return next((value for value, pattern in _KIN if re.search(pattern, words)), "")


def read_sex(text: str) -> str:
    """«m», «f» or «».

    >>> [read_sex(text) for text in ("муж.", "Ж", "мальчик", "девочка", "?")]
    ['m', 'f', 'm', 'f', '']
    """
    first = folded(text)[:1]
    return "m" if first in ("м", "m") else "f" if first in ("ж", "д", "f") else ""


def read_side(text: str) -> str:
    """«mentor», «mentee» or «».

    >>> [read_side(text) for text in ("Наставник", "наставляемый", "ученик", "куратор")]
    ['mentor', 'mentee', '', '']
    """
    words = folded(text)
    return "mentee" if "наставляем" in words else "mentor" if re.search(r"\bнаставник", words) else ""


def is_yes(text: str) -> bool:
    """Whether a mark is put.

    >>> is_yes("Да"), is_yes("+"), is_yes("нет")
    (True, True, False)
    """
    return folded(text).strip(".") in _YES


def read_forms(text: str) -> list[str]:
    """Forms of mentoring (DOMAIN.md §3.2) by their names.

    >>> read_forms("«Учитель – учитель»"), read_forms("студент - ученик; ученик-ученик"), read_forms("любая")
    (['TT'], ['SU', 'UU'], [])
    """
    words = folded(text).replace('"', "").replace("обучающийся", "обучающ")
    return [value for value, pattern in _FORMS if re.search(pattern, words)]


def split_list(text: str) -> list[str]:
    """Short words of a list: each once.

    >>> split_list("ИКТ; работа с родителями, ИКТ\\n– игры")
    ['ИКТ', 'работа с родителями', 'игры']
    """
    parts = (part.strip(" –-•.") for part in re.split(r"[;,\n]", text))
    return list(dict.fromkeys(part[:200] for part in parts if part))
