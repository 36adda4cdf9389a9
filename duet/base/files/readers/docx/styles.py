"""Styles of a .docx, as far as words depend on them: hidden text, bold, and lists given by a style of paragraphs."""

from __future__ import annotations

from dataclasses import dataclass

from lxml import etree

from .package import W, number, switched, value

_MAX_CHAIN = 20


@dataclass(frozen=True, slots=True)
class Style:
    """What a style says itself; None is what it leaves to the style it is based on."""

    bold: bool | None = None
    hidden: bool | None = None
    list_id: int | None = None
    list_level: int | None = None


class Styles:
    """Styles by their ids, with what they inherit."""

    def __init__(self, root: etree._Element | None) -> None:
        self._elements: dict[str, etree._Element] = {}
        self._known: dict[str, Style] = {}
        self.default = ""
        for element in root.iterfind(f"{W}style") if root is not None else ():
            name = element.get(f"{W}styleId") or ""
            self._elements[name] = element
            if element.get(f"{W}type") == "paragraph" and element.get(f"{W}default") in ("1", "true", "on"):
                self.default = name

    def __getitem__(self, name: str | None) -> Style:
        """The style by id with what it inherits; an unknown one says nothing."""
        name = name or ""
        if name not in self._known:
            self._known[name] = self._resolve(name)
        return self._known[name]

    def _resolve(self, name: str) -> Style:
        bold = hidden = list_id = list_level = None
        for _ in range(_MAX_CHAIN):
            element = self._elements.get(name)
            if element is None:
                break
            own = _own(element)
            bold = own.bold if bold is None else bold
            hidden = own.hidden if hidden is None else hidden
            if list_id is None:
                list_id, list_level = own.list_id, own.list_level
            name = value(element.find(f"{W}basedOn")) or ""
        return Style(bold, hidden, list_id, list_level)


def _own(element: etree._Element) -> Style:
    letters = element.find(f"{W}rPr")
    numbering = element.find(f"{W}pPr/{W}numPr")
    bold = hidden = list_id = level = None
    if letters is not None:
        bold, hidden = switched(letters.find(f"{W}b")), switched(letters.find(f"{W}vanish"))
    if numbering is not None:
        id_element, level_element = numbering.find(f"{W}numId"), numbering.find(f"{W}ilvl")
        list_id = number(value(id_element)) if id_element is not None else None
        level = number(value(level_element)) if level_element is not None else None
    return Style(bold, hidden, list_id, level)
