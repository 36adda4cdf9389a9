"""What is said of a document when it is drawn up: its answers, its day, who signs it, what it belongs to."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from duet.core.calendar import Period
from duet.stages.roadmaps.models import Step

from .models import Document
from .signers import Signer


@dataclass(frozen=True, slots=True)
class Outline:
    """``main`` is the order that this paper is an annex of."""

    answers: Mapping[str, Any] = field(default_factory=dict)
    day: date | None = None
    signer: Signer | None = None
    step: Step | None = None
    main: Document | None = None

    def lay(self, document: Document, *, on: date) -> None:
        """Write it into the row; not saved."""
        document.answers = dict(self.answers)
        document.day = self.day
        document.step = self.step
        document.year = Period.school_year_of(self.day or on).start.year
        if self.signer:
            self.signer.lay(document)
