"""What the citation checker finds."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class Grade(StrEnum):
    """How grave a finding is: another act is cited, the act is misspelt, or a person should look."""

    ERROR = "error"
    FIX = "fix"
    WARN = "warn"

    @property
    def label(self) -> str:
        """The grade in a word for people."""
        return _LABELS[self]


_LABELS = {Grade.ERROR: "ошибка", Grade.FIX: "исправьте", Grade.WARN: "проверьте"}


@dataclass(frozen=True, slots=True)
class Finding:
    """One doubtful citation: what is written from ``start`` to ``end`` of the text, what is right (empty when it is not known)
    and a Russian sentence on what is wrong."""

    written: str
    right: str
    grade: Grade
    why: str
    start: int
    end: int
