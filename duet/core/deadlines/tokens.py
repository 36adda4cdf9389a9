"""Letters to tokens: typography evened out, numbers and dates told apart, words looked up, broken words glued."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from itertools import pairwise
from typing import NamedTuple

from .spelling import in_cyrillic, nearest, pieces
from .words import FORMS


class Token(NamedTuple):
    """A piece of the phrase. ``key`` is what the grammar asks for; ``guess`` marks a misprint that was put right."""

    key: str
    value: int
    start: int
    end: int
    text: str
    guess: bool = False
    day: tuple[int, int, int] = (0, 0, 0)  # DATE, DM: year, month, day as written; TIME: hour, minute


UNKNOWN = "?"
END = "END"
_EVEN = str.maketrans({**dict.fromkeys("‐‑‒–—―−⁃﹘﹣－÷~", "-"), "ё": "е", "і": "i", "[": "(", "]": ")", ";": ",", "|": ",", "\\": "/"})
_INVISIBLE = frozenset("\u00ad\u200b\u200c\u200d\u200e\u200f\u2060\ufeff")
_SUFFIX = "го|му|[ыои]й|[ая]я|[ое]е|[ыи]х|ые|ом|ти|ми|[йяемхю]"

_TOKEN = re.compile(
    rf"""
    (?P<iso> [0-9]{{4}}-[0-9]{{1,2}}-[0-9]{{1,2}} (?![0-9]) )
  | (?P<dmy> [0-9]{{1,2}} (?: \s?\.{{1,2}}\s?[0-9]{{1,2}}\s?\.{{0,2}}\s?(?:19|20)[0-9]{{2}}
                          | [.,/][0-9]{{1,2}}[.,/](?:19|20)[0-9]{{2}} | -[0-9]{{1,2}}-(?:19|20)[0-9]{{2}}
                          | [./][0-9]{{1,2}}[./][0-9]{{2}} (?!\.?[0-9]) ) (?![0-9]) )
  | (?P<my> (?:0[1-9]|1[0-2]|[1-9])\.(?:19|20)[0-9]{{2}} (?![0-9]) )
  | (?P<dm> (?: [0-9]{{1,2}}\.\s?[0-9]{{2}} | [0-9]{{2}}\.[0-9] ) (?![0-9]) )
  | (?P<time> [0-9]{{1,2}}:[0-9]{{2}} (?![0-9]) )
  | (?P<number> [0-9]{{1,9}} ) (?: (?: \s?-\s? | \s? ) (?:{_SUFFIX}) (?![a-zа-я]) )?
  | (?P<word> [a-zа-яўєї]+ )
  | (?P<sign> [-,/():] | \.{{2,}} | <[^<>]{{1,20}}> )
    """,
    re.VERBOSE,
)
_MARKER = re.compile(r"(?:(?:^|(?<=[\n,]))\s{0,9}[0-9]{1,2}\.|(?:^|(?<=[\n, ]))\s{0,9}[0-9]{1,2}\))(?=\s{0,9}([а-я]+))")
"""The number of an item of a list: «1. Сентябрь», «1) сентябрь 2) май»; but «10. сентября» is a date."""
_DIGITS = re.compile("[0-9]+")
_GAP = re.compile(r"[\s\"'«»“”„]*-?\s*")
_WINDOWS = ((0, 1), (-1, 0), (0, 2), (-1, 1), (-2, 0), (0, 3))


def fold(phrase: str) -> tuple[str, Sequence[int] | None]:
    """The phrase in small letters with even typography, and where each letter stood (None when nothing moved)."""
    if unicodedata.is_normalized("NFC", phrase) and _INVISIBLE.isdisjoint(phrase):
        low = phrase.lower()
        if len(low) == len(phrase):
            return low.translate(_EVEN), None
    text: list[str] = []
    places: list[int] = []
    for place, letter in enumerate(phrase):
        if letter in _INVISIBLE:
            continue
        if text and len(joined := unicodedata.normalize("NFC", text[-1] + letter)) == 1:
            text[-1] = joined
            continue
        small = letter.lower()
        text.append(small if len(small) == 1 else letter)
        places.append(place)
    places.append(len(phrase))
    return "".join(text).translate(_EVEN), places


def visible(words: str) -> str:
    """The words without soft hyphens and the like, letters composed."""
    return unicodedata.normalize("NFC", "".join(letter for letter in words if letter not in _INVISIBLE))


def tokenise(text: str) -> list[Token]:
    """The tokens of an evened-out phrase, closed by END."""
    tokens: list[Token] = []
    if ")" in text or "." in text:
        text = _MARKER.sub(_blank, text)
    for match in _TOKEN.finditer(text):
        group, start, end = match.lastgroup, match.start(), match.end()
        if group == "word":
            tokens.extend(_word(match["word"], start, end))
        elif group == "number":
            tokens.append(_number(match["number"], start, end))
        elif group == "my":
            tokens.extend(_month_year(match["my"], start, end))
        elif group == "sign":
            tokens = _sign(match["sign"], start, end, tokens)
        else:
            tokens.append(_day(group or "", match[0], start, end))
    if any(token.key == UNKNOWN for token in tokens):
        tokens = _mended(tokens, text)
    tokens.append(Token(END, 0, len(text), len(text), ""))
    return _compound(tokens)


def _blank(marker: re.Match[str]) -> str:
    """The marker gives way to a comma in the same room, at the beginning to spaces."""
    if FORMS.get(marker[1], ("", 0))[0] == "MONTH" and marker[1].endswith(("я", "а")):
        return marker[0]
    return "," * (marker.start() > 0) + " " * (len(marker[0]) - (marker.start() > 0))


def _number(digits: str, start: int, end: int) -> Token:
    value = int(digits)
    return Token("YEAR" if len(digits) == 4 and 1900 <= value < 2100 else "NUM", value, start, end, digits)


def _month_year(text: str, start: int, end: int) -> list[Token]:
    """«09.2022»."""
    month, _, year = text.partition(".")
    split = start + len(month)
    return [Token("MONTH", int(month), start, split, month), Token("YEAR", int(year), split + 1, end, year)]


def _sign(sign: str, start: int, end: int, tokens: list[Token]) -> list[Token]:
    if sign == ":":  # a label before a colon («Срок реализации программы: …») says nothing about days
        return [token for token in tokens if token.key != UNKNOWN]
    if sign[0] != "<":
        tokens.append(Token("-" if sign[0] == "." else sign, 0, start, end, sign))
    return tokens


def _day(group: str, text: str, start: int, end: int) -> Token:
    numbers = [int(digits) for digits in _DIGITS.findall(text)]
    if group == "time":
        return _time(numbers, text, start, end)
    if group == "dmy" and len(numbers) == 2:  # «01.092024»: the second full stop is lost
        numbers = [numbers[0], numbers[1] // 10000, numbers[1] % 10000]
    year, month, day = numbers if group == "iso" else (numbers[2] if group == "dmy" else 0, numbers[1], numbers[0])
    if not (1 <= month <= 12 and 1 <= day <= 31):
        return _time(numbers, text, start, end) if group == "dm" else Token(UNKNOWN, 0, start, end, text)
    if group == "dmy" and year < 100:
        year += 2000 if year < 70 else 1900
    return Token("DATE" if year else "DM", 0, start, end, text, False, (year, month, day))


def _time(numbers: list[int], text: str, start: int, end: int) -> Token:
    hour, minute = numbers
    good = hour < 24 and minute < 60
    return Token("TIME" if good else UNKNOWN, 0, start, end, text, False, (hour, minute, 0) if good else (0, 0, 0))


def _word(word: str, start: int, end: int) -> list[Token]:
    if known := FORMS.get(word):
        return [Token(known[0], known[1], start, end, word)]
    changed = in_cyrillic(word)
    if changed and (known := FORMS.get(changed)):
        return [Token(known[0], known[1], start, end, changed)]
    if (changed or word) and (parts := pieces(changed or word)):
        return _placed(parts, list(range(start, end + 1)), {start})
    return [Token(UNKNOWN, 0, start, end, changed or word)]


def _placed(parts: Sequence[str], places: Sequence[int], starts: set[int]) -> list[Token]:
    """Tokens of glued words; between two months run together a lost hyphen is put back."""
    tokens: list[Token] = []
    at = 0
    for part in parts:
        key, value = FORMS[part]
        start, end = places[at], places[at + len(part) - 1] + 1
        if tokens and tokens[-1].key == key == "MONTH" and start not in starts:
            tokens.append(Token("-", 0, start, start, ""))
        tokens.append(Token(key, value, start, end, part))
        at += len(part)
    return tokens


def _mended(tokens: list[Token], text: str) -> list[Token]:
    """Words broken by a narrow column glued («Сентябр ьдекабр ь»), misprints put right."""
    at = 0
    while at < len(tokens):
        if tokens[at].key == UNKNOWN and not tokens[at].text[0].isdigit():
            at = _mend(tokens, at, text)
        at += 1
    return tokens


def _mend(tokens: list[Token], at: int, text: str) -> int:
    before = tokens[at - 1] if at else None
    if before and before.text == "1" and before.end == tokens[at].start and tokens[at].text in ("у", "y"):
        tokens[at - 1 : at + 1] = [Token("ROMAN", 4, before.start, tokens[at].end, "iv")]  # «1У квартал»
        return at - 1
    for left, right in _WINDOWS:
        first, last = at + left, at + right
        if first >= 0 and last < len(tokens) and (glued := _glued(tokens[first : last + 1], text)):
            tokens[first : last + 1] = glued
            return first + len(glued) - 1
    if form := nearest(tokens[at].text):
        key, value = FORMS[form]
        tokens[at] = Token(key, value, tokens[at].start, tokens[at].end, form, True)
    return at


def _glued(window: list[Token], text: str) -> list[Token] | None:
    words = [token for token in window if token.key != "-"]
    if not all(token.text[:1].isalpha() for token in words) or window[0].key == "-" or window[-1].key == "-":
        return None
    for left, right in pairwise(words):
        if not _GAP.fullmatch(text, left.end, right.start):
            return None
    parts = pieces("".join(token.text for token in words))
    if not parts:
        return None
    places = [place for token in words for place in range(token.start, token.start + len(token.text))]
    return _placed(parts, places, {token.start for token in words})


def _compound(tokens: list[Token]) -> list[Token]:
    """«двадцать пятого» is one number."""
    for at, token in enumerate(tokens):
        if token.key == "NUM" and token.value in (20, 30, 40, 50, 60) and token.text[0].isalpha():
            after = tokens[at + 1]
            if after.key in ("NUM", "ORD") and after.value < 10 and after.text[0].isalpha():
                tokens[at : at + 2] = [Token(after.key, token.value + after.value, token.start, after.end, "")]
    return tokens
