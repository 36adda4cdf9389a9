"""Words broken between the lines of a cell, put together again.

A narrow cell breaks «Мероприятия» into «Мероприяти» and «я» without a hyphen; hyphenation breaks «организация» with one. The
shape of the cell and the dictionary of Russian decide together.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from .dictionary import is_common, is_known, is_linking

_HEAD = re.compile(r"[^\W\d_]+$")
_TAIL = re.compile(r"^[^\W\d_]+")
_HYPHENATED = re.compile(r"([^\W\d_]+)[-‐\xad]$")
_MARK = re.compile(r"^(\d{1,3}[.)]|[-–—•])\s+")
_CLOSING = re.compile(r"^[»”’)\],.;:!?…]+")
_DATE = re.compile(r"(?<!\S)(\d{1,2}\.\d{1,2}\.\d{0,3}|\d{1,2}\.\d?|\d{4}[-–]\d{0,3})$")
_RANGE = re.compile(r"\d[-–]$")
_MAX_PIECES = 4
_LONG = 8
# A line is full when a letter more does not fit; nearly full when three or four would.
_FULL, _NEARLY = 0.9, 2.2
# Endings that, alone on a line under an unknown word, go on with it.
_ENDINGS = frozenset("аяеюы")


@dataclass(frozen=True, slots=True)
class Written:
    """A line: its text, how much more (in points) would fit in the cell, None outside cells, and the height of its letters."""

    text: str
    room: float | None = None
    size: float = 0.0

    def lacks(self, letters: float) -> bool:
        """There is no room for so many letters more."""
        return self.room is not None and self.room < letters * self.size

    @property
    def is_word(self) -> bool:
        """Nothing but one word, perhaps after the mark of a list."""
        return " " not in _MARK.sub("", self.text.strip())


def has_broken(lines: Sequence[Written]) -> bool:
    """Some word is broken beyond doubt, so the column is too narrow for its words."""
    return any(
        above.lacks(_NEARLY) and _is_torn(above.text.strip(), [below.text.strip()], doubtless=True) for above, below in pairwise(lines)
    )


def joined(lines: Sequence[Written], *, narrow: bool = False) -> str:
    """Lines with ``\\n`` between them, broken words made whole. ``narrow``: words are broken in this column beyond doubt.

    >>> joined([Written("Мероприяти", 2, 11), Written("я школы", 30, 11)])
    'Мероприятия школы'
    >>> joined([Written("Органи-"), Written("зация социально-"), Written("педагогической помощи")])
    'Организация социально-педагогической помощи'
    >>> joined([Written("Приказ", 60, 11), Written("о наставниках", 20, 11)])
    'Приказ\\nо наставниках'
    """
    if not lines:
        return ""
    texts = [line.text.strip() for line in lines]
    text = texts[0]
    for index in range(1, len(lines)):
        dropped = _glue(text, lines[index - 1], texts[index:], narrow)
        text = f"{text}\n{texts[index]}" if dropped is None else text[: len(text) - dropped] + texts[index]
    return text


def _glue(text: str, above: Written, below: Sequence[str], narrow: bool) -> int | None:
    """How many letters of the end to drop when the line below goes on with the same word; None when it does not."""
    hyphen, tail = _HYPHENATED.search(text), _TAIL.match(below[0])
    if hyphen and tail:
        return int(_is_hyphenated(hyphen[1], tail[0], below))
    if above.lacks(_NEARLY) and _is_torn(text, below, doubtless=not (above.is_word or narrow)):
        return 0
    if not above.lacks(_FULL):
        return None
    if _CLOSING.match(below[0]) or (below[0][:1].isdigit() and (_RANGE.search(text) or _DATE.search(text))):
        return 0
    if narrow and _is_likely(text, below):
        return 0
    return 0 if above.is_word and _continues(text, below) else None


def _is_hyphenated(head: str, tail: str, below: Sequence[str]) -> bool:
    """The hyphen only breaks the word; in «социально-педагогический», «ИКТ-класс» and «Учитель-Учитель» it is a part of it."""
    if not tail[0].islower() or head.isupper():
        return False
    if is_known(head + tail) or _is_known_with(head, below):
        return True
    whole = is_common(tail) or (below[0] == tail and _is_known_with(tail, below[1:]))
    return not (is_known(head) or whole)


def _is_torn(above: str, below: Sequence[str], *, doubtless: bool) -> bool:
    """The two make a word and the second alone is none, which needs little proof by the shape of the cell.

    ``doubtless``: the first alone is no word either.
    """
    head, tail = _HEAD.search(above), _TAIL.match(below[0])
    if not (head and tail and tail[0].islower()) or is_common(tail[0]) or (doubtless and is_known(head[0])):
        return False
    return _is_known_with(head[0], below)


def _is_likely(above: str, below: Sequence[str]) -> bool:
    """Where words are broken, two that make a third are its pieces, unless the second is one of those that any word takes."""
    head, tail = _HEAD.search(above), _TAIL.match(below[0])
    if not (head and tail and tail[0].islower()):
        return False
    if not _is_known_with(head[0], below):
        return len(tail[0]) < 4 and not is_known(head[0]) and not is_linking(tail[0])
    return not is_known(head[0]) or not is_linking(tail[0]) or (len(tail[0]) == 1 and len(head[0]) >= _LONG)


def _continues(above: str, below: Sequence[str]) -> bool:
    """The only word of a full line goes on in the next one."""
    head, tail = _HEAD.search(above), _TAIL.match(below[0])
    if head is None or tail is None or not (tail[0].islower() or (head[0].isupper() and tail[0].isupper())):
        return False
    if _is_known_with(head[0], below):
        return not is_known(head[0]) or (len(tail[0]) < 3 and below[0] == tail[0])
    if not is_common(tail[0]) and len(head[0]) > 2:
        return below[0] != tail[0] or not _is_known_with(tail[0], below[1:])
    return not is_known(head[0]) and tail[0] in _ENDINGS


def _is_known_with(head: str, below: Sequence[str]) -> bool:
    """The word and the beginnings of the next few lines make a word of the dictionary."""
    for line in below[:_MAX_PIECES]:
        match = _TAIL.match(line)
        if match is None:
            return False
        head += match[0]
        if is_known(head):
            return True
        if match[0] != line:
            return False
    return False
