"""Given names and patronymics by cases."""

from __future__ import annotations

from dataclasses import replace

from .endings import first, hard, soft, third, vowels_in
from .model import Forms, Gender, fixed, joined
from .words import as_written, listed, name_readings

# Words of Turkic patronymics: neither they nor the name before them are declined («Фуад гызы»).
TURKIC = listed("оглы оглу огли угли улы уулу ұлы кызы гызы кизи қызы заде")
_SWIFT = {"лев": "льв", "павел": "павл", "пётр": "петр", "петр": "петр"}
_STRESSED_SOFT = frozenset(["илья", "яхья", "закарья"])
_STRESSED_HUSHING = frozenset(["кузьмич", "ильич", "лукич", "фомич"])
# Patronymics that are not made with «-ович» or «-евич»; all are stressed at the stem.
_SHORT = frozenset(["силыч", "никитич", "саввич"])
_ON_O = listed("данило гаврило михайло кирило ивашко самойло")
# French first halves stay: «Жан-Жака», «Пьер-Анри».
_FRENCH = listed("жан пьер шарль поль")
# Women's names on «ь» that are declined, though the dictionary does not know it.
_THIRD = frozenset(["ассоль"])
_NATIVE_ENDINGS = ("вь", "рь", "фь")


def given_name(word: str, gender: Gender) -> Forms:
    """All cases of a given name; double ones («Анна-Мария») by halves."""
    if "-" in word:
        *heads, last = word.split("-")
        halves = [fixed(half) if half.lower() in _FRENCH else given_name(half, gender) for half in heads]
        return joined([*halves, given_name(last, gender)], "-")
    lower = word.lower()
    if not lower.isalpha() or lower in TURKIC:
        return fixed(word)
    return _of_man(word, lower) if gender is Gender.MALE else _of_woman(word, lower)


def patronymic(word: str, gender: Gender) -> Forms:
    """All cases of a patronymic; one of two words («Гасан-оглы») stays."""
    lower = word.lower()
    if gender is Gender.MALE and lower.endswith(("ич", "ыч")):
        return hard(word, stressed=lower in _STRESSED_HUSHING)
    if gender is Gender.FEMALE and lower.endswith("на"):
        return first(word)
    # «Гасан-оглы», or a man's patronymic of a woman: somebody has mistaken something.
    return fixed(word, doubtful="-" not in word)


def is_patronymic(word: str) -> bool:
    """Whether the word has the form of a patronymic.

    >>> [is_patronymic(word) for word in ("Ильич", "Петровна", "Гасан-оглы", "Кармен", "Милич")]
    [True, True, True, False, False]
    """
    lower = word.lower()
    if lower.rsplit("-", 1)[-1] in TURKIC or lower.endswith(("оглы", "кызы", "гызы")):
        return True
    if lower.endswith(("ович", "евич", "ёвич", "овна", "евна", "ёвна", "ична", "инишна")):
        return vowels_in(lower) > 2
    return lower in _STRESSED_HUSHING | _SHORT or bool(name_readings(word, "Patr"))


def _of_man(word: str, lower: str) -> Forms:
    if lower in _SWIFT:
        return hard(word, as_written(_SWIFT[lower], word))
    if lower in _ON_O:
        return replace(first(f"{word[:-1]}а"), nominative=word)
    if lower[-1] in "ая" and not lower.endswith(("уа", "оа", "юа")):
        return first(word, stressed=lower in _STRESSED_SOFT)
    if lower[-1] in "йь":
        return soft(word)
    return hard(word) if lower[-1] in "бвгджзклмнпрстфхцчшщ" else fixed(word)


def _of_woman(word: str, lower: str) -> Forms:
    if lower[-1] == "я" or (lower[-1] == "а" and lower[-2:-1] not in tuple("аоуэыё")):
        return first(word)
    if lower[-1] == "ь":
        women = [reading for reading in name_readings(word, "Name") if "femn" in reading.tag]
        if lower in _THIRD or lower.endswith(_NATIVE_ENDINGS) or (women and "Fixd" not in women[0].tag):
            return third(word)
        return fixed(word, doubtful=not women)
    return fixed(word)
