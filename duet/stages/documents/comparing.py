"""Two texts of a document, line by line."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from difflib import SequenceMatcher


@dataclass(frozen=True, slots=True)
class Line:
    """``run`` is «added», «removed» or «same»."""

    run: str
    text: str


def differing(old: str, new: str) -> list[list[Line]]:
    """Paragraphs of both texts; each is lines of one run, and a changed paragraph is its words."""
    before, after = old.split("\n"), new.split("\n")
    made: list[list[Line]] = []
    for what, a, b, c, d in SequenceMatcher(None, before, after, autojunk=False).get_opcodes():
        if what == "equal":
            made += [[Line("same", text)] for text in before[a:b]]
        elif what == "replace" and b - a == d - c:
            made += [list(_words(*pair)) for pair in zip(before[a:b], after[c:d], strict=True)]
        else:
            made += [[Line("removed", text)] for text in before[a:b]]
            made += [[Line("added", text)] for text in after[c:d]]
    return made


def _words(old: str, new: str) -> Iterator[Line]:
    """The words of one paragraph; where little is left of it, the whole of it before and after."""
    before, after = old.split(" "), new.split(" ")
    found = SequenceMatcher(None, before, after, autojunk=False)
    if found.ratio() < 0.4:
        yield from (Line("removed", old), Line("added", new))
        return
    for _, a, b, c, d in found.get_opcodes():
        if before[a:b] == after[c:d]:
            yield Line("same", " ".join(before[a:b]) + " ")
            continue
        if a < b:
            yield Line("removed", " ".join(before[a:b]) + " ")
        if c < d:
            yield Line("added", " ".join(after[c:d]) + " ")
