"""Changes of a plan in ready words: what it was, what it has become, whether it can be taken back."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime

from duet.core.plans.compare_words import Part, word_diff

from ..models import Change, Roadmap
from ..models.keeping import ACTIVITY, AFTER, STAGE, STEP, Fields, Rows, by_key
from ..models.undoing import Now, obstacle
from .days import near_day

LABELS = {
    "number": "Номер",
    "title": "Название",
    "deadline_text": "Срок",
    "responsible_text": "Ответственные",
    "result": "Результат",
}
ITEM = "roadmaps.item"


@dataclass(frozen=True, slots=True)
class Difference:
    """One thing that has become another: words taken out and put in."""

    label: str
    parts: tuple[Part, ...]


@dataclass(frozen=True, slots=True)
class ChangeLine:
    """A change in a list; ``way`` says why it cannot be taken back, when it cannot."""

    pk: int
    what: str
    who: str
    at: datetime
    differences: tuple[Difference, ...]
    undone: str
    may_undo: bool
    obstacle: str


def told(plan: Roadmap, changes: Sequence[Change], on: date, *, may_undo: bool) -> list[ChangeLine]:
    """The changes of a page, in as many queries for many as for one."""
    now = Now.of(plan, changes)
    names = _Names.of(plan, changes, now)
    return [_line(change, now, names, on, may_undo=may_undo) for change in changes]


def _line(change: Change, now: Now, names: _Names, on: date, *, may_undo: bool) -> ChangeLine:
    found = None if change.undone_by else obstacle(change, now)
    return ChangeLine(
        pk=change.pk,
        what=change.what,
        who=change.by.short_name,
        at=change.at,
        differences=tuple(_differences(by_key(change.before), by_key(change.after), names, on)),
        undone=change.undone_by.short_name if change.undone_by else "",
        may_undo=may_undo and not change.undone_by and found is None,
        obstacle=found.why if found else "",
    )


@dataclass(frozen=True, slots=True)
class _Names:
    """What the stages and rows that the changes mention are called now; ``homes`` are the rows of steps, ``times`` their own names."""

    stages: Mapping[int, str]
    rows: Mapping[int, str]
    homes: Mapping[int, int]
    times: Mapping[int, str]

    @classmethod
    def of(cls, plan: Roadmap, changes: Sequence[Change], now: Now) -> _Names:
        steps = {key[1]: fields for key, fields in now.rows.items() if key[0] == STEP}
        kept = [fields for change in changes for rows in (change.before, change.after) for fields in by_key(rows).values()]
        mentioned = {fields[AFTER] for fields in kept if fields.get(AFTER)} | {fields["activity"] for fields in steps.values()}
        rows = plan.activities.filter(pk__in=mentioned).values_list("pk", "number", "title")
        return cls(
            stages={stage.pk: str(stage) or "строки без этапа" for stage in plan.stages.all()},
            rows={pk: f"{number} «{title}»".strip() for pk, number, title in rows},
            homes={pk: fields["activity"] for pk, fields in steps.items()},
            times={pk: fields["name"] for pk, fields in steps.items()},
        )

    def place(self, kind: str, after: int | None) -> str:
        """«после 3.1 «Отчёт»», «в начале»"""
        if after is None:
            return "в начале"
        known = (self.rows if kind == ACTIVITY else self.stages).get(after)
        return f"после {known}" if known else "в другом месте"

    def step(self, pk: int) -> str:
        """«3.1 «Отчёт», октябрь 2026»"""
        row = self.rows.get(self.homes.get(pk, 0), "Срок")
        return ", ".join(filter(None, [row, self.times.get(pk, "")]))


def _differences(before: Rows, after: Rows, names: _Names, on: date) -> Iterator[Difference]:
    reworded = any("deadline_text" in fields for fields in before.values())
    for key in sorted(before.keys() & after.keys()):
        old, new = before[key], after[key]
        if key[0] in (ACTIVITY, STAGE):
            yield from _of_words(key[0], old, new, names)
        elif key[0] == STEP and "due_on" in old and not reworded:
            yield Difference(names.step(key[1]), word_diff(_day(old["due_on"], on), _day(new["due_on"], on)))
    points = _points(before, after), _points(after, before)
    if any(points):
        yield Difference("Содержание", word_diff(*points))


def _of_words(kind: str, old: Fields, new: Fields, names: _Names) -> Iterator[Difference]:
    for name, label in LABELS.items():
        if name in old:
            yield Difference(label, word_diff(old[name], new[name]))
    if "stage" in old:
        yield Difference("Этап", word_diff(*(names.stages.get(fields["stage"], "этапа больше нет") for fields in (old, new))))
    elif AFTER in old:
        yield Difference("Место", word_diff(names.place(kind, old[AFTER]), names.place(kind, new[AFTER])))


def _points(rows: Rows, others: Rows) -> str:
    """Points of the content that stand in one of the two only; those of a row that came or went as a whole are not told."""
    whole = {pk for kind, pk in rows.keys() ^ others.keys() if kind == ACTIVITY}
    points = [fields for key, fields in rows.items() if key[0] == ITEM and key not in others and fields["activity"] not in whole]
    return "; ".join(fields["text"] for fields in sorted(points, key=lambda fields: fields["position"]))


def _day(text: str | None, on: date) -> str:
    return near_day(date.fromisoformat(text), on) if text else "без даты"
