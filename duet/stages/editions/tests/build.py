"""Make editions and requests for the tests. Called from fixtures, or inside ``with everywhere():``."""

from __future__ import annotations

from datetime import date
from typing import Any

from duet.base.tenancy.models import Member
from duet.core.plans import Stamp, StampKind
from duet.stages.editions.actions import approve, ask_agreement
from duet.stages.editions.models import AgreementRequest, Edition
from duet.stages.roadmaps.models import Roadmap
from duet.stages.roadmaps.tests.build import TODAY, activity, plan, stage, step
from tests import read

__all__ = ["ORDER_DAY", "TODAY", "UNION", "activity", "edition", "plan", "request", "stage", "step", "words"]

ORDER_DAY = date(2026, 8, 29)
UNION = Stamp(StampKind.AGREED, "Председатель профкома", "И. И. Котова")


def edition(of: Roadmap, by: Member, *, on: date = ORDER_DAY, number: str = "143-од") -> Edition:
    """The text of today approved."""
    return approve(of, by=by, on=on, number=number)


def request(of: Roadmap, by: Member, **facts: Any) -> AgreementRequest:
    """The text of today sent to the body above."""
    return ask_agreement(of, by=by, on=facts.get("on", TODAY))


def words(response: Any) -> str:
    """The words of a page; «143-од» as it is typed, whatever keeps its hyphen from breaking."""
    return read.words(response).replace("\u2060", "")
