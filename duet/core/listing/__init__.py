"""Lists of people: any table → columns by meaning → people with typed values, errors and doubts by cell."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from ..grids import Grid
from .columns import columns_of
from .model import (
    JOINED_UP,
    KIN,
    NAMES,
    OWNER_TITLES,
    PAST_REGISTRATION,
    PEOPLE,
    TITLES,
    Aside,
    Column,
    Field,
    Guess,
    Kinsman,
    Listing,
    Meaning,
    Owner,
    Reading,
    Row,
    Told,
    title_of,
)
from .people import people_of
from .reading import NOTES, read_said
from .tables import find_people, status_of

__all__ = [
    "JOINED_UP",
    "KIN",
    "NAMES",
    "NOTES",
    "OWNER_TITLES",
    "PAST_REGISTRATION",
    "PEOPLE",
    "TITLES",
    "Aside",
    "Column",
    "Field",
    "Guess",
    "Kinsman",
    "Listing",
    "Meaning",
    "Owner",
    "Reading",
    "Row",
    "Told",
    "people_of",
    "read_list",
    "read_said",
    "title_of",
]


def read_list(sheets: Sequence[tuple[str, Grid]], choices: Mapping[str, str] | None = None) -> Listing:
    """A file of any layout as columns and rows of people. ``sheets`` are named; ``choices`` say what columns mean, where a person did.

    >>> from ..grids import Cell, Table
    >>> table = Table(((Cell("Ф.И.О. ребёнка", 0), Cell("Класс", 1)), (Cell("КИМ Олег Робертович", 0), Cell("7в", 1))))
    >>> listing = read_list([("", Grid((table,)))])
    >>> [(column.title, column.guess.meaning.key) for column in listing.columns], listing.status
    ([('Ф.И.О. ребёнка', 'self.full_name'), ('Класс', 'self.group')], 'pupil')
    >>> [dict(told.said) for told in people_of(listing)]
    [{'full_name': 'КИМ Олег Робертович', 'group': '7в'}]
    """
    found = find_people(sheets)
    columns = columns_of(found, choices or {})
    side = found.sides.pop() if len(found.sides) == 1 else ""
    guesses = {column.key: column.guess for column in columns}
    status, of_mentors = status_of(found, guesses, Owner.SELF, Owner.MENTEE), status_of(found, guesses, Owner.MENTOR)
    return Listing(columns, tuple(found.rows), tuple(found.asides), side, status, of_mentors)
