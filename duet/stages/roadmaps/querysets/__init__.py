"""What we ask."""

from .conditions import OPEN_STATES
from .people import ORGANISATIONS_BELOW, WHO_ANSWERS, DutyQuerySet, PostQuerySet
from .plans import ActivityQuerySet, ChangeQuerySet, RoadmapQuerySet
from .steps import EvidenceQuerySet, Shelf, StepQuerySet, week_end
from .uploads import DraftRowQuerySet, UploadQuerySet, is_doubtful

__all__ = [
    "OPEN_STATES",
    "ORGANISATIONS_BELOW",
    "WHO_ANSWERS",
    "ActivityQuerySet",
    "ChangeQuerySet",
    "DraftRowQuerySet",
    "DutyQuerySet",
    "EvidenceQuerySet",
    "PostQuerySet",
    "RoadmapQuerySet",
    "Shelf",
    "StepQuerySet",
    "UploadQuerySet",
    "is_doubtful",
    "week_end",
]
