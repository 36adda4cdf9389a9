r"""Finding by words: what is looked for, as patterns that Python and PostgreSQL understand alike.

A pattern names both cases of each letter and both «е» and «ё»: SQLite folds only Latin letters, PostgreSQL those of the locale
that its cluster was made with, and neither takes ё for е.
"""

from __future__ import annotations

import re

_BEGINS = "(^|[^0-9A-Za-zА-Яа-яЁё])"
# Marks that are passed over. Any other sign (%, +, _) is looked for as it is.
_BREAKS = " \t\r\n\N{NO-BREAK SPACE}\N{WORD JOINER}.,;:!?…()[]{}\"'«»„“”/|·•№§–—‑−-"
_WORD = re.compile(rf"[^\W_]+|(?:[^\w{re.escape(_BREAKS)}]|_)+")
# Endings of nouns, adjectives and verbs; what is left of a word keeps four letters.
_ENDING = re.compile(
    r"(?<=[а-я]{4})(?:иями|ями|ами|ией|иям|иях|ого|его|ому|ему|ыми|ими|ать|ять|ить|еть|ов|ев|ей|ой|ам|ям|ах|ях|ом|ем|ую|юю|ая|яя|"
    r"ое|ее|ые|ие|ый|ий|ых|их|ия|ию|ии|ым|им|а|я|о|е|у|ю|ы|и|ь|й)$"
)
# A sentence pasted into the field is a slip of the hand; its first words find the row.
WORDS_AT_MOST = 8


def patterns(asked: str) -> tuple[str, ...]:
    """A pattern for each word or sign that was asked for; all of them have to be found.

    A word is found where a word of the text begins with it, its ending left out; a sign anywhere.

    >>> has("Издание Приказов о приёме", "приказ ПРИЕМ"), has("Неприказной порядок", "приказ"), has("охват 100%", "100 %")
    (True, False, True)
    >>> patterns(" — "), has("%", "_")
    ((), False)
    """
    found = [word for word in _WORD.findall(asked.lower().replace("ё", "е")) if word.isprintable()]
    return tuple(begins(_ENDING.sub("", word)) if word.isalnum() else re.escape(word) for word in found[:WORDS_AT_MOST])


def begins(stem: str) -> str:
    """The pattern of words that begin so.

    >>> begins("её").removeprefix(_BEGINS), begins("5а").removeprefix(_BEGINS)
    ('[еёЕЁ][еёЕЁ]', '5[аА]')
    """
    return _BEGINS + "".join(map(_any_case, stem))


def words(text: str) -> frozenset[str]:
    """The words of a text as a stem is compared with: in small letters, «е» for «ё».

    >>> sorted(words("Приём «анкет», 5-й"))
    ['5', 'анкет', 'й', 'прием']
    """
    return frozenset(re.findall(r"[^\W_]+", text.lower().replace("ё", "е")))


def has(text: str, asked: str) -> bool:
    """Whether a text has everything that was asked for."""
    return all(re.search(pattern, text) for pattern in patterns(asked))


def _any_case(letter: str) -> str:
    if letter in "её":
        return "[еёЕЁ]"
    return letter if letter == letter.upper() else f"[{letter}{letter.upper()}]"
