"""A plan as plain values for ``json.dumps`` and back: what an edition is frozen as, and what its hash is of."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

from ..calendar import Period
from .model import Plan, PlanRow, PlanStage, Stamp, StampKind

Json = dict[str, Any]


def as_json(plan: Plan) -> Json:
    """Every word of the plan; ``from_json`` gives the same plan."""
    return {
        "title": plan.title,
        "period": {"from": plan.period.start.isoformat(), "to": plan.period.end.isoformat()} if plan.period else None,
        "organisation": plan.organisation,
        "header": list(plan.header),
        "abbreviations": [list(pair) for pair in plan.abbreviations],
        "stamps": [stamp_as_json(stamp) for stamp in plan.stamps],
        "stages": [
            {"number": stage.number, "title": stage.title, "rows": [_row_as_json(row) for row in stage.rows]} for stage in plan.stages
        ],
    }


def from_json(kept: Mapping[str, Any]) -> Plan:
    """The plan that ``as_json`` wrote."""
    period = kept["period"]
    return Plan(
        title=kept["title"],
        period=Period(date.fromisoformat(period["from"]), date.fromisoformat(period["to"])) if period else None,
        organisation=kept["organisation"],
        header=tuple(kept["header"]),
        abbreviations=tuple((short, long) for short, long in kept["abbreviations"]),
        stamps=stamps_from_json(kept["stamps"]),
        stages=tuple(
            PlanStage(stage["title"], stage["number"], tuple(_row_from_json(row) for row in stage["rows"])) for stage in kept["stages"]
        ),
    )


def digest(plan: Plan) -> str:
    """SHA-256 of the plan's words, 64 hexadecimal digits; equal exactly when the plans are equal."""
    text = json.dumps(as_json(plan), ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    return hashlib.sha256(text.encode()).hexdigest()


def stamp_as_json(stamp: Stamp) -> Json:
    """One stamp."""
    return {
        "kind": str(stamp.kind),
        "position": stamp.position,
        "name": stamp.name,
        "day": _day(stamp.day),
        "document": stamp.document,
        "number": stamp.number,
    }


def stamps_from_json(kept: Sequence[Mapping[str, Any]]) -> tuple[Stamp, ...]:
    """The stamps that ``stamp_as_json`` wrote."""
    return tuple(Stamp(**{**one, "kind": StampKind(one["kind"]), "day": _read_day(one["day"])}) for one in kept)


def _row_as_json(row: PlanRow) -> Json:
    return {
        "key": row.key,
        "number": row.number,
        "title": row.title,
        "items": list(row.items),
        "deadline": row.deadline,
        "days": [_day(day) for day in row.days],
        "responsible": row.responsible,
        "result": row.result,
        "codes": list(row.codes),
    }


def _row_from_json(kept: Mapping[str, Any]) -> PlanRow:
    return PlanRow(
        **{
            **kept,
            "items": tuple(kept["items"]),
            "codes": tuple(kept["codes"]),
            "days": tuple(_read_day(day) for day in kept["days"]),
        }
    )


def _day(day: date | None) -> str | None:
    return day.isoformat() if day else None


def _read_day(text: str | None) -> date | None:
    return date.fromisoformat(text) if text else None
