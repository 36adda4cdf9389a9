"""Chinese, Korean and Vietnamese names: of «Ким Чен Ын» and «Цзян Минь» only the last word changes."""

from __future__ import annotations

import re

from .endings import VOWELS, hard, soft
from .given import TURKIC, is_patronymic
from .model import Forms, Gender, fixed
from .words import listed, name_readings

_SURNAMES = listed(
    "ли ван чжан лю чэнь ян чжао хуан чжоу сюй сунь ху чжу гао линь хэ го ма ло лян сун чжэн се хань тан фэн юй дун сяо чэн цао юань дэн "
    "фу шэнь цзэн пэн люй су лу цзян цай цзя дин вэй сюэ е янь юй пань ду дай ся чжун тянь фан ши мао цинь си цзинь у мэн ко бай "
    "ким пак чхве чон кан чо юн чан лим хан син со квон хон но хва нам хо "
    "нгуен чан ле фам хоанг фан ву во данг буй до нго зыонг чинь динь лам май"
)


def is_eastern(words: list[str]) -> bool:
    """Whether the name is in short words without a patronymic, or a Chinese surname with a name that no Russian dictionary has.

    >>> [is_eastern(name.split()) for name in ("Хо Ши Мин", "Цзян Цзэминь", "Ким Олег", "Ким Чен Ын Петрович")]
    [True, True, False, False]
    """
    if len(words) < 2 or any(is_patronymic(word) or not word.isalpha() or word.lower() in TURKIC for word in words):
        return False
    if len(words) == 2:
        return words[0].lower() in _SURNAMES and _syllables(words[1]) <= 2 and not name_readings(words[1], "Name")
    return all(_syllables(word) <= 1 for word in words[1:]) and _syllables(words[0]) <= 2


def _syllables(word: str) -> int:
    """Vowels beside each other are one: «Сяо», «Хуан»."""
    return len(re.findall(r"[аеёиоуыэюя]+", word.lower()))


def last_of_eastern(word: str, gender: Gender) -> Forms:
    """The forms of the last word: a man's on a consonant is declined, all others stay."""
    last = word[-1].lower()
    if gender is Gender.FEMALE or last in VOWELS:
        return fixed(word)
    return soft(word) if last in "йь" else hard(word)
