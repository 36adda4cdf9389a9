"""Properties of paragraphs and letters of a .doc, kept in pages of 512 bytes (FKP) by the place of the text in the file."""

from __future__ import annotations

import struct
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass

from .file import WordFile
from .modifiers import Look, look

_LETTERS, _PARAGRAPHS = 0x00FA, 0x0102
_PAGE = 512


@dataclass(slots=True)
class Ranges:
    """Values by ranges of offsets."""

    starts: list[int]
    ends: list[int]
    values: list[bytes]

    def find(self, offset: int) -> bytes:
        """The value of the range an offset lies in, b"" outside of all."""
        index = bisect_right(self.starts, offset) - 1
        return self.values[index] if index >= 0 and offset < self.ends[index] else b""


def paragraph_codes(file: WordFile) -> Ranges:
    """For each paragraph two bytes of the number of its style and the modifiers after them."""
    return _ranges(file, _PARAGRAPHS, 13)


def _letters(file: WordFile) -> Ranges:
    return _ranges(file, _LETTERS, 1)


def _ranges(file: WordFile, place: int, step: int) -> Ranges:
    found = sorted(_runs(file, place, step))
    return Ranges([run[0] for run in found], [run[1] for run in found], [run[2] for run in found])


def _runs(file: WordFile, place: int, step: int) -> Iterator[tuple[int, int, bytes]]:
    plc = file.part(place)
    count = max((len(plc) - 4) // 8, 0)
    for index in range(count):
        (number,) = struct.unpack_from("<I", plc, 4 * (count + 1) + 4 * index)
        start = (number & 0x3F_FFFF) * _PAGE
        page = file.main[start : start + _PAGE]
        if len(page) == _PAGE:
            yield from _page(page, step)


def _page(page: bytes, step: int) -> Iterator[tuple[int, int, bytes]]:
    count = page[-1]
    if 4 * (count + 1) + step * count > _PAGE:
        return
    offsets = struct.unpack_from(f"<{count + 1}I", page)
    for index in range(count):
        at = 2 * page[4 * (count + 1) + step * index]
        if offsets[index] < offsets[index + 1]:
            yield offsets[index], offsets[index + 1], (_paragraph(page, at) if step > 1 else _letter(page, at)) if at else b""


def _paragraph(page: bytes, at: int) -> bytes:
    """The length is in words; nought means that the next byte has it."""
    if page[at]:
        return page[at + 1 : at + 2 * page[at]]
    return page[at + 2 : at + 2 + 2 * page[at + 1]] if at + 1 < len(page) else b""


def _letter(page: bytes, at: int) -> bytes:
    return page[at + 1 : at + 1 + page[at]]


class Letters:
    """Looks of letters by their place in the text; plain letters are not kept."""

    def __init__(self, file: WordFile) -> None:
        self._starts: list[int] = []
        self._runs: list[tuple[int, int, Look]] = []
        ranges = _letters(file)
        for piece in file.pieces:
            end = piece.offset + (piece.end - piece.start) * piece.width
            index = max(bisect_right(ranges.starts, piece.offset) - 1, 0)
            while index < len(ranges.starts) and ranges.starts[index] < end:
                self._keep(
                    piece.start,
                    piece.offset,
                    piece.width,
                    max(ranges.starts[index], piece.offset),
                    min(ranges.ends[index], end),
                    look(ranges.values[index]),
                )
                index += 1

    def _keep(self, position: int, offset: int, width: int, start: int, end: int, found: Look) -> None:
        if start < end and found != Look():
            first = position + (start - offset) // width
            self._starts.append(first)
            self._runs.append((first, position + (end - offset) // width, found))

    def runs(self, start: int, end: int) -> Iterator[tuple[int, int, Look]]:
        """Runs of one look that cover characters ``start``..``end``."""
        index = max(bisect_right(self._starts, start) - 1, 0)
        while start < end:
            first, last, found = self._runs[index] if index < len(self._runs) else (end, end, Look())
            if last <= start and index < len(self._runs):
                index += 1
            elif first > start:
                yield start, min(first, end), Look()
                start = min(first, end)
            else:
                yield start, min(last, end), found
                start = min(last, end)
                index += 1
