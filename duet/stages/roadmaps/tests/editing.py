"""A plan of three rows in two stages, and what a browser and a curator do with its rows."""

from __future__ import annotations

from datetime import date
from typing import Any

from duet.base.tenancy.models import Member, Organisation
from duet.base.tenancy.scope import everywhere
from duet.core.plans import PlanRow, PlanStage
from duet.stages.roadmaps import actions
from duet.stages.roadmaps.models import Activity, Change, Roadmap
from duet.stages.roadmaps.models.keeping import version_of
from duet.stages.roadmaps.models.laying import lay_stages

from . import build

PAPER = (
    PlanStage(
        "Подготовка",
        "1",
        (
            PlanRow("Приказ о наставничестве", "1.1", ("назначить куратора",), "до 15 октября 2026", "директор", "приказ"),
            PlanRow("Отчёт", "1.2", (), "ежемесячно до 25 числа", "куратор, Белова А.С."),
        ),
    ),
    PlanStage("Итоги", "2", (PlanRow("Итоговая встреча", "2.1", deadline="май 2027", responsible="куратор"),)),
)


def laid(organisation: Organisation, by: Member) -> Roadmap:
    """The plan of ``PAPER``."""
    made = build.plan(organisation, by)
    lay_stages(made, PAPER, on=build.TODAY)
    return made


def form(row: Activity, **changes: Any) -> dict[str, Any]:
    """What the browser sends."""
    with everywhere():
        known = {
            "number": row.number, "title": row.title, "content": "\n".join(item.text for item in row.items.all()),
            "deadline_text": row.deadline_text, "responsible_text": row.responsible_text, "result": row.result,
            "stage": row.stage_id, "version": version_of(row),
        }  # fmt: skip
    return known | changes


def edit(row: Activity, by: Member, **changes: Any) -> Change | None:
    """The row with other words of some cells."""
    known = {
        "title": row.title, "number": row.number, "items": tuple(item.text for item in row.items.all()),
        "deadline": row.deadline_text, "responsible": row.responsible_text, "result": row.result,
    }  # fmt: skip
    return actions.edit_row(row, by=by, words=PlanRow(**known | changes), on=build.TODAY)


def dates(row: Activity) -> list[tuple[str, date | None, str]]:
    """Names, days and states of its steps."""
    return [(step.name, step.due_on, str(step.state)) for step in row.steps.all()]


def order_of(plan: Roadmap) -> list[str]:
    """Numbers of the rows as they stand."""
    with everywhere():
        return [row.number for row in plan.activities.in_order()]
