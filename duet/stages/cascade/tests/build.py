"""Make plans of a body above for the tests."""

from __future__ import annotations

from datetime import UTC, datetime

from duet.base.tenancy.models import Member, Organisation
from duet.core.plans import PlanRow, PlanStage
from duet.stages.cascade import actions
from duet.stages.cascade.models import Spread
from duet.stages.roadmaps.models import Roadmap
from duet.stages.roadmaps.models.laying import lay_stages
from duet.stages.roadmaps.tests import build

TODAY = build.TODAY
# After every organisation of the tests was opened.
NOW = datetime(2100, 1, 1, tzinfo=UTC)
ROWS = (
    PlanRow("Приказ о городской карте", number="1", deadline="до 10 сентября 2026 г.", responsible="УО"),
    PlanRow("Положение", number="2", items=("текст", "приказ"), deadline="до 1 декабря 2026 г.", responsible="ОО", result="Приказ"),
    PlanRow("Отчёт о работе пар", number="3", deadline="ежемесячно до 25 числа", responsible="УО, ОО"),
    PlanRow("Совещание заведующих", number="4", deadline="до 20 декабря 2026 г.", responsible="заведующие ДОУ"),
)


def plan(town: Organisation, by: Member, *rows: PlanRow) -> Roadmap:
    """The plan of a town in one stage."""
    made = build.plan(town, by, title="План города")
    lay_stages(made, [PlanStage("Организация", "I", rows or ROWS)], on=TODAY)
    return made


def addressed(of: Roadmap) -> list[int]:
    """Rows whose responsible are not the body above alone."""
    return list(of.activities.exclude(responsible_text="УО").values_list("pk", flat=True))


def publish(of: Roadmap, by: Member, *, past: bool = False) -> Spread:
    """Send every addressed row down."""
    return actions.publish_plan(of, by=by, rows=addressed(of), past=past, on=TODAY, at=NOW)
