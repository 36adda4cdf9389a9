"""What several actions of this stage begin with."""

from __future__ import annotations

from duet.core.errors import Refusal
from duet.stages.roadmaps.models import Roadmap


def lock(roadmap: Roadmap) -> None:
    """Take the plan for ourselves and see it as it is now: two people may press at once."""
    roadmap.refresh_from_db(from_queryset=Roadmap.objects.select_for_update(of=("self",)))


def must_be_own_plan(roadmap: Roadmap) -> None:
    """The organisation's own paper, not the obligations that came from above."""
    if roadmap.is_from_above:
        raise Refusal("Эта карта пришла сверху: утверждает её тот, кто её составил.")
