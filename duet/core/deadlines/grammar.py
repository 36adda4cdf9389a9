"""parse(): a phrase to a deadline."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from .build import build
from .clauses import Clause, clauses
from .model import UNSPECIFIED, Ask, Context, Deadline, Kind
from .scan import scan
from .tokens import Token, fold, tokenise, visible

_NOTHING = frozenset(["-", ",", "(", ")", "/", "нет", "не"])
_SILENT = frozenset(
    [
        "срок",
        "исполнение",
        "реализация",
        "программа",
        "включительно",
        "и",
        "-",
        ",",
        "(",
        ")",
        "/",
        "или",
        "на",
        "в",
        "по",
        "за",
        "с",
        "примерно",
    ]
)
_ABOUT = "Срок назван примерно: проверьте день."
_UNREAD = "Не использованы слова: {}. Проверьте, не меняют ли они срок."
_NOT_UNDERSTOOD = "Срок не понят: «{}». Впишите день, к которому это должно быть сделано."
_MISPRINT = "«{}» прочитано как «{}»."
_MOST_SHOWN = 120
_MOST_RULES = 12
"""A cell does not hold more rules; a text that does is no cell."""


_NOWHERE = Context()


def parse(phrase: str, within: Context = _NOWHERE) -> Deadline:
    """Read a «Срок» as people write it (contracts/cli.md, DOMAIN.md §10).

    Never raises: what is not understood is said in ``doubts``, and then there is something to ask (``ask``).

    >>> parse("до 15 сентября 2025 г.").end
    datetime.date(2025, 9, 15)
    >>> parse("как-нибудь").doubts
    ('Срок не понят: «как-нибудь». Впишите день, к которому это должно быть сделано.',)
    """
    text, places = fold(phrase)
    tokens = tokenise(text)
    found, unread = scan(tokens)
    reader = _Reader(phrase, tokens, places)
    read = [(clause, deadline) for clause in clauses(found, unread) if (deadline := build(clause, within, reader.words))]
    read, dropped = _sure(read[:_MOST_RULES])
    if not read:
        return _unspecified(phrase, tokens)
    unread = sorted({*unread, *(at for clause in dropped for first, last in clause.used for at in range(first, last))})
    return reader.chained(read, unread)


Read = tuple[Clause, Deadline]


def _sure(read: list[Read]) -> tuple[list[Read], list[Clause]]:
    """Beside a sure rule an unknown event is no rule («отчёт по МО до 1 мая»)."""
    weak = [clause for clause, _ in read if clause.after and not clause.after.sure]
    if not weak or len(weak) == len(read):
        return read, []
    return [pair for pair in read if pair[0] not in weak], weak


def _unspecified(phrase: str, tokens: list[Token]) -> Deadline:
    if all(token.key in _NOTHING for token in tokens[:-1]):
        return UNSPECIFIED
    shown = " ".join(phrase.split())
    shown = shown if len(shown) <= _MOST_SHOWN else shown[:_MOST_SHOWN] + "…"
    return Deadline(Kind.UNSPECIFIED, ask=Ask.DUE, doubts=(_NOT_UNDERSTOOD.format(shown),))


class _Reader:
    """The phrase behind the tokens: words and positions."""

    def __init__(self, phrase: str, tokens: list[Token], places: Sequence[int] | None) -> None:
        self.phrase, self.tokens, self.places = phrase, tokens, places
        self.guessed = any(token.guess for token in tokens)

    def span(self, first: int, last: int) -> tuple[int, int]:
        """Positions in the phrase of the tokens from one to before another."""
        start, end = self.tokens[first].start, self.tokens[last - 1].end
        if self.places is None:
            return start, end
        return self.places[start], (self.places[end - 1] + 1 if end > start else self.places[start])

    def words(self, first: int, last: int) -> str:
        """The words as written; a word torn in two stands whole."""
        text, at = "", self.span(first, last)[0]
        for token in range(first, last):
            start, end = self.span(token, token + 1)
            raw = self.phrase[start:end]
            torn = self.tokens[token].text if len(raw.split()) > 1 and self.tokens[token].text.isalpha() else raw
            text, at = text + self.phrase[at:start] + torn, end
        return text if self.places is None else visible(text)

    def chained(self, read: list[Read], unread: list[int]) -> Deadline:
        """The deadlines of the clauses, the later ones in ``also``; what no rule read is told with the first."""
        also: Deadline | None = None
        for clause, deadline in reversed(read[1:]):
            also = self.placed(clause, deadline, self.guesses(clause), also)
        clause, deadline = read[0]
        return self.placed(clause, deadline, [*self.guesses(clause), *self.leftovers(unread)], also)

    def placed(self, clause: Clause, deadline: Deadline, doubts: list[str], also: Deadline | None) -> Deadline:
        """The deadline with the words it rests on."""
        rests = _merged([self.span(first, last) for first, last in clause.used])
        return replace(deadline, rests_on=rests, also=also, doubts=(*deadline.doubts, *doubts))

    def guesses(self, clause: Clause) -> list[str]:
        """Misprints that were put right, as doubts."""
        if not self.guessed:
            return []
        used = [at for first, last in clause.used for at in range(first, last) if self.tokens[at].guess]
        return [_MISPRINT.format(self.words(at, at + 1), self.tokens[at].text) for at in used]

    def leftovers(self, unread: list[int]) -> list[str]:
        """Words that were not used, as doubts."""
        found = [_ABOUT] if any(token.key == "примерно" for token in self.tokens) else []
        words = [f"«{self.words(at, at + 1)}»" for at in unread if self.tokens[at].key not in _SILENT]
        return [*found, _UNREAD.format(", ".join(words))] if words else found


def _merged(spans: list[tuple[int, int]]) -> tuple[tuple[int, int], ...]:
    merged: list[tuple[int, int]] = []
    for start, end in sorted(spans):
        if merged and start <= merged[-1][1] + 1:
            merged[-1] = (merged[-1][0], max(end, merged[-1][1]))
        else:
            merged.append((start, end))
    return tuple(merged)
