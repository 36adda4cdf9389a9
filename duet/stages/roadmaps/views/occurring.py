"""The occurrences of one row of the table, shown when they are asked for: «?steps=12»."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from duet.base.access.doors import Request
from duet.base.ui.signs import state

from ..models import Roadmap, Step
from .addresses import numbered
from .table import all_steps, occurrence


@dataclass(frozen=True, slots=True)
class Opened:
    """The occurrences of the row with this number: address, name and sign of each."""

    key: str
    lines: list[tuple[str, str, str]]

    @property
    def said(self) -> str:
        """«Все 9 сроков»"""
        return all_steps(len(self.lines))


def occurrences_asked(request: Request, plan: Roadmap, on: date) -> Opened | None:
    """Those that the address asks for, of a row of the organisation whose plan it is; one query, or none."""
    asked = request.GET.get("steps", "")
    if not (asked.isascii() and asked.isdecimal() and len(asked) < 19):
        return None
    url = numbered("roadmaps:step", request.member.organisation.slug)
    found = Step.objects.visible_to(request.member).at_desk_of(plan.organisation).filter(activity=int(asked))
    steps = [occurrence(step, on) for step in found.order_by("position", "pk")]
    return Opened(asked, [(url(once.step.pk), once.title, state(once.kind, once.state, small=True)) for once in steps])
