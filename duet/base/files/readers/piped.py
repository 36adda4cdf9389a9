"""Tables of plain text drawn with bars: Markdown, and the frames of old text editors."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import zip_longest

from duet.core.grids import Cell, Paragraph, Table

from .cleaning import clean

_SEPARATOR = re.compile(r"\s*\|?\s*(:-+:?|-+:|-{2,})\s*(\|\s*(:-+:?|-+:|-{2,})\s*)*\|?\s*")
_RULE = re.compile(r"\s*[+|│║┃]?[-─━═=+┌┐└┘├┤┬┴┼╔╗╚╝╠╣╦╩╬╟╢╤╧╪╫┏┓┗┛┣┫┳┻╋|│║┃ ]*[-─━═=]{2,}[-─━═=+┌┐└┘├┤┬┴┼╔╗╚╝╠╣╦╩╬╟╢╤╧╪╫┏┓┗┛┣┫┳┻╋|│║┃ ]*")
_JOINT = re.compile("[+┌┐└┘├┤┬┴┼╔╗╚╝╠╣╦╩╬╟╢╤╧╪╫┏┓┗┛┣┫┳┻╋]")
_BARS = str.maketrans("│║┃", "|||")
_BAR = re.compile(r"(?<!\\)\|")
_BREAK = re.compile(r"<br\s*/?>", re.IGNORECASE)


def piped(lines: Sequence[str]) -> list[bool]:
    """Which of the lines are rows or separators of such tables."""
    plain = [line.translate(_BARS).strip() for line in lines]
    separators = ["|" in line and bool(_SEPARATOR.fullmatch(line)) for line in plain]
    flags: list[bool] = []
    for index, line in enumerate(plain):
        is_row = _is_rule(lines[index].strip()) or _is_closed(line)
        if not is_row and _BAR.search(line):
            # A row without bars at its ends stands right above a separator of dashes, or anywhere below it.
            goes_on = index > 0 and flags[-1] and not _is_closed(plain[index - 1])
            is_row = goes_on or any(separators[index : index + 2])
        flags.append(is_row)
    return flags


def _is_closed(line: str) -> bool:
    return len(line) > 1 and line.startswith("|") and line.endswith("|") and line.count("|") > 1


def _is_rule(line: str) -> bool:
    return bool(_JOINT.search(line)) and bool(_RULE.fullmatch(line))


def piped_tables(lines: Sequence[str]) -> Iterator[Paragraph | Table]:
    """The table the lines draw."""
    plain = [line.translate(_BARS) if not _is_rule(line.strip()) else line for line in lines]
    is_framed = sum(_is_rule(line.strip()) for line in plain) > 1
    rows = list(_framed(plain)) if is_framed else [_cells(line) for line in plain if not _is_mark(line)]
    rows = [row for row in rows if any(row)]
    if rows:
        yield Table(tuple(tuple(Cell(text, column) for column, text in enumerate(row)) for row in rows))


def _is_mark(line: str) -> bool:
    return bool(_SEPARATOR.fullmatch(line)) or _is_rule(line.strip())


def _cells(line: str) -> list[str]:
    line = line.strip()
    line = line[1:] if line.startswith("|") else line
    line = line[:-1] if line.endswith("|") and not line.endswith("\\|") else line
    return [clean(_BREAK.sub("\n", cell.replace("\\|", "|"))) for cell in _BAR.split(line)]


def _framed(lines: Sequence[str]) -> Iterator[list[str]]:
    """In a frame a row has several lines; it ends at a rule."""
    row: list[list[str]] = []
    for line in [*lines, "+--"]:
        if not _is_mark(line):
            row.append(_cells(line))
        elif row:
            yield ["\n".join(filter(None, column)) for column in zip_longest(*row, fillvalue="")]
            row = []
