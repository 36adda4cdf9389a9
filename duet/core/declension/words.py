"""What the dictionary knows of a word (pymorphy3 with the dictionary of OpenCorpora)."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING

from .model import Case, Forms, by_case

if TYPE_CHECKING:
    from pymorphy3 import MorphAnalyzer
    from pymorphy3.analyzer import Parse

_CASES = {
    Case.NOMINATIVE: "nomn", Case.GENITIVE: "gent", Case.DATIVE: "datv",
    Case.ACCUSATIVE: "accs", Case.INSTRUMENTAL: "ablt", Case.PREPOSITIONAL: "loct",
}  # fmt: skip
_CYRILLIC = re.compile(r"[а-яё-]+")
PROPER = frozenset(["Name", "Surn", "Patr", "Geox", "Orgn", "Abbr"])


def listed(words: str) -> frozenset[str]:
    """A set of words written in one line."""
    return frozenset(words.split())


@lru_cache(maxsize=1)
def _analyzer() -> MorphAnalyzer:
    """The dictionary, loaded when it is first asked."""
    from pymorphy3 import MorphAnalyzer  # noqa: PLC0415  # slow to load, and most pages decline nothing

    return MorphAnalyzer(lang="ru")


@lru_cache(maxsize=20_000)
def guesses(word: str) -> tuple[Parse, ...]:
    """Readings of any word, likeliest first: of words like it where it is not in the dictionary; none of what is no Russian word."""
    lower = word.lower()
    return tuple(_analyzer().parse(lower)) if _CYRILLIC.fullmatch(lower) else ()


def readings(word: str) -> tuple[Parse, ...]:
    """Readings of a known word, likeliest first; nothing for a word the dictionary does not have."""
    return guesses(word) if _analyzer().word_is_known(word.lower()) else ()


def common_noun(word: str, *, gender: str = "masc") -> Parse | None:
    """The word as a common noun in the nominative singular: «заяц», «стрелец», «калина»."""
    wanted = {"NOUN", gender, "sing", "nomn"}
    return next((reading for reading in readings(word) if wanted in reading.tag and not PROPER & reading.tag.grammemes), None)


def inflected(reading: Parse, word: str, *, thing: bool = False) -> Forms:
    """All cases of a reading, written as the word is (capitals and «ё» kept); what the dictionary lacks stays as in the nominative.

    Masculine words are those of people, unless ``thing``: «вижу стрельца», «вижу детский сад».
    """
    said: dict[Case, str] = {}
    for case, grammeme in _CASES.items():
        kind = {"inan"} if thing and "ADJF" in reading.tag and "masc" in reading.tag and case is Case.ACCUSATIVE else set[str]()
        found = reading.inflect({"sing", grammeme} | kind) or reading
        said[case] = as_written(found.word, word)
    if not thing and "masc" in reading.tag and not said[Case.GENITIVE].endswith(("ы", "и")):
        said[Case.ACCUSATIVE] = said[Case.GENITIVE]
    said[Case.NOMINATIVE] = word
    return by_case(said.__getitem__)


def as_written(form: str, like: str) -> str:
    """The form in the capitals of the word; «ё» of the stem is written as in the word, that of an ending always.

    >>> as_written("стрельца", "Стрелец"), as_written("орла", "ОРЁЛ"), as_written("секретарём", "секретарь")
    ('Стрельца', 'ОРЛА', 'секретарём')
    """
    if "ё" not in like.lower():
        stem = len(like) - 1
        form = form[:stem].replace("ё", "е") + form[stem:]
    if len(like) > 1 and like.isupper():
        return form.upper()
    return form[:1].upper() + form[1:] if like[:1].isupper() else form


def is_adjective(word: str, grammemes: set[str]) -> bool:
    """Whether the word is a known adjective in such a form."""
    return any("ADJF" in reading.tag and grammemes <= reading.tag.grammemes for reading in readings(word))


def name_readings(word: str, kind: str) -> list[Parse]:
    """Readings as a given name («Name») or a patronymic («Patr»), nominative singular."""
    return [reading for reading in readings(word) if {kind, "sing", "nomn"} in reading.tag]
