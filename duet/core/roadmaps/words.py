"""Every word of a draft: the proof that reading loses nothing."""

from __future__ import annotations

from collections.abc import Iterator

from .model import Cells, Draft
from .writing import words


def words_of(draft: Draft) -> Iterator[str]:
    """The words of the document that the draft keeps, each as often as it stands there (the order may differ)."""
    for text in texts_of(draft):
        yield from words(text)


def texts_of(draft: Draft) -> Iterator[str]:
    """The texts of the document that the draft keeps, as the document has them."""
    yield from draft.written
    yield from draft.asides
    for stage in draft.stages:
        yield from stage.written
        for activity in stage.activities:
            yield from _cells(activity.cells)


def _cells(cells: Cells) -> Iterator[str]:
    yield from (cells.number, cells.stage, cells.title, cells.content, cells.deadline, cells.responsible, cells.result)
    yield from cells.other
