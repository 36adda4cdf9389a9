"""What we ask about assessments: always with ``visible_to`` and ``permitted``, as about anything past registration."""

from __future__ import annotations

from duet.stages.bases.querysets import OfPersonQuerySet


class AssessmentQuerySet(OfPersonQuerySet):
    """Assessments of one organisation."""
