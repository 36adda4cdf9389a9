"""The streams of a .doc, its file information block and its text, put together from pieces.

Names are those of the format's specification ([MS-DOC]); offsets are from the start of the WordDocument stream.
"""

from __future__ import annotations

import struct
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass
from io import BytesIO
from itertools import pairwise

import olefile

from ...guard import Unreadable
from ...guard.refusals import BROKEN

_FLAGS, _WHICH_TABLE = 0x0A, 0x0200
_COUNTS = 0x4C
_CLX = 0x01A2
_MAX_TEXT = 20_000_000


@dataclass(frozen=True, slots=True)
class Piece:
    """A run of text: characters ``start``..``end`` lie at ``offset``, ``width`` bytes each."""

    start: int
    end: int
    offset: int
    width: int


class WordFile:
    """The parts of a document by the places its head names."""

    def __init__(self, content: bytes) -> None:
        with olefile.OleFileIO(BytesIO(content)) as ole:
            self.main = _stream(ole, "WordDocument")
            (flags,) = struct.unpack_from("<H", self.main, _FLAGS)
            self.table = _stream(ole, "1Table" if flags & _WHICH_TABLE else "0Table")
            self.data = _stream(ole, "Data")
        # Lengths of the main text, footnotes, headers, macros, comments, endnotes, text boxes, text boxes of headers.
        self.counts: tuple[int, ...] = struct.unpack_from("<8i", self.main, _COUNTS)
        self.pieces = list(self._pieces())
        self._starts = [piece.start for piece in self.pieces]
        self.text = "".join(self._text(piece) for piece in self.pieces)

    def part(self, place: int) -> bytes:
        """A structure of the table stream by the offset of its address in the head."""
        offset, size = struct.unpack_from("<II", self.main, place)
        return self.table[offset : offset + size] if offset + size <= len(self.table) else b""

    def address(self, place: int) -> tuple[int, int]:
        """Where a structure lies in the table stream: its start and its length."""
        offset, size = struct.unpack_from("<II", self.main, place)
        return offset, size

    def offset_of(self, position: int) -> int:
        """Where a character lies in the WordDocument stream."""
        index = max(bisect_right(self._starts, position) - 1, 0)
        piece = self.pieces[index]
        return piece.offset + (position - piece.start) * piece.width

    def _pieces(self) -> Iterator[Piece]:
        clx = self.part(_CLX)
        place = 0
        while place + 3 <= len(clx) and clx[place] == 1:
            place += 3 + struct.unpack_from("<H", clx, place + 1)[0]
        if place + 5 > len(clx) or clx[place] != 2:
            raise Unreadable(BROKEN)
        (size,) = struct.unpack_from("<I", clx, place + 1)
        plc = clx[place + 5 : place + 5 + size]
        count = (len(plc) - 4) // 12
        positions = struct.unpack_from(f"<{count + 1}i", plc)
        is_growing = all(start < end for start, end in pairwise(positions))
        if count < 1 or positions[0] or positions[-1] > _MAX_TEXT or not is_growing:
            raise Unreadable(BROKEN)
        for index in range(count):
            (packed,) = struct.unpack_from("<I", plc, 4 * (count + 1) + 8 * index + 2)
            compressed = bool(packed & 0x4000_0000)
            offset = (packed & 0x3FFF_FFFF) // (2 if compressed else 1)
            yield Piece(positions[index], positions[index + 1], offset, 1 if compressed else 2)

    def _text(self, piece: Piece) -> str:
        count = piece.end - piece.start
        raw = self.main[piece.offset : piece.offset + count * piece.width]
        if len(raw) != count * piece.width:
            raise Unreadable(BROKEN)
        if piece.width == 1:
            return raw.decode("cp1252", errors="replace")
        text = raw.decode("utf-16-le", errors="replace")
        # A letter of two units is two characters of the file; positions must hold.
        return text if len(text) == count else "".join(map(chr, struct.unpack(f"<{count}H", raw)))


def _stream(ole: olefile.OleFileIO, name: str) -> bytes:
    if not ole.exists(name):
        return b""
    with ole.openstream(name) as stream:
        content: bytes = stream.read()
    return content
