"""The personal record is told by chapters: stages above add what they know of a person («Встреча пары», «Публикация»)."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date

from duet.base.tenancy.models import Member
from duet.core.calendar import Period
from duet.stages.persons.models import Person


@dataclass(frozen=True, slots=True)
class Happening:
    """Something that happened to a person; ``year`` is the school year it belongs to, by its September."""

    on: date
    year: int
    words: str
    url: str = ""


Tell = Callable[[Person, Member, date], Iterable[Happening]]
_registration: list[tuple[int, Tell]] = []
_beyond: list[tuple[int, Tell]] = []


def add_to_record(order: int, tell: Tell, *, registration: bool = False) -> None:
    """Add what ``tell(person, viewer, on)`` knows; a smaller ``order`` comes first within a day.

    It costs a constant number of queries and tells only what the viewer may see. It is asked only while the gate is open for
    keeping, unless it tells ``registration`` alone.
    """
    told = _registration if registration else _beyond
    told.append((order, tell))
    told.sort(key=lambda pair: pair[0])


def happened(on: date, words: str, url: str = "", *, year: int | None = None) -> Happening:
    """A happening of the school year its day lies in, or of the one that is given."""
    return Happening(on, Period.school_year_of(on).start.year if year is None else year, words, url)


def told_of(person: Person, viewer: Member, on: date, *, may_keep: bool) -> list[Happening]:
    """Everything, the newest first; within a day the other way round than it is told."""
    asked = sorted([*_registration, *_beyond] if may_keep else _registration, key=lambda pair: pair[0])
    found = [happening for _, tell in asked for happening in tell(person, viewer, on)]
    return sorted(found, key=lambda happening: (happening.year, happening.on))[::-1]
