"""What we ask about documents."""

from .documents import DocumentBatchQuerySet, DocumentQuerySet, RevisionQuerySet
from .people import AcquaintanceQuerySet, OwnTemplateQuerySet, SigningPowerQuerySet, SpellingQuerySet, VisaQuerySet

__all__ = [
    "AcquaintanceQuerySet",
    "DocumentBatchQuerySet",
    "DocumentQuerySet",
    "OwnTemplateQuerySet",
    "RevisionQuerySet",
    "SigningPowerQuerySet",
    "SpellingQuerySet",
    "VisaQuerySet",
]
