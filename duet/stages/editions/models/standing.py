"""How a plan stands to its last edition, cheaply enough to be said on each of its pages."""

from __future__ import annotations

from django.core.cache import cache

from duet.stages.roadmaps.models import Roadmap

from .editions import Edition
from .working import WorkingText

KEPT_SECONDS = 900


def last_edition(roadmap: Roadmap) -> Edition | None:
    """In one query, without its text."""
    found: Edition | None = Edition.objects.of(roadmap).light().with_stir().first()
    return found


def differences_since(edition: Edition, roadmap: Roadmap) -> int:
    """How many differences the working text has; they are counted anew only when something has happened in the organisation."""
    key = f"editions:{edition.pk}:{edition.stir}"
    known: int | None = cache.get(key)
    if known is None:
        known = WorkingText(roadmap).changes.size
        cache.set(key, known, KEPT_SECONDS)
    return known
