"""``duet roadmap coverage``: which items of the catalogue a roadmap has, by which rows, and which it lacks."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence

from duet.core.catalogue import CATALOGUE, Severity, Situation
from duet.core.citations import PlanFinding, check_plan_citations
from duet.core.coverage import Ground, Guess, Place, Report, Status, Verdict, check, guess
from duet.core.plans import Plan, plan_of
from duet.core.text import counted

from .coverage_json import report_as_json
from .roadmap import draft_of
from .trouble import Trouble

_LONGEST = 100
_MOST = 3
_NO_ROWS = "В документе не найдено ни одной строки дорожной карты, сверять нечего. Проверьте, тот ли это файл."


def check_roadmap(path: str, *, as_json: bool) -> None:
    """Print how the roadmap of a file covers the catalogue. Raises Trouble."""
    draft = draft_of(path)
    plan = plan_of(draft)
    if not plan.rows:
        raise Trouble(_NO_ROWS)
    guessed = guess(plan)
    report = check(plan, guessed.facts, asides=draft.asides)
    citations = check_plan_citations(plan, draft.asides)
    if as_json:
        print(json.dumps(report_as_json(draft.source, guessed, report, citations), ensure_ascii=False, indent=1))
    else:
        print("\n".join(_lines(plan, guessed, report, citations)))


def _lines(plan: Plan, guessed: Guess, report: Report, citations: Sequence[PlanFinding]) -> Iterator[str]:
    yield plan.title or "Названия нет"
    yield ""
    yield "Что понято об организации из текста плана:"
    yield from (_answer(situation, guessed) for situation in Situation)
    for heading, status in (("Есть в плане", Status.COVERED), ("Похоже, есть: проверьте", Status.CHECK)):
        yield from _block(heading, report.with_status(status))
    for severity in Severity:
        yield from _block(severity.label.capitalize(), report.gaps[severity])
    yield from _block("Не относится к этому плану", report.with_status(Status.NOT_APPLICABLE))
    yield from _rows("Строки вне каталога", report.unmatched)
    yield from _rows("Строки без срока", report.undated)
    yield from _rows("Строки без ответственного", report.unowned)
    yield from _citations(plan, citations)
    yield ""
    yield _summary(report)


def _answer(situation: Situation, guessed: Guess) -> str:
    answer = "да" if guessed.facts.hold(situation) else "нет"
    ground = guessed.ground(situation)
    return f"  {situation.question} {answer.capitalize()}{f' ({_said(ground)})' if ground else ''}."


def _block(heading: str, verdicts: Sequence[Verdict]) -> Iterator[str]:
    if verdicts:
        yield ""
        yield f"{heading} ({len(verdicts)}):"
        yield from map(_line, verdicts)


def _line(verdict: Verdict) -> str:
    """One item: its id, state, severity, title, and the row it rests on."""
    item = verdict.item
    start = f"{item.code}  {verdict.status.label:<12}  {item.severity.demand:<13}  {item.title}"
    if verdict.is_found:
        confidence = f"{verdict.confidence:.2f}".replace(".", ",")
        return f"{start} — {_rests_on(verdict.grounds)} (уверенность {confidence})"
    return start if verdict.status is Status.MISSING else f"{start} — {verdict.why}"


def _rests_on(grounds: Sequence[Ground]) -> str:
    said = "; ".join(map(_said, grounds[:_MOST]))
    return said if len(grounds) <= _MOST else f"{said} и ещё {counted(len(grounds) - _MOST, 'строка', 'строки', 'строк')}"


def _said(ground: Ground) -> str:
    return f"{_where(ground.place)}: «{_cut(ground.words)}»"


def _cut(text: str) -> str:
    line = " ".join(text.split())
    return line if len(line) <= _LONGEST else line[: _LONGEST - 1].rstrip() + "…"


def _where(place: Place | None) -> str:
    if place is None:
        return "вне таблицы"
    return f"строка {place.number}" if place.number else f"строка {place.index + 1} по порядку"


def _rows(heading: str, places: Sequence[Place]) -> Iterator[str]:
    if places:
        yield ""
        yield f"{heading} ({len(places)}):"
        yield from (f"  {_where(place)}: {_cut(place.title)}" for place in places)


def _citations(plan: Plan, found: Sequence[PlanFinding]) -> Iterator[str]:
    if found:
        yield ""
        yield f"Ссылки на документы ({len(found)}):"
    for cited in found:
        finding = cited.finding
        row = plan.rows[cited.index] if cited.index is not None else None
        where = _where(Place(cited.index, row.key, row.number, row.title) if row and cited.index is not None else None)
        right = f" → «{finding.right}»" if finding.right else ""
        yield f"  {finding.grade.label}: «{finding.written}»{right}. {finding.why} ({where})"


def _summary(report: Report) -> str:
    found, check_them = len(report.with_status(Status.COVERED)), len(report.with_status(Status.CHECK))
    missing = ", ".join(f"{severity.label} — {len(verdicts)}" for severity, verdicts in report.gaps.items())
    return f"Пунктов каталога: {len(CATALOGUE)}. Есть — {found}, проверьте — {check_them}. Нет: {missing}."
