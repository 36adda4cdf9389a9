"""The words before a definition, and a stretch of them put into the nominative as the document writes it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from .runs import in_nominative, run_at
from .tokens import Mark, Token, tokenize
from .words import ACCUSATIVE, NOMINATIVE

_END = re.compile(r"(?<=[^\W\d_]{3})[.!?;](?=\s)|\n\s*\n")
_FURTHER = re.compile(r",?\s*\(\s*далее[^()]*\)")
_SPACE = re.compile(r"\s+")
_MARKS = str.maketrans(dict.fromkeys('«»„“”"()', " "))
_LONGEST = 600


@dataclass(frozen=True, slots=True)
class Clause:
    """The text of one clause and its tokens without quotation marks and brackets; ``places`` is where each begins."""

    text: str
    tokens: tuple[Token, ...]
    places: tuple[int, ...]

    def whole(self) -> str:
        """All the words, in the nominative."""
        return self.stretch(0, len(self.tokens))

    def stretch(self, start: int, end: int) -> str:
        """The words from token ``start`` to token ``end`` in the nominative.

        After other words «организации» is rather of one than several of them.
        """
        start = self._at_quotation(start)
        if start >= end:
            return ""
        run = run_at(self.tokens, start)
        words = list(self.tokens[start:end])
        if run is not None and len(run.tokens) <= len(words):
            oblique = run.cases - {NOMINATIVE, ACCUSATIVE} if start else frozenset()
            words[: len(run.tokens)] = in_nominative(run.tokens, run.likeliest(oblique))
        return _balanced(self._with(words, start))

    def _with(self, words: Sequence[Token], start: int) -> str:
        """The text of the document with these words in their places."""
        pieces: list[str] = []
        for place, token in enumerate(words, start):
            after = self.text[self.places[place] + len(self.tokens[place].text) : self._next(place)]
            pieces.append(token.text + _SPACE.sub(" ", after))
        return "".join(pieces)

    def _next(self, place: int) -> int:
        return self.places[place + 1] if place + 1 < len(self.places) else len(self.text)

    def _at_quotation(self, start: int) -> int:
        """«МКУ «Центр…»»: a name is not cut out of its quotation marks."""
        if start >= len(self.tokens):
            return start
        before = self.text[: self.places[start]]
        if before.count("«") <= before.count("»"):
            return start
        first = next(place for place, at in enumerate(self.places) if at > before.rindex("«"))
        return first - 1 if first and self.tokens[first - 1].mark is Mark.CAPITALS else first


def clause_before(text: str) -> Clause:
    """The last clause of a text."""
    clause = _FURTHER.sub("", _END.split(text[-_LONGEST:])[-1])
    tokens = tokenize(clause.translate(_MARKS))
    places: list[int] = []
    at = 0
    for token in tokens:
        at = clause.index(token.text, at)
        places.append(at)
        at += len(token.text)
    return Clause(clause, tuple(tokens), tuple(places))


def _balanced(text: str) -> str:
    """Without brackets and quotation marks that have lost their pair."""
    for opening, closing in ("()", "«»"):
        if text.count(opening) != text.count(closing):
            text = text.replace(opening, "").replace(closing, "")
    return " ".join(text.split()).strip(" ,;:-–—")
