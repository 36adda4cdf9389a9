"""Lines outside tables to paragraphs."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from duet.core.grids import Paragraph

from ..cleaning import clean
from .gluing import Written, joined
from .lines import Line

_ITEM = re.compile(r"\s*(\d{1,3}([.)]\d{0,3})*[.)]\s|[-–—•·▪➢✓\uf0b7\uf0a7\uf0d8]\s?|[а-яa-z]\)\s)", re.IGNORECASE)
_LOOSE = 1.3
_SHORT = 0.7


def paragraphs(lines: Sequence[Line], left: float, right: float) -> Iterator[Paragraph]:
    """Lines grouped as they were written; ``left`` and ``right`` are the edges of the text of the page."""
    usual = _usual_pitch(lines)
    group: list[Line] = []
    for line in lines:
        if group and _begins(group, line, usual, left, right):
            yield from _paragraph(group)
            group = []
        group.append(line)
    yield from _paragraph(group)


def _usual_pitch(lines: Sequence[Line]) -> float:
    """The usual distance between lines of one paragraph: gaps between paragraphs are wider, and there may be more of them."""
    pitches = sorted(below.top - above.top for above, below in pairwise(lines) if below.top > above.top)
    return min(pitches[len(pitches) // 4], 1.75 * max(line.size for line in lines)) if pitches else 0.0


def _paragraph(group: Sequence[Line]) -> Iterator[Paragraph]:
    text = clean(joined([Written(line.text) for line in group]))
    if text:
        yield Paragraph(text, all(line.bold for line in group))


def _begins(group: Sequence[Line], line: Line, usual: float, left: float, right: float) -> bool:
    """The line begins a paragraph: a gap above, another look, a mark of a list, an indent, a short line before."""
    above = group[-1]
    if line.top - above.top > _LOOSE * max(usual, above.size) or line.top < above.top:
        return True
    if line.bold != above.bold or abs(line.size - above.size) > 0.15 * above.size or _ITEM.match(line.text):
        return True
    if abs((line.x0 + line.x1) - (above.x0 + above.x1)) < 12 and above.x0 > left + 12:
        return False
    is_indented = line.x0 > left + 12 and line.x0 > above.x0 + 8
    is_short = above.x1 < left + _SHORT * (right - left)
    return is_indented or is_short
