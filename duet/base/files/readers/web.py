"""Reader of HTML: a saved page, or what the clipboard gives when a table is copied from a page, from Word or from Excel."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from lxml import etree

from duet.core.grids import Grid, Paragraph, Table

from ..guard import Unreadable, decode
from ..guard.refusals import BROKEN, DEEP, TOO_WIDE
from .cleaning import clean
from .layout import Drawn, table
from .nesting import Blocks, check_depth, flat, is_bold, unwrapped
from .numbering import BULLET, Numeral, labelled, written

_SKIPPED = frozenset(
    {
        "script",
        "style",
        "head",
        "title",
        "meta",
        "link",
        "noscript",
        "template",
        "svg",
        "object",
        "iframe",
        "select",
        "textarea",
        "del",
        "button",
        "colgroup",
        "col",
        "audio",
        "video",
        "canvas",
        "map",
    }
)
_BLOCKS = frozenset(
    {
        "p",
        "div",
        "h1",
        "h2",
        "h3",
        "h4",
        "h5",
        "h6",
        "li",
        "ul",
        "ol",
        "dl",
        "dt",
        "dd",
        "section",
        "article",
        "header",
        "footer",
        "main",
        "nav",
        "aside",
        "blockquote",
        "pre",
        "hr",
        "form",
        "fieldset",
        "address",
        "figure",
        "figcaption",
        "center",
        "body",
        "html",
        "caption",
        "details",
        "summary",
    }
)
_BOLD = frozenset({"b", "strong", "th", "h1", "h2", "h3", "h4", "h5", "h6"})
_NUMERALS = {"a": Numeral.LATIN, "A": Numeral.LATIN_CAPITAL, "i": Numeral.ROMAN, "I": Numeral.ROMAN_CAPITAL}
_HIDDEN = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden|mso-hide\s*:\s*all", re.IGNORECASE)
_WEIGHT = re.compile(r"font-weight\s*:\s*(bold|bolder|[6-9]00)", re.IGNORECASE)
_THIN = re.compile(r"font-weight\s*:\s*(normal|[1-5]00)", re.IGNORECASE)
_DECLARATION = re.compile(r"^\s*<\?xml[^>]*\?>")
_SPACE = re.compile(r"[ \t\r\n\f]+")
_MAX_SPAN, _MAX_COLUMNS = 500, 1_000
MAX_TAGS = 250_000
_MAX_TREE_DEPTH = 200


def read(content: bytes) -> Grid:
    """A saved page as a Grid. Raises Unreadable when the bytes are no text."""
    text = decode(content)
    if text is None:
        raise Unreadable(BROKEN)
    return read_html(text)


def read_html(text: str) -> Grid:
    """HTML as a Grid; nothing it refers to is fetched."""
    parser = etree.HTMLParser(no_network=True, remove_comments=True, remove_pis=True, huge_tree=False, encoding="utf-8")
    if text.count("<") > MAX_TAGS:
        raise Unreadable(TOO_WIDE)
    content = _DECLARATION.sub("", text).replace("\0", "").encode("utf-8", errors="replace")
    try:
        root = etree.fromstring(content, parser)
    except (etree.XMLSyntaxError, ValueError) as error:
        raise Unreadable(BROKEN) from error
    return Grid(_read(root, 0) if root is not None else ())


def _read(element: etree._Element, depth: int) -> Blocks:
    check_depth(depth)
    walker = _Walker(depth)
    walker.walk(element, bold=_is_bold(element, inherited=False), level=0)
    walker.end()
    return tuple(walker.blocks)


@dataclass(slots=True)
class _Walker:
    depth: int
    blocks: list[Paragraph | Table] = field(default_factory=list)
    _pieces: list[str] = field(default_factory=list)
    _bold: bool = True
    _label: str = ""

    def walk(self, element: etree._Element, *, bold: bool, level: int) -> None:
        """Take in the text of an element and of what is inside, in order."""
        if level > _MAX_TREE_DEPTH:
            raise Unreadable(DEEP)
        self._add(element.text, bold)
        number = _start(element)
        for child in element:
            name = child.tag if isinstance(child.tag, str) else ""
            if name == "li":
                number = _number(child, number)
                self._item(element, child, number, bold, level)
                number += 1
            elif name and name not in _SKIPPED and not _is_hidden(child):
                self._child(child, name, bold, level)
            self._add(child.tail, bold)

    def _child(self, child: etree._Element, name: str, bold: bool, level: int) -> None:
        if name == "br":
            self._pieces.append("\n")
        elif name == "table":
            self.end()
            self.blocks.extend(_table(child, self.depth))
        elif name in _BLOCKS:
            self.end()
            self.walk(child, bold=_is_bold(child, inherited=bold), level=level + 1)
            self.end()
        else:
            self.walk(child, bold=_is_bold(child, inherited=bold), level=level + 1)

    def _item(self, parent: etree._Element, child: etree._Element, number: int, bold: bool, level: int) -> None:
        self.end()
        numeral = _NUMERALS.get(parent.get("type") or "", Numeral.DECIMAL)
        self._label = f"{written(number, numeral)}." if parent.tag == "ol" else BULLET
        self.walk(child, bold=_is_bold(child, inherited=bold), level=level + 1)
        self.end()

    def _add(self, text: str | None, bold: bool) -> None:
        if text:
            self._pieces.append(_SPACE.sub(" ", text))
            if not bold and not text.isspace():
                self._bold = False

    def end(self) -> None:
        """The paragraph is over."""
        text = clean("".join(self._pieces))
        if text:
            self.blocks.append(Paragraph(clean(labelled(self._label, text)), self._bold))
            self._label = ""
        self._pieces, self._bold = [], True


def _is_hidden(element: etree._Element) -> bool:
    return "hidden" in element.attrib or bool(_HIDDEN.search(element.get("style") or ""))


def _is_bold(element: etree._Element, *, inherited: bool) -> bool:
    style = element.get("style") or ""
    if _THIN.search(style):
        return False
    return inherited or element.tag in _BOLD or bool(_WEIGHT.search(style))


def _start(element: etree._Element) -> int:
    return _whole(element.get("start"), 1) if element.tag == "ol" else 1


def _number(item: etree._Element, default: int) -> int:
    return _whole(item.get("value"), default)


def _whole(text: str | None, default: int) -> int:
    match = re.match(r"\s*(-?\d{1,6})", text or "")
    return int(match[1]) if match else default


def _rows(element: etree._Element) -> list[etree._Element]:
    rows: list[etree._Element] = []
    for child in element:
        if child.tag == "tr" and not _is_hidden(child):
            rows.append(child)
        elif child.tag in ("thead", "tbody", "tfoot"):
            rows.extend(_rows(child))
    return rows


def _table(element: etree._Element, depth: int) -> list[Paragraph | Table]:
    before: list[Paragraph | Table] = [block for caption in element.findall("caption") for block in _read(caption, depth + 1)]
    contents: list[Blocks] = []
    cells: list[Drawn] = []
    rows = _rows(element)
    taken: dict[int, int] = {}
    for index, row in enumerate(rows):
        column = 0
        for cell in row:
            if cell.tag not in ("td", "th") or _is_hidden(cell):
                continue
            while taken.get(column, 0) > index:
                column += 1
            width = min(max(_whole(cell.get("colspan"), 1), 1), _MAX_SPAN)
            height = _whole(cell.get("rowspan"), 1)
            height = len(rows) - index if height == 0 else min(max(height, 1), len(rows) - index)
            blocks = _read(cell, depth + 1)
            contents.append(blocks)
            cells.append(Drawn(column, column + width, index, flat(blocks), height, is_bold(blocks)))
            taken.update(dict.fromkeys(range(column, column + width), index + height))
            column += width
            if column > _MAX_COLUMNS:
                raise Unreadable(TOO_WIDE)
    return [*before, *unwrapped(table(cells), contents)]
