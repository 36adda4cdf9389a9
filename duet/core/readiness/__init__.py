"""Whether the papers of a school year are ready for an inspection (requirement B7, DOMAIN.md §1.2, §4.2, §7.7, §9.4)."""

from .checking import Need, Report, check
from .findings import Finding, Link, Severity
from .snapshot import Act, Agreement, Count, DoneStep, Pair, Paper, Participant, Plan, Snapshot

__all__ = [
    "Act", "Agreement", "Count", "DoneStep", "Finding", "Link", "Need", "Pair", "Paper", "Participant", "Plan", "Report", "Severity",
    "Snapshot", "check",
]  # fmt: skip
