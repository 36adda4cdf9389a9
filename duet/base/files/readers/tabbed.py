"""Rows of a table copied as text: cells between tabs, with the habits of Excel and Word."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from .cleaning import clean

_DASHES = re.compile(r":?-{2,}:?")
_CLOSING = re.compile(r'(?<!")(?:"")*"(?=\t|$)')
_MAX_QUOTED = 60


def is_dashes(cells: Sequence[str]) -> bool:
    """A separator «--|--» of Markdown, by its cells: no words, nothing but dashes."""
    filled = [cell.strip() for cell in cells if cell.strip()]
    return bool(filled) and all(_DASHES.fullmatch(cell) for cell in filled)


def tabbed_rows(lines: Sequence[str]) -> list[tuple[str, ...]]:
    """Texts of the cells, row by row; rows of dashes are left out."""
    rows = [[clean(cell) for cell in cells] for cells in _unquoted(lines) if len(cells) < 2 or not is_dashes(cells)]
    return [tuple(row) for row in _rejoined(rows)]


def _unquoted(lines: Sequence[str]) -> Iterator[list[str]]:
    """Excel puts a cell of several lines in quotes, and doubles the quotes inside it."""
    index = 0
    while index < len(lines):
        line, index = lines[index], index + 1
        ahead = _closed_by(lines, index) if _is_open(line) else 0
        if ahead:
            line, index = "\n".join([line, *lines[index : index + ahead]]), index + ahead
        yield _split(line) if ahead else line.split("\t")


def _is_open(line: str) -> bool:
    last = line.rsplit("\t", 1)[-1]
    return last.startswith('"') and last.count('"') % 2 == 1


def _closed_by(lines: Sequence[str], start: int) -> int:
    """How many more lines the quoted cell takes; 0 when the quote is never closed, so it is a quote of the text."""
    for ahead, line in enumerate(lines[start : start + _MAX_QUOTED], 1):
        if line.count('"') % 2 and _CLOSING.search(line) and not _is_open(line[line.index('"') + 1 :]):
            return ahead
    return 0


def _split(line: str) -> list[str]:
    cells = re.findall(r'(?:^|\t)("(?:[^"]|"")*"(?=\t|$)|[^\t]*)', line)
    return [cell[1:-1].replace('""', '"') if len(cell) > 1 and cell[0] == cell[-1] == '"' and "\n" in cell else cell for cell in cells]


def _rejoined(rows: list[list[str]]) -> Iterator[list[str]]:
    """Word breaks a row where a cell has several paragraphs: pieces that together make a row of the usual length are one row."""
    usual = max((len(row) for row in rows[:1]), default=0)
    index = 0
    while index < len(rows):
        row, index = rows[index], index + 1
        pieces = _pieces(row, rows[index:], usual) if 1 < len(row) < usual else 0
        for piece in rows[index : index + pieces]:
            row = [*row[:-1], f"{row[-1]}\n{piece[0]}".strip(), *piece[1:]]
        index += pieces
        yield row


def _pieces(row: list[str], following: Sequence[list[str]], usual: int) -> int:
    total = len(row)
    for count, piece in enumerate(following, 1):
        total += len(piece) - 1
        if len(piece) >= usual or total > usual:
            return 0
        if total == usual:
            return count
    return 0
