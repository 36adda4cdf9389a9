"""A table without a header: what its columns hold, by what stands in them."""

from __future__ import annotations

from collections.abc import Callable

from .columns import Column, Layout, Slot
from .lattice import Line
from .looks import looks_like_deadline, looks_responsible, number_of
from .writing import is_blank, one_line


def guess_layout(lines: tuple[Line, ...], *, titled: bool) -> Layout | None:
    """The layout of a table by its contents; None when it does not read as a plan.

    Needed: a column of longer texts, and beside it deadlines; under the title of a plan numbers and responsible ones will do.
    """
    width = max((line.extent for line in lines), default=0)
    cells = [[_at(line, column) for line in lines] for column in range(width)]
    if width < 2 or len(lines) < 2:
        return None
    columns: list[Column | None] = [None] * width
    _take(columns, cells, Column.NUMBER, lambda text: number_of(text) is not None)
    _take(columns, cells, Column.DEADLINE, lambda text: looks_like_deadline(text) and number_of(text) is None)
    _take(columns, cells, Column.RESPONSIBLE, looks_responsible)
    free = [index for index, column in enumerate(columns) if column is None]
    if not free or not (Column.DEADLINE in columns or (titled and {Column.NUMBER, Column.RESPONSIBLE} <= set(columns))):
        return None
    _name_texts(columns, cells, free)
    slots = tuple(Slot(column or Column.OTHER, "", index) for index, column in enumerate(columns))
    itemised = Column.STAGE in columns and Column.CONTENT not in columns
    return Layout(slots, itemised=itemised, guessed=True)


def _at(line: Line, column: int) -> str:
    return next((place.text for place in line.places if place.start == column and not place.blank), "")


def _take(columns: list[Column | None], cells: list[list[str]], wanted: Column, test: Callable[[str], bool]) -> None:
    """Give ``wanted`` to the free column that passes the test most often, if it mostly does."""
    shares = [_share(texts, test) if columns[index] is None else 0.0 for index, texts in enumerate(cells)]
    best = max(range(len(shares)), key=shares.__getitem__)
    if shares[best] >= 0.6:
        columns[best] = wanted


def _share(texts: list[str], test: Callable[[str], bool]) -> float:
    filled = [text for text in texts if not is_blank(text)]
    return sum(map(test, filled)) / len(filled) if filled else 0.0


def _name_texts(columns: list[Column | None], cells: list[list[str]], free: list[int]) -> None:
    """The texts before the deadline are stage, title and content; after it comes the result."""
    fixed = [index for index, column in enumerate(columns) if column in {Column.DEADLINE, Column.RESPONSIBLE}]
    before = [index for index in free if index < min(fixed)] or [max(free, key=lambda index: _length(cells[index]))]
    match before:
        case [title]:
            columns[title] = Column.TITLE
        case [first, second] if _sparse(cells[first], cells[second]) or _length(cells[first]) < _length(cells[second]):
            columns[first], columns[second] = (
                (Column.STAGE, Column.TITLE) if _sparse(cells[first], cells[second]) else (Column.TITLE, Column.CONTENT)
            )
        case [title, content]:
            columns[title], columns[content] = Column.TITLE, Column.CONTENT
        case _:
            stage, title, content, *_ = before
            columns[stage], columns[title], columns[content] = Column.STAGE, Column.TITLE, Column.CONTENT
    after = [index for index in free if columns[index] is None and index > max(fixed)]
    if after:
        columns[after[0]] = Column.RESULT


def _sparse(first: list[str], second: list[str]) -> bool:
    """Filled clearly less often: a stage stands once for several rows."""
    return sum(map(bool, first)) * 4 <= sum(map(bool, second)) * 3


def _length(texts: list[str]) -> float:
    filled = [len(one_line(text)) for text in texts if not is_blank(text)]
    return sum(filled) / len(filled) if filled else 0.0
