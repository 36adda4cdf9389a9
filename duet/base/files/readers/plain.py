"""Reader of plain text: a file of any Russian encoding, or what a person pasted. HTML goes to ``web``.

Lines with tabs are rows of a table; an empty line, or the end of a page, ends it. Tables of Markdown and tables drawn with dashes
and bars are read as well. Every other line is a paragraph. Marks left by other programs («**», «<b>», «\\_») stay in the words.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import groupby

from duet.core.grids import Cell, Grid, Paragraph, Row, Table

from ..guard import Unreadable, decode
from ..guard.refusals import BROKEN, TOO_WIDE
from .cleaning import clean
from .piped import piped, piped_tables
from .tabbed import tabbed_rows

# Tabs, ends of lines and bars: a document of a hundred pages has a few thousand.
MAX_MARKS = 120_000

_HTML = re.compile(
    r"<!doctype\s+html|<html[\s>]|<body[\s>]|<table[\s>]|^\s*<(div|p|ul|ol|li|h[1-6]|span|meta|section|article)[\s>]", re.IGNORECASE
)
_BREAK = re.compile("\r\n|\r|\n|\x85|\u2028|\u2029")


def read(content: bytes) -> Grid:
    """A file of plain text as a Grid. Raises Unreadable when the bytes are no text."""
    text = decode(content)
    if text is None:
        raise Unreadable(BROKEN)
    return read_pasted(text)


def read_pasted(text: str) -> Grid:
    """Text from anywhere as a Grid; an empty text gives an empty Grid. Raises Unreadable past ``MAX_MARKS``."""
    if _HTML.search(text[:200_000]):
        from .web import read_html  # noqa: PLC0415 - lxml is slow to import

        return read_html(text)
    if sum(map(text.count, "\t\n|")) > MAX_MARKS:
        raise Unreadable(TOO_WIDE)
    return Grid(tuple(_blocks(_BREAK.split(text.replace("\f", "\n\n")))))


def _blocks(lines: Sequence[str]) -> Iterator[Paragraph | Table]:
    for is_empty, group in groupby(lines, key=lambda line: not line.strip()):
        if not is_empty:
            yield from _block(list(group))


def _block(lines: list[str]) -> Iterator[Paragraph | Table]:
    """Lines that stand together: tables among them, and lines of text before, between and after."""
    tabbed = [_is_tabbed(line) for line in lines]
    if any(tabbed):
        start, end = tabbed.index(True), len(lines) - tabbed[::-1].index(True)
        yield from _lines(lines[:start])
        # Text between two rows belongs to the table, since a merged row has no tabs.
        yield from _table(lines[start:end])
        yield from _lines(lines[end:])
    else:
        yield from _lines(lines)


def _lines(lines: Sequence[str]) -> Iterator[Paragraph | Table]:
    """Lines without tabs: tables drawn with bars, and paragraphs."""
    for is_row, group in groupby(zip(lines, piped(lines), strict=True), key=lambda pair: pair[1]):
        part = [line for line, _ in group]
        yield from piped_tables(part) if is_row else _paragraphs(part)


def _is_tabbed(line: str) -> bool:
    return "\t" in line.rstrip() or line.endswith("\t")


def _table(lines: list[str]) -> Iterator[Paragraph | Table]:
    rows = tabbed_rows(lines)
    if all(len(row) <= 2 and sum(map(bool, row)) <= 1 for row in rows):
        yield from _paragraphs(lines)
    elif rows:
        yield Table(tuple(_row(row) for row in rows))


def _row(texts: Sequence[str]) -> Row:
    return tuple(Cell(text, column) for column, text in enumerate(texts))


def _paragraphs(lines: Sequence[str]) -> Iterator[Paragraph]:
    for line in lines:
        text = clean(line)
        if text:
            yield Paragraph(text)
