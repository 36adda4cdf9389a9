"""The table of organisations below: how each stands with its plans. Counted in one query, whatever their number."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Any

from django.core.paginator import Page, Paginator
from django.db.models import Exists, OuterRef

from duet.base.tenancy.models import Organisation
from duet.base.ui.words import percent

from ..models import Roadmap
from .looking import Looking

ON_A_PAGE = 30


@dataclass(slots=True)
class Below:
    """An organisation right below the place, with everything under it; ``own_plan`` is whether it has a roadmap itself."""

    organisation: Organisation
    url: str
    own_plan: bool
    total: int = 0
    left: int = 0
    late: int = 0
    week: int = 0
    asking: int = 0
    next_on: date | None = None

    @property
    def plans(self) -> bool:
        """Whether anybody there has a roadmap."""
        return self.own_plan or self.total > 0

    @property
    def done(self) -> int:
        """How many rows are finished."""
        return self.total - self.left

    @property
    def said(self) -> str:
        """The scale in words."""
        return f"выполнено {self.done} из {self.total}"

    @property
    def percent(self) -> int:
        """How much is done, 0–100."""
        return percent(self.done, self.total)


@dataclass(frozen=True, slots=True)
class Town:
    """All organisations below a place."""

    rows: list[Below]
    page: Page[Below]

    @property
    def planned(self) -> int:
        """How many have a roadmap."""
        return sum(1 for row in self.rows if row.plans)

    @property
    def late(self) -> int:
        """How many steps are late there."""
        return sum(row.late for row in self.rows)

    @property
    def behind(self) -> int:
        """How many have something late."""
        return sum(1 for row in self.rows if row.late)


def town(look: Looking, number: str | None) -> Town:
    """Those right below the place, the ones that are behind first."""
    plans = Roadmap.objects.visible_to(look.member).filter(organisation=OuterRef("pk"))
    children = Organisation.objects.visible_to(look.member).filter(parent=look.place).annotate(planned=Exists(plans))
    url = look.url(organisation="-", person=None)
    rows = {child.path: Below(child, url.replace("organisation=-", f"organisation={child.slug}"), child.planned) for child in children}
    for counted in look.everything.by_place(look.on):
        if row := _row_of(rows, look.place.path, counted.pop("organisation__path")):
            _add(row, counted)
    ordered = sorted(rows.values(), key=lambda row: (-row.late, row.plans, row.organisation.name, row.organisation.pk))
    return Town(ordered, Paginator(ordered, ON_A_PAGE).get_page(number))


def _row_of(rows: dict[str, Below], place: str, path: str) -> Below | None:
    """The row of the child that a path lies in: «/1/7/30/» under «/1/» is of «/1/7/»."""
    below = path.removeprefix(place).split("/")[0]
    return rows.get(f"{place}{below}/") if below else None


def _add(row: Below, counted: dict[str, Any]) -> None:
    next_on = counted.pop("next_on", None)
    row.next_on = min(filter(None, (row.next_on, next_on)), default=None)
    for name, number in counted.items():
        setattr(row, name, getattr(row, name) + number)
