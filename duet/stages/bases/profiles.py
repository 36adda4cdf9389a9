"""A profile as forms and imports hand it to the action, and the words an organisation uses in its profiles."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field, fields
from datetime import date
from decimal import Decimal
from typing import Any

from duet.base.tenancy.models import Member

from .models import Profile

_OFFERED = 200


@dataclass(frozen=True, slots=True)
class ProfileWords:
    """The names are those of the columns of ``Profile``."""

    competences: list[str] = field(default_factory=list)
    interests: list[str] = field(default_factory=list)
    achievements: str = ""
    strengths: str = ""
    wishes: str = ""
    forms: list[str] = field(default_factory=list)
    kinds: list[str] = field(default_factory=list)
    capacity: int | None = None
    hours_a_week: Decimal | None = None
    age_from: int | None = None
    age_to: int | None = None
    has_mentored: bool = False
    is_trained: bool = False
    limits: str = ""

    def columns(self) -> dict[str, Any]:
        """The columns of the row."""
        return {each.name: getattr(self, each.name) for each in fields(self)}


PAST = tuple(each.name for each in fields(ProfileWords))


def suggestions(viewer: Member, on: date) -> dict[str, list[str]]:
    """Competences and interests already named in the organisation, the commonest first. One query."""
    counts: dict[str, Counter[str]] = {"competences": Counter(), "interests": Counter()}
    rows = Profile.objects.at_desk(viewer).permitted(on).values_list("competences", "interests")
    for competences, interests in rows:
        counts["competences"].update(competences)
        counts["interests"].update(interests)
    return {name: [word for word, _ in found.most_common(_OFFERED)] for name, found in counts.items()}
