"""Paragraphs, lists and tables of an .odt in reading order."""

from __future__ import annotations

from collections.abc import Iterator

from lxml import etree

from duet.core.grids import Paragraph, Table

from ..cleaning import clean
from ..elements import local
from ..nesting import Blocks, check_depth, flat, is_bold, unwrapped
from ..numbering import labelled
from .lists import Lists, Place, item
from .names import TABLE, TEXT
from .styles import Styles
from .tables import drawn
from .words import words

_SKIPPED = frozenset(
    {
        "tracked-changes",
        "sequence-decls",
        "variable-decls",
        "user-field-decls",
        "forms",
        "annotation",
        "dde-connection-decls",
        "title",
        "desc",
        "event-listeners",
    }
)
_MAX_LIST_DEPTH = 40


class Body:
    """Reads blocks one after another, since lists go on counting from one to the next."""

    def __init__(self, styles: Styles) -> None:
        self._styles = styles
        self._lists = Lists(styles)
        self._notes: list[etree._Element] = []

    def blocks(self, parent: etree._Element, depth: int = 0, place: Place | None = None) -> Iterator[Paragraph | Table]:
        """Blocks of the text, a cell, a text box or a note. ``depth`` counts the tables around."""
        check_depth(depth)
        for child in parent:
            name = local(child)
            if name in ("p", "h"):
                yield from self._paragraph(child, depth, place)
            elif name == "list":
                yield from self._list(child, depth, place)
            elif name == "table":
                yield from self._table(child, depth)
            elif child.get(f"{TEXT}display") == "none" or name in _SKIPPED or name.endswith("-source"):
                continue
            else:
                yield from self.blocks(child, depth, place)

    def notes(self) -> Iterator[Paragraph | Table]:
        """Texts of the notes called in what has been read so far."""
        for note in list(self._notes):
            body = note.find(f"{TEXT}note-body")
            if body is not None:
                yield from self.blocks(body)

    def _list(self, element: etree._Element, depth: int, outer: Place | None) -> Iterator[Paragraph | Table]:
        place = self._lists.enter(element, outer)
        check_depth(0 if place.level < _MAX_LIST_DEPTH else _MAX_LIST_DEPTH)
        for child in element:
            name = local(child)
            if name == "list-item":
                yield from self.blocks(child, depth, item(place, child))
            elif name == "list-header":
                yield from self.blocks(child, depth, place)

    def _paragraph(self, element: etree._Element, depth: int, place: Place | None) -> Iterator[Paragraph | Table]:
        found = words(element, self._styles)
        self._notes.extend(found.notes)
        text = clean(labelled(place.label() if place else "", found.text))
        if text:
            yield Paragraph(text, found.bold)
        for box in found.boxes:
            yield from self.blocks(box, depth + 1)

    def _table(self, element: etree._Element, depth: int) -> Iterator[Paragraph | Table]:
        contents: list[Blocks] = []

        def text_of(cell: etree._Element) -> tuple[str, bool]:
            blocks = tuple(self.blocks(cell, depth + 1))
            contents.append(blocks)
            return flat(blocks), is_bold(blocks)

        if element.get(f"{TABLE}display") != "false":
            yield from unwrapped(drawn(element, self._styles, text_of), contents)
