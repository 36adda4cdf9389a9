"""The text of a cell made plain: no markup, no zeros for «О», no Latin letters in Russian words, no torn words."""

from __future__ import annotations

import re
from functools import lru_cache

from . import lexicon
from .words import is_known, word

_MARKUP = re.compile(r"</?[a-zA-Z][^<>]{0,40}>|(?:\\?_){2,}|\*{1,3}|\\(?=[_*.-])|[\u200b\ufeff\u00ad]")
_LATIN = re.compile("[A-Za-z]")
_SPACES = re.compile(r"[ \t\u00a0\u2000-\u200a\u202f\u3000]+")
_BREAKS = re.compile(r" ?(?:\r\n|[\r\n\v\f\u2028\u2029]|<br ?/?>) ?")
_LOOK_ALIKE = str.maketrans("ABCEHKMOPTXYaceopxykuDd", "АВСЕНКМОРТХУасеорхукиДд")
_LATIN_CAPITALS = re.compile(r"(?<![\w-])[ABCEHKMOPTXY]{2,5}(?![\w-])")
_MIXED = re.compile(r"[А-Яа-яЁёA-Za-z]*(?:[А-Яа-яЁё][A-Za-z]|[A-Za-z][А-Яа-яЁё])[А-Яа-яЁёA-Za-z]*")
_NOUGHTS = re.compile(r"(?<![\w.,:№-])(?!0+[.:]\d)(?=[А-ЯЁ]*0)(?:[А-ЯЁ0]{2,6})(?![\w:]|[.,-]\d)")
_HYPHENATED = re.compile(r"([А-Яа-яЁё]+)-\n([а-яё]+)")
_TORN = re.compile(r"(?<![А-Яа-яЁё-])([А-Яа-яЁё][а-яё]*)\n([а-яё]+)")
_RUN_TOGETHER = re.compile(
    r"(?<=[а-яё]{3})(?=[А-ЯЁ][а-яё]{1,2}(?:[а-яё]|\.)|[А-ЯЁ]{2})|(?<=[А-ЯЁ]{2})(?=[А-ЯЁ][а-яё]{3})"  # «школыКуратор», «УВРКуратор»
    r"|(?<=[а-яё])(?=[А-ЯЁ]\.\s?[А-ЯЁ]\.)|(?<= по)(?=[А-ЯЁ]{2})"  # «ГромовП.С.», «поУВР»
)
_SPACED_HYPHEN = re.compile(r"([А-Яа-яЁё]+)(?: -\s?| ?- | –\s)([а-яё]+)")
_AND_SO_ON = re.compile(r"[,;]?\s+(?:и\s+)?(?:др(?:\.|угие|уг\.)|прочие|пр\.|т\.\s?[дп]\.?)\s*(?=$|[,;.\n)])")
_LONG = re.compile(r"\b[А-ЯЁа-яё]{11,40}\b")


def clean(text: str) -> str:
    """The same words, plainly written; line breaks stay as ``\\n``."""
    text = _MARKUP.sub("", _BREAKS.sub("\n", _SPACES.sub(" ", text)))
    if _LATIN.search(text):
        text = _LATIN_CAPITALS.sub(_russian, _MIXED.sub(_russian, text))
    if "0" in text:
        text = _NOUGHTS.sub(lambda match: match[0].replace("0", "О"), text)
    if "\n" in text:
        text = _TORN.sub(_mended, _HYPHENATED.sub(_joined, text))
    text = _AND_SO_ON.sub("", _SPACED_HYPHEN.sub(_hyphenated, _RUN_TOGETHER.sub(" ", text)))
    return _LONG.sub(lambda match: _parted(match[0]), text).strip()


def _russian(match: re.Match[str]) -> str:
    """«Зaместитель» and «BP» in Russian letters; «HR» and «IT-клуб» as they are."""
    russian = match[0].translate(_LOOK_ALIKE)
    return russian if not re.search("[A-Za-z]", russian) else match[0]


def _joined(match: re.Match[str]) -> str:
    """A word hyphenated at the end of a line; «педагог-психолог» keeps its hyphen."""
    whole = match[1] + match[2]
    return whole if is_known(whole) and not (is_known(match[1]) and is_known(match[2])) else f"{match[1]}-{match[2]}"


def _mended(match: re.Match[str]) -> str:
    """«руководител / и»: a narrow column breaks a word without a hyphen."""
    whole = match[1] + match[2]
    torn = is_known(whole) and not (is_known(match[1]) and is_known(match[2])) and len(match[1]) > 1
    return whole if torn else match[0]


def _hyphenated(match: re.Match[str]) -> str:
    """«педагог - психолог», «учебно - воспитательной»: one word; «директор – куратор»: two."""
    left, right = match[1], match[2]
    compound = left.endswith("о") and word(right).adjectives and not word(left).adjectives
    apposed = word(left).lemma in lexicon.TAKE_APPOSITION and word(right).lemma in lexicon.APPOSED
    return f"{left}-{right}" if compound or (apposed and word(left).nouns & word(right).nouns) else match[0]


@lru_cache(maxsize=20_000)
def _parted(text: str) -> str:
    """«Классныеруководители»: a post or its adjective and another word, without a space between them."""
    if is_known(text):
        return text
    places = range(len(text) - 2, 3, -1)
    place = next((at for at in places if _begins_post(text[:at]) and _may_follow(text[at:])), None)
    return text if place is None else f"{text[:place]} {_parted(text[place:])}"


def _begins_post(text: str) -> bool:
    return is_known(text) and (word(text).person or bool(word(text).adjectives))


def _may_follow(text: str) -> bool:
    return text == "по" or (len(text) > 3 and (is_known(text) or _parted(text) != text))
