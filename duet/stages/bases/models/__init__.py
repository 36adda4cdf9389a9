"""What is kept past registration."""

from .blocks import LEVELS, OTHER, Block
from .columns import ColumnChoice
from .profiles import (
    Audience,
    ConfidentialNote,
    FormChoice,
    KindOfMentoring,
    MenteeKind,
    Participation,
    Profile,
    Request,
    Side,
    Source,
)

__all__ = [
    "LEVELS",
    "OTHER",
    "Audience",
    "Block",
    "ColumnChoice",
    "ConfidentialNote",
    "FormChoice",
    "KindOfMentoring",
    "MenteeKind",
    "Participation",
    "Profile",
    "Request",
    "Side",
    "Source",
]
