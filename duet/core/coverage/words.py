"""Texts as the words that signs are looked for in: each word by its letters and by its lemma."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache

from ..responsible.words import word

_WORD = re.compile(r"\d+(?:[.,]\d+)*|[^\W\d_]+")
_CACHE = 50_000
# «№ Р-145 … «Об утверждении методологии …»»: the title of somebody else's act says nothing of what is planned here.
_TITLE_OF_ACT = re.compile(
    r"(?:№\s{0,3}[^\s«»\"]{1,30}|\d{4}\s{0,3}(?:г(?:ода)?\.?)?)[^«»\"„“]{0,40}[«\"„“](?=Об?\s)[^«»\"„“”]{0,600}[»\"“”]"
)


@dataclass(frozen=True, slots=True)
class Token:
    """A word of a text: its letters, its lemma and what it stands for among the words of the organisation."""

    start: int
    end: int
    forms: tuple[str, ...]


def tokens_of(text: str, synonyms: Mapping[str, str]) -> Iterator[Token]:
    """The words of a text. ``synonyms`` gives the common lemma for a word of the organisation's own («шеф» → «наставник»)."""
    for match in _WORD.finditer(without_titles_of_acts(text)):
        forms = _forms(match.group())
        own = tuple(synonyms[form] for form in forms if form in synonyms)
        yield Token(match.start(), match.end(), forms + own if own else forms)


def lemma_of(text: str) -> str:
    """The lemma of one word, ё as е.

    >>> lemma_of("Наставляемых"), lemma_of("учёта")
    ('наставляемый', 'учет')
    """
    return _forms(text)[-1]


@lru_cache(maxsize=_CACHE)
def _forms(text: str) -> tuple[str, ...]:
    letters, lemma = text.lower().replace("ё", "е"), word(text).lemma
    return (letters,) if letters == lemma else (letters, lemma)


def without_titles_of_acts(text: str) -> str:
    """The text with the quoted titles of acts of other bodies blanked out, letter for letter.

    >>> without_titles_of_acts("Чтение № Р-145 «О модели», шаблоны")
    'Чтение                   , шаблоны'
    """
    return _TITLE_OF_ACT.sub(lambda match: " " * len(match.group()), text)
