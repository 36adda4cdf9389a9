"""Strokes to the cells they rule. A cell is what the strokes close in; where the stroke between two squares of the grid is missing,
the two are one merged cell."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise

from .sheet import Sheet, Stroke

NEAR = 3.5
_GAP = 4.0
_SHORTEST = 5.0
_MAX_STROKES, _MAX_SQUARES = 6_000, 60_000


@dataclass(frozen=True, slots=True)
class Square:
    """A cell by rows and columns of the grid; ends are not included."""

    top: int
    left: int
    bottom: int
    right: int


@dataclass(slots=True)
class Frame:
    """A ruled table: edges of its grid and the cells on it."""

    xs: list[float]
    ys: list[float]
    cells: list[Square]
    _owner: dict[tuple[int, int], int]

    def find(self, x: float, y: float) -> int | None:
        """The index of the cell a point lies in."""
        if not (self.xs[0] <= x < self.xs[-1] and self.ys[0] <= y < self.ys[-1]):
            return None
        return self._owner.get((bisect_right(self.ys, y) - 1, bisect_right(self.xs, x) - 1))


def frames(sheet: Sheet) -> list[Frame]:
    """Ruled tables of a page from top to bottom; one drawn inside a cell of another is left to that cell."""
    across, down = _joined(sheet.across), _joined(sheet.down)
    if len(across) + len(down) > _MAX_STROKES:
        return []
    found: list[Frame] = []
    for level, upright in _connected(across, down):
        frame = _frame(level, upright)
        if frame is not None and len(frame.cells) > 1:
            found.append(frame)
    found.sort(key=lambda frame: -(frame.xs[-1] - frame.xs[0]) * (frame.ys[-1] - frame.ys[0]))
    kept: list[Frame] = []
    for frame in found:
        if not any(_inside(frame, outer) for outer in kept):
            kept.append(frame)
    return sorted(kept, key=lambda frame: frame.ys[0])


def _inside(inner: Frame, outer: Frame) -> bool:
    corners = {outer.find(x, y) for x in (inner.xs[0], inner.xs[-1]) for y in (inner.ys[0], inner.ys[-1])}
    return len(corners) == 1 and None not in corners


def clustered(values: Iterable[float], near: float = NEAR) -> list[float]:
    """Values in order, those nearer than ``near`` taken as one (their mean)."""
    groups: list[list[float]] = []
    for value in sorted(values):
        if groups and value - groups[-1][0] <= near:
            groups[-1].append(value)
        else:
            groups.append([value])
    return [sum(group) / len(group) for group in groups]


def _joined(strokes: Sequence[Stroke]) -> list[Stroke]:
    """Strokes drawn in pieces (dots, cells one by one) made whole; the shortest that remain are dropped."""
    lines: list[list[Stroke]] = []
    for stroke in sorted(strokes):
        if lines and stroke.at - lines[-1][0].at <= NEAR:
            lines[-1].append(stroke)
        else:
            lines.append([stroke])
    made: list[Stroke] = []
    for line in lines:
        at = sum(stroke.at for stroke in line) / len(line)
        start, end = None, 0.0
        for stroke in sorted(line, key=lambda stroke: stroke.start):
            if start is not None and stroke.start > end + _GAP:
                made.append(Stroke(at, start, end))
                start = None
            start, end = (stroke.start, stroke.end) if start is None else (start, max(end, stroke.end))
        if start is not None:
            made.append(Stroke(at, start, end))
    return [stroke for stroke in made if stroke.end - stroke.start >= _SHORTEST]


def _connected(across: list[Stroke], down: list[Stroke]) -> list[tuple[list[Stroke], list[Stroke]]]:
    """Strokes that touch one another, table by table."""
    parent = list(range(len(across) + len(down)))

    def root(index: int) -> int:
        while parent[index] != index:
            parent[index] = parent[parent[index]]
            index = parent[index]
        return index

    for i, level in enumerate(across):
        for j, upright in enumerate(down):
            touches = upright.start - NEAR <= level.at <= upright.end + NEAR and level.start - NEAR <= upright.at <= level.end + NEAR
            if touches:
                parent[root(i)] = root(len(across) + j)
    groups: dict[int, tuple[list[Stroke], list[Stroke]]] = {}
    for index in range(len(parent)):
        group = groups.setdefault(root(index), ([], []))
        if index < len(across):
            group[0].append(across[index])
        else:
            group[1].append(down[index - len(across)])
    return list(groups.values())


def _frame(across: list[Stroke], down: list[Stroke]) -> Frame | None:
    if not across or not down:
        return None
    xs = clustered([stroke.at for stroke in down] + [end for stroke in across for end in (stroke.start, stroke.end)])
    ys = clustered([stroke.at for stroke in across] + [end for stroke in down for end in (stroke.start, stroke.end)])
    if len(xs) < 2 or len(ys) < 2 or len(xs) * len(ys) > _MAX_SQUARES:
        return None
    rows, columns = list(pairwise(ys)), list(pairwise(xs))
    open_right = [[not _covered(down, right, *row) for _, right in columns[:-1]] for row in rows]
    open_below = [[not _covered(across, bottom, *column) for column in columns] for _, bottom in rows[:-1]]
    cells = _rectangles(open_right, open_below, len(rows), len(columns))
    owner = {
        (row, column): index
        for index, cell in enumerate(cells)
        for row in range(cell.top, cell.bottom)
        for column in range(cell.left, cell.right)
    }
    return Frame(xs, ys, cells, owner)


def _covered(strokes: Sequence[Stroke], at: float, start: float, end: float) -> bool:
    """A stroke runs along the side of a square, or nearly so."""
    slack = min(NEAR, (end - start) / 3)
    return any(abs(stroke.at - at) <= NEAR and stroke.start <= start + slack and stroke.end >= end - slack for stroke in strokes)


def _rectangles(open_right: list[list[bool]], open_below: list[list[bool]], rows: int, columns: int) -> list[Square]:
    """Squares joined where no stroke parts them, as rectangles as large as they go."""
    taken = [[False] * columns for _ in range(rows)]
    cells = []
    for row in range(rows):
        for column in range(columns):
            if taken[row][column]:
                continue
            right = column + 1
            while right < columns and not taken[row][right] and open_right[row][right - 1]:
                right += 1
            bottom = row + 1
            while bottom < rows and all(open_below[bottom - 1][place] and not taken[bottom][place] for place in range(column, right)):
                bottom += 1
            cells.append(Square(row, column, bottom, right))
            for line in range(row, bottom):
                taken[line][column:right] = [True] * (right - column)
    return cells
