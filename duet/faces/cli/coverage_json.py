"""The coverage of a roadmap as JSON for other programs."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from duet.core.catalogue import Situation
from duet.core.citations import PlanFinding
from duet.core.coverage import Ground, Guess, Place, Report, Verdict

Json = dict[str, Any]


def report_as_json(source: str, guessed: Guess, report: Report, citations: Sequence[PlanFinding]) -> Json:
    """The report as plain values; rows are told by their place among all rows, from nought, and by their number."""
    return {
        "source": source,
        "facts": {situation.value: guessed.facts.hold(situation) for situation in Situation},
        "items": [_item(verdict) for verdict in report.verdicts],
        "unmatched": [_place(place) for place in report.unmatched],
        "without_deadline": [_place(place) for place in report.undated],
        "without_responsible": [_place(place) for place in report.unowned],
        "citations": [_citation(cited) for cited in citations],
    }


def _item(verdict: Verdict) -> Json:
    return {
        "id": verdict.item.code,
        "stage": verdict.item.stage,
        "title": verdict.item.title,
        "severity": verdict.item.severity.value,
        "status": verdict.status.value,
        "confidence": verdict.confidence,
        "why": verdict.why,
        "rows": [_ground(ground) for ground in verdict.grounds],
    }


def _ground(ground: Ground) -> Json:
    row = _place(ground.place) if ground.place else {"row": None, "number": None, "title": None}
    return {**row, "words": ground.words, "confidence": ground.confidence}


def _place(place: Place) -> Json:
    return {"row": place.index, "number": place.number or None, "title": place.title}


def _citation(cited: PlanFinding) -> Json:
    finding = cited.finding
    return {
        "row": cited.index,
        "written": finding.written,
        "right": finding.right or None,
        "grade": finding.grade.value,
        "why": finding.why,
    }
