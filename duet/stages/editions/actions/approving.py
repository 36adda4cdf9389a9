"""An edition is approved: frozen as it is, numbered, told to whoever follows."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from duet.base.access.actions import action
from duet.base.journal.models import note
from duet.base.tenancy.models import Member
from duet.core.errors import Refusal
from duet.core.plans import as_json, digest, stamp_as_json
from duet.stages.roadmaps.models import Roadmap

from ..following import tell
from ..models import Edition, WorkingText
from ..models.stamps import anew, approval_of_head, approved
from ._parts import lock, must_be_own_plan

CHANGED_MEANWHILE = "Пока страница была открыта, карту изменили или утвердили. Посмотрите, что стало другим, и утвердите ещё раз."
SAME_AGAIN = "Эта редакция уже утверждена тем же приказом, и с тех пор ничего не изменилось."


@action("editions.approve")
def approve(roadmap: Roadmap, *, by: Member, on: date, number: str = "", seen: str | None = None) -> Edition:
    """Freeze the working text as the next edition by the order of this day and number (empty: it will be written in by hand).

    ``seen`` is what the person looked at (``WorkingText.seen``); anything else is refused. The stamps stay for the edition after it,
    without their days and numbers.
    """
    lock(roadmap)
    must_be_own_plan(roadmap)
    working = WorkingText(roadmap)
    if not working.text.rows:
        raise Refusal("В карте нет мероприятий: утверждать пока нечего.")
    if seen is not None and seen != working.seen:
        raise Refusal(CHANGED_MEANWHILE)
    head = approval_of_head(roadmap.organisation)
    text = replace(working.coming, stamps=approved(working.coming.stamps, head, on=on, number=number))
    if working.edition is not None and working.is_approved and (working.edition.approved_on, working.edition.order_number) == (on, number):
        raise Refusal(SAME_AGAIN)
    edition: Edition = Edition.objects.create(
        organisation_id=roadmap.organisation_id, roadmap=roadmap, number=working.edition.number + 1 if working.edition else 1,
        plan=as_json(text), digest=digest(text), approved_on=on, order_number=number, approved_by=by,
    )  # fmt: skip
    roadmap.facts = {**roadmap.facts, "stamps": [stamp_as_json(stamp) for stamp in anew(working.text.stamps)]}
    roadmap.save(update_fields=["facts"])
    note(edition=edition.number, digest=edition.digest, on=on.isoformat(), order=number)
    tell(edition)
    return edition
