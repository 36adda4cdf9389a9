"""Paragraphs and tables of a .doc in reading order."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from duet.core.grids import Paragraph, Table

from ..cleaning import clean
from ..nesting import Blocks, check_depth, unwrapped
from ..numbering import labelled
from .file import WordFile
from .formatting import Letters, paragraph_codes
from .lists import Lists
from .modifiers import Standing
from .styles import Styles
from .tables import TableRow, drawn

_MARKS = re.compile("[\r\x07\x0c]")
_FIELD = re.compile("\x13[^\x13\x14\x15]*\x14?|[\x14\x15]")
_SIGNS = {0x0B: "\n", 0x1E: "-", 0x1F: None, 0x0E: " "}
_SPECIAL = dict.fromkeys(code for code in range(32) if code not in (0x09, 0x0A))


@dataclass(slots=True)
class _Opened:
    """A table that is being read: rows done, cells of the row, blocks of the cell."""

    rows: list[TableRow] = field(default_factory=list)
    cells: list[Blocks] = field(default_factory=list)
    blocks: list[Paragraph | Table] = field(default_factory=list)


class Body:
    """Reads paragraphs one by one; the tables they open and close are kept on a stack."""

    def __init__(self, file: WordFile) -> None:
        self._file = file
        self._paragraphs = paragraph_codes(file)
        self._letters = Letters(file)
        self._styles = Styles(file)
        self._lists = Lists(file)
        self._stack = [_Opened()]

    def blocks(self) -> Iterator[Paragraph | Table]:
        """The main text, then notes and text boxes; headers and comments are left out."""
        main, notes, headers, macros, comments, endnotes, boxes, _ = self._file.counts
        after_notes = main + notes
        after_comments = after_notes + headers + macros + comments
        after_endnotes = after_comments + endnotes
        parts = ((0, main), (main, after_notes), (after_comments, after_endnotes), (after_endnotes, after_endnotes + boxes))
        for start, end in parts:
            yield from self._part(max(start, 0), min(end, len(self._file.text)))

    def _part(self, start: int, end: int) -> list[Paragraph | Table]:
        self._stack = [_Opened()]
        while start < end:
            mark = _MARKS.search(self._file.text, start, end)
            stop = mark.start() if mark else end - 1
            self._paragraph(start, stop)
            start = stop + 1
        self._close(0)
        return self._stack[0].blocks

    def _paragraph(self, start: int, stop: int) -> None:
        code = self._paragraphs.find(self._file.offset_of(stop))
        standing = Standing(int.from_bytes(code[:2], "little"))
        standing.apply(self._styles.modifiers(standing.style), b"")
        standing.apply(code[2:], self._file.data)
        is_cell_mark = self._file.text[stop] == "\x07"
        level = standing.level or int(is_cell_mark)
        check_depth(level)
        self._close(level)
        while len(self._stack) <= level:
            self._stack.append(_Opened())
        here = self._stack[-1]
        if level and standing.ends_row:
            here.rows.append(TableRow(standing, tuple(here.cells)))
            here.cells, here.blocks = [], []
            return
        here.blocks += self._words(start, stop, standing)
        if level and (is_cell_mark if level == 1 else standing.ends_cell):
            here.cells.append(tuple(here.blocks))
            here.blocks = []

    def _close(self, level: int) -> None:
        """Tables deeper than ``level`` are over: each becomes a block of the cell around it."""
        while len(self._stack) > level + 1:
            done = self._stack.pop()
            if done.cells or done.blocks:
                done.rows.append(TableRow(Standing(), (*done.cells, *([tuple(done.blocks)] if done.blocks else []))))
            contents = [cell for row in done.rows for cell in row.cells]
            self._stack[-1].blocks += unwrapped(drawn(done.rows), contents)

    def _words(self, start: int, stop: int, standing: Standing) -> Iterator[Paragraph]:
        by_style = self._styles.bold(standing.style)
        pieces, bold = [], True
        for first, last, look in self._letters.runs(start, stop):
            if look.seen:
                piece = self._file.text[first:last]
                pieces.append(piece)
                bold = bold and (not piece.strip() or bool(by_style if look.bold is None else look.bold))
        text = _FIELD.sub("", "".join(pieces)).translate(_SIGNS).translate(_SPECIAL)
        label = self._lists.label(standing.list_id, standing.list_level) if standing.list_id else ""
        text = clean(_paired(labelled(label, text)))
        if text:
            yield Paragraph(text, bold)


def _paired(text: str) -> str:
    """Letters beyond the first plane, which the file keeps as two characters, put together."""
    if any("\ud800" <= char <= "\udfff" for char in text):
        return text.encode("utf-16-le", errors="surrogatepass").decode("utf-16-le", errors="replace")
    return text
