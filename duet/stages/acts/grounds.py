"""What a paper of an organisation cites: shipped acts, its own and those of the bodies above, in force on its day."""

from __future__ import annotations

from datetime import date

from duet.base.tenancy.models import Organisation
from duet.core.regulation import Ground, Topic, ranked

from .library import entries


def grounds_of(organisation: Organisation, on: date, topics: frozenset[Topic] = frozenset()) -> list[Ground]:
    """In the order of rank: federal, regional, municipal, local. What concerns all mentoring is always among them. One query."""
    asked = topics | {Topic.ALL}
    return list(ranked(one.ground for one in entries(organisation) if one.is_usual and one.term.holds(on) and one.topics & asked))
