"""A name as it is compared, however it was typed: order of words, initials, ё, letters of the other alphabet."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass

from ..text import FOLDS

# Latin letters that look like ours, each case by itself: «H» is our «Н», «h» is nothing of ours.
_LOOK_ALIKE = str.maketrans("ABCEHKMOPTXYaceopxyk", "АВСЕНКМОРТХУасеорхук")
_LATIN = re.compile(r"[A-Za-z]")
_CYRILLIC = re.compile(r"[А-Яа-яЁё]")
_WORD = re.compile(r"[^\W\d_]+(?:['’`-][^\W\d_]+)*")
_IN_BRACKETS = re.compile(r"[(\[]([^)\]]*)[)\]]?")
_SPACED_HYPHEN = re.compile(r"(?<=\w)\s*-\s*(?=\w)")
# «Иванов ИИ»: initials without their points, where the rest is not in capitals.
_BARE_INITIALS = re.compile(r"\b([А-ЯЁ])([А-ЯЁ])\b")
_PATRONYMIC = re.compile(
    r".{2,}(?:[ое]вич|[ое]вна|ична|инична|ьич|мич|кич|тич|оглы|оглу|кызы|гызы)$|^(?:ильич|лукич|фомич|кузьмич|никитич)$"
)
_OF_THE_EAST = ("оглы", "оглу", "кызы", "гызы")
_TWICE = re.compile(r"(.)\1+")
_SOFT = re.compile(r"[ьйъ](?=[аеиоуыэюя])")
_DIGITS = re.compile(r"\d")
_FULL_PHONE, _SHORTEST_PHONE = 10, 5


@dataclass(frozen=True, slots=True)
class Reading:
    """One way to read a name. Given names are kept as they sound; one letter is an initial, nothing is unknown.

    ``parts`` are those of a double surname and the whole of it. ``turned``: the surname stands last.
    """

    surname: str
    given: str
    patronymic: str
    parts: frozenset[str]
    turned: bool = False


@dataclass(frozen=True, slots=True)
class Name:
    """All readings of a name; ``words`` are its words whatever their order, ``former`` the surnames the person had."""

    readings: tuple[Reading, ...]
    words: tuple[str, ...]
    former: frozenset[str]
    yo: bool
    latin: bool


def read_name(full_name: str, former_names: str = "") -> Name:
    """Read a name as people type it.

    >>> [(name.surname, name.given, name.patronymic) for name in read_name("А.С. Королёва-Ким").readings]
    [('королева-ким', 'а', 'с')]
    >>> read_name("Зимина (Королёва) Анна").former
    frozenset({'королева'})
    >>> [name.surname for name in read_name("Ким Олег").readings]
    ['ким', 'олег']
    """
    text = unicodedata.normalize("NFKC", full_name).translate(dict.fromkeys(map(ord, "‐‑–—−"), "-"))
    beside = ", ".join(_IN_BRACKETS.findall(text))
    text = _SPACED_HYPHEN.sub("-", _IN_BRACKETS.sub(" ", text))
    typed = text.split()
    ours = " ".join(_in_our_letters(word) for word in typed)
    latin = ours != " ".join(typed)
    if not ours.isupper():
        ours = _BARE_INITIALS.sub(r"\1. \2.", ours)
    words = [word.translate(FOLDS) for word in _WORD.findall(ours.casefold())]
    told = [surname for surname in re.split(r"[,;/]", f"{former_names},{beside}") if surname]
    former = frozenset(part for surname in told for part in _parts(_plain(surname)))
    return Name(
        readings=tuple(_readings(words)),
        words=tuple(sorted(words)),
        former=former,
        yo="ё" in ours.casefold(),
        latin=latin,
    )


def _in_our_letters(word: str) -> str:
    """The word with look-alikes put right, if that makes it ours altogether or it has a letter of ours already."""
    ours = word.translate(_LOOK_ALIKE)
    return ours if _CYRILLIC.search(word) or not _LATIN.search(ours) else word


def _plain(surname: str) -> str:
    normal = unicodedata.normalize("NFKC", surname)
    words = _WORD.findall(" ".join(_in_our_letters(word) for word in normal.split()).casefold())
    # Somebody wrote the whole former name: the surname stands first.
    return words[0].translate(FOLDS) if words else ""


def _parts(surname: str) -> frozenset[str]:
    return frozenset(part for part in (surname, *re.split(r"[- ]", surname)) if part)


def _readings(words: list[str]) -> list[Reading]:
    """The ways to tell surname, given name and patronymic apart."""
    if not words:
        return []
    if len(words) > 1 and len(words[0]) == 1:
        return [_turned_initials(words)]
    surname_words = _surname_words(words)
    straight = _reading(" ".join(words[:surname_words]), words[surname_words:])
    if len(words) == 2 and len(words[1]) > 1:
        return [straight] if _is_patronymic(words[1]) else [straight, _reading(words[1], words[:1], turned=True)]
    if len(words) == 3 and _is_patronymic(words[1]):
        turned = _reading(words[2], words[:2], turned=True)
        return [straight, turned] if _is_patronymic(words[2]) else [turned]
    return [straight]


def _turned_initials(words: list[str]) -> Reading:
    """«А. С. Королёва»."""
    initials = [word for word in words if len(word) == 1][:2]
    return _reading(" ".join(word for word in words if len(word) > 1), initials, turned=True)


def _surname_words(words: list[str]) -> int:
    """How many words the surname takes: two or more only before a given name and a patronymic («Мамин Сибиряк Дмитрий Наркисович»)."""
    if len(words) == 2 and _is_patronymic(words[1]) and not _is_patronymic(words[0]):
        return 0
    tail = 3 if words[-1] in _OF_THE_EAST else 2
    return max(len(words) - tail, 1) if len(words) > tail and _is_patronymic(words[-1]) else 1


def _reading(surname: str, rest: list[str], *, turned: bool = False) -> Reading:
    given, patronymic = rest[0] if rest else "", " ".join(rest[1:])
    return Reading(surname, _sounded(given), _sounded(patronymic), _parts(surname), turned)


def _is_patronymic(word: str) -> bool:
    return bool(_PATRONYMIC.match(word))


def _sounded(name: str) -> str:
    """The name as it sounds, whichever of its spellings was used: «Наталья» and «Наталия», «Геннадий» and «Генадий».

    >>> _sounded("наталья") == _sounded("наталия"), _sounded("кирилл") == _sounded("кирил"), _sounded("анна") == _sounded("алла")
    (True, True, False)
    """
    return _TWICE.sub(r"\1", _SOFT.sub("и", name))


def slip(one: str, other: str) -> str:
    """What one slip of the hand makes of one word the other: «changed», «lost» a letter, «swapped» two; nothing for anything else.

    >>> [slip("петров", word) for word in ("петров", "петрев", "петро", "петорв", "сидоров")]
    ['', 'changed', 'lost', 'swapped', '']
    """
    if one == other or abs(len(one) - len(other)) > 1:
        return ""
    if len(one) > len(other):
        one, other = other, one
    at = next((place for place, letter in enumerate(one) if letter != other[place]), len(one))
    if len(one) < len(other):
        return "lost" if one[at:] == other[at + 1 :] else ""
    if one[at + 1 :] == other[at + 1 :]:
        return "changed"
    swapped = one[at : at + 2] == other[at : at + 2][::-1] and one[at + 2 :] == other[at + 2 :]
    return "swapped" if swapped else ""


def phones(text: str) -> frozenset[str]:
    """Telephones of a text, by their last ten digits.

    >>> sorted(phones("8 (900) 123-45-67, дом. 2-34-56; +7 900 123 45 67"))
    ['23456', '9001234567']
    """
    found = ("".join(_DIGITS.findall(part)) for part in re.split(r"[,;/\n]", text))
    return frozenset(digits[-_FULL_PHONE:] for digits in found if len(digits) >= _SHORTEST_PHONE)


def folded_email(text: str) -> frozenset[str]:
    """The address, if it is one."""
    plain = text.strip().casefold()
    return frozenset({plain}) if "@" in plain else frozenset()
