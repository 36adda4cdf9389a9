"""The stamps of the coming edition: written down, mended, taken off."""

from __future__ import annotations

from collections.abc import Sequence

from duet.base.access.actions import action
from duet.base.journal.models import note
from duet.base.tenancy.models import Member
from duet.core.errors import Refusal
from duet.core.plans import Stamp, stamp_as_json
from duet.stages.roadmaps.models import Roadmap

from ..models.stamps import mark_of, own_stamps
from ._parts import lock, must_be_own_plan

# More would not leave room for the plan on its first sheet.
AT_MOST = 12
SAME = "Точно такой гриф над картой уже стоит. Измените его слова или оставьте всё как есть."


@action("editions.stamp")
def add_stamp(roadmap: Roadmap, *, by: Member, stamp: Stamp) -> None:
    """One more, after the others."""
    stamps = _stamps(roadmap)
    if len(stamps) >= AT_MOST:
        raise Refusal(f"Над картой помещается не больше {AT_MOST} грифов. Уберите лишний и добавьте новый.")
    if stamp in stamps:
        raise Refusal(SAME)
    _keep(roadmap, [*stamps, stamp])
    note(added=str(stamp.kind))


@action("editions.stamp")
def change_stamp(roadmap: Roadmap, *, by: Member, mark: str, stamp: Stamp) -> None:
    """Other words in the place of the stamp that had this mark."""
    stamps = _stamps(roadmap)
    stamps[_place(stamps, mark)] = stamp
    _keep(roadmap, stamps)
    note(changed=str(stamp.kind))


@action("editions.stamp")
def drop_stamp(roadmap: Roadmap, *, by: Member, mark: str) -> None:
    """Take it off."""
    stamps = _stamps(roadmap)
    gone = stamps.pop(_place(stamps, mark))
    _keep(roadmap, stamps)
    note(dropped=str(gone.kind))


def _stamps(roadmap: Roadmap) -> list[Stamp]:
    lock(roadmap)
    must_be_own_plan(roadmap)
    return list(own_stamps(roadmap))


def _place(stamps: Sequence[Stamp], mark: str) -> int:
    for place, stamp in enumerate(stamps):
        if mark_of(stamp) == mark:
            return place
    raise Refusal("Этот гриф уже изменён или убран. Обновите страницу.")


def _keep(roadmap: Roadmap, stamps: Sequence[Stamp]) -> None:
    roadmap.facts = {**roadmap.facts, "stamps": [stamp_as_json(stamp) for stamp in stamps]}
    roadmap.save(update_fields=["facts"])
