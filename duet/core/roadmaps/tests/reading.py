"""Short ways to read a drawn document in a test."""

from __future__ import annotations

from duet.core.roadmaps import Activity, Draft, recognise

from .drawing import grid_of


def read(drawing: str) -> Draft:
    """The draft of a drawn document."""
    return recognise(grid_of(drawing))


def titles(draft: Draft) -> list[str]:
    """Titles of the activities in order."""
    return [activity.title for activity in draft.activities]


def stages(draft: Draft) -> list[tuple[str | None, str, int]]:
    """Number, title and the count of activities of every stage."""
    return [(stage.number, stage.title, len(stage.activities)) for stage in draft.stages]


def said(activity: Activity) -> list[str]:
    """The doubts of a row as sentences."""
    return [doubt.text for doubt in activity.doubts]
