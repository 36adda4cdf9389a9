"""A text with what words of the signs stand in it and where."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from functools import cached_property

from .language import Sign, parts_of
from .words import Token, tokens_of

_LOOSE = 2
_SHORTEST = 2
_REMEMBERED = 50_000


class Vocabulary:
    """Every word the signs ask for, found fast: a word of a text → the asked ones it fits."""

    def __init__(self, signs: Iterable[Sign]) -> None:
        asked = {word for sign in signs for group in (*sign.groups, sign.bars) for word in group}
        self.phrases: dict[str, list[str]] = {}
        words = set()
        for phrase in asked:
            first, *_ = parts = [part.lstrip("^") for part, _ in parts_of(phrase)]
            words.update(parts)
            if len(parts) > 1 or phrase.startswith("^"):
                self.phrases.setdefault(first, []).append(phrase)
        self._exact = frozenset(word for word in words if not word.endswith("*"))
        self._stems = frozenset(word for word in words if word.endswith("*"))
        self._longest = max((len(stem) for stem in self._stems), default=0)
        self._known: dict[str, frozenset[str]] = {}

    def fits(self, form: str) -> frozenset[str]:
        """The asked words that a form fits: «анкетами» fits «анкет*»."""
        found = self._known.get(form)
        if found is None:
            stems = (form[:length] + "*" for length in range(_SHORTEST, min(len(form) + 1, self._longest)))
            found = frozenset(stem for stem in stems if stem in self._stems) | ({form} & self._exact)
            if len(self._known) < _REMEMBERED:
                self._known[form] = found
        return found


@dataclass
class Unit:
    """A text to match. ``found`` are the asked words and phrases that stand in it, each with the places (first, last word)."""

    text: str
    tokens: tuple[Token, ...]
    found: dict[str, list[tuple[int, int]]] = field(default_factory=dict)

    @cached_property
    def words(self) -> frozenset[str]:
        """The asked words and phrases."""
        return frozenset(self.found)

    def only(self, words: frozenset[str]) -> Unit:
        """The same text as if nothing but these stood in it."""
        return Unit(self.text, self.tokens, {word: places for word, places in self.found.items() if word in words})

    def quote(self, first: int, last: int) -> str:
        """The text from one word to another."""
        return self.text[self.tokens[first].start : self.tokens[last].end]


def unit_of(text: str, vocabulary: Vocabulary, synonyms: Mapping[str, str]) -> Unit:
    """The text with the words of the signs found in it."""
    unit = Unit(text, tuple(tokens_of(text, synonyms)))
    fits = [frozenset().union(*map(vocabulary.fits, token.forms)) for token in unit.tokens]
    for place, words in enumerate(fits):
        for word in words:
            unit.found.setdefault(word, []).append((place, place))
    for word in list(unit.found):
        for phrase in vocabulary.phrases.get(word, ()):
            places = [(start, end) for start, _ in unit.found[word] if (end := _phrase_ends(phrase, start, fits)) is not None]
            if places:
                unit.found.setdefault(phrase, []).extend(places)
    return unit


def _phrase_ends(phrase: str, start: int, fits: list[frozenset[str]]) -> int | None:
    """The place of the last word of a phrase that begins at ``start``, None when it does not stand there."""
    if phrase.startswith("^") and start > 0:
        return None
    place = start
    for word, loose in parts_of(phrase)[1:]:
        reach = range(place + 1, min(place + (2 + _LOOSE if loose else 2), len(fits)))
        following = next((index for index in reach if word in fits[index]), None)
        if following is None:
            return None
        place = following
    return place
