"""Numbers of pages and running heads: what stands at the edge of every page and belongs to none."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import dataclass

from .lines import Line

_NUMBER = re.compile(r"[-–—.\s]*(?:стр(?:аница|\.)?|с\.|лист)?\s*№?\s*(\d{1,4})\s*(?:(?:из|/|of)\s*\d{1,4})?[-–—.\s]*", re.IGNORECASE)
_DIGITS = re.compile(r"\d+")
_EDGE = 0.12
_REPEATS = 3


@dataclass(slots=True)
class PageText:
    """Lines of a page outside its tables, from top to bottom; ``height`` is of the page."""

    number: int
    height: float
    lines: list[Line]


def without_furniture(pages: Sequence[PageText]) -> list[list[Line]]:
    """Lines of each page without numbers of pages; of a running head the first is kept."""
    numbers = _page_numbers(pages)
    heads = _running(pages)
    seen: set[str] = set()
    made = []
    for page in pages:
        kept = []
        for index, line in enumerate(page.lines):
            key = _key(line)
            if (page.number, index) in numbers or (key in heads and key in seen):
                continue
            if key in heads:
                seen.add(key)
            kept.append(line)
        made.append(kept)
    return made


def _at_edge(page: PageText, line: Line) -> bool:
    return line.bottom < _EDGE * page.height or line.top > (1 - _EDGE) * page.height


def _page_numbers(pages: Sequence[PageText]) -> set[tuple[int, int]]:
    """Places of page numbers: the number of this page, or numbers that grow with pages."""
    found: dict[int, list[tuple[int, int]]] = defaultdict(list)
    for page in pages:
        for index in {0, len(page.lines) - 1} if page.lines else ():
            match = _NUMBER.fullmatch(page.lines[index].text.strip())
            if match and _at_edge(page, page.lines[index]):
                found[int(match[1]) - page.number].append((page.number, index))
    return {place for offset, places in found.items() if offset == 0 or len(places) > 1 for place in places}


def _key(line: Line) -> str:
    return f"{round(line.top / 4)}:{_DIGITS.sub('#', line.text.strip())}"


def _running(pages: Sequence[PageText]) -> set[str]:
    counts = Counter(key for page in pages for key in {_key(line) for line in page.lines if _at_edge(page, line)})
    return {key for key, count in counts.items() if count >= _REPEATS}
