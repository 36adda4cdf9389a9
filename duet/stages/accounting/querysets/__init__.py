"""What we ask."""

from .assessments import AssessmentQuerySet

__all__ = ["AssessmentQuerySet"]
