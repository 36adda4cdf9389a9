"""What the dictionary of Russian knows of a piece of text: is it a word, and may it stand alone."""

from __future__ import annotations

from functools import lru_cache
from typing import Any

# Rare names, abbreviations and interjections look like the ends of broken words: «ия», «ание», «ого».
_UNLIKELY = frozenset({"Name", "Surn", "Patr", "Geox", "Orgn", "Trad", "Abbr", "Init", "INTJ"})
_LINKING = frozenset({"PREP", "CONJ", "PRCL", "NPRO"})
_ONE_LETTER = frozenset("авикоуся")
_OLD = frozenset({"ль"})


@lru_cache(maxsize=1)
def _dictionary() -> Any:
    import pymorphy3  # noqa: PLC0415 - the dictionary takes a tenth of a second, and few documents need it

    return pymorphy3.MorphAnalyzer()


@lru_cache(maxsize=4096)
def is_known(word: str) -> bool:
    """The dictionary has the word in some form."""
    return bool(_dictionary().word_is_known(word.lower()))


@lru_cache(maxsize=4096)
def is_common(word: str) -> bool:
    """A word that may well stand alone in small letters: «их», but not «ия», «ого» or «е»."""
    if len(word) == 1:
        return word.lower() in _ONE_LETTER
    if word.lower() in _OLD:
        return False
    return any(parse.is_known and not _UNLIKELY & parse.tag.grammemes for parse in _dictionary().parse(word.lower()))


@lru_cache(maxsize=4096)
def is_linking(word: str) -> bool:
    """A preposition, a conjunction or the like, which any word may stand before."""
    return any(parse.is_known and parse.tag.POS in _LINKING for parse in _dictionary().parse(word.lower()))
