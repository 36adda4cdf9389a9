"""The words of one paragraph of a .docx: what a person sees there, and whether all of it is bold."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

from lxml import etree

from ..elements import local
from .package import W, number, switched, value
from .styles import Style, Styles

_SKIPPED = frozenset(
    {
        "del",
        "moveFrom",
        "delText",
        "instrText",
        "delInstrText",
        "pPr",
        "rPr",
        "sdtPr",
        "sdtEndPr",
        "rt",
        "commentReference",
    }
)
_SIGNS = {"tab": " ", "br": "\n", "cr": "\n", "noBreakHyphen": "-", "ptab": " "}


@dataclass(slots=True)
class Words:
    """Pieces of a paragraph in order; ``boxes`` are the text boxes anchored there, ``notes`` the footnotes called there."""

    pieces: list[str] = field(default_factory=list)
    boxes: list[etree._Element] = field(default_factory=list)
    notes: list[tuple[str, str]] = field(default_factory=list)
    bold: bool = True

    @property
    def text(self) -> str:
        return "".join(self.pieces)


def words(paragraph: etree._Element, style: Style, styles: Styles) -> Words:
    """The words of a paragraph as they read when every tracked change is accepted."""
    return _Collector(style, styles).collect(paragraph)


class _Collector:
    def __init__(self, style: Style, styles: Styles) -> None:
        self._style, self._styles = style, styles
        self._found = Words()

    def collect(self, paragraph: etree._Element) -> Words:
        self._walk(paragraph)
        self._found.bold = self._found.bold and any(piece.strip() for piece in self._found.pieces)
        return self._found

    def _walk(self, element: etree._Element) -> None:
        for child in element:
            name = local(child)
            if name == "r":
                self._run(child)
            elif name == "AlternateContent":
                self._walk(_alternative(child))
            elif name == "sdt":
                if child.find(f"{W}sdtPr/{W}showingPlcHdr") is None:
                    self._walk(child)
            elif name == "txbxContent":
                self._found.boxes.append(child)
            elif name == "t":
                self._add(child.text or "", self._style.bold or False)
            elif name not in _SKIPPED:
                self._walk(child)

    def _run(self, run: etree._Element) -> None:
        bold, hidden = self._look(run.find(f"{W}rPr"))
        if hidden:
            return
        for child in run:
            name = local(child)
            if name == "t":
                self._add(child.text or "", bold)
            elif name in _SIGNS:
                self._found.pieces.append(_SIGNS[name])
            elif name == "sym":
                self._add(_symbol(child), bold)
            elif name in ("footnoteReference", "endnoteReference"):
                self._found.notes.append((name, child.get(f"{W}id") or ""))
            elif name not in _SKIPPED:
                self._found.boxes.extend(_boxes(child))

    def _look(self, letters: etree._Element | None) -> tuple[bool, bool]:
        """Bold and hidden of a run: its own word is the last, a style of letters turns over the style of the paragraph."""
        bold, hidden = self._style.bold or False, self._style.hidden or False
        if letters is None:
            return bold, hidden
        named = self._styles[value(letters.find(f"{W}rStyle"))]
        own_bold, own_hidden = switched(letters.find(f"{W}b")), switched(letters.find(f"{W}vanish"))
        bold = (bold != bool(named.bold)) if own_bold is None else own_bold
        hidden = (hidden or bool(named.hidden)) if own_hidden is None else own_hidden
        return bold, hidden

    def _add(self, text: str, bold: bool) -> None:
        self._found.pieces.append(text)
        if not bold and text.strip():
            self._found.bold = False


def _symbol(element: etree._Element) -> str:
    try:
        return chr(int(element.get(f"{W}char") or "", 16))
    except (ValueError, OverflowError):
        return ""


def _alternative(element: etree._Element) -> etree._Element:
    """Of the two forms of the same drawing, the first that has something in it."""
    options = [child for child in element if local(child) in ("Choice", "Fallback")]
    for option in options:
        if len(option) and any(local(inner) in ("t", "txbxContent") for inner in option.iter()):
            return option
    return options[0] if options else element


def _boxes(element: etree._Element) -> Iterator[etree._Element]:
    """Text boxes inside a drawing; the second form of the same drawing is passed by."""
    name = local(element)
    if name == "txbxContent":
        yield element
    elif name == "AlternateContent":
        yield from _boxes(_alternative(element))
    else:
        for child in element:
            yield from _boxes(child)


def list_of(paragraph: etree._Element, style: Style) -> tuple[int, int | None]:
    """The list a paragraph belongs to (0 is none) and its level, by its own properties or by its style."""
    own = paragraph.find(f"{W}pPr/{W}numPr")
    if own is None:
        return style.list_id or 0, style.list_level
    id_element, level_element = own.find(f"{W}numId"), own.find(f"{W}ilvl")
    list_id = number(value(id_element)) if id_element is not None else style.list_id or 0
    level = number(value(level_element)) if level_element is not None else style.list_level
    return list_id, level
