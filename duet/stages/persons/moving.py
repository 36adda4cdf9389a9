"""Moving classes up a year: what is proposed, before anybody agrees to it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from duet.core.people import by_grade, grade, next_title
from duet.core.people.groups import LAST_OF_BASIC

from .models import Group


@dataclass(frozen=True, slots=True)
class Moved:
    """What becomes of a class that ``was`` called so: it is called ``to``, or let ``out``."""

    was: str
    to: str = ""
    out: bool = False


def proposed(groups: Iterable[Group]) -> list[tuple[Group, Moved]]:
    """What is usual for each class, the youngest first; groups that are no classes are left out.

    The ninth goes on where the school has a tenth or an eleventh; elsewhere it is the last.
    """
    classes = sorted((group for group in groups if grade(group.title)), key=lambda group: by_grade(group.title))
    has_seniors = any((grade(group.title) or 0) > LAST_OF_BASIC for group in classes)
    return [(group, _usual(group.title, has_seniors)) for group in classes]


def _usual(title: str, has_seniors: bool) -> Moved:
    higher = next_title(title)
    leaves = higher is None or (grade(title) == LAST_OF_BASIC and not has_seniors)
    return Moved(title, out=True) if leaves else Moved(title, to=higher or "")
