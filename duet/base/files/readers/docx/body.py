"""Paragraphs and tables of a .docx in reading order."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from lxml import etree

from duet.core.grids import Paragraph, Table

from ..cleaning import clean
from ..elements import local
from ..nesting import Blocks, check_depth, flat, is_bold, unwrapped
from ..numbering import labelled
from .lists import Lists
from .package import Package, W, switched, value
from .styles import Style, Styles
from .tables import drawn
from .words import Words, list_of, words

_THROUGH = frozenset({"sdtContent", "customXml", "ins", "moveTo", "smartTag", "Choice"})


_DELETED_MARK = f"{W}pPr/{W}rPr/{W}del"


class Body:
    """Reads blocks one after another, since lists go on counting from one to the next."""

    def __init__(self, package: Package) -> None:
        self._styles = Styles(package.part("styles"))
        self._lists = Lists(package.part("numbering"))
        self._package = package
        self._called: list[tuple[str, str]] = []
        self._unfinished = ""

    def blocks(self, parent: etree._Element, depth: int = 0) -> Iterator[Paragraph | Table]:
        """Blocks of a body, a cell, a text box or a note. ``depth`` counts the tables around."""
        check_depth(depth)
        for child in parent:
            name = local(child)
            if name == "p" and len(child):
                yield from self._paragraph(child, depth)
            elif name == "tbl":
                yield from self._table(child, depth)
            elif name == "sdt":
                if child.find(f"{W}sdtPr/{W}showingPlcHdr") is None:
                    yield from self.blocks(child, depth)
            elif name == "AlternateContent":
                yield from self.blocks(child[0] if len(child) else child, depth)
            elif name in _THROUGH:
                yield from self.blocks(child, depth)

    def notes(self) -> Iterator[Paragraph | Table]:
        """Texts of the notes called in what has been read so far."""
        for kind, tag in (("footnoteReference", "footnote"), ("endnoteReference", "endnote")):
            wanted = [name for called, name in self._called if called == kind]
            root = self._package.part(f"{tag}s") if wanted else None
            notes = {note.get(f"{W}id"): note for note in root.iterfind(f"{W}{tag}")} if root is not None else {}
            for name in dict.fromkeys(wanted):
                if name in notes:
                    yield from self.blocks(notes[name])

    def _paragraph(self, element: etree._Element, depth: int) -> Iterator[Paragraph | Table]:
        name = value(element.find(f"{W}pPr/{W}pStyle")) or self._styles.default
        style = self._styles[name]
        found = words(element, style, self._styles)
        self._called.extend(found.notes)
        list_id, level = list_of(element, style)
        label = self._lists.label(list_id, level, name) if list_id and not _is_unseen(element, style, found) else ""
        text = self._joined(element, labelled(label, found.text))
        if text:
            yield Paragraph(text, found.bold)
        for box in found.boxes:
            yield from self.blocks(box, depth + 1)

    def _joined(self, element: etree._Element, text: str) -> str:
        """The text of a paragraph; one whose mark is deleted by a tracked change runs on into the next."""
        text, self._unfinished = self._unfinished + text, ""
        if element.find(_DELETED_MARK) is not None:
            self._unfinished = text
            return ""
        return clean(text)

    def _table(self, element: etree._Element, depth: int) -> Iterable[Paragraph | Table]:
        def cell(content: etree._Element) -> Blocks:
            return tuple(self.blocks(content, depth + 1))

        contents: list[Blocks] = []

        def text_of(content: etree._Element) -> tuple[str, bool]:
            blocks = cell(content)
            contents.append(blocks)
            return flat(blocks), is_bold(blocks)

        made = drawn(element, text_of)
        return unwrapped(made, contents)


def _is_unseen(element: etree._Element, style: Style, found: Words) -> bool:
    """Nothing of the paragraph is seen, so it has no number: it is hidden whole or deleted whole."""
    if found.text.strip():
        return False
    hidden = switched(element.find(f"{W}pPr/{W}rPr/{W}vanish"))
    return bool(style.hidden if hidden is None else hidden) or element.find(_DELETED_MARK) is not None
