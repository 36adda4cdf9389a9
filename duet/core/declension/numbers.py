"""Numbers, dates and terms in words, in the case a sentence needs."""

from __future__ import annotations

from datetime import date

from ..calendar import MONTHS_OF
from .model import Case

_ORDER = list(Case)
_ONES = {
    1: ("один", "одного", "одному", "один", "одним", "одном"),
    2: ("два", "двух", "двум", "два", "двумя", "двух"),
    3: ("три", "трёх", "трём", "три", "тремя", "трёх"),
    4: ("четыре", "четырёх", "четырём", "четыре", "четырьмя", "четырёх"),
}
_FEMALE = {
    1: ("одна", "одной", "одной", "одну", "одной", "одной"),
    2: ("две", "двух", "двум", "две", "двумя", "двух"),
}
_ON_SOFT = (
    "пять", "шесть", "семь", "восемь", "девять", "десять", "одиннадцать", "двенадцать", "тринадцать", "четырнадцать", "пятнадцать",
    "шестнадцать", "семнадцать", "восемнадцать", "девятнадцать", "двадцать",
)  # fmt: skip
_TENS = {30: "тридцать", 40: "сорок", 50: "пятьдесят", 60: "шестьдесят", 70: "семьдесят", 80: "восемьдесят", 90: "девяносто"}
_MOST = 99


def number_in_words(number: int, case: Case = Case.NOMINATIVE, *, feminine: bool = False) -> str:
    """A whole number from 0 to 99 in words. Raises ValueError outside that.

    >>> number_in_words(21, Case.GENITIVE, feminine=True), number_in_words(8, Case.INSTRUMENTAL), number_in_words(50, Case.DATIVE)
    ('двадцати одной', 'восемью', 'пятидесяти')
    """
    if not 0 <= number <= _MOST:
        raise ValueError(f"Only 0 to {_MOST} are said in words, not {number}.")
    if number == 0:
        return ("ноль", "ноля", "нолю", "ноль", "нолём", "ноле")[_ORDER.index(case)]
    if number <= 20:
        return _simple(number, case, feminine)
    tens, ones = number // 10 * 10, number % 10
    said = _simple(tens, case, feminine)
    return f"{said} {_simple(ones, case, feminine)}" if ones else said


def _simple(number: int, case: Case, feminine: bool) -> str:
    place = _ORDER.index(case)
    if number in _ONES:
        return (_FEMALE if feminine and number in _FEMALE else _ONES)[number][place]
    oblique = case not in (Case.NOMINATIVE, Case.ACCUSATIVE)
    if number <= 20:
        return _soft(_ON_SOFT[number - 5], case)
    if number == 30:
        return _soft(_TENS[30], case)
    if number in (40, 90):
        return {40: "сорока", 90: "девяноста"}[number] if oblique else _TENS[number]
    first, second = _TENS[number].removesuffix("десят"), "десят"
    if not oblique:
        return _TENS[number]
    return _soft(first, case) + (f"{second}ью" if case is Case.INSTRUMENTAL else f"{second}и")


def _soft(word: str, case: Case) -> str:
    if case in (Case.NOMINATIVE, Case.ACCUSATIVE):
        return word
    if word == "восемь":
        return "восемью" if case is Case.INSTRUMENTAL else "восьми"
    return f"{word}ю" if case is Case.INSTRUMENTAL else f"{word[:-1]}и"


def day_in_words(day: date) -> str:
    """As orders write a day: «3 октября 2026 г.», nothing torn from its number.

    >>> day_in_words(date(2026, 10, 3)).replace("\\u00a0", " ")
    '3 октября 2026 г.'
    """
    nbsp = "\N{NO-BREAK SPACE}"
    return f"{day.day}{nbsp}{MONTHS_OF[day.month - 1]} {day.year}{nbsp}г."
