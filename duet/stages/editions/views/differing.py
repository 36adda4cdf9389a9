"""Two plans side by side in ready words: signs, runs of words that stayed, went and came."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from duet.base.ui.typography import NBSP
from duet.core.calendar import in_words
from duet.core.plans import Plan, PlanRow
from duet.core.plans.compare import Comparison, Difference, Front, RowPair, StagePair
from duet.core.plans.compare_words import Part, Run, word_diff

from .words import FRONT, stamps_as_lines

# The kind that gives a row its colour and sign, the first that fits.
SIGNS = (
    (Difference.ADDED, "added", "plus"),
    (Difference.DROPPED, "dropped", "minus"),
    (Difference.REWORDED, "reworded", "pencil"),
    (Difference.RESCHEDULED, "moved", "calendar"),
    (Difference.DISPLACED, "moved", "repeat"),
    (Difference.RENUMBERED, "reworded", "pencil"),
)
WORDS = {
    Difference.ADDED: "добавлено",
    Difference.DROPPED: "убрано",
    Difference.REWORDED: "изменено",
    Difference.RESCHEDULED: "перенесено",
    Difference.DISPLACED: "переставлено",
    Difference.RENUMBERED: "другой номер",
}
DAYS_AT_ONCE = 4
Parts = Sequence[Part]


@dataclass(frozen=True, slots=True)
class ShownRow:
    """A row with its cells as parts; ``kind`` is empty where nothing is different, ``remark`` says from where it was moved."""

    kind: str
    icon: str
    words: str
    remark: str
    number: Parts
    title: Parts
    items: Parts
    deadline: Parts
    days: Parts
    responsible: Parts
    result: Parts


@dataclass(frozen=True, slots=True)
class ShownStage:
    """A heading with its words and the rows of this page."""

    kind: str
    words: str
    title: Parts
    rows: list[ShownRow]


@dataclass(frozen=True, slots=True)
class Entry:
    """A line of the table: a row under its stage, or (without a row) a heading that changed alone."""

    place: int
    stage: StagePair
    row: RowPair | None


def entries(comparison: Comparison, *, everything: bool) -> list[Entry]:
    """The lines to be shown: those that differ, or all."""
    return [entry for place, stage in enumerate(comparison.stages) for entry in _of_stage(place, stage, everything=everything)]


def _of_stage(place: int, stage: StagePair, *, everything: bool) -> Iterator[Entry]:
    rows = [row for row in stage.rows if everything or row.differences]
    if not rows and (everything or stage.differences):
        yield Entry(place, stage, None)
    for row in rows:
        yield Entry(place, stage, row)


def shown(lines: Iterable[Entry]) -> list[ShownStage]:
    """The lines of a page under their headings."""
    stages: dict[int, ShownStage] = {}
    for line in lines:
        home = stages.get(line.place) or stages.setdefault(line.place, _stage(line.stage))
        if line.row is not None:
            home.rows.append(_row(line.row, line.stage))
    return list(stages.values())


def _stage(pair: StagePair) -> ShownStage:
    kind, _ = _sign(pair.differences)
    old, new = (f"{stage.number}. {stage.title}".strip(". ") if stage else "" for stage in (pair.old, pair.new))
    return ShownStage(kind, _said(pair.differences), _parts(old, new, pair.differences), [])


def _row(pair: RowPair, home: StagePair) -> ShownRow:
    kind, icon = _sign(pair.differences)
    old, new = pair.old or PlanRow(""), pair.new or PlanRow("")

    def parts(one: str, other: str) -> Parts:
        return _parts(one, other, pair.differences)

    return ShownRow(
        kind, icon, _said(pair.differences), _from_where(pair, home),
        number=parts(old.number, new.number), title=parts(old.title, new.title), items=parts("\n".join(old.items), "\n".join(new.items)),
        deadline=parts(old.deadline, new.deadline), days=_days(pair),
        responsible=parts(old.responsible, new.responsible), result=parts(old.result, new.result),
    )  # fmt: skip


def _parts(old: str, new: str, differences: frozenset[Difference]) -> Parts:
    """What came and went word by word; of a row that is new or gone as a whole the sign speaks, and its words stand plain."""
    whole = new if Difference.ADDED in differences else old
    return word_diff(whole, whole) if differences & {Difference.ADDED, Difference.DROPPED} else word_diff(old, new)


def _sign(differences: frozenset[Difference]) -> tuple[str, str]:
    return next(((kind, icon) for difference, kind, icon in SIGNS if difference in differences), ("", ""))


def _said(differences: frozenset[Difference]) -> str:
    """«перенесено, изменено»"""
    return ", ".join(WORDS[difference] for difference in Difference if difference in differences)


def _from_where(pair: RowPair, home: StagePair) -> str:
    if Difference.DISPLACED not in pair.differences or pair.old_stage is None or pair.old_stage is home.old:
        return ""
    return f"Было в этапе «{pair.old_stage.title}»." if pair.old_stage.title else "Было вне этапов."


def _days(pair: RowPair) -> Parts:
    """The days that went and those that came, of a row that was moved."""
    if Difference.RESCHEDULED not in pair.differences or pair.old is None or pair.new is None:
        return ()
    old, new = (_listed(sorted(days)) for days in _unlike(pair.old.days, pair.new.days))
    return [part for part in (Part(Run.REMOVED, old), Part(Run.KEPT, " "), Part(Run.ADDED, new)) if part.text]


def _unlike(old: Sequence[date | None], new: Sequence[date | None]) -> tuple[list[date], list[date]]:
    before, after = Counter(day for day in old if day), Counter(day for day in new if day)
    return list((before - after).elements()), list((after - before).elements())


def _listed(days: list[date]) -> str:
    rest = len(days) - DAYS_AT_ONCE
    return ", ".join(in_words(day).replace(" ", NBSP) for day in days[:DAYS_AT_ONCE]) + (f" и ещё {rest}" if rest > 0 else "")


def front(old: Plan, new: Plan, comparison: Comparison) -> list[tuple[str, Parts]]:
    """What differs above the table: its name and its words."""
    return [
        (FRONT[part], _stamps(old, new) if part is Front.STAMPS else word_diff(_written(old, part), _written(new, part)))
        for part in comparison.front
    ]


def _stamps(old: Plan, new: Plan) -> Parts:
    """Whole stamps: those that went, then those that came."""
    before, after = ([" ".join(lines) for lines in stamps_as_lines(plan)] for plan in (old, new))
    gone, fresh = [text for text in before if text not in after], [text for text in after if text not in before]
    return [*(Part(Run.REMOVED, f"{text}\n") for text in gone), *(Part(Run.ADDED, f"{text}\n") for text in fresh)]


def _written(plan: Plan, part: Front) -> str:
    if part is Front.HEADER:
        return ", ".join(plan.header)
    if part is Front.ABBREVIATIONS:
        return "; ".join(f"{short} — {long}" for short, long in plan.abbreviations)
    return str(getattr(plan, part) or "")
