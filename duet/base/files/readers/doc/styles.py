"""The style sheet of a .doc: bold letters and lists that come from the style of a paragraph."""

from __future__ import annotations

import struct

from .file import WordFile
from .modifiers import look

_SHEET = 0x00A2
_PARAGRAPH = 1
_NO_BASE = 0x0FFF
_MAX_CHAIN = 12


class Styles:
    """Styles of paragraphs by their numbers."""

    def __init__(self, file: WordFile) -> None:
        self._bases: dict[int, int] = {}
        self._parts: dict[int, tuple[bytes, bytes]] = {}
        sheet = file.part(_SHEET)
        if len(sheet) < 6:
            return
        size, count, base = struct.unpack_from("<HHH", sheet)
        place = 2 + size
        for index in range(min(count, 4095)):
            if place + 2 > len(sheet):
                return
            (length,) = struct.unpack_from("<H", sheet, place)
            self._style(index, sheet[place + 2 : place + 2 + length], base)
            place += 2 + length + length % 2

    def _style(self, index: int, code: bytes, base: int) -> None:
        if len(code) < base + 4 or base < 8:
            return
        _, kind_and_base, _ = struct.unpack_from("<HHH", code)
        (letters,) = struct.unpack_from("<H", code, base)
        place = base + 2 + 2 * letters + 2
        parts: list[bytes] = []
        while place + 2 <= len(code) and len(parts) < 2:
            (size,) = struct.unpack_from("<H", code, place)
            parts.append(code[place + 2 : place + 2 + size])
            place += 2 + size + size % 2
        if kind_and_base & 0xF == _PARAGRAPH and parts:
            self._bases[index] = kind_and_base >> 4
            self._parts[index] = (parts[0][2:], parts[1] if len(parts) > 1 else b"")

    def modifiers(self, index: int) -> bytes:
        """Modifiers of paragraphs of a style, those of the styles under it first."""
        return b"".join(self._parts[style][0] for style in reversed(self._chain(index)))

    def bold(self, index: int) -> bool:
        """Letters of the style are bold unless they say otherwise."""
        for style in self._chain(index):
            found = look(self._parts[style][1]).bold
            if found is not None:
                return found
        return False

    def _chain(self, index: int) -> list[int]:
        chain: list[int] = []
        while index in self._parts and index not in chain and len(chain) < _MAX_CHAIN:
            chain.append(index)
            index = self._bases.get(index, _NO_BASE)
        return chain
