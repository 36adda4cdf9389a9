"""Coverage: a plan against the catalogue by its words — what is there and why, what is missing and how grave that is.

texts → ``unit`` (words and lemmas) → ``signs`` in their ``language`` → ``matching`` (a row's items, the section as a hint) →
``checking`` (verdicts, decisions of the organisation). ``guessing`` infers what is wanted of the organisation at all.
"""

from .checking import check
from .guessing import Guess, guess
from .model import CERTAIN, DOUBTFUL, SURE, Decision, Ground, Place, Report, Status, Verdict

__all__ = [
    "CERTAIN",
    "DOUBTFUL",
    "SURE",
    "Decision",
    "Ground",
    "Guess",
    "Place",
    "Report",
    "Status",
    "Verdict",
    "check",
    "guess",
]
