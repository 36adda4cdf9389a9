"""Styles of an .odt, as far as words depend on them: hidden text, bold, widths of columns, lists."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

from lxml import etree

from ..elements import local
from ..numbering import Level, Levels, Numeral
from .names import FO, STYLE, TEXT, count, points

_MAX_CHAIN = 20
_BOLD = frozenset({"bold", "600", "700", "800", "900"})
_NUMERALS = {
    "1": Numeral.DECIMAL,
    "a": Numeral.LATIN,
    "A": Numeral.LATIN_CAPITAL,
    "i": Numeral.ROMAN,
    "I": Numeral.ROMAN_CAPITAL,
    "": Numeral.NOTHING,
    "а": Numeral.RUSSIAN,
    "А": Numeral.RUSSIAN_CAPITAL,
    "01": Numeral.PADDED,
}
_PLACE = re.compile(r"%(\d{1,2})%")


@dataclass(frozen=True, slots=True)
class Style:
    """What a style of letters or paragraphs says; None is what it leaves to its parent."""

    bold: bool | None = None
    hidden: bool | None = None


class Styles:
    """Styles by their names, automatic ones first."""

    def __init__(self, roots: Iterable[etree._Element]) -> None:
        self._elements: dict[tuple[str, str], etree._Element] = {}
        self._known: dict[tuple[str, str], Style] = {}
        self._lists: dict[str, Levels] = {}
        for root in roots:
            for element in root.iter(f"{STYLE}style"):
                key = (element.get(f"{STYLE}family") or "", element.get(f"{STYLE}name") or "")
                self._elements.setdefault(key, element)
            for element in root.iter(f"{TEXT}list-style"):
                self._lists.setdefault(element.get(f"{STYLE}name") or "", _levels(element))

    def style(self, family: str, name: str | None) -> Style:
        """A style of ``family`` («paragraph», «text») with what it inherits."""
        key = (family, name or "")
        if key not in self._known:
            self._known[key] = self._resolve(family, name or "")
        return self._known[key]

    def _resolve(self, family: str, name: str) -> Style:
        bold = hidden = None
        for _ in range(_MAX_CHAIN):
            element = self._elements.get((family, name))
            if element is None:
                break
            letters = element.find(f"{STYLE}text-properties")
            if letters is not None:
                weight, display = letters.get(f"{FO}font-weight"), letters.get(f"{TEXT}display")
                bold = bold if bold is not None or weight is None else weight in _BOLD
                hidden = hidden if hidden is not None or display is None else display == "none"
            name = element.get(f"{STYLE}parent-style-name") or ""
        return Style(bold, hidden)

    def levels(self, name: str | None) -> Levels:
        """Levels of a list style, counted from 0."""
        return self._lists.get(name or "", {})

    def width(self, column_style: str | None) -> float | None:
        """The width of a table's column in points."""
        element = self._elements.get(("table-column", column_style or ""))
        properties = element.find(f"{STYLE}table-column-properties") if element is not None else None
        return points(properties.get(f"{STYLE}column-width")) if properties is not None else None


def _levels(element: etree._Element) -> Levels:
    levels = {}
    for child in element:
        if local(child).startswith("list-level-style"):
            levels[count(child.get(f"{TEXT}level"), 100) - 1] = _level(child)
    return levels


def _level(element: etree._Element) -> Level:
    if local(element) != "list-level-style-number":
        return Level(Numeral.BULLET)
    shape = (element.get(f"{STYLE}num-format") or "").split(",")[0].strip()
    numeral = _NUMERALS.get(shape, Numeral.DECIMAL)
    start = count(element.get(f"{TEXT}start-value"), 1_000_000)
    return Level(numeral, start, _parts(element, numeral))


def _parts(element: etree._Element, numeral: Numeral) -> tuple[str | int, ...]:
    """The label of a level: newer files say it whole, older ones by what stands before and after the number."""
    whole = next((str(text) for name, text in element.items() if str(name).endswith("}num-list-format")), None)
    if whole is not None:
        return tuple(int(piece) - 1 if index % 2 else piece for index, piece in enumerate(_PLACE.split(whole)))
    if numeral is Numeral.NOTHING:
        return ()
    level = count(element.get(f"{TEXT}level"), 100) - 1
    shown = count(element.get(f"{TEXT}display-levels"), 10)
    parts: list[str | int] = [element.get(f"{STYLE}num-prefix") or ""]
    for index in range(max(0, level - shown + 1), level + 1):
        parts += [index] if index == level else [index, "."]
    return (*parts, element.get(f"{STYLE}num-suffix") or "")
