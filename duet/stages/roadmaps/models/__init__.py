"""What is kept: an upload and its draft rows; the plan; its steps with their evidence; the posts that answer for them."""

from .changes import Change
from .plan import Activity, Duty, Item, Roadmap, Stage
from .posts import Holding, Post
from .steps import Comment, Evidence, EvidenceKind, Step
from .uploads import DraftRow, Upload, UploadState

__all__ = [
    "Activity",
    "Change",
    "Comment",
    "DraftRow",
    "Duty",
    "Evidence",
    "EvidenceKind",
    "Holding",
    "Item",
    "Post",
    "Roadmap",
    "Stage",
    "Step",
    "Upload",
    "UploadState",
]
