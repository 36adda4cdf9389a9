"""Automatic lists of a .doc: their levels, and the label of each item."""

from __future__ import annotations

import struct
from dataclasses import dataclass

from ..numbering import Counter, Level, Numeral
from .file import WordFile

_LISTS, _OVERRIDES = 0x02E2, 0x02EA
_NUMERALS = {
    0: Numeral.DECIMAL,
    1: Numeral.ROMAN_CAPITAL,
    2: Numeral.ROMAN,
    3: Numeral.LATIN_CAPITAL,
    4: Numeral.LATIN,
    22: Numeral.PADDED,
    23: Numeral.BULLET,
    58: Numeral.RUSSIAN,
    59: Numeral.RUSSIAN_CAPITAL,
    255: Numeral.NOTHING,
}
_LEVEL_HEAD = 28
_SIMPLE = 0x01


@dataclass(slots=True)
class _Override:
    """A list as paragraphs refer to it."""

    list_id: int
    levels: dict[int, Level]
    starts: dict[int, int]


class Lists:
    """Labels of list items in the order of the document. A spoilt list gives no labels, the text is read all the same."""

    def __init__(self, file: WordFile) -> None:
        self._counters: dict[int, Counter] = {}
        self._started: set[tuple[int, int]] = set()
        try:
            self._overrides = _overrides(file, _levels(file))
        except (struct.error, IndexError):
            self._overrides = []

    def label(self, number: int, level: int) -> str:
        """The label of the next item of the list with the number ``number`` (from 1) at ``level`` (from 0)."""
        if not 0 < number <= len(self._overrides):
            return ""
        this = self._overrides[number - 1]
        counter = self._counters.setdefault(this.list_id, Counter())
        if level in this.starts and (number, level) not in self._started:
            self._started.add((number, level))
            counter.restart(level, this.starts[level], this.levels)
        return counter.next(level, this.levels) if level in this.levels else ""


def _levels(file: WordFile) -> dict[int, dict[int, Level]]:
    """Levels of each list by its id; they lie after the table of lists."""
    start, size = file.address(_LISTS)
    if not size:
        return {}
    (count,) = struct.unpack_from("<H", file.table, start)
    place = start + size
    found: dict[int, dict[int, Level]] = {}
    for index in range(count):
        head = start + 2 + 28 * index
        (list_id,) = struct.unpack_from("<i", file.table, head)
        found[list_id] = {}
        for level in range(1 if file.table[head + 26] & _SIMPLE else 9):
            found[list_id][level], place = _level(file.table, place)
    return found


def _level(table: bytes, place: int) -> tuple[Level, int]:
    start, shape, flags = struct.unpack_from("<iBB", table, place)
    letters, paragraphs = table[place + 24], table[place + 25]
    place += _LEVEL_HEAD + letters + paragraphs
    (count,) = struct.unpack_from("<H", table, place)
    text = table[place + 2 : place + 2 + 2 * count].decode("utf-16-le", errors="replace")
    parts = tuple(ord(char) if char < "\t" else char for char in text)
    level = Level(_NUMERALS.get(shape, Numeral.DECIMAL), start, parts, bool(flags & 4), not flags & 8)
    return level, place + 2 + 2 * count


def _overrides(file: WordFile, levels: dict[int, dict[int, Level]]) -> list[_Override]:
    place, size = file.address(_OVERRIDES)
    if not size:
        return []
    (count,) = struct.unpack_from("<I", file.table, place)
    heads = [struct.unpack_from("<i8xB", file.table, place + 4 + 16 * index) for index in range(min(count, 4096))]
    place += 4 + 16 * len(heads)
    made = []
    for list_id, changed in heads:
        override = _Override(list_id, dict(levels.get(list_id, {})), {})
        place += 4
        for _ in range(changed):
            start, bits = struct.unpack_from("<iI", file.table, place)
            place += 8
            if bits & 0x20:
                override.levels[bits & 0xF], place = _level(file.table, place)
            elif bits & 0x10:
                override.starts[bits & 0xF] = start
        made.append(override)
    return made
