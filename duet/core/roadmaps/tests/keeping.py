"""How tests count the words of a document and of what was read from it."""

from __future__ import annotations

from collections import Counter

from duet.core.grids import Grid
from duet.core.roadmaps import Draft, words_of
from duet.core.roadmaps.writing import words


def words_in(grid: Grid) -> Counter[str]:
    """Every word of a document, as often as it stands there."""
    return Counter(word for text in grid.texts() for word in words(text))


def words_kept(draft: Draft) -> Counter[str]:
    """Every word a draft keeps."""
    return Counter(words_of(draft))
