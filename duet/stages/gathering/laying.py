"""From a file to the lines of a list."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import asdict
from datetime import date
from typing import Any

from duet.core.listing import PAST_REGISTRATION, Column, Listing, Told, people_of, read_said

from .encoding import kept
from .models import Batch, Line, Who

# As many as a table of a file may have (base/files/readers: three hundred thousand cells).
MOST_PEOPLE = 20_000
_SIDES = {"mentor": Who.MENTORS, "mentee": Who.MENTEES}


def describe(batch: Batch, listing: Listing) -> None:
    """Put what the file says of itself into the batch; who these people are only until a person has said it."""
    batch.columns = [_column(column) for column in listing.columns]
    batch.asides = [aside.text for aside in listing.asides if aside.text]
    if not batch.settled:
        batch.who = _SIDES.get(listing.side, Who.COLUMNS if _has_sides(listing) else Who.NOBODY)
        batch.status = listing.status or batch.status
        batch.mentor_status = listing.mentor_status or batch.mentor_status


def _has_sides(listing: Listing) -> bool:
    owners = {str(column.guess.meaning.owner) for column in listing.columns} | {
        str(column.guess.meaning.field) for column in listing.columns
    }
    return bool(owners & {"mentor", "mentee", "side"}) or any(row.side for row in listing.rows)


def _column(column: Column) -> dict[str, Any]:
    guess = column.guess
    return {
        "key": column.key, "title": column.title, "meaning": guess.meaning.key, "sure": guess.is_sure, "why": guess.why,
        "samples": list(column.samples), "filled": column.filled,
    }  # fmt: skip


def lines_of(batch: Batch, listing: Listing, known: Mapping[tuple[str, int, str, int], Line], *, on: date) -> Iterable[Line]:
    """A line for everybody the rows tell of; what a person did with the same line before is kept."""
    cells = {(row.sheet, row.number): dict(row.cells) for row in listing.rows}
    for position, told in enumerate(people_of(listing), 1):
        line = _line(batch, position, told, cells[told.sheet, told.number])
        before = known.get(line.key)
        if before is not None:
            line.mends, line.skipped, line.decision = before.mends, before.skipped, before.decision
            line.twin_id, line.taken = before.twin_id, before.taken
        read_line(line, on=on)
        yield line


def _line(batch: Batch, position: int, told: Told, cells: dict[str, str]) -> Line:
    return Line(
        organisation_id=batch.organisation_id, batch=batch, position=position, sheet=told.sheet[:100], number=told.number,
        part=str(told.part), place=told.place, side=told.side, cells=cells, said=dict(told.said),
    )  # fmt: skip


def read_line(line: Line, *, on: date) -> None:
    """Read the words of a line, those a person wrote before those of the file."""
    reading = read_said({**line.said, **line.mends}, today=on)
    line.values, line.kin = kept(reading.values), [asdict(kinsman) for kinsman in reading.kin]
    line.errors, line.doubts = dict(reading.errors), dict(reading.doubts)
    line.full_name = reading.values.get("full_name", "")
    line.waiting = {key: value for key, value in line.values.items() if key in PAST_REGISTRATION and value}
    line.waits = bool(line.waiting)
    line.is_bad, line.is_doubtful = bool(reading.errors), bool(reading.doubts)
