"""Make matters that burn, with the least that is needed. Called inside ``with everywhere():``."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

from duet.base.tenancy.models import Member
from duet.stages.roadmaps.models import Post, Roadmap, Step
from duet.stages.roadmaps.tests import build
from duet.stages.roadmaps.tests.build import TODAY

# From Friday, 20 November 2026: late by so many working days, today, soon.
LATE_ENOUGH_FOR_THE_HEAD, LATE, NOW, ON_SUNDAY, SOON, FAR = -7, -1, 0, 2, 5, 6


def matter(plan: Roadmap, days: int | None, title: str = "Приказ", *, who: Post | Member | str | None = None, **facts: Any) -> Step:
    """A step so many days from today; ``who`` answers for it."""
    due = None if days is None else TODAY + timedelta(days=days)
    made = build.step(plan, due=due, title=title, **facts)
    if who is not None:
        build.duty(made.activity, who)
    return made
