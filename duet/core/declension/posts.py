"""Posts by cases: only the head changes («заместителя директора по УВР», «исполняющего обязанности директора»); DOMAIN.md §5.6."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from functools import lru_cache
from typing import TYPE_CHECKING

from .endings import adjective, adjective_of_woman, first, hard
from .model import Forms, fixed, joined
from .words import PROPER, guesses, inflected, listed

if TYPE_CHECKING:
    from pymorphy3.analyzer import Parse

# First halves that stay: «шеф-повара», «пресс-секретаря».
_STILL_HALVES = listed("шеф пресс вице экс бизнес обер унтер штаб it ит pr пр веб web hr smm арт видео аудио медиа контент интернент")
# Each part may have a head of its own: «учитель физики и классный руководитель», «методист (старший)»; what is in quotes is not one.
_PARTS = re.compile(r"(\s*«[^»]*»|\s*[,;/]\s*|\s+[–—-]\s+|\s*\(|\)|\s+и\s+)")
_SPACES = re.compile(r"(\s+|(?<=\w\.)(?=\w))")
# The head of these is an abbreviation or a preposition, and abbreviations do not change.
_ACTING = re.compile(r"(?i)(и\.\s?о\.|ио\s|врио\b|вр\.?\s?и\.\s?о\.|и/о\b)")
_FEMININE = ("ая", "яя", "аяся")
_ENDINGS_OF_NOUNS = ("щий", "щая", "ный", "ная", "чий", "чая", "мый", "мая", "тый", "тая")
_RARE = 0.3


def decline_post(post: str) -> Forms:
    """All cases of a post written in the nominative. Marked where no head was found: then nothing is changed.

    >>> post = decline_post("заместитель директора по УВР, учитель-логопед")
    >>> post.dative
    'заместителю директора по УВР, учителю-логопеду'
    >>> decline_post("и.о. директора").genitive, decline_post("ст. воспитатель").genitive
    ('и.о. директора', 'ст. воспитателя')
    """
    text = " ".join(post.split())
    if text.isupper() and len(text) > 5:
        return replace(decline_post(text.lower()).each(str.upper), nominative=text)
    pieces = _PARTS.split(text)
    found = [None if place % 2 else _part(piece, leading=not place) for place, piece in enumerate(pieces)]
    known = any(found) or bool(_ACTING.match(text)) or _head_is_abbreviated(text)
    said = joined([forms or fixed(piece) for forms, piece in zip(found, pieces, strict=True)], "")
    return said if known or not text else said.doubted()


def _head_is_abbreviated(text: str) -> bool:
    """«зам. директора», «зав. библиотекой», «ИП»."""
    head = text.split(" ")[0]
    return "." in head or head.isupper()


def _part(part: str, *, leading: bool) -> Forms | None:
    """A head with what depends on it; None where there is no head in the nominative."""
    if _ACTING.match(part):
        return None
    tokens = _SPACES.split(part)
    changed: list[Forms] = []
    place = 0
    # The words are at even places, the spaces between them at odd ones.
    while place < len(tokens) and _only_leads(tokens[place]):
        changed += map(fixed, tokens[place : place + 2])
        place += 2
    led = place
    while place < len(tokens) and (agreeing := _leading(tokens, place, led)) is not None:
        changed += [agreeing, *map(fixed, tokens[place + 1 : place + 2])]
        place += 2
    noun = _noun(tokens[place]) if place < len(tokens) and (place == led or _goes_on(tokens, place)) else None
    if noun is not None:
        if not leading and not _is_somebody(tokens[place]):
            return None
        changed += [noun, *map(fixed, tokens[place + 1 : place + 2])]
        place += 2
        # «медицинская сестра диетическая», «воспитатель старший»
        while place < len(tokens) and not tokens[place].endswith("ой") and (after := _adjective(tokens[place])) is not None:
            if _is_feminine(tokens[place]) != noun.genitive.endswith(("ы", "и")):
                break
            changed += [after, *map(fixed, tokens[place + 1 : place + 2])]
            place += 2
    if all(forms.genitive == forms.nominative for forms in changed):
        return None
    return joined([*changed, *map(fixed, tokens[place:])], "")


def _only_leads(word: str) -> bool:
    """«временно», «вновь», «ст.»: the head is still to come."""
    return bool(re.match(r"[а-яё]+\.$", word.lower())) or any(reading.tag.POS == "ADVB" for reading in guesses(word)[:1])


def _leading(tokens: Sequence[str], place: int, led: int) -> Forms | None:
    """The word as an adjective of the head or as the head itself: «старший», «исполняющий», «заведующая», «рабочий»."""
    return _adjective(tokens[place]) if place == led or _goes_on(tokens, place) else None


def _goes_on(tokens: Sequence[str], place: int) -> bool:
    """Whether the word belongs to the head that the adjectives before it have begun: «детским» after «заведующий» does not."""
    before, word = tokens[place - 2], tokens[place]
    # «городской» after «заведующий» is of the library.
    if _leads_to_noun(tokens[place + 2 if word.endswith("ой") else place :: 2]):
        return True
    return _adjective(word) is not None and not word.endswith("ой") and _is_feminine(before) == _is_feminine(word)


def _leads_to_noun(words: Sequence[str]) -> bool:
    """Whether a noun in the nominative follows, adjectives between: «младший медицинский работник»."""
    for word in words:
        if _noun(word) is not None:
            return not _is_oblique(word)
        if _adjective(word) is None:
            break
    return False


def _is_feminine(adjective: str) -> bool:
    return adjective.lower().endswith(_FEMININE)


def _is_oblique(word: str) -> bool:
    """Whether no reading is the nominative singular: «обязанности», «части»."""
    nouns = [reading for reading in guesses(word) if "NOUN" in reading.tag]
    return bool(nouns) and not any({"nomn", "sing"} in reading.tag for reading in nouns)


def _adjective(word: str) -> Forms | None:
    """An adjective or a participle in the nominative: «старший», «исполняющий», «заведующая», «учащийся»."""
    lower = word.lower()
    if lower.endswith(("щийся", "щаяся")):
        return (adjective if lower.endswith("щийся") else adjective_of_woman)(word[:-2]).each(lambda form: f"{form}ся")
    if not lower.endswith(("ый", "ий", "ой", "ая", "яя")):
        return None
    if not any(
        {"nomn", "sing"} in reading.tag and (reading.tag.POS in ("ADJF", "PRTF") or lower.endswith(_ENDINGS_OF_NOUNS))
        for reading in guesses(word)
    ):
        return None
    return adjective_of_woman(word) if _is_feminine(word) else adjective(word)


@lru_cache(maxsize=4096)
def _noun(word: str) -> Forms | None:
    """A noun in the nominative singular, compounds by halves: «учитель», «педагог-психолог», «медсестра»."""
    if "-" in word:
        *heads, last = word.split("-")
        end = _noun(last) or _adjective(last)
        if end is None:
            return None
        return joined([*(_first_half(half) for half in heads), end], "-")
    if not re.fullmatch(r"[А-Яа-яЁё]+", word) or (word.isupper() and len(word) > 1):
        return None
    reading = _reading(word)
    return inflected(reading, word) if reading is not None else _profession(word)


def _profession(word: str) -> Forms | None:
    """A post that the dictionary does not have: «электроник», «логопедша»."""
    lower = word.lower()
    if lower.endswith(("ник", "лог", "тор", "граф", "лист")):
        return hard(word)
    return first(word) if lower.endswith(("дша", "рша", "ница", "истка")) else None


def _first_half(half: str) -> Forms:
    return fixed(half) if half.lower() in _STILL_HALVES else _noun(half) or fixed(half)


def _reading(word: str) -> Parse | None:
    found = [
        reading
        for reading in guesses(word)
        if {"NOUN", "nomn", "sing"} in reading.tag and "Fixd" not in reading.tag and not (PROPER - {"Abbr"}) & reading.tag.grammemes
    ]
    people = [reading for reading in found if "anim" in reading.tag]
    # Other cases of some other word («воспитателя», «части») are no head, whatever rare word they may also be.
    if not people and found and found[0].score < _RARE:
        return None
    return next(iter(people or found), None)


def _is_somebody(word: str) -> bool:
    """Whether the noun names somebody: «учитель и воспитатель», not «математика и информатика»."""
    reading = _reading(word.rsplit("-", 1)[-1])
    return reading is not None and "anim" in reading.tag
