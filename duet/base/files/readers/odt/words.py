"""The words of one paragraph of an .odt: what a person sees there, and whether all of it is bold."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from lxml import etree

from ..elements import local
from .names import TEXT
from .styles import Style, Styles

_SKIPPED = frozenset(
    {
        "annotation",
        "annotation-end",
        "tracked-changes",
        "ruby-text",
        "title",
        "desc",
        "hidden-text",
        "placeholder",
        "forms",
        "event-listeners",
        "glue-point",
        "note-citation",
        "bibliography-mark",
    }
)
_BOXES = frozenset({"text-box", "custom-shape", "rect", "ellipse", "circle", "caption", "polygon"})
_SPACE = re.compile(r"[ \t\r\n]+")


@dataclass(slots=True)
class Words:
    """Pieces of a paragraph in order; ``boxes`` are the text boxes anchored there, ``notes`` the notes called there."""

    pieces: list[str] = field(default_factory=list)
    boxes: list[etree._Element] = field(default_factory=list)
    notes: list[etree._Element] = field(default_factory=list)
    bold: bool = True

    @property
    def text(self) -> str:
        return "".join(self.pieces)


def words(paragraph: etree._Element, styles: Styles) -> Words:
    """The words of a ``text:p`` or ``text:h``."""
    found = Words()
    style = styles.style("paragraph", paragraph.get(f"{TEXT}style-name"))
    if paragraph.get(f"{TEXT}is-hidden") != "true":
        _walk(paragraph, style, styles, found)
    found.bold = found.bold and any(piece.strip() for piece in found.pieces)
    return found


def _walk(element: etree._Element, style: Style, styles: Styles, found: Words) -> None:
    _add(element.text, style, found)
    for child in element:
        name = local(child)
        if name in ("s", "tab"):
            found.pieces.append(" ")
        elif name == "line-break":
            found.pieces.append("\n")
        elif name == "note":
            found.notes.append(child)
        elif name in _BOXES:
            found.boxes.append(child)
        elif name == "span":
            _walk(child, _inner(style, styles.style("text", child.get(f"{TEXT}style-name"))), styles, found)
        elif name == "hidden-paragraph":
            if child.get(f"{TEXT}is-hidden") == "true":
                found.pieces.clear()
                return
        elif name not in _SKIPPED:
            _walk(child, style, styles, found)
        _add(child.tail, style, found)


def _inner(outer: Style, own: Style) -> Style:
    bold = outer.bold if own.bold is None else own.bold
    hidden = outer.hidden if own.hidden is None else own.hidden
    return Style(bold, hidden)


def _add(text: str | None, style: Style, found: Words) -> None:
    if not text or style.hidden:
        return
    found.pieces.append(_SPACE.sub(" ", text))
    if not style.bold and not text.isspace():
        found.bold = False
