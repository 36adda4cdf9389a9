"""A deadline as the seven fields of contracts/cli.md."""

from __future__ import annotations

from .model import Deadline


def as_json(deadline: Deadline) -> dict[str, object]:
    """kind, from, to, rrule, occurrences, anchor, offset_days; days in ISO 8601."""
    return {
        "kind": deadline.kind.value,
        "from": deadline.start and deadline.start.isoformat(),
        "to": deadline.end and deadline.end.isoformat(),
        "rrule": deadline.rrule,
        "occurrences": None if deadline.occurrences is None else [day.isoformat() for day in deadline.occurrences],
        "anchor": deadline.anchor,
        "offset_days": deadline.offset_days,
    }
