"""Words people are searched by: kept whole, asked for by their beginnings."""

from __future__ import annotations

import re

from ..finding import WORDS_AT_MOST

_WORD = re.compile(r"[^\W_]+")
_ENDING = re.compile(
    r"(?<=[а-я]{4})(?:ами|ями|ого|его|ому|ему|ыми|ими|ой|ей|ов|ев|ам|ям|ах|ях|ом|ем|ую|юю|ая|яя|ое|ее|ые|ие|ый|ий|ых|их|[аяоеуюыиьй])$"
)
LONGEST = 40


def search_words(text: str) -> list[str]:
    """The words of a text as they are kept: small letters, «е» for «ё», each once, in their order.

    >>> search_words("Королёва-Ёлкина Анна; приём ЕГЭ, приём")
    ['королева', 'елкина', 'анна', 'прием', 'егэ']
    """
    found = _WORD.findall(text.lower().replace("ё", "е"))
    return list(dict.fromkeys(word[:LONGEST] for word in found))


def sought(asked: str) -> list[str]:
    """The beginnings that have to be found, all of them; the last word may be typed only in part.

    A whole word is asked for without its ending («физики» finds «физика»), the last one as it is typed, without its ending when
    it is long enough to have one.

    >>> sought("Королёва физики"), sought("Иван"), sought("  ")
    (['королев', 'физик'], ['иван'], [])
    """
    return [_ENDING.sub("", word) for word in search_words(asked)[:WORDS_AT_MOST]]
