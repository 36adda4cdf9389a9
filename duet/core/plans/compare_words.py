"""Two texts word by word: what stayed, what was taken out, what was put in."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum
from itertools import groupby

_WORDS = re.compile(r"\s+|\w+|[^\w\s]")
# Texts that differ in more words than this, or have less than a third in common, are shown as one taken out and another put in.
MOST_EDITS = 400
_LEAST_KEPT = 1 / 3


class Run(StrEnum):
    """What became of the words."""

    KEPT = "kept"
    REMOVED = "removed"
    ADDED = "added"


@dataclass(frozen=True, slots=True)
class Part:
    """Words one after another with the same fate."""

    run: Run
    text: str


def word_diff(old: str, new: str) -> tuple[Part, ...]:
    """The way from the old words to the new ones: kept and removed parts are the old text, kept and added ones the new.

    >>> [(str(part.run), part.text) for part in word_diff("до 5 мая", "до 12 мая")]
    [('kept', 'до '), ('removed', '5'), ('added', '12'), ('kept', ' мая')]
    >>> word_diff("приказ", "приказ"), word_diff("", "")
    ((Part(run=<Run.KEPT: 'kept'>, text='приказ'),), ())
    """
    before, after = _WORDS.findall(old), _WORDS.findall(new)
    head = _common(before, after)
    tail = _common(before[head:][::-1], after[head:][::-1])
    inside = _edits(before[head : len(before) - tail], after[head : len(after) - tail])
    kept = [(Run.KEPT, word) for word in before[:head]], [(Run.KEPT, word) for word in before[len(before) - tail :]]
    parts = tuple(_gathered([*kept[0], *inside, *kept[1]])) if inside is not None else ()
    return parts if parts and _is_readable(parts, old, new) else _whole(old, new)


def _common(one: Sequence[str], other: Sequence[str]) -> int:
    """How many words both begin with."""
    return next((index for index, (a, b) in enumerate(zip(one, other, strict=False)) if a != b), min(len(one), len(other)))


def _whole(old: str, new: str) -> tuple[Part, ...]:
    return tuple(Part(run, text) for run, text in ((Run.REMOVED, old), (Run.ADDED, new)) if text)


def _is_readable(parts: Sequence[Part], old: str, new: str) -> bool:
    kept = sum(len(part.text.strip()) for part in parts if part.run is Run.KEPT)
    return kept >= _LEAST_KEPT * min(len(old.strip()), len(new.strip()))


def _edits(old: Sequence[str], new: Sequence[str]) -> list[tuple[Run, str]] | None:
    """The shortest list of edits (Myers, 1986); None when it is longer than MOST_EDITS."""
    if (reached := _frontiers(old, new)) is None:
        return None
    x, y = len(old), len(new)
    found: list[tuple[Run, str]] = []
    for edits in range(len(reached) - 1, 0, -1):
        frontier, line = reached[edits - 1], x - y
        down = _goes_down(frontier, line, edits)
        start = frontier[line + 1] if down else frontier[line - 1] + 1
        while x > start:
            x, y = x - 1, y - 1
            found.append((Run.KEPT, old[x]))
        if down:
            y -= 1
            found.append((Run.ADDED, new[y]))
        else:
            x -= 1
            found.append((Run.REMOVED, old[x]))
    found += [(Run.KEPT, word) for word in reversed(old[:x])]
    return found[::-1]


def _frontiers(old: Sequence[str], new: Sequence[str]) -> list[dict[int, int]] | None:
    """The farthest word of the old text reached on each diagonal, after each number of edits."""
    reached: list[dict[int, int]] = []
    frontier = {1: 0}
    for edits in range(min(MOST_EDITS, len(old) + len(new)) + 1):
        now: dict[int, int] = {}
        for line in range(-edits, edits + 1, 2):
            x = frontier[line + 1] if _goes_down(frontier, line, edits) else frontier[line - 1] + 1
            # A text may run out before its diagonal does.
            while x < len(old) and 0 <= x - line < len(new) and old[x] == new[x - line]:
                x += 1
            now[line] = x
            if x >= len(old) and x - line >= len(new):
                return [*reached, now]
        frontier = now
        reached.append(now)
    return None


def _goes_down(frontier: dict[int, int], line: int, edits: int) -> bool:
    """Whether the best way to a diagonal puts a word in (from the line above) or takes one out."""
    return line == -edits or (line != edits and frontier[line - 1] < frontier[line + 1])


def _gathered(words: Sequence[tuple[Run, str]]) -> Iterator[Part]:
    """Words with the same fate put together: in each change the old words first. A mere space or comma inside a change belongs to it."""
    for is_kept, group in groupby(_smoothed(words), key=lambda word: word[0] is Run.KEPT):
        run = list(group)
        for kind in (Run.KEPT,) if is_kept else (Run.REMOVED, Run.ADDED):
            if text := "".join(word for fate, word in run if fate is kind):
                yield Part(kind, text)


def _smoothed(words: Sequence[tuple[Run, str]]) -> Iterator[tuple[Run, str]]:
    runs = [(is_kept, list(group)) for is_kept, group in groupby(words, key=lambda word: word[0] is Run.KEPT)]
    for index, (is_kept, group) in enumerate(runs):
        inside = 0 < index < len(runs) - 1
        if is_kept and inside and not any(word[0].isalnum() for _, word in group):
            for _, word in group:
                yield Run.REMOVED, word
                yield Run.ADDED, word
        else:
            yield from group
