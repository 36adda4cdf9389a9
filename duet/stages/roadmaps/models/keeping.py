"""Edits of a plan that can be taken back: its rows are remembered before and after, and the difference is kept as a ``Change``."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any

from django.core import serializers
from django.db import models
from django.db.models import Model

from duet.base.journal.models import note
from duet.base.tenancy.models import Member
from duet.core.errors import Refusal

from .changes import Change
from .placing import predecessors, rows_in_order
from .plan import Activity, Duty, Item, Roadmap, Stage
from .steps import Comment, Evidence, Step

# A row by its model («roadmaps.step») and number.
Key = tuple[str, int]
Fields = dict[str, Any]
Rows = dict[Key, Fields]
Kept = Mapping[str, Any]

# In the order in which they can be made; they are unmade in the opposite one.
OWN: tuple[type[Any], ...] = (Stage, Activity, Item, Duty, Step)
ACTIVITY, STAGE, STEP = (str(kind._meta.label_lower) for kind in (Activity, Stage, Step))
# What people put into a step: it is never taken away by an edit, so there is nothing to remember.
PROOFS = (Evidence, Comment)
# Said beside the columns: which row (stage) it stands after. Positions themselves shift whenever somebody else comes or goes.
AFTER = "after"
PLACED = (STAGE, ACTIVITY)
LONGEST_WORDS = 300
# An edit that somebody has come across is one of so many last ones.
LATELY = 50


@dataclass(frozen=True, slots=True)
class Kind:
    """A kind of rows that an edit may touch; ``owner`` is the kind whose rows they go with, by the column ``field``."""

    model: type[Any]
    owner: str = ""
    field: str = ""

    @property
    def name(self) -> str:
        """«roadmaps.step»"""
        return str(self.model._meta.label_lower)


@cache
def kinds() -> tuple[Kind, ...]:
    """Stages, rows and what belongs to them, here and in the stages above, in the order in which they can be made."""
    own = [Kind(model, ACTIVITY, "activity") if model not in (Stage, Activity) else Kind(model) for model in OWN]
    above = [
        Kind(found.related_model, str(owner._meta.label_lower), found.field.name)
        for owner in (Activity, Step)
        for found in owner._meta.related_objects
        if found.on_delete is models.CASCADE and found.related_model not in (*OWN, *PROOFS)
    ]
    return (*own, *above)


def owner_of(key: Key, fields: Kept) -> Key | None:
    """The row of the plan (or the step) that it goes with; None when it stands by itself or the owner is not told."""
    return next((((kind.owner, fields[kind.field])) for kind in kinds() if kind.name == key[0] and kind.field in fields), None)


def must_be_own(roadmap: Roadmap) -> None:
    """Rows that a body above laid down are changed by that body."""
    if roadmap.source:
        above = roadmap.source.organisation
        raise Refusal(f"Строки и сроки этой карты меняет тот, кто её передал: {above}. Здесь отмечают сделанное и прикладывают документы.")


def version_of(activity: Activity) -> str:
    """What a form remembers of the row it was opened with: another version means that somebody has changed the words."""
    items = [item.text for item in activity.items.all()]
    words = [
        activity.number, activity.title, items, activity.deadline_text, activity.responsible_text, activity.result, activity.stage_id,
    ]  # fmt: skip
    return hashlib.sha256(json.dumps(words).encode()).hexdigest()[:16]


def remembered(*, rows: Iterable[int] = (), stages: Iterable[int] = (), steps: Iterable[int] = ()) -> Rows:
    """These stages, these rows of the plan with all that belongs to them, and these steps, as Django serializes them."""
    rows = set(rows)
    of_rows = Step.objects.filter(activity__in=rows) | Step.objects.filter(pk__in=set(steps))
    found: list[Model] = [*Stage.objects.filter(pk__in=set(stages)), *Activity.objects.filter(pk__in=rows), *of_rows]
    owners = {ACTIVITY: rows, STEP: {step.pk for step in of_rows if step.activity_id in rows}}
    for kind in kinds():
        if kind.owner and kind.model is not Step:
            found += kind.model.objects.filter(**{f"{kind.field}__in": owners[kind.owner]})
    return {(one["model"], one["pk"]): one["fields"] for one in json.loads(serializers.serialize("json", found))}


def with_places(rows: Rows, order: Mapping[int, list[int]]) -> Rows:
    """The same, stages and rows of the plan with what they stand after; ``order`` is that of ``rows_in_order``."""
    places = {(STAGE, pk): after for pk, after in predecessors(list(order)).items()}
    places |= {(ACTIVITY, pk): after for of_stage in order.values() for pk, after in predecessors(of_stage).items()}
    return {key: fields | {AFTER: places[key]} if key in places else fields for key, fields in rows.items()}


def difference(before: Rows, after: Rows) -> tuple[list[Kept], list[Kept]]:
    """Rows that came or went, whole; of those that stayed only the columns that differ. A position alone is no difference."""
    kept: tuple[list[Kept], list[Kept]] = ([], [])
    for key in sorted(before.keys() | after.keys()):
        old, new = before.get(key), after.get(key)
        names = [name for name in old if old[name] != new[name] and not is_loose(key[0], name)] if old and new else None
        for rows, fields in zip(kept, (old, new), strict=True):
            if fields is not None and names != []:
                rows.append({"model": key[0], "pk": key[1], "fields": {name: fields[name] for name in names or fields}})
    return kept


def is_loose(kind: str, name: str) -> bool:
    """Whether a column changes by itself when others come and go."""
    return kind in PLACED and name == "position"


class Keeper:
    """Remembers what an edit is about to touch, and writes the Change when it is over.

    The plan is taken for ourselves: two edits of one plan go one after the other. Refuses to edit a plan that comes from above.
    """

    def __init__(self, roadmap: Roadmap, *, rows: Iterable[int] = (), stages: Iterable[int] = (), steps: Iterable[int] = ()) -> None:
        must_be_own(roadmap)
        Roadmap.objects.select_for_update(of=("self",)).get(pk=roadmap.pk)
        self.roadmap = roadmap
        self._rows, self._stages, self._steps = set(rows), set(stages), set(steps)
        self._before = self._look()

    def also(self, *, rows: Iterable[int] = (), stages: Iterable[int] = ()) -> None:
        """What the edit has made."""
        self._rows |= set(rows)
        self._stages |= set(stages)

    def keep(self, what: str, *, by: Member) -> Change | None:
        """The Change, told as ``what`` («Исправлена строка 3.2»); None when nothing is different."""
        before, after = difference(self._before, self._look())
        return kept_change(self.roadmap, what, before, after, by=by) if before or after else None

    def _look(self) -> Rows:
        return with_places(remembered(rows=self._rows, stages=self._stages, steps=self._steps), rows_in_order(self.roadmap))


def kept_change(roadmap: Roadmap, what: str, before: list[Kept], after: list[Kept], *, by: Member) -> Change:
    """Write it down, inside an action: its line of the journal knows the change."""
    made: Change = Change.objects.create(
        organisation=roadmap.organisation, roadmap=roadmap, what=what[:LONGEST_WORDS], before=before, after=after, by=by
    )
    note(change=made.pk)
    return made


def by_key(rows: Iterable[Kept]) -> Rows:
    """Rows of a Change by model and number."""
    return {(row["model"], row["pk"]): row["fields"] for row in rows}


def last_change_of(activity: Activity) -> Change | None:
    """The latest edit of the row, of the last ones of its plan."""
    lately = Change.objects.filter(roadmap=activity.roadmap_id).for_page()[:LATELY]
    return next((change for change in lately if activity.pk in rows_in(change)), None)


def rows_in(change: Change) -> list[int]:
    """Numbers of the rows of the plan that stand there after the change."""
    return [pk for kind, pk in by_key(change.after) if kind == ACTIVITY]
