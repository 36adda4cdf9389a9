"""What the papers of every organisation have in common."""

from __future__ import annotations

from duet.base.papers.blocks import Signature
from duet.base.tenancy.models import Organisation


def head_signs(place: Organisation) -> Signature:
    """Where the head signs, under whatever the post is called there."""
    return Signature(place.head_post or "Руководитель", place.head_name)
