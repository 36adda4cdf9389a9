"""A file of the folder before it is read, and its name, safe on every disk."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from datetime import date

from duet.base.tenancy.models import Member, Organisation

_LONGEST = 70
# What some system forbids in names of files, and letters nobody sees.
_FORBIDDEN = re.compile(r'[\\/:*?"<>|\x00-\x1f\x7f\u200b-\u200f\u202a-\u202e\u2066-\u2069\ufeff]+|\.{2,}')


@dataclass(frozen=True, slots=True)
class Wanted:
    """Whose folder, of which school year, on which day, for whom."""

    organisation: Organisation
    by: Member
    year: int
    on: date


@dataclass(frozen=True, slots=True)
class Piece:
    """Its bytes are read when its turn comes: one file at a time is in memory."""

    ending: str
    read: Callable[[], bytes]


@dataclass(frozen=True, slots=True)
class Item:
    """A line of the inventory: a document and its files. ``folder`` is under the section («Отменённые»), or empty.

    ``people`` are the numbers of the cards it names.
    """

    title: str
    pieces: tuple[Piece, ...] = ()
    number: str = ""
    day: date | None = None
    folder: str = ""
    people: frozenset[int] = field(default_factory=frozenset)


def safe(name: str) -> str:
    """A name of a file that any system takes: no path, no sign it forbids, not long.

    >>> safe('../Приказ <b>«О парах»</b>: №\\u00a05/1'), safe(" . ")
    ('Приказ b «О парах» b № 5 1', 'Документ')
    """
    plain = " ".join(_FORBIDDEN.sub(" ", name.replace("\N{NO-BREAK SPACE}", " ")).split())
    whole = plain if len(plain) <= _LONGEST else plain[:_LONGEST].rpartition(" ")[0] or plain[:_LONGEST]
    return whole.strip(" .,") or "Документ"


def numbered(items: Iterable[Item]) -> Iterator[tuple[str, Item]]:
    """Items with the beginning of their files' names: the place in the section first, so that no two are alike.

    >>> [name for name, _ in numbered([Item("О кураторе", number="12-од"), Item("Список")])]
    ['001 12-од О кураторе', '002 Список']
    """
    for place, item in enumerate(items, 1):
        words = f"{item.number} {item.title}" if item.number else item.title
        yield f"{place:03} {safe(words)}", item
