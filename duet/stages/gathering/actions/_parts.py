"""Steps that several actions are made of."""

from __future__ import annotations

from duet.core.errors import Refusal

from ..models import Batch, BatchState


def take_for_review(batch: Batch) -> None:
    """Take the list for ourselves; rows change only while it is on review."""
    batch.refresh_from_db(from_queryset=Batch.objects.select_for_update(of=("self",)))
    if batch.state != BatchState.READ:
        raise Refusal("Этот список уже записан, отложен или читается заново: править его здесь сейчас нельзя.")
