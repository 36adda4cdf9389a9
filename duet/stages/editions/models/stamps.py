"""The stamps of the coming edition, kept in the facts of the roadmap («stamps»)."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from duet.base.tenancy.models import Organisation
from duet.core.plans import Stamp, StampKind, stamp_as_json
from duet.core.text import folded
from duet.stages.roadmaps.models import Roadmap
from duet.stages.roadmaps.models.words import stamps_of

ORDER, MINUTES = "приказ", "протокол"
# As they stand above the table, from left to right.
KINDS = (StampKind.ACCEPTED, StampKind.AGREED, StampKind.APPROVED)


def own_stamps(roadmap: Roadmap) -> tuple[Stamp, ...]:
    """Those written down here; else those of the imported paper; else the place where the head signs."""
    if "stamps" in roadmap.facts:
        return stamps_of(roadmap)
    return stamps_of(roadmap) or (approval_of_head(roadmap.organisation),)


def approval_of_head(organisation: Organisation) -> Stamp:
    """«УТВЕРЖДАЮ» with the post and the name of the head as far as they are known."""
    post = organisation.head_post.strip() or "Руководитель"
    return Stamp(StampKind.APPROVED, post[:1].upper() + post[1:], organisation.head_name.strip(), document=ORDER)


def mark_of(stamp: Stamp) -> str:
    """A name of the stamp for its address; another one as soon as any word of it changes.

    >>> mark_of(Stamp(StampKind.AGREED, "Совет родителей")) == mark_of(Stamp(StampKind.AGREED, "Совет"))
    False
    """
    text = json.dumps(stamp_as_json(stamp), ensure_ascii=False, sort_keys=True)
    return hashlib.sha256(text.encode()).hexdigest()[:16]


def approved(stamps: Sequence[Stamp], by: Stamp, *, on: date, number: str) -> tuple[Stamp, ...]:
    """The stamps with the day and the number of the order in «УТВЕРЖДАЮ»; ``by`` is put first where there is no such stamp."""
    signed = [
        replace(stamp, day=on, number=number, document=stamp.document or (ORDER if number else "")) if _approves(stamp) else stamp
        for stamp in (stamps if any(map(_approves, stamps)) else (by, *stamps))
    ]
    return tuple(signed)


def _approves(stamp: Stamp) -> bool:
    return stamp.kind is StampKind.APPROVED


def anew(stamps: Sequence[Stamp]) -> tuple[Stamp, ...]:
    """The stamps for the next edition: by the same people and bodies, on another day, by another paper."""
    return tuple(replace(stamp, day=None, number="") for stamp in stamps)


def with_agreement(stamps: Sequence[Stamp], agreement: Stamp) -> tuple[Stamp, ...]:
    """The stamps with an agreement given in the program; it takes the blank place left for the same post."""
    for place, stamp in enumerate(stamps):
        if stamp.kind is agreement.kind and not stamp.day and not stamp.number and _is_same(stamp, agreement):
            return (*stamps[:place], agreement, *stamps[place + 1 :])
    return (*stamps, agreement)


def _is_same(one: Stamp, other: Stamp) -> bool:
    return folded(one.position) == folded(other.position)
