"""The table of organisations below: how each stands with its plans. Counted in one query, whatever their number."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Any

from django.core.paginator import Page, Paginator
from django.db.models import Count, Min, Q

from duet.base.tenancy.models import Organisation

from ..models import Activity, Roadmap
from ..querysets import OPEN_STATES, ActivityQuerySet, week_end
from .looking import Looking

ON_A_PAGE = 30


@dataclass(slots=True)
class Below:
    """An organisation right below the place, with everything under it. ``plans`` is 0 when nobody there has a roadmap."""

    organisation: Organisation
    url: str
    plans: int = 0
    total: int = 0
    done: int = 0
    late: int = 0
    week: int = 0
    asking: int = 0
    next_on: date | None = None

    @property
    def said(self) -> str:
        """The scale in words."""
        return f"выполнено {self.done} из {self.total}"

    @property
    def percent(self) -> int:
        """How much is done, 0–100."""
        return round(100 * self.done / self.total) if self.total else 0


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
    children = Organisation.objects.visible_to(look.member).filter(parent=look.place).order_by("name", "pk")
    rows = {child.path: Below(child, look.url(organisation=child.slug, person=None)) for child in children}
    for counts in (_steps(look), _activities(look).by_place(), _plans(look)):
        for counted in counts:
            if row := _row_of(rows, look.place.path, counted.pop("organisation__path")):
                _add(row, counted)
    ordered = sorted(rows.values(), key=lambda row: (-row.late, bool(row.plans), row.organisation.name))
    return Town(ordered, Paginator(ordered, ON_A_PAGE).get_page(number))


def _steps(look: Looking) -> list[dict[str, Any]]:
    is_open = Q(state__in=OPEN_STATES)
    return list(
        look.everything.order_by()
        .values("organisation__path")
        .annotate(
            late=Count("pk", filter=is_open & Q(due_on__lt=look.on)),
            week=Count("pk", filter=is_open & Q(due_on__gte=look.on, due_on__lte=week_end(look.on))),
            asking=Count("pk", filter=is_open & Q(due_on__isnull=True)),
            next_on=Min("due_on", filter=is_open & Q(due_on__gte=look.on)),
        )
    )


def _activities(look: Looking) -> ActivityQuerySet:
    rows: ActivityQuerySet = Activity.objects.visible_to(look.member).filter(organisation__path__startswith=look.place.path)
    return rows


def _plans(look: Looking) -> list[dict[str, Any]]:
    plans = Roadmap.objects.visible_to(look.member).filter(organisation__path__startswith=look.place.path).order_by()
    return list(plans.values("organisation__path").annotate(plans=Count("pk")))


def _row_of(rows: dict[str, Below], place: str, path: str) -> Below | None:
    """The row of the child that a path lies in: «/1/7/30/» under «/1/» is of «/1/7/»."""
    below = path.removeprefix(place).split("/")[0]
    return rows.get(f"{place}{below}/") if below else None


def _add(row: Below, counted: dict[str, Any]) -> None:
    next_on = counted.pop("next_on", None)
    row.next_on = min(filter(None, (row.next_on, next_on)), default=None)
    for name, number in counted.items():
        setattr(row, name, getattr(row, name) + number)
