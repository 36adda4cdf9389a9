"""What is kept: texts, consents and what was said of them, links to sign by, errands with legal terms."""

from .consents import (
    Collection,
    Consent,
    ConsentText,
    Errand,
    ErrandKind,
    Expected,
    KindChoice,
    Operator,
    State,
    VoiceChoice,
    Way,
    WordRow,
)
from .links import TRIES, SigningLink

__all__ = [
    "TRIES",
    "Collection",
    "Consent",
    "ConsentText",
    "Errand",
    "ErrandKind",
    "Expected",
    "KindChoice",
    "Operator",
    "SigningLink",
    "State",
    "VoiceChoice",
    "Way",
    "WordRow",
]
