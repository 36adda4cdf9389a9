"""Plans of a few rows, for tests."""

from __future__ import annotations

from duet.core.catalogue import Facts, Situation
from duet.core.coverage import Report, check
from duet.core.plans import Plan, PlanRow, PlanStage

EVERYTHING = Facts(**{situation.value: True for situation in Situation})
NOTHING = Facts(**{situation.value: False for situation in Situation})
TITLE = "Дорожная карта наставничества школы"


def row(title: str, *items: str, **cells: object) -> PlanRow:
    return PlanRow(title, items=items, **cells)


def plan(*rows: PlanRow | str, section: str = "", title: str = TITLE) -> Plan:
    made = tuple(one if isinstance(one, PlanRow) else row(one) for one in rows)
    return Plan(title, stages=(PlanStage(section, rows=made),))


def found(*rows: PlanRow | str, section: str = "", facts: Facts = EVERYTHING, **options: object) -> dict[str, float]:
    """The codes that a plan of these rows has, each with its confidence."""
    report: Report = check(plan(*rows, section=section), facts, **options)
    return {verdict.item.code: verdict.confidence for verdict in report.verdicts if verdict.is_found}
