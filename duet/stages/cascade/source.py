"""What is sent down, read once for all the organisations it goes to."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from duet.core.lifecycle import StepState
from duet.core.plans.addressing import Audience
from duet.stages.roadmaps.models import Activity, Roadmap, Stage, Step
from duet.stages.roadmaps.models.words import row_of

from .models import Spread


@dataclass(frozen=True, slots=True)
class SourceRow:
    """A row of the plan above with its days and whom it is meant for."""

    activity: Activity
    stage: Stage
    items: tuple[str, ...]
    steps: tuple[Step, ...]
    audience: Audience


def source_rows(spread: Spread) -> list[SourceRow]:
    """The rows that are with the organisations now, in the order of the document; three queries."""
    return [
        SourceRow(
            errand.activity,
            errand.activity.stage,
            tuple(item.text for item in errand.activity.items.all()),
            tuple(errand.activity.steps.all()),
            errand.audience,
        )
        for errand in spread.errands.in_force().with_words().order_by("activity__position", "activity")
    ]


def digest_of(plan: Roadmap, rows: Sequence[SourceRow], *, past: bool = False) -> str:
    """SHA-256 of all that organisations get: a sending with the same digest would change nothing."""
    said: list[Any] = [plan.title, plan.starts_on.isoformat(), plan.ends_on.isoformat(), past]
    said += [_said(row) for row in rows]
    return hashlib.sha256(json.dumps(said, ensure_ascii=False).encode()).hexdigest()


def _said(row: SourceRow) -> list[Any]:
    words = row_of(row.activity)
    return [
        row.activity.pk,
        [row.stage.number, row.stage.title],
        [words.number, words.title, list(words.items), words.deadline, words.responsible, words.result],
        [sorted(row.audience.kinds), list(row.audience.codes)],
        [[step.pk, step.name, str(step.due_on), str(step.opens_on), step.state == StepState.CANCELLED] for step in row.steps],
    ]
