"""Names of organisations by cases: the words before the quotes change, what is in the quotes and abbreviations do not."""

from __future__ import annotations

import re
from collections.abc import Sequence

from .model import Forms, fixed, joined
from .words import guesses, inflected

# Quotes, numbers and the rest of the line after them stay; «Начальная школа — детский сад» has two heads.
_PARTS = re.compile(r"(\s+[–—-]\s+(?!.*»)|\s*[«\"„“№\d].*|\s*\((?![а-яё]+\)).*)")
_ABBREVIATION = re.compile(r"^[А-ЯЁA-Z]{2,}|^[А-ЯЁ]+[а-яё]{0,2}[А-ЯЁ]+")
_SPACES = re.compile(r"(\s+)")
_RARE = 0.1


def decline_organisation(name: str) -> Forms:
    """All cases of «Муниципальное бюджетное общеобразовательное учреждение «Школа № 12»», «Управление образования», «Лицей № 5».

    An abbreviation («МБОУ «СОШ № 3»») stays as it is.

    >>> decline_organisation("Муниципальное бюджетное учреждение «Школа № 12»").genitive
    'Муниципального бюджетного учреждения «Школа № 12»'
    >>> decline_organisation("МБОУ «СОШ № 3»").dative, decline_organisation("Управление образования города").instrumental
    ('МБОУ «СОШ № 3»', 'Управлением образования города')
    """
    plain = " ".join(name.split())
    pieces = _PARTS.split(plain)
    if not pieces[0] or _ABBREVIATION.match(pieces[0]):
        return fixed(plain)
    found = [None if place % 2 else _part(piece) for place, piece in enumerate(pieces)]
    return joined([forms or fixed(piece, doubtful=not place) for place, (forms, piece) in enumerate(zip(found, pieces, strict=True))], "")


def _part(part: str) -> Forms | None:
    """A head with the words that agree with it; None where there is no head in the nominative."""
    tokens = _SPACES.split(part)
    changed: list[Forms] = []
    place = 0
    # The words are at even places, the spaces between them at odd ones.
    while place < len(tokens):
        agreeing = _inflected(tokens[place], noun=False)
        forms = agreeing or _inflected(tokens[place], noun=True)
        if forms is None:
            return None
        changed += [forms, *map(fixed, tokens[place + 1 : place + 2])]
        place += 2
        if agreeing is None and not _explained(tokens[place::2]):
            break
    return joined([*changed, *map(fixed, tokens[place:])], "")


def _explained(words: Sequence[str]) -> bool:
    """Whether the kind of the organisation follows its legal form: «… учреждение детский сад «Теремок»»."""
    place = 0
    while place < len(words) and _inflected(words[place], noun=False) is not None:
        place += 1
    return 0 < place < len(words) and _inflected(words[place], noun=True) is not None


def _inflected(word: str, *, noun: bool) -> Forms | None:
    """A noun or an adjective in the nominative singular, inanimate; both halves of «школа-интернат», «детский сад»."""
    if word.startswith("(") and word.endswith(")"):
        inner = _inflected(word[1:-1], noun=noun)
        return inner.each(lambda form: f"({form})") if inner is not None else None
    if noun and "-" in word:
        halves = [_inflected(half, noun=True) for half in word.split("-")]
        known = [half for half in halves if half is not None]
        if len(known) == len(halves):
            return joined(known, "-")
    wanted = {"NOUN" if noun else "ADJF", "nomn", "sing"}
    for reading in guesses(word):
        if wanted in reading.tag and not reading.tag.grammemes & {"Name", "Surn"} and (noun or reading.score >= _RARE):
            return inflected(reading, word, thing=True)
    return None
