"""Cards of one organisation that may be of one person."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from typing import Any, NamedTuple

from django.core.cache import cache

from duet.base.tenancy.models import Member
from duet.core.people.twins import pairs_within

from .likeness import COMPARED, known_from
from .models import NotTwins, Person

_A_DAY = 24 * 60 * 60


class Likely(NamedTuple):
    """Two cards by their numbers, the smaller first, and why they may be of one person."""

    one: int
    other: int
    sure: bool
    reasons: tuple[str, ...]


def likely_pairs(member: Member) -> list[Likely]:
    """The pairs a person has not looked at yet, the surest first.

    Comparing takes a second where there are thousands of cards, so what was found is kept until a card changes.
    """
    rows = list(Person.objects.at_desk(member).current().order_by("pk").values_list(*COMPARED))
    digest = hashlib.sha256(repr(rows).encode()).hexdigest()
    key = f"twins:{digest}"
    found: list[Likely] | None = cache.get(key)
    if found is None:
        found = _found(rows)
        cache.set(key, found, _A_DAY)
    apart = set(NotTwins.objects.at_desk(member).values_list("one", "other"))
    return [pair for pair in found if (pair.one, pair.other) not in apart]


def _found(rows: Sequence[Sequence[Any]]) -> list[Likely]:
    pairs = pairs_within([known_from(row) for row in rows])
    likely = [Likely(rows[pair.one][0], rows[pair.other][0], pair.sure, pair.reasons) for pair in pairs]
    return sorted(likely, key=lambda pair: not pair.sure)
