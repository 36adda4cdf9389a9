"""Automatic lists of a .docx (numbering.xml): the label of each item, counted as Word counts."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from lxml import etree

from ..numbering import Counter, Level, Numeral
from .package import W, number, switched, value

_NUMERALS = {
    "decimalZero": Numeral.PADDED,
    "lowerLetter": Numeral.LATIN,
    "upperLetter": Numeral.LATIN_CAPITAL,
    "russianLower": Numeral.RUSSIAN,
    "russianUpper": Numeral.RUSSIAN_CAPITAL,
    "lowerRoman": Numeral.ROMAN,
    "upperRoman": Numeral.ROMAN_CAPITAL,
    "bullet": Numeral.BULLET,
    "none": Numeral.NOTHING,
}
_PLACE = re.compile(r"%(\d)")


@dataclass(slots=True)
class _Definition:
    """An abstract list: its levels, and which style of paragraphs stands for which of them."""

    levels: dict[int, Level] = field(default_factory=dict)
    by_style: dict[str, int] = field(default_factory=dict)


@dataclass(slots=True)
class _List:
    """A list of the document: several may go on counting one abstract list."""

    definition: str
    levels: dict[int, Level]
    by_style: dict[str, int]
    starts: dict[int, int]


class Lists:
    """Labels of list items in the order of the document."""

    def __init__(self, root: etree._Element | None) -> None:
        self._lists: dict[int, _List] = {}
        self._counters: dict[str, Counter] = {}
        self._started: set[tuple[int, int]] = set()
        if root is not None:
            definitions = {element.get(f"{W}abstractNumId") or "": element for element in root.iterfind(f"{W}abstractNum")}
            for element in root.iterfind(f"{W}num"):
                self._lists[number(element.get(f"{W}numId"))] = _list(element, definitions)

    def label(self, list_id: int, level: int | None, style: str | None) -> str:
        """The label of the next item: ``level`` from 0, or None to take it from the style of the paragraph."""
        this = self._lists.get(list_id)
        if this is None:
            return ""
        if level is None:
            level = this.by_style.get(style or "", 0)
        counter = self._counters.setdefault(this.definition, Counter())
        if level in this.starts and (list_id, level) not in self._started:
            self._started.add((list_id, level))
            counter.restart(level, this.starts[level], this.levels)
        return counter.next(level, this.levels)


def _list(element: etree._Element, definitions: dict[str, etree._Element]) -> _List:
    name = value(element.find(f"{W}abstractNumId")) or ""
    definition = _definition(_followed(name, definitions))
    levels, starts = dict(definition.levels), {}
    for override in element.iterfind(f"{W}lvlOverride"):
        level = number(override.get(f"{W}ilvl"))
        replaced, start = override.find(f"{W}lvl"), override.find(f"{W}startOverride")
        if replaced is not None:
            levels[level] = _level(replaced)
        if start is not None:
            starts[level] = number(value(start), 1)
    return _List(name, levels, definition.by_style, starts)


def _followed(name: str, definitions: dict[str, etree._Element]) -> etree._Element | None:
    """The abstract list itself, or the one that defines the list style it only refers to."""
    element = definitions.get(name)
    link = value(element.find(f"{W}numStyleLink")) if element is not None else None
    if link is None:
        return element
    for other in definitions.values():
        if value(other.find(f"{W}styleLink")) == link:
            return other
    return element


def _definition(element: etree._Element | None) -> _Definition:
    made = _Definition()
    for child in element.iterfind(f"{W}lvl") if element is not None else ():
        level = number(child.get(f"{W}ilvl"))
        made.levels[level] = _level(child)
        style = value(child.find(f"{W}pStyle"))
        if style is not None:
            made.by_style[style] = level
    return made


def _level(element: etree._Element) -> Level:
    numeral = _NUMERALS.get(value(element.find(f"{W}numFmt")) or "decimal", Numeral.DECIMAL)
    pieces = _PLACE.split(value(element.find(f"{W}lvlText")) or "")
    parts = tuple(int(piece) - 1 if index % 2 else piece for index, piece in enumerate(pieces))
    return Level(
        numeral=numeral,
        start=number(value(element.find(f"{W}start")), 1),
        parts=parts,
        all_decimal=bool(switched(element.find(f"{W}isLgl"))),
        restarts=value(element.find(f"{W}lvlRestart")) != "0",
    )
