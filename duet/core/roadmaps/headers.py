"""The header of a roadmap: where it stands, how many rows it takes, what its columns hold."""

from __future__ import annotations

import re
from dataclasses import dataclass

from .column_names import is_heading_of_column, meaning
from .columns import Column, Layout, Slot
from .lattice import Line, Place
from .looks import looks_like_deadline, number_of
from .settling import settle
from .writing import is_blank, one_line, plain, squashed, starts_low

_SEARCHED = 60
_SUBJECT = frozenset({Column.STAGE, Column.TITLE, Column.CONTENT})
_COMPANY = frozenset({Column.DEADLINE, Column.RESPONSIBLE, Column.RESULT})
_SUBHEADING = re.compile(
    r"начал|оконч|заверш|план|факт|срок|дата|полугод|четверт|квартал|^[ivx]+$|^[12]?$|^с$|^по$|год|наимен|документ|мес|исполн|ответств"
)
_ENDS = re.compile(r"^(оконч|заверш|конец|по$|до$)")
_STARTS = re.compile(r"^(начал|с$|от$)")


@dataclass(frozen=True, slots=True)
class Header:
    """A header found in a table: its first line, how many lines it takes, its cells as written and the layout."""

    index: int
    height: int
    names: tuple[str, ...]
    layout: Layout


def find_header(lines: tuple[Line, ...], known: Header | None = None) -> Header | None:
    """The first row of a table that reads as the header of a roadmap.

    ``known`` is the header of the table before: a row torn by the page may look like one, so another header must be plain.
    """
    for index, line in enumerate(lines[:_SEARCHED]):
        if _is_header(line) and (known is None or repeats_header(line, known) or _is_plain(line)):
            return _read_header(lines, index)
    return None


def _is_plain(line: Line) -> bool:
    """Every cell of it names a column, and none goes on from somewhere."""
    return all(is_heading_of_column(place.text) and not starts_low(place.text) for place in line.filled)


def _is_header(line: Line) -> bool:
    filled = [place for place in line.places if place.own and plain(place.text)]
    known = [place for place in filled if is_heading_of_column(place.text)]
    dated = [place for place in filled if looks_like_deadline(place.text) and place not in known]
    found = {meaning(place.text) for place in known}
    if len(filled) < 2 or (len(known) + (len(dated) if len(dated) > 2 else 0)) * 2 < len(filled):
        return False
    # A cell that is a deadline belongs to a row; only a calendar has several such headings.
    if any(number_of(place.text) for place in filled if place not in known) or 0 < len(dated) < 3:
        return False
    if not found & _SUBJECT:
        return len(found & _COMPANY) > 1 and len(known) < len(filled)
    return len(found - {Column.NUMBER}) > 1 or len(known) > 2 or len(dated) > 2 or (Column.NUMBER in found and _names_measures(known))


def _names_measures(known: list[Place]) -> bool:
    return any(re.search("меро?при?ят|этап", squashed(place.text)) for place in known)


def _read_header(lines: tuple[Line, ...], index: int) -> Header:
    line = lines[index]
    below = lines[index + 1] if index + 1 < len(lines) and _is_second_row(line, lines[index + 1]) else None
    slots: list[Slot] = []
    named: Place | None = None
    for place in line.places:
        parts = [part for part in below.filled if place.start <= part.start < place.end] if below else []
        named = place if parts and place.start and not place.blank else named if place.blank and parts else None
        slots += _slots(place, parts, named)
    names = tuple(one_line(place.text) for row in (line, below) if row for place in row.places if place.own and plain(place.text))
    return Header(index, 2 if below else 1, names, settle(tuple(_marked(slots))))


def _slots(place: Place, parts: list[Place], named: Place | None) -> list[Slot]:
    """``named`` is the cell whose name the parts share: this one, or where text shows no merged cells, the one on the left."""
    if not parts:
        return [Slot(_column(place.text, place.start), one_line(place.text), place.start, place.width)]
    head = named or place
    above = _column(head.text, head.start)
    return [Slot(_part_column(above, part.text), one_line(f"{head.text} {part.text}"), part.start, part.width) for part in parts]


def _part_column(above: Column, text: str) -> Column:
    if re.search("факт|выполнен", squashed(text)):
        return Column.OTHER
    known = meaning(text)
    return known if above is Column.OTHER and known else above


def _column(text: str, start: int) -> Column:
    if is_blank(text):
        return Column.NUMBER if start == 0 else Column.OTHER
    return meaning(text) or Column.OTHER


def _marked(slots: list[Slot]) -> list[Slot]:
    """Three and more columns named by months or quarters are a calendar: a mark stands under the deadline."""
    dated = [slot for slot in slots if slot.column is Column.OTHER and looks_like_deadline(slot.name)]
    if len(dated) < 3:
        return slots
    return [Slot(Column.DEADLINE, slot.name, slot.start, slot.width, marked=True) if slot in dated else slot for slot in slots]


def _is_second_row(first: Line, second: Line) -> bool:
    """The row below divides a header cell: it stands under some of them, in words of headers, and numbers nothing."""
    filled = second.filled
    if (
        len(filled) < 2
        or any(re.search(r"\d{2}|\d\.", place.text) for place in filled)
        or (any(number_of(place.text) for place in filled[:1]) and len(filled) > 2)
    ):
        return False
    if not all(len(place.text) < 60 and _SUBHEADING.search(squashed(place.text) or place.text.strip().lower()) for place in filled):
        return False
    covered = [place for place in second.places if not place.own]
    above = [next((head for head in first.places if head.start <= place.start < head.end), None) for place in filled]
    divides = all(
        head is not None and (head.width > 1 or head.blank or meaning(head.text) is Column.DEADLINE or _is_shared(head, first, filled))
        for head in above
    )
    return divides and (bool(covered) or filled[0].start > 0)


def _is_shared(head: Place, first: Line, parts: tuple[Place, ...]) -> bool:
    """The next cell of the header is empty with a part under it: both parts stand under this one."""
    following = next((place for place in first.places if place.start == head.end), None)
    return following is not None and following.blank and any(part.start == following.start for part in parts)


def joint(slots: tuple[Slot, ...]) -> str:
    """What stands between two deadlines of one row: a dash between a start and an end, else a comma."""
    last = [squashed(slot.name.split()[-1]) for slot in slots if slot.name]
    return " – " if len(last) == 2 and _STARTS.match(last[0]) and _ENDS.match(last[1]) else ", "


def repeats_header(line: Line, header: Header) -> bool:
    """The header once more, on the next page."""
    names = [squashed(place.text) for place in line.filled]
    known = {squashed(name) for name in header.names}
    return len(names) > 1 and sum(1 for name in names if name in known) * 5 >= len(names) * 4


def numbers_columns(line: Line) -> bool:
    """The row «1 2 3 4 5» under the header: whole numbers in a row and nothing else."""
    numbers = [number_of(place.text) for place in line.filled]
    if len(numbers) < 3 or not all(number and number.isdigit() for number in numbers):
        return False
    found = [int(number) for number in numbers if number]
    return sorted(found) == list(range(min(found), min(found) + len(found))) and min(found) <= 2
