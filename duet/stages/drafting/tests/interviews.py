"""An interview as somebody answers it."""

from __future__ import annotations

from typing import Any

from duet.base.tenancy.models import Member
from duet.stages.documents.desk import Desk
from duet.stages.documents.forms.answers import started
from duet.stages.drafting.startup import INTERVIEW

from .school import DAY, LEAD, MENTOR, OTHER_MENTOR


def answers(by: Member, **more: Any) -> dict[str, Any]:
    """The proposals, and people for what has none."""
    people = {"куратор": LEAD, "члены": [MENTOR, OTHER_MENTOR], "секретарь": MENTOR, "ответственный": LEAD, "председатель_совета": LEAD}
    return {**started(INTERVIEW, Desk(by.organisation, by=by, on=DAY)), **people, "члены_совета": [MENTOR, OTHER_MENTOR], **more}
