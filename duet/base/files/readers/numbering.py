"""Numbers of automatic lists: they are not in the text of a document, yet without them its items run together."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum

_LATIN = "abcdefghijklmnopqrstuvwxyz"
_RUSSIAN = "абвгдежзиклмнопрстуфхцчшщэюя"
_ROMAN = (
    (1000, "m"),
    (900, "cm"),
    (500, "d"),
    (400, "cd"),
    (100, "c"),
    (90, "xc"),
    (50, "l"),
    (40, "xl"),
    (10, "x"),
    (9, "ix"),
    (5, "v"),
    (4, "iv"),
    (1, "i"),
)
BULLET = "–"


class Numeral(StrEnum):
    """How a number of a list is written."""

    DECIMAL = "decimal"
    PADDED = "padded"
    LATIN = "latin"
    LATIN_CAPITAL = "latin_capital"
    RUSSIAN = "russian"
    RUSSIAN_CAPITAL = "russian_capital"
    ROMAN = "roman"
    ROMAN_CAPITAL = "roman_capital"
    BULLET = "bullet"
    NOTHING = "nothing"


def written(number: int, numeral: Numeral) -> str:
    """A number of a list as its style writes it.

    >>> [written(4, numeral) for numeral in Numeral]
    ['4', '04', 'd', 'D', 'г', 'Г', 'iv', 'IV', '–', '']
    >>> written(30, Numeral.RUSSIAN), written(27, Numeral.LATIN_CAPITAL)
    ('бб', 'AA')
    """
    match numeral:
        case Numeral.BULLET:
            return BULLET
        case Numeral.NOTHING:
            return ""
        case Numeral.PADDED:
            return f"{number:02}"
        case Numeral.LATIN | Numeral.LATIN_CAPITAL:
            text = _lettered(number, _LATIN)
        case Numeral.RUSSIAN | Numeral.RUSSIAN_CAPITAL:
            text = _lettered(number, _RUSSIAN)
        case Numeral.ROMAN | Numeral.ROMAN_CAPITAL:
            text = _roman(number)
        case _:
            return str(number)
    return text.upper() if numeral.endswith("capital") else text


def _lettered(number: int, letters: str) -> str:
    """After the alphabet ends its letters are doubled, tripled and so on."""
    if not 0 < number <= len(letters) * 20:
        return str(number)
    times, index = divmod(number - 1, len(letters))
    return letters[index] * (times + 1)


def _roman(number: int) -> str:
    if not 0 < number < 4000:
        return str(number)
    text = ""
    for value, sign in _ROMAN:
        count, number = divmod(number, value)
        text += sign * count
    return text


@dataclass(frozen=True, slots=True)
class Level:
    """One level of a list: ``parts`` is its label, pieces of text and numbers of levels (from 0) whose counts stand between.

    ``restarts``: an item of a level above starts this one anew. ``all_decimal``: the counts of other levels are written in digits.
    """

    numeral: Numeral = Numeral.DECIMAL
    start: int = 1
    parts: tuple[str | int, ...] = ()
    all_decimal: bool = False
    restarts: bool = True


Levels = Mapping[int, Level]


@dataclass(slots=True)
class Counter:
    """Counts the items of one list by level."""

    _counts: dict[int, int] = field(default_factory=dict)

    def restart(self, level: int, start: int, levels: Levels) -> None:
        """The next item of ``level`` will have the number ``start``."""
        self._counts[level] = start - 1
        self._forget_below(level, levels)

    def next(self, level: int, levels: Levels) -> str:
        """The label of the next item at ``level``, "" for a level that draws none."""
        style = levels.get(level) or Level(parts=(level, "."))
        self._counts[level] = self._counts.get(level, style.start - 1) + 1
        self._forget_below(level, levels)
        if style.numeral is Numeral.BULLET:
            return BULLET
        return "".join(part if isinstance(part, str) else self._number(part, style, levels) for part in style.parts).strip()

    def _forget_below(self, level: int, levels: Levels) -> None:
        for below in [key for key in self._counts if key > level]:
            if below not in levels or levels[below].restarts:
                del self._counts[below]

    def _number(self, level: int, shown_by: Level, levels: Levels) -> str:
        style = levels.get(level) or Level()
        number = self._counts.get(level, style.start)
        plain = shown_by.all_decimal and style.numeral not in (Numeral.BULLET, Numeral.NOTHING)
        return written(number, Numeral.DECIMAL if plain else style.numeral)


def labelled(label: str, text: str) -> str:
    """An item with its label; a bullet before nothing is dropped, a number is kept (a column of numbers is made so).

    >>> labelled("1.", "Приказ"), labelled("2.", ""), labelled("–", "")
    ('1. Приказ', '2.', '')
    """
    if not text.strip():
        return "" if label == BULLET else label
    return f"{label} {text}" if label else text
