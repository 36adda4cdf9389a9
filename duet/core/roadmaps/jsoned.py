"""A draft as the JSON that other programs rely on: its keys and nesting are fixed."""

from __future__ import annotations

from datetime import date

from ..deadlines import as_json
from .model import Activity, Draft, Stage, Stamp

Json = dict[str, object]


def draft_as_json(draft: Draft) -> Json:
    """The draft as plain values for ``json.dumps``: days as «2021-02-15», doubts as sentences."""
    # A guessed period is no fact of the document (contracts/cli.md); the draft's doubt says what it was guessed from.
    period = draft.period if draft.period_said else None
    return {
        "source": draft.source,
        "title": draft.title,
        "organisation": draft.organisation,
        "period": {"from": _day(period.start), "to": _day(period.end)} if period else None,
        "approval": _approval(draft),
        "header": list(draft.header),
        "abbreviations": dict(draft.abbreviations),
        "stages": [_stage(stage) for stage in draft.stages],
    }


def _approval(draft: Draft) -> Json | None:
    """The stamp of approval with the stamp of agreement inside it; None when the document has neither."""
    if draft.approval is None and draft.agreement is None:
        return None
    approval = _stamp(draft.approval or Stamp())
    approval["agreement"] = _stamp(draft.agreement) if draft.agreement else None
    return approval


def _stamp(stamp: Stamp) -> Json:
    return {"position": stamp.position, "name": stamp.name, "date": _day(stamp.day), "order_no": stamp.order_no}


def _stage(stage: Stage) -> Json:
    return {"number": stage.number, "title": stage.title or None, "activities": [_activity(activity) for activity in stage.activities]}


def _activity(activity: Activity) -> Json:
    return {
        "number": activity.number,
        "title": activity.title,
        "content": list(activity.content),
        "deadline_text": activity.deadline_text or None,
        "deadline": as_json(activity.deadline),
        "responsible": list(activity.responsible),
        "persons": list(activity.persons),
        "result": activity.result,
        "doubts": [doubt.text for doubt in activity.doubts],
    }


def _day(day: date | None) -> str | None:
    return day.isoformat() if day else None
