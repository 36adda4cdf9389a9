"""Stamps that are usual above a roadmap, offered with their words filled in."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from duet.core.plans import Stamp, StampKind
from duet.core.text import folded
from duet.stages.roadmaps.models import Roadmap

from ..models.stamps import MINUTES, approval_of_head


@dataclass(frozen=True, slots=True)
class Proposal:
    """«СОГЛАСОВАНО: профсоюз»; ``code`` is its word in the address."""

    code: str
    title: str
    stamp: Stamp


OF_A_SCHOOL = (
    Proposal("union", "СОГЛАСОВАНО: профсоюз", Stamp(StampKind.AGREED, "Председатель первичной профсоюзной организации")),
    Proposal("parents", "СОГЛАСОВАНО: совет родителей", Stamp(StampKind.AGREED, "Совет родителей", document=MINUTES)),
    Proposal("council", "ПРИНЯТО: педагогический совет", Stamp(StampKind.ACCEPTED, "Педагогический совет", document=MINUTES)),
)


def all_proposals(plan: Roadmap) -> list[Proposal]:
    """Everything that may be offered for this organisation."""
    above = _of_the_body_above(plan)
    return [
        Proposal("head", "УТВЕРЖДАЮ: руководитель", approval_of_head(plan.organisation)),
        *([Proposal("above", "СОГЛАСОВАНО: вышестоящий орган", above)] if above.position else []),
        *([] if plan.organisation.is_above else OF_A_SCHOOL),
        Proposal("other", "Другой гриф", Stamp(StampKind.AGREED)),
    ]


def proposals(plan: Roadmap, stamps: Sequence[Stamp]) -> list[Proposal]:
    """Those that are not there yet."""
    there = {(stamp.kind, folded(stamp.position)) for stamp in stamps}
    approved = any(stamp.kind is StampKind.APPROVED for stamp in stamps)
    return [
        one
        for one in all_proposals(plan)
        if (one.stamp.kind, folded(one.stamp.position)) not in there and not (approved and one.code == "head")
    ]


def _of_the_body_above(plan: Roadmap) -> Stamp:
    above = plan.organisation.parent
    if above is None:
        return Stamp(StampKind.AGREED, plan.organisation.upper_name.strip())
    post = above.head_post.strip() or above.full_name or above.name
    return Stamp(StampKind.AGREED, post[:1].upper() + post[1:], above.head_name.strip())
