"""Full names by cases: «Керимова Сурия Фуад гызы», «Соловьёв-Седой Пётр Ильич», «Ким Чен Ын», «Громов А. П.»."""

from __future__ import annotations

import re
from dataclasses import replace

from ..names import NBSP, short_name
from .eastern import is_eastern, last_of_eastern
from .gender import gender_of
from .given import TURKIC, given_name, is_patronymic, patronymic
from .model import Forms, Gender, fixed, joined
from .particles import PARTICLES
from .surnames import surname

_INITIALS = re.compile(r"^(?:[А-ЯЁа-яё][а-я]?\.-?)+$")
_FOREIGN_LETTERS = re.compile(r"[A-Za-z]")


def decline_name(full_name: str, gender: Gender | None = None) -> Forms:
    """All cases of a full name: «Белова Анна Сергеевна», «А. С. Белова», «Анна Сергеевна». Without a gender it is guessed from the
    name; what cannot be known stays as it is and is marked (DOMAIN.md §5.6).

    >>> name = decline_name("Керимова Сурия Фуад гызы")
    >>> name.genitive, name.dative
    ('Керимовой Сурии Фуад гызы', 'Керимовой Сурии Фуад гызы')
    """
    words = full_name.split()
    plain = " ".join(words)
    if not words or _FOREIGN_LETTERS.search(plain):
        return fixed(plain, doubtful=bool(words))
    if plain.isupper():
        return replace(_declined(plain.title().split(), gender).each(str.upper), nominative=plain)
    return _declined(words, gender)


def _declined(words: list[str], gender: Gender | None) -> Forms:
    start, end = _place_of_surname(words)
    known = gender or gender_of(" ".join([*words[start:], *words[:start]]))
    if known is None:
        return fixed(" ".join(words), doubtful=True)
    if is_eastern(words):
        eastern = joined([*map(fixed, words[:-1]), last_of_eastern(words[-1], known)])
        # Of two words the first may be that of a family that has long been Russian: «Лим Радмир».
        return eastern if len(words) > 2 else eastern.doubted()
    family = [fixed(word) for word in words[start : end - 1]] + [surname(word, known) for word in words[max(start, end - 1) : end]]
    return joined([*_given(words[:start], known), *family, *_given(words[end:], known)])


def short(forms: Forms, *, initials_first: bool = False) -> Forms:
    """The surname with initials in every case: «Беловой А. С.» or «А. С. Беловой».

    >>> short(decline_name("Белова Анна Сергеевна")).dative.replace("\\u00a0", " ")
    'Беловой А. С.'
    >>> short(decline_name("фон Бюлов Карл Иванович"), initials_first=True).genitive.replace("\\u00a0", " ")
    'К. И. фон Бюлова'
    """

    start, end = _place_of_surname(forms.nominative.split())

    def shortened(name: str) -> str:
        words = name.split()
        family = words[start:end]
        if not family:
            return name
        initials = short_name(" ".join([family[-1], *words[:start], *words[end:]])).split(NBSP)[1:]
        return NBSP.join([*initials, *family] if initials_first else [*family, *initials])

    return forms.each(shortened)


def _given(words: list[str], gender: Gender) -> list[Forms]:
    """Given names, patronymics and initials."""
    parts = []
    for place, word in enumerate(words):
        following = words[place + 1].lower() if place + 1 < len(words) else ""
        if _INITIALS.match(word) or word.lower() in TURKIC or following in TURKIC:
            parts.append(fixed(word))
        elif place and is_patronymic(word):
            parts.append(patronymic(word, gender))
        else:
            parts.append(given_name(word, gender))
    return parts


def _place_of_surname(words: list[str]) -> tuple[int, int]:
    """Where the surname begins and ends: first in papers, after the initials or the patronymic in speech, nowhere in «Анна Сергеевна»."""
    start = 0
    while start < len(words) - 1 and _INITIALS.match(words[start]):
        start += 1
    if not start and len(words) in (2, 3) and is_patronymic(words[1]):
        start = 0 if len(words) == 3 and (is_patronymic(words[2]) or words[2].lower() in TURKIC) else 2
    return start, start + _words_of_surname(words[start:])


def _words_of_surname(words: list[str]) -> int:
    """How many words the surname has: «фон дер Лейен Анна» three, «Ван Гог Петер Янович» two, of most people one."""
    count = 0
    while count < len(words) - 1 and words[count] in PARTICLES:
        count += 1
    if not count and words and words[0].lower() in PARTICLES and len(words) > (3 if is_patronymic(words[-1]) else 2):
        count = 0 if _INITIALS.match(words[1]) else 1
    return min(count + 1, len(words))
