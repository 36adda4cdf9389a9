"""Property modifiers (sprm) of a .doc: what a paragraph, a run of letters or a row of a table says of itself."""

from __future__ import annotations

import struct
from collections.abc import Iterator
from dataclasses import dataclass

_SIZES = {0: 1, 1: 1, 2: 2, 3: 4, 4: 2, 5: 2, 7: 3}
_TABLE_DEFINITIONS = (0xD606, 0xD608)
_TABS = 0xC615
_IN_TABLE, _ROW_END, _LEVEL = 0x2416, 0x2417, 0x6649
_INNER_CELL, _INNER_ROW_END = 0x244B, 0x244C
_LIST, _LIST_LEVEL = 0x460B, 0x260A
_TABLE, _DOWN, _ACROSS = 0xD608, 0xD62B, 0x5624
_ELSEWHERE = (0x6645, 0x6646, 0x646B)
_BOLD, _HIDDEN, _DELETED = 0x0835, 0x083C, 0x0800


def modifiers(code: bytes) -> Iterator[tuple[int, bytes]]:
    """Names and operands, in order; a spoilt end is passed by."""
    place = 0
    while place + 2 <= len(code):
        (name,) = struct.unpack_from("<H", code, place)
        place += 2
        size, head = _size(name, code, place)
        if place + head + size > len(code) or size < 0:
            return
        yield name, code[place + head : place + head + size]
        place += head + size


def _size(name: int, code: bytes, place: int) -> tuple[int, int]:
    """The size of an operand and of its own length before it."""
    fixed = _SIZES.get(name >> 13)
    if fixed is not None:
        return fixed, 0
    if name in _TABLE_DEFINITIONS:
        return (struct.unpack_from("<H", code, place)[0] - 1 if place + 2 <= len(code) else -1), 2
    if place >= len(code):
        return -1, 0
    size = code[place]
    if name == _TABS and size == 255 and place + 1 < len(code):
        deleted = code[place + 1]
        added = place + 2 + 4 * deleted
        return (2 + 4 * deleted + 3 * code[added] if added < len(code) else -1), 1
    return size, 1


@dataclass(slots=True)
class Standing:
    """Where a paragraph stands: ``level`` of tables around it, whether it ends a cell or a row, its list (``list_id`` 0 is none)."""

    style: int = 0
    level: int = 0
    ends_row: bool = False
    ends_cell: bool = False
    list_id: int = 0
    list_level: int = 0
    table: bytes = b""
    down: tuple[tuple[int, int], ...] = ()
    across: tuple[tuple[int, int], ...] = ()

    def apply(self, code: bytes, data: bytes) -> None:
        """Take in modifiers; ``data`` is the stream where long ones are kept apart."""
        for name, operand in modifiers(code):
            if name in _ELSEWHERE:
                self.apply(_kept_apart(operand, data), b"")
            elif name == _TABLE:
                self.table = operand
            elif name == _DOWN and len(operand) >= 2:
                self.down += ((operand[0], operand[1]),)
            elif name == _ACROSS:
                self.across += ((operand[0], operand[1]),)
            elif name == _LIST:
                self.list_id = int.from_bytes(operand, "little")
            elif name == _LIST_LEVEL:
                self.list_level = operand[0]
            else:
                self._place(name, operand)

    def _place(self, name: int, operand: bytes) -> None:
        on = bool(operand and operand[0])
        if name == _IN_TABLE:
            self.level = max(self.level, 1) if on else 0
        elif name == _LEVEL:
            self.level = int.from_bytes(operand, "little")
        elif name in (_ROW_END, _INNER_ROW_END):
            self.ends_row = self.ends_row or on
        elif name == _INNER_CELL:
            self.ends_cell = on


def _kept_apart(operand: bytes, data: bytes) -> bytes:
    offset = int.from_bytes(operand, "little")
    if offset + 2 > len(data):
        return b""
    (size,) = struct.unpack_from("<H", data, offset)
    return data[offset + 2 : offset + 2 + size]


@dataclass(frozen=True, slots=True)
class Look:
    """How letters look: ``seen`` is false for hidden and deleted ones. ``bold`` None is as the style says."""

    bold: bool | None = None
    seen: bool = True


def look(code: bytes) -> Look:
    """The look of letters by their modifiers."""
    bold: bool | None = None
    seen = True
    for name, operand in modifiers(code):
        if name == _BOLD:
            bold = {0: False, 1: True, 0x81: True}.get(operand[0])
        elif name in (_HIDDEN, _DELETED) and operand[0] in (1, 0x81):
            seen = False
    return Look(bold, seen)
