"""Whether a name is a man's or a woman's, as far as the name itself tells."""

from __future__ import annotations

from .model import Gender
from .particles import PARTICLES
from .words import listed, name_readings

_MEN, _WOMEN = listed("оглы оглу огли угли улы уулу ұлы"), listed("кызы гызы кизи қызы")
_PATRONYMICS_OF_MEN = ("ович", "евич", "ёвич", "ильич", "кузьмич", "лукич", "фомич", "никитич", "саввич", "силыч", "оглы")
_PATRONYMICS_OF_WOMEN = ("овна", "евна", "ёвна", "ична", "инишна", "кызы", "гызы")
# Names of men on «а» and «я» that the dictionary does not have or takes for women's.
_MALE_ON_A = listed(
    "никита илья кузьма фома лука савва данила гаврила мина сила зосима мустафа муса иса закария яхья юнуса абдулла хамза мурза "
    "рза ага иона еремия исайя аса добрыня вавила гурья фока шалва важа бадма"
)
_OF_BOTH = listed("саша миша женя валя шура слава паша ника")
_FEMALE = listed(
    "кармен элен ирен катрин ирэн рут айгерим айжан гульназ гульнур лейсан айсылу гузель гюзель айгуль асель эстер элис сабрин алсу "
    "ляйсан патимат аминат хадижат сакинат марьям ануш гаяне шушаник астхик кетеван нино николь мишель адель изабель жибек"
)
# The middle of Vietnamese names: «Чан Тхи Лан», «Фам Ван Донг».
_MIDDLE = {"тхи": Gender.FEMALE, "ван": Gender.MALE}


def gender_of(full_name: str) -> Gender | None:
    """The gender, or None when it has to be asked: «Нгуен Хоа».

    >>> [str(gender_of(name)) for name in ("Белова Анна Сергеевна", "Ким Олег", "Керимова Сурия Фуад гызы", "Нгуен Хоа", "Дюма Никита")]
    ['f', 'm', 'f', 'None', 'm']
    """
    words = full_name.replace(".", ". ").lower().split()
    while words and words[0] in PARTICLES and len(words) > 2:
        words = words[1:]
    if len(words) == 3 and words[1] in _MIDDLE:
        return _MIDDLE[words[1]]
    named = [word for word in words if not word.endswith(".")]
    if not named:
        return None
    surname = _by_surname(named[0])
    given = _by_given(named[1]) if len(named) > 1 else None
    told = next((gender for word in words[1:] if (gender := _by_patronymic(word)) is not None), None)
    if told is not None:
        # «Иванова Анна Петрович» is a slip of the pen, «Калина Иван Петрович» is not.
        return told if told in (surname or told, given or told) else None
    return given or surname


def _by_patronymic(word: str) -> Gender | None:
    last = word.rsplit("-", 1)[-1]
    if last in _WOMEN or word.endswith(_PATRONYMICS_OF_WOMEN):
        return Gender.FEMALE
    return Gender.MALE if last in _MEN or word.endswith(_PATRONYMICS_OF_MEN) else None


def agree(gender: Gender | None, masculine: str, feminine: str, unknown: str) -> str:
    """The word that agrees with a person; ``unknown`` is printed where nobody has said who it is.

    >>> [agree(gender, "прошёл", "прошла", "прошёл(-ла)") for gender in (Gender.MALE, Gender.FEMALE, None)]
    ['прошёл', 'прошла', 'прошёл(-ла)']
    """
    if gender is None:
        return unknown
    return masculine if gender is Gender.MALE else feminine


def _by_given(word: str) -> Gender | None:
    first_half = word.split("-")[0]
    if first_half in _OF_BOTH:
        return None
    if first_half in _MALE_ON_A:
        return Gender.MALE
    if first_half in _FEMALE:
        return Gender.FEMALE
    grammemes = {str(grammeme) for reading in name_readings(first_half, "Name") for grammeme in reading.tag.grammemes}
    told = [gender for gender, grammeme in ((Gender.MALE, "masc"), (Gender.FEMALE, "femn")) if grammeme in grammemes]
    if told:
        return told[0] if len(told) == 1 else None
    # «Хоа» may be anybody.
    return Gender.FEMALE if first_half[-1:] in ("а", "я") and first_half[-2:-1] not in tuple("оуэыё") else None


def _by_surname(word: str) -> Gender | None:
    """By any half: «Громова-Ткач»."""
    for half in word.split("-"):
        if half.endswith(("ова", "ева", "ёва", "ина", "ына", "ская", "цкая", "ная", "тая")):
            return Gender.FEMALE
        if half.endswith(("ов", "ев", "ёв", "ин", "ын", "ский", "цкий", "ый", "той", "ской")):
            return Gender.MALE
    return None
