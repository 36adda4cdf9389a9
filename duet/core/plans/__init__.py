"""Plans: the words of a roadmap as its paper has them — frozen, compared, moved to another year, checked against the model."""

from .as_json import as_json, digest, from_json, stamp_as_json, stamps_from_json
from .model import Plan, PlanRow, PlanStage, Stamp, StampKind, plan_of

__all__ = [
    "Plan",
    "PlanRow",
    "PlanStage",
    "Stamp",
    "StampKind",
    "as_json",
    "digest",
    "from_json",
    "plan_of",
    "stamp_as_json",
    "stamps_from_json",
]
