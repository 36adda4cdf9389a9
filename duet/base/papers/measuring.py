"""How wide words are in the type the papers are set in: Liberation Serif, which has the widths of Times New Roman."""

from __future__ import annotations

import struct
from collections.abc import Iterator, Mapping
from functools import lru_cache
from pathlib import Path

FONTS = Path(__file__).parent / "fonts"
FAMILY, TWIN = "Liberation Serif", "Times New Roman"
# Distance from line to line, in heights of letters.
LEADING = 1.15
_FACES = {False: "LiberationSerif-Regular.ttf", True: "LiberationSerif-Bold.ttf"}
_UNKNOWN = 1.0
_REMEMBERED = 20_000


@lru_cache(maxsize=_REMEMBERED)
def width_of(text: str, *, bold: bool = False) -> float:
    """The width of a text in one line, in heights of its letters (em).

    >>> round(width_of("Ж"), 3), width_of("шш") == 2 * width_of("ш"), width_of("ш") < width_of("ш", bold=True)
    (0.896, True, True)
    """
    advances = _advances(bold=bold)
    return sum(advances.get(ord(character), _UNKNOWN) for character in text)


def lines_in(text: str, room: float, size: float, *, bold: bool = False) -> int:
    """How many lines a text takes where ``room`` points are free across.

    >>> lines_in("план работы", 200, 12), lines_in("план работы", 40, 12), lines_in("а\\nб\\nв", 40, 12)
    (1, 2, 3)
    """
    space = width_of(" ", bold=bold) * size
    count = 0
    for paragraph in text.split("\n"):
        count += 1
        left = room
        for index, token in enumerate(paragraph.split(" ")):
            wide = width_of(token, bold=bold) * size
            if wide <= left - (space if index else 0):
                left -= wide + (space if index else 0)
                continue
            count += (1 if index else 0) + int(max(wide - 0.1, 0.0) // room)
            left = room - wide % room
    return count


@lru_cache(maxsize=2)
def _advances(*, bold: bool) -> Mapping[int, float]:
    """The width of every character of a face in em."""
    content = (FONTS / _FACES[bold]).read_bytes()
    tables = dict(_tables(content))
    unit = _number(content, tables["head"] + 18)
    long = _number(content, tables["hhea"] + 34)
    widths = [_number(content, tables["hmtx"] + 4 * index) / unit for index in range(long)]
    return {code: widths[min(glyph, long - 1)] for code, glyph in _glyphs(content, tables["cmap"])}


def _number(content: bytes, place: int) -> int:
    return int(struct.unpack_from(">H", content, place)[0])


def _tables(content: bytes) -> Iterator[tuple[str, int]]:
    """Where the tables of a TrueType file begin."""
    for index in range(_number(content, 4)):
        name, _, place, _ = struct.unpack_from(">4sIII", content, 12 + 16 * index)
        yield name.decode("ascii"), place


def _glyphs(content: bytes, cmap: int) -> Iterator[tuple[int, int]]:
    """Characters with their glyphs, by the table of format 4 that every TrueType file for Windows has."""
    starts = (cmap + struct.unpack_from(">HHI", content, cmap + 4 + 8 * index)[2] for index in range(_number(content, cmap + 2)))
    start = next(place for place in starts if _number(content, place) == 4)
    size = _number(content, start + 6) // 2
    ends, firsts, deltas, offsets = (start + 14 + 2 * (size * part + (part > 0)) for part in range(4))
    for segment in range(size):
        place = offsets + 2 * segment
        first, last = _number(content, firsts + 2 * segment), _number(content, ends + 2 * segment)
        delta, offset = _number(content, deltas + 2 * segment), _number(content, place)
        for code in range(first, min(last, 0xFFFE) + 1):
            glyph = _number(content, place + offset + 2 * (code - first)) if offset else code
            yield code, (glyph + delta) % 65536 if glyph or not offset else 0
