"""The report in words ready to be shown."""

from __future__ import annotations

from dataclasses import dataclass

from django.urls import reverse

from duet.base.tenancy.models import Member
from duet.base.ui.typography import NBSP
from duet.base.ui.words import count
from duet.core.catalogue import STAGES, Item, Severity
from duet.core.citations import Finding
from duet.core.coverage import Ground, Report, Status, Verdict
from duet.stages.roadmaps.models import Roadmap

from ..reporting import Checked

# Lacks of this grade are ticked beforehand: a law is not a matter of taste.
TICKED = Severity.LAW
TITLES = {
    Severity.LAW: "Требует закон",
    Severity.CORE: "Ключевое в методологии",
    Severity.RECOMMENDED: "Рекомендуется",
}
EXPLAINED = {
    Severity.LAW: "Без этого организация нарушает закон.",
    Severity.CORE: "Без этого система наставничества не складывается.",
    Severity.RECOMMENDED: "Решайте сами: добавьте то, что вам пригодится.",
}


@dataclass(frozen=True, slots=True)
class Lack:
    """A missing item as a line of the form: ready to be added."""

    item: Item
    why: str
    deadline: str
    responsible: str
    ticked: bool


@dataclass(frozen=True, slots=True)
class Grade:
    """Missing items of one severity."""

    severity: Severity
    title: str
    explained: str
    lacks: list[Lack]


@dataclass(frozen=True, slots=True)
class Found:
    """An item that is there: the row it rests on, its words and how sure it is."""

    item: Item
    row: str
    url: str
    row_pk: str
    words: str
    sure: str
    percent: int
    others: int


@dataclass(frozen=True, slots=True)
class Citation:
    """A doubtful citation and the row it stands in."""

    finding: Finding
    row: str
    url: str


def citations(plan: Roadmap, checked: Checked, viewer: Member) -> list[Citation]:
    """What to mend in the names of acts."""
    table = reverse("roadmaps:roadmap", args=[viewer.organisation.slug, plan.pk])
    found = []
    for one in checked.citations:
        row = checked.plan.rows[one.index] if one.index is not None else None
        found.append(Citation(one.finding, f"{row.number} {row.title}".strip() if row else "", f"{table}?whole#r{row.key}" if row else ""))
    return found


def grades(plan: Roadmap, checked: Checked) -> list[Grade]:
    """What is missing, the gravest first."""
    school = plan.period.runs_by_school_years
    return [
        Grade(severity, TITLES[severity], EXPLAINED[severity], [_lack(verdict, severity, school=school) for verdict in verdicts])
        for severity, verdicts in checked.report.gaps.items()
        if verdicts
    ]


def _lack(verdict: Verdict, severity: Severity, *, school: bool) -> Lack:
    item = verdict.item
    return Lack(
        item=item,
        why=item.basis,
        deadline=item.school_year if school else item.calendar_year,
        responsible=item.roles[0] if item.roles else "",
        ticked=severity is TICKED,
    )


def found(plan: Roadmap, report: Report, viewer: Member, *statuses: Status) -> list[Found]:
    """The items of these statuses with what they rest on."""
    return [_found(plan, verdict, viewer) for verdict in report.with_status(*statuses) if verdict.grounds]


def _found(plan: Roadmap, verdict: Verdict, viewer: Member) -> Found:
    ground = verdict.grounds[0]
    place = ground.place
    table = reverse("roadmaps:roadmap", args=[viewer.organisation.slug, plan.pk])
    return Found(
        item=verdict.item,
        row=_row(ground),
        url=f"{table}?whole#r{place.key}" if place and place.key else "",
        row_pk=place.key if place else "",
        words=ground.words,
        sure="точно" if ground.confidence >= 1 else f"{round(100 * ground.confidence)} %",
        percent=round(100 * ground.confidence),
        others=len(verdict.grounds) - 1,
    )


def _row(ground: Ground) -> str:
    if ground.place is None:
        return "вне таблицы"
    return f"{ground.place.number} {ground.place.title}".strip()


def lead(report: Report) -> str:
    """«Из 54 мероприятий, которых требуют закон и методология, в карте есть 41. Не хватает: 2 — по закону, 11 — ключевых.»"""
    graver = [verdict for verdict in report.verdicts if verdict.item.severity is not Severity.RECOMMENDED]
    there = sum(verdict.is_found for verdict in graver)
    law, core, rest = (len(report.gaps[severity]) for severity in Severity)
    total = there + law + core
    parts = [f"{law} — по закону"] * bool(law) + [f"{core} — ключевых"] * bool(core)
    if parts:
        said = f"Из {count(total, 'мероприятия,мероприятий,мероприятий')}, которых требуют закон и методология, в карте есть{NBSP}{there}."
        said += f" Не хватает: {', '.join(parts)}."
    else:
        said = f"Всё, чего требуют закон и методология, в карте есть: {count(total, 'мероприятие,мероприятия,мероприятий')}."
    return f"{said} Ещё {rest} можно добавить по желанию." if rest else said


def stages(report: Report) -> list[tuple[str, int, int]]:
    """Each stage of the methodology: its name, how many items are there, how many are wanted."""
    lines = []
    for number, verdicts in report.by_stage.items():
        there = sum(verdict.is_found for verdict in verdicts)
        wanted = there + sum(verdict.status is Status.MISSING for verdict in verdicts)
        lines.append((STAGES[number], there, wanted))
    return lines
