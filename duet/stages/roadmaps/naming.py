"""Whose names a body above may read: nobody's, until a stage above that keeps consents says whose (docs/decisions/0009)."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable

from duet.base.tenancy.models import Member

NOBODY: frozenset[int] = frozenset()
# (numbers of members, who looks) → those among them who let their names go up; one query at most.
Knower = Callable[[Collection[int], Member], Iterable[int]]
_knowers: list[Knower] = []


def add_knower(knower: Knower) -> None:
    """Let names be known from above; said by a stage above when the program starts."""
    _knowers.append(knower)


def known(people: Iterable[int | None], viewer: Member) -> frozenset[int]:
    """Of these members, those of organisations below whose names the viewer may read. A query for a whole page, none at a school."""
    asked = {number for number in people if number}
    if not asked or not viewer.organisation.is_above:
        return NOBODY
    return frozenset(number for knower in _knowers for number in knower(asked, viewer))
