"""Names of people as papers write them."""

from __future__ import annotations

from .text import folded

NBSP = "\N{NO-BREAK SPACE}"


def short_name(full_name: str) -> str:
    """«Фамилия И. О.» of a full name in any number of words; what already has initials stays as it is.

    >>> short_name("Рубцова Елена Андреевна").replace(NBSP, " ")
    'Рубцова Е. А.'
    >>> short_name("Громов А.П.").replace(NBSP, " ")
    'Громов А.П.'
    >>> short_name("Ким"), short_name("")
    ('Ким', '')
    """
    surname, *given = full_name.split() or [""]
    initials = [name if name.endswith(".") else f"{name[0]}." for name in given[:2]]
    return NBSP.join([surname, *initials])


def is_same_person(name: str, full_name: str) -> bool:
    """Whether «Фамилия И.О.» (or a fuller form) may be this person: the surname agrees and no known initial disagrees.

    >>> is_same_person("Рубцова Е.А.", "Рубцова Елена Андреевна"), is_same_person("Рубцова Е.В.", "Рубцова Елена Андреевна")
    (True, False)
    >>> is_same_person("Рубцова Елена", "Рубцова Елена Андреевна"), is_same_person("Рубцова Ева", "Рубцова Елена Андреевна")
    (True, False)
    >>> is_same_person("Королёв П.", "Королев Пётр Ильич"), is_same_person("Ким", "Ким Олег Робертович")
    (True, True)
    """
    surname, *given = folded(name.replace(".", ". ")).split() or [""]
    other_surname, *other_given = folded(full_name).split() or [""]
    pairs = zip(given, other_given, strict=False)
    return bool(surname) and surname == other_surname and all(_agree(one, other) for one, other in pairs)


def _agree(one: str, other: str) -> bool:
    if one.endswith(".") or other.endswith("."):
        return one[0] == other[0]
    return one == other
