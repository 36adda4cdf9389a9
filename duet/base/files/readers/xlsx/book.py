"""The parts of an .xlsx: the order of its sheets, their cells, the strings and styles they share."""

from __future__ import annotations

import posixpath
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from io import BytesIO

from lxml import etree

from ...guard import Unreadable
from ...guard.archive import Archive
from ...guard.refusals import BROKEN
from ..cleaning import clean
from .looks import Looks
from .numbers import Shown

_MAIN = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
_RELATIONS = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
_RELATION = "{http://schemas.openxmlformats.org/package/2006/relationships}Relationship"
_REFERENCE = re.compile(r"([A-Z]{1,3})(\d{1,7})")
_BOOLEANS = {"1": "ИСТИНА", "0": "ЛОЖЬ"}
# A list of twenty thousand people in fifteen columns; it is read element by element.
_MAX_TAGS = 1_500_000
MAX_ROW, MAX_COLUMN = 1_048_576, 16_384


@dataclass(frozen=True, slots=True)
class Value:
    """What a cell shows; ``ruled``: a border is drawn at one of its sides."""

    text: str
    bold: bool = False
    ruled: bool = False


@dataclass(slots=True)
class Sheet:
    """Cells with a text by row and column (from 0), and merged ranges (first row, first column, last row, last column).

    ``framed`` are the columns of the cells of a row that have a border and no text.
    """

    cells: dict[tuple[int, int], Value] = field(default_factory=dict)
    framed: dict[int, set[int]] = field(default_factory=dict)
    merged: list[tuple[int, int, int, int]] = field(default_factory=list)


class Book:
    """An .xlsx opened within the limits of the guard."""

    def __init__(self, content: bytes) -> None:
        self._archive = Archive(content)
        self._folded = {name.lower(): name for name in self._archive.names}
        main = self._by_kind("", "officeDocument") or "xl/workbook.xml"
        root = self._archive.xml(self._real(main) or BROKEN)
        related = self._relations(main)
        # The names people gave to the sheets they see, each with the part it is kept in.
        self.sheets = tuple(
            (sheet.get("name") or "", related[target][1])
            for sheet in root.iter(f"{_MAIN}sheet")
            if sheet.get("state", "visible") == "visible" and (target := sheet.get(f"{_RELATIONS}id") or "") in related
        )
        properties = root.find(f"{_MAIN}workbookPr")
        from_1904 = properties is not None and properties.get("date1904") in ("1", "true")
        self._shown = Shown(from_1904=from_1904)
        styles = self._by_kind(main, "styles")
        self._looks = Looks(self._archive.xml(styles) if styles else None)
        strings = self._by_kind(main, "sharedStrings")
        self._strings = [_string(item) for item in self._items(strings, f"{_MAIN}si")] if strings else []

    def sheet(self, name: str) -> Sheet:
        """The cells of a sheet."""
        made = Sheet()
        row = -1
        for element in self._items(name, f"{_MAIN}row", f"{_MAIN}mergeCell"):
            if element.tag == f"{_MAIN}mergeCell":
                _merge(made, element.get("ref") or "")
                continue
            row = _number(element.get("r"), row + 2) - 1
            if 0 <= row < MAX_ROW:
                self._row(made, element, row)
        return made

    def _row(self, made: Sheet, element: etree._Element, row: int) -> None:
        column = -1
        for cell in element:
            place = _REFERENCE.fullmatch(cell.get("r") or "")
            column = _column(place[1]) if place else column + 1
            look = self._looks[_number(cell.get("s"), 0)]
            text, is_bold = self._text(cell, look.format)
            text = clean(text)
            if text and column < MAX_COLUMN:
                made.cells[row, column] = Value(text, is_bold or look.bold, look.ruled)
            elif look.ruled:
                made.framed.setdefault(row, set()).add(column)

    def _text(self, cell: etree._Element, number_format: str) -> tuple[str, bool]:
        kind, value = cell.get("t", "n"), cell.findtext(f"{_MAIN}v") or ""
        if kind == "s":
            index = _number(value, -1)
            return self._strings[index] if 0 <= index < len(self._strings) else ("", False)
        if kind == "inlineStr":
            inner = cell.find(f"{_MAIN}is")
            return _string(inner) if inner is not None else ("", False)
        if kind in ("str", "e"):
            return value, False
        if kind == "b":
            return _BOOLEANS.get(value, value), False
        return (self._shown.day(value) if kind == "d" else self._shown.number(value, number_format)), False

    def _items(self, name: str, *tags: str) -> Iterator[etree._Element]:
        """Elements of a part one by one, each forgotten when the next comes: a sheet may have many thousands."""
        source = BytesIO(self._archive.markup(name, tags=_MAX_TAGS))
        events = etree.iterparse(source, tag=tags, resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False)
        try:
            for _, element in events:
                yield element
                element.clear(keep_tail=False)
        except etree.XMLSyntaxError as error:
            raise Unreadable(BROKEN) from error

    def _real(self, name: str) -> str | None:
        """A part by its name; some programs write the same name with other capitals in two places."""
        return self._folded.get(name.lower())

    def _relations(self, source: str) -> dict[str, tuple[str, str]]:
        folder, base = posixpath.split(source)
        name = self._real(posixpath.join(folder, "_rels", f"{base}.rels"))
        found: dict[str, tuple[str, str]] = {}
        for relation in self._archive.xml(name).iter(_RELATION) if name else ():
            target = posixpath.normpath(posixpath.join("/" + folder, relation.get("Target") or "")).lstrip("/")
            real = self._real(target)
            if real is not None and relation.get("TargetMode") != "External":
                found[relation.get("Id") or ""] = ((relation.get("Type") or "").rpartition("/")[2], real)
        return found

    def _by_kind(self, source: str, kind: str) -> str | None:
        return next((name for found, name in self._relations(source).values() if found == kind), None)


def _string(element: etree._Element) -> tuple[str, bool]:
    """A text of one or several runs, and whether every run is bold; hints of reading («rPh») are no text."""
    pieces, bold = [], []
    for child in element:
        if child.tag == f"{_MAIN}t":
            pieces.append(child.text or "")
        elif child.tag == f"{_MAIN}r":
            text = child.findtext(f"{_MAIN}t") or ""
            pieces.append(text)
            if text.strip():
                bold.append(child.find(f"{_MAIN}rPr/{_MAIN}b") is not None)
    return "".join(pieces).replace("_x000D_", ""), bool(bold) and all(bold)


def _merge(made: Sheet, reference: str) -> None:
    ends = [_REFERENCE.fullmatch(part.replace("$", "")) for part in reference.split(":")]
    if len(ends) == 2 and ends[0] and ends[1]:
        (top, left), (bottom, right) = ((int(end[2]) - 1, _column(end[1])) for end in ends if end)
        if 0 <= top <= bottom < MAX_ROW and 0 <= left <= right < MAX_COLUMN:
            made.merged.append((top, left, bottom, right))


def _column(letters: str) -> int:
    """
    >>> _column("A"), _column("Z"), _column("AA"), _column("XFD")
    (0, 25, 26, 16383)
    """
    total = 0
    for letter in letters:
        total = total * 26 + ord(letter) - 64
    return total - 1


def _number(text: str | None, default: int) -> int:
    return int(text) if text and text.isascii() and text.isdigit() and len(text) < 10 else default
