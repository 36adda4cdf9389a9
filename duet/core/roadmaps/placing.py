"""Every cell of a line finds its column: by its place, and where the places lie, by what it says."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field

from .columns import Column, Layout, Slot
from .headers import joint
from .lattice import Line, Place
from .looks import is_mark, looks_like_deadline, looks_responsible, number_of
from .writing import one_line, plain, squashed


@dataclass(frozen=True, slots=True)
class Entry:
    """A line whose cells have found their columns.

    ``own`` are the words that stand in the line, ``above`` the values of merged cells that reach it, ``given`` what its
    place says (the month of a calendar's column). ``spanning`` is a text that stands alone across the table.
    ``hollow`` are the columns of merged cells without words: the page has left their words behind.
    ``more`` are further cells of contents of the same activity.
    ``moved``: cells were doubled or displaced. ``opens``: the first line of a piece, a page may have torn it off.
    ``joined``: it was put together from several lines, ``unsure``: not without doubt.
    """

    own: Mapping[Column, str] = field(default_factory=dict)
    above: Mapping[Column, str] = field(default_factory=dict)
    given: Mapping[Column, str] = field(default_factory=dict)
    other: tuple[str, ...] = ()
    more: tuple[str, ...] = ()
    hollow: frozenset[Column] = frozenset()
    bold: bool = False
    spanning: bool = False
    paragraph: bool = False
    opens: bool = False
    moved: bool = False
    joined: bool = False
    unsure: bool = False
    layout: Layout = field(default=Layout(()))

    def text(self, column: Column) -> str:
        """The words of this line in a column, empty when there are none."""
        return self.own.get(column, "")

    def reached(self, column: Column) -> bool:
        """A merged cell from above gives this line its value."""
        return column not in self.own and column in self.above

    def value(self, column: Column) -> str:
        """What the line has in a column: its own words, what its place says, or the merged cell above."""
        return self.given.get(column) or self.own.get(column) or self.above.get(column, "")

    @property
    def alone(self) -> bool:
        """Nothing but a number and a text: a heading, or a row that lacks the rest."""
        return not any(column not in {Column.NUMBER, Column.TITLE, Column.STAGE} for column in self.own) and not self.other


def place(line: Line, layout: Layout) -> Entry:
    """The line with its cells in the columns of the layout."""
    if _is_spanning(line, layout):
        text = line.filled[-1]
        own = {Column.TITLE: text.text}
        if len(line.filled) == 2:
            own[Column.NUMBER] = line.filled[0].text
        return Entry(own, other=line.doubled, bold=all(p.bold for p in line.filled), spanning=True, opens=line.opens, layout=layout)
    places, doubled = _without_doubles(line, layout)
    doubled = (*line.doubled, *doubled)
    positions = _by_place(line, places, layout)
    if positions is not None:
        positions = _unswapped(places, positions, layout)
    chosen = positions if positions is not None and _fits(places, positions, layout) else _by_content(places, layout)
    return _entry(line, layout, places, chosen, doubled, moved=bool(doubled) or _displaced(places, chosen, layout))


def _is_spanning(line: Line, layout: Layout) -> bool:
    """One text across the table, perhaps with a number before it."""
    filled = line.filled
    if not 1 <= len(filled) <= 2 or (len(filled) == 2 and number_of(filled[0].text) is None):
        return False
    last = filled[-1]
    if len(filled) == 1 and (line.extent == 1 or last.start == 0) and len(layout.slots) > 1:
        wide = last.width >= min(layout.width, line.extent) - 1
        return (wide and not _is_beside_covered(line)) or (layout.columns[0] is Column.NUMBER and number_of(last.text) is None)
    return last.width > 1 and last.width * 3 >= layout.width * 2 and not _is_beside_covered(line)


def _displaced(places: tuple[Place, ...], chosen: tuple[int, ...], layout: Layout) -> bool:
    """A word stands in another column than its place says."""
    return any(
        not place.blank and place.own and (index < 0 or not layout.slots[index].start <= place.start < layout.slots[index].end)
        for place, index in zip(places, chosen, strict=True)
    )


def _is_beside_covered(line: Line) -> bool:
    return any(not place.own and not place.blank for place in line.places)


def _without_doubles(line: Line, layout: Layout) -> tuple[tuple[Place, ...], tuple[str, ...]]:
    """Neighbours that say the same where the table has no room for both («УО, 00 | УО, 00»)."""
    kept: list[Place] = []
    doubled: list[str] = []
    spare = len(line.places) - len(layout.slots)
    for place in line.places:
        same = bool(kept) and place.own and kept[-1].own and not place.blank and squashed_all(kept[-1].text) == squashed_all(place.text)
        if same and (spare > len(doubled) or _is_swallowed(layout, len(kept) + len(doubled))):
            doubled.append(place.text)
        else:
            kept.append(place)
    return tuple(kept), tuple(doubled)


def _is_swallowed(layout: Layout, index: int) -> bool:
    """The result that a row with the right number of cells lost to a second responsible one."""
    return 0 < index < len(layout.slots) and layout.columns[index - 1 : index + 1] == (Column.RESPONSIBLE, Column.RESULT)


def squashed_all(text: str) -> str:
    """Letters and digits: «УО, 00» and «УО,00» are the same."""
    return squashed(text) + "".join(character for character in text if character.isdigit())


def _by_place(line: Line, places: tuple[Place, ...], layout: Layout) -> tuple[int, ...] | None:
    """The columns of the cells by order, or by where they stand in the grid; None when neither tells."""
    slots = layout.slots
    if len(places) == len(slots):
        return tuple(range(len(slots)))
    if line.extent == layout.width and len(places) == len(line.places):
        return tuple(_overlapping(place, slots) for place in places)
    return None


def _overlapping(place: Place, slots: tuple[Slot, ...]) -> int:
    """The column a cell shares most with; of several that it covers, the one its words belong to."""
    shared = [min(place.end, slot.end) - max(place.start, slot.start) for slot in slots]
    covered = [index for index, (share, slot) in enumerate(zip(shared, slots, strict=True)) if share == slot.width]
    if len(covered) > 1:
        return max(covered, key=lambda index: (_liking(place.text, slots[index].column), -index))
    return max(range(len(slots)), key=lambda index: shared[index])


def _unswapped(places: tuple[Place, ...], positions: tuple[int, ...], layout: Layout) -> tuple[int, ...]:
    """A deadline and a responsible one that stand in each other's column change places."""
    where = {layout.slots[index].column: number for number, index in enumerate(positions) if places[number].own}
    when, who = where.get(Column.DEADLINE), where.get(Column.RESPONSIBLE)
    if when is None or who is None or not (looks_responsible(places[when].text) and looks_like_deadline(places[who].text)):
        return positions
    swapped = list(positions)
    swapped[when], swapped[who] = swapped[who], swapped[when]
    return tuple(swapped)


def _fits(places: tuple[Place, ...], positions: tuple[int, ...], layout: Layout) -> bool:
    """No cell by its place contradicts its words while another column would welcome them."""
    columns = [layout.slots[index].column for index in positions]
    used = {column for place, column in zip(places, columns, strict=True) if not place.blank}
    for place, column in zip(places, columns, strict=True):
        if place.blank or not place.own:
            continue
        if column is Column.NUMBER and number_of(place.text) is None and len(one_line(place.text)) > 12:
            return False
        astray = column in {Column.NUMBER, Column.RESPONSIBLE, Column.RESULT} and looks_like_deadline(place.text)
        if astray and layout.has(Column.DEADLINE) and Column.DEADLINE not in used and not number_of(place.text):
            return False
    return True


def _liking(text: str, column: Column) -> float:
    """How well words suit a column."""
    numbered, timed, named = number_of(text) is not None, looks_like_deadline(text), looks_responsible(text)
    length = len(one_line(text))
    match column:
        case Column.NUMBER:
            return 4 if numbered else -6
        case Column.DEADLINE:
            return 3 if timed and not numbered else -2
        case Column.RESPONSIBLE:
            return 2.5 if named else -1.5
        case Column.TITLE | Column.CONTENT:
            return (-3 if numbered else -1.5 if timed and length < 60 else 1) + min(length, 200) / 200
        case Column.STAGE:
            return -3 if numbered or timed else 0.8
        case _:
            return -1 if timed or numbered else 0.7


def _by_content(places: tuple[Place, ...], layout: Layout) -> tuple[int, ...]:
    """The best order-keeping assignment of the cells to the columns; −1 where a cell has none."""
    slots = layout.slots
    best: list[tuple[float, tuple[int, ...]]] = [(0.0, ())] * (len(slots) + 1)
    for place in places:
        best = _one_more(best, place, slots)
    return max(best, key=lambda option: option[0])[1]


def _one_more(
    best: list[tuple[float, tuple[int, ...]]],
    place: Place,
    slots: tuple[Slot, ...],
) -> list[tuple[float, tuple[int, ...]]]:
    """``best[j]``: the best assignment so far whose last used column is before j; one cell more."""
    if place.blank:
        return [(score, (*used, -1)) for score, used in best]
    result = [(score - 4, (*used, -1)) for score, used in best]
    for index, slot in enumerate(slots):
        gain = _liking(place.text, slot.column) + (1.5 if place.start == slot.start else 0)
        for before in range(index + 1):
            score, used = best[before]
            result[index + 1] = max(result[index + 1], (score + gain, (*used, index)), key=lambda option: option[0])
        score, used = best[index + 1]
        if used and used[-1] == index:
            result[index + 1] = max(result[index + 1], (score + gain - 4, (*used, index)), key=lambda option: option[0])
    return result


def _entry(
    line: Line,
    layout: Layout,
    places: tuple[Place, ...],
    positions: tuple[int, ...],
    doubled: tuple[str, ...],
    *,
    moved: bool,
) -> Entry:
    own: dict[Column, list[tuple[Slot, str]]] = {}
    above: dict[Column, list[tuple[Slot, str]]] = {}
    other = list(doubled)
    hollow: set[Column] = set()
    for place, index in zip(places, positions, strict=True):
        slot = layout.slots[index] if index >= 0 else None
        if place.tall and slot and not plain(place.text):
            hollow.add(slot.column)
        if place.blank and not _says_nothing_on_purpose(place, slot):
            continue
        if slot is None or slot.column is Column.OTHER:
            other += [place.text] if place.own else []
        else:
            for column, text in _divided(slot, place.text):
                (own if place.own else above).setdefault(column, []).append((slot, text))
    bold = bool(line.filled) and all(place.bold for place in line.filled)
    return Entry(
        _joined(own),
        _joined(above),
        _calendar(own),
        tuple(other),
        bold=bold,
        opens=line.opens,
        moved=moved,
        hollow=frozenset(hollow),
        layout=layout,
    )


def _divided(slot: Slot, text: str) -> list[tuple[Column, str]]:
    """The parts of a cell of «Сроки, ответственные»; any other cell is one part."""
    if not slot.shared:
        return [(slot.column, text)]
    parts = [part for part in re.split(r"(?<=[,;\n])", plain(text)) if part.strip()]
    timed = [part for part in parts if looks_like_deadline(part.rstrip(" ,;"))]
    named = [part for part in parts if part not in timed]
    found = [(Column.DEADLINE, " ".join(timed).rstrip(" ,;\n")), (Column.RESPONSIBLE, " ".join(named).rstrip(" ,;\n"))]
    return [(column, words) for column, words in found if words] or [(slot.column, text)]


def _says_nothing_on_purpose(place: Place, slot: Slot | None) -> bool:
    """A mark in a calendar, or a dash where a deadline or somebody responsible might stand."""
    if slot is None or not place.own or not plain(place.text):
        return False
    return is_mark(place.text) if slot.marked else slot.column in {Column.DEADLINE, Column.RESPONSIBLE}


def _joined(found: Mapping[Column, list[tuple[Slot, str]]]) -> Mapping[Column, str]:
    return {column: _joint(column, parts).join(text for _, text in parts) for column, parts in found.items()}


def _joint(column: Column, parts: list[tuple[Slot, str]]) -> str:
    if column is Column.DEADLINE:
        return joint(tuple(slot for slot, _ in parts))
    return {Column.RESPONSIBLE: ", ", Column.RESULT: "; "}.get(column, "\n")


def _calendar(own: Mapping[Column, list[tuple[Slot, str]]]) -> Mapping[Column, str]:
    marked = [slot.name for slot, text in own.get(Column.DEADLINE, ()) if slot.marked and is_mark(text)]
    return {Column.DEADLINE: ", ".join(marked)} if marked else {}
