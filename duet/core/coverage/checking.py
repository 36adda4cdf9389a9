"""check(): a plan against the catalogue."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from ..catalogue import CATALOGUE, Facts, Item, Severity
from ..plans import Plan, PlanRow
from .matching import Match, Matcher
from .model import CERTAIN, DOUBTFUL, SURE, Decision, Ground, Place, Report, Status, Verdict
from .words import lemma_of

_CODE = re.compile(r"ST\d-\d\d")
_WORD = re.compile(r"[^\W\d_]{3,}")
_NOTHING: Mapping[str, Sequence[str]] = {}
_UNDECIDED: Mapping[str, Decision] = {}
_OUTSIDE = "вне таблицы"
_ABSENCES = {
    Severity.LAW: "В плане нет строки о том, чего требует закон.",
    Severity.CORE: "В плане нет строки, ключевой для методологии.",
    Severity.RECOMMENDED: "В плане нет строки, которую советует методология.",
}


def check(
    plan: Plan,
    facts: Facts,
    *,
    synonyms: Mapping[str, Sequence[str]] = _NOTHING,
    decided: Mapping[str, Decision] = _UNDECIDED,
    asides: Sequence[str] = (),
) -> Report:
    """The verdict on each of the 123 items.

    ``facts`` say which items are wanted. ``synonyms`` are the organisation's own words: under the code of an item phrases that
    mean it («ST1-20» → «сбор родительского актива»), under a common word its own ones («наставник» → «шеф»). ``decided`` are
    its decisions by code. ``asides`` are texts beside the table, such as the order before it: they may settle what a local act
    settles by itself.
    """
    grounds = _grounds(plan, facts, synonyms, asides)
    places = tuple(_place(index, row) for index, row in enumerate(plan.rows))
    verdicts = tuple(_verdict(item, grounds, facts, decided.get(item.code, Decision()), places) for item in CATALOGUE)
    told = {ground.place.index for verdict in verdicts for ground in verdict.grounds if ground.place}
    return Report(
        facts,
        verdicts,
        unmatched=tuple(place for place in places if place.index not in told),
        undated=_without(plan, places, "deadline"),
        unowned=_without(plan, places, "responsible"),
        rows=len(places),
    )


@dataclass
class _Grounds:
    """The grounds of each item while they are gathered: the surest of each row."""

    found: dict[str, dict[int, Ground]] = field(default_factory=lambda: defaultdict(dict))

    def add(self, match: Match, place: Place | None) -> None:
        if match.confidence < DOUBTFUL:
            return
        index = place.index if place else -1
        known = self.found[match.code].get(index)
        if known is None or match.confidence > known.confidence:
            self.found[match.code][index] = Ground(match.confidence, match.words, place)

    def of(self, code: str) -> list[Ground]:
        return sorted(self.found.get(code, {}).values(), key=_surest_first)


def _surest_first(ground: Ground) -> tuple[float, int]:
    return -ground.confidence, ground.place.index if ground.place else -1


def _grounds(plan: Plan, facts: Facts, synonyms: Mapping[str, Sequence[str]], asides: Sequence[str]) -> _Grounds:
    matcher = Matcher(facts, _own_words(synonyms), _own_phrases(synonyms))
    grounds = _Grounds()
    index = 0
    for stage in plan.stages:
        section = matcher.section(stage.title, plan.title)
        for row in stage.rows:
            place = _place(index, row)
            for match in (*(Match(code, CERTAIN, row.title) for code in row.codes), *matcher.of_row(row, section)):
                grounds.add(match, place)
            _repeat_in_wrong_stage(grounds, place, section.stages)
            index += 1
    for aside in asides:
        for match in matcher.of_aside(aside):
            grounds.add(match, None)
    return grounds


def _repeat_in_wrong_stage(grounds: _Grounds, place: Place, stages: frozenset[int]) -> None:
    """A row that does an item of another stage in this one: «приказ о парах» among the papers of stage 1 is ST1-37 too."""
    for item in CATALOGUE:
        if item.same_as and stages == {item.stage} and (ground := grounds.found[item.same_as].get(place.index)):
            grounds.add(Match(item.code, ground.confidence, ground.words), place)


def _own_words(synonyms: Mapping[str, Sequence[str]]) -> dict[str, str]:
    return {lemma_of(own): lemma_of(word) for word, owns in synonyms.items() if not _CODE.fullmatch(word) for own in owns}


def _own_phrases(synonyms: Mapping[str, Sequence[str]]) -> dict[str, tuple[frozenset[str], ...]]:
    phrases = {code: tuple(filter(None, map(_lemmas, texts))) for code, texts in synonyms.items() if _CODE.fullmatch(code)}
    return {code: found for code, found in phrases.items() if found}


def _lemmas(text: str) -> frozenset[str]:
    return frozenset(lemma_of(match.group()) for match in _WORD.finditer(text))


def _place(index: int, row: PlanRow) -> Place:
    return Place(index, row.key, row.number, row.title)


def _without(plan: Plan, places: Iterable[Place], part: str) -> tuple[Place, ...]:
    return tuple(place for place, row in zip(places, plan.rows, strict=True) if not getattr(row, part).strip())


def _verdict(item: Item, found: _Grounds, facts: Facts, decision: Decision, places: Sequence[Place]) -> Verdict:
    if decision.reason:
        return Verdict(item, Status.NOT_NEEDED, decision.reason)
    chosen = [Ground(CERTAIN, place.title, place) for place in places if place.key and place.key in decision.rows]
    if chosen:
        return Verdict(item, Status.COVERED, f"Так решено: {_row(chosen[0])}.", tuple(chosen))
    grounds = [ground for ground in found.of(item.code) if not (ground.place and ground.place.key in decision.not_rows)]
    if grounds:
        status = Status.COVERED if grounds[0].confidence >= SURE else Status.CHECK
        return Verdict(item, status, _because(grounds[0]), tuple(grounds))
    if item.same_as:
        return Verdict(item, Status.NOT_APPLICABLE, f"Отдельная строка не нужна: это {item.same_as}.")
    if item.condition and not facts.hold(item.condition):
        return Verdict(item, Status.NOT_APPLICABLE, item.condition.absence)
    return Verdict(item, Status.MISSING, _absent(item))


def _because(ground: Ground) -> str:
    where = _row(ground)
    if ground.confidence >= CERTAIN:
        return f"Строка взята из каталога: {where}."
    return f"{where[:1].upper()}{where[1:]}: «{ground.words}»."


def _row(ground: Ground) -> str:
    if ground.place is None:
        return _OUTSIDE
    return f"строка {ground.place.number}" if ground.place.number else f"строка {ground.place.index + 1} по порядку"


def _absent(item: Item) -> str:
    return f"{_ABSENCES[item.severity]}{f' Основание: {item.basis}.' if item.basis else ''}"
