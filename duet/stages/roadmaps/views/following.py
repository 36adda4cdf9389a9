"""Dates that may move together with one that is moved by hand, in ready words."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Any

from duet.core.deadlines import UNSPECIFIED, Deadline, Kind, parse
from duet.core.lifecycle import OPEN
from duet.core.plans.following import Dated, Follow, Why, following
from duet.stages.organisations.own_calendar import own_calendar

from ..actions.moving import FARTHEST
from ..models import Activity, Roadmap, Step
from ..models.laying import context_of
from .days import near_day

# «перенесено с субботы»
SINCE = ("понедельника", "вторника", "среды", "четверга", "пятницы", "субботы", "воскресенья")


@dataclass(frozen=True, slots=True)
class Offer:
    """One date: ``value`` is what the form sends back when it is ticked, ``sure`` is ticked beforehand."""

    pk: int
    day: date
    title: str
    was: str
    now: str
    why: str
    sure: bool

    @property
    def value(self) -> str:
        """«417:2026-12-04»: a date that has become another since is not moved unseen."""
        return f"{self.pk}:{self.day.isoformat()}"


def offers(step: Step, to: date, on: date) -> list[Offer]:
    """Everything that may follow the step to its new day; three queries whatever the size of the plan."""
    plan = step.roadmap
    rows = {row.pk: row for row in plan.activities.order_by("stage__position", "stage_id", "position", "pk")}
    places = {pk: place for place, pk in enumerate(rows)}
    steps = list(plan.steps.order_by("pk").values("pk", "activity_id", "name", "due_on", "state"))
    dated = {one["pk"]: _dated(one, rows[one["activity_id"]], places[one["activity_id"]], step) for one in steps}
    names = {one["pk"]: one["name"] for one in steps}
    found = following(dated[step.pk], to, list(dated.values()), is_working=own_calendar(plan.organisation).is_working)
    return [_offer(follow, rows[dated[follow.key].row], names[follow.key], on) for follow in found if _is_near(plan, follow.now)]


def _is_near(plan: Roadmap, day: date) -> bool:
    return plan.starts_on - FARTHEST <= day <= plan.ends_on + FARTHEST


def _dated(one: dict[str, Any], row: Activity, place: int, moved: Step) -> Dated:
    return Dated(
        key=one["pk"], row=row.pk, place=place, title=row.title, on=one["due_on"],
        deadline=_deadline(row, moved), closed=one["state"] not in OPEN,
    )  # fmt: skip


def _deadline(row: Activity, moved: Step) -> Deadline:
    """Read from its words only where the words count: what is kept of the others is enough."""
    kind = Kind(row.deadline.get("kind", Kind.UNSPECIFIED))
    if kind is Kind.RELATIVE or row.pk == moved.activity_id:
        return parse(row.deadline_text, context_of(moved.roadmap))
    return Deadline(kind) if kind is not Kind.UNSPECIFIED else UNSPECIFIED


def _offer(follow: Follow, row: Activity, name: str, on: date) -> Offer:
    return Offer(
        pk=follow.key,
        day=follow.now,
        title=f"{row.number} {row.title}".strip() + (f", {name}" if name else ""),
        was=near_day(follow.was, on) if follow.was else "без даты",
        now=near_day(follow.now, on),
        why=". ".join(_why(follow, row)) + ".",
        sure=follow.sure,
    )


def _why(follow: Follow, row: Activity) -> Iterator[str]:
    if follow.why is Why.EVENT:
        yield f"Срок считается от этого события: «{row.deadline_text}»"
    elif follow.why is Why.BELOW:
        yield "Стоит в карте ниже и было позже, а окажется раньше"
    else:
        yield "Следующий срок той же строки" + (": иначе он окажется раньше" if follow.sure else ", можно сдвинуть на столько же")
    if follow.off:
        yield f"Перенесено с {SINCE[follow.off.weekday()]}"
