"""Taking an edit back: what stands in the way of it, and putting the rows as they were."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from django.core import serializers

from .changes import Change
from .keeping import ACTIVITY, AFTER, PROOFS, STAGE, STEP, Fields, Key, Rows, by_key, is_loose, kinds, owner_of, remembered, with_places
from .placing import put_row, put_stage, rows_in_order
from .plan import Activity, Roadmap, Stage

CHANGED = "после этого изменено ещё раз"
GONE = "в карте этого больше нет"
PROVED = "уже приложено подтверждение или замечание"
SENT = "это уже выполняют организации ниже"
FILLED = "в этом этапе уже есть строки"
HOMELESS = "этапа, где это стояло, в карте больше нет"


@dataclass(frozen=True, slots=True)
class Obstacle:
    """What stands in the way of taking a change back: a row by its model and number, and why."""

    key: Key
    why: str


@dataclass(frozen=True, slots=True)
class Now:
    """The rows that some changes touched as they are now, with what must not be lost.

    ``stages`` are all stages of the plan with their rows, ``proved`` steps with evidence or remarks, ``sent`` rows that
    organisations below answer.
    """

    rows: Rows
    stages: Mapping[int, list[int]]
    proved: frozenset[int]
    sent: frozenset[int]

    @classmethod
    def of(cls, roadmap: Roadmap, changes: Iterable[Change]) -> Now:
        """In as many queries for many changes as for one."""
        touched = [pair for change in changes for rows in (change.before, change.after) for pair in by_key(rows).items()]
        keys = [key for key, _ in touched]
        owners = {owner for pair in touched if (owner := owner_of(*pair))}
        rows = _numbers(keys, ACTIVITY) | _numbers(owners, ACTIVITY)
        found = remembered(rows=rows, stages=_numbers(keys, STAGE), steps=_numbers(keys, STEP))
        steps = _numbers(found, STEP)
        proved = {pk for kind in PROOFS for pk in kind.objects.filter(step__in=steps).values_list("step", flat=True)}
        sent = Activity.objects.filter(origin__in=rows).values_list("origin", flat=True)
        order = rows_in_order(roadmap)
        return cls(with_places(found, order), order, frozenset(proved), frozenset(sent))


def _numbers(keys: Iterable[Key], wanted: str) -> set[int]:
    return {pk for kind, pk in keys if kind == wanted}


def obstacle(change: Change, now: Now) -> Obstacle | None:
    """The first thing in the way; None when the change can be taken back."""
    before, after = by_key(change.before), by_key(change.after)
    added = after.keys() - before.keys()
    found = (*_changed(after, added, now), *_would_be_lost(added, now), *_has_no_home(before, after, now))
    return next(iter(found), None)


def _changed(after: Rows, added: set[Key], now: Now) -> Iterator[Obstacle]:
    for key, fields in after.items():
        if (current := now.rows.get(key)) is None:
            yield Obstacle(key, GONE)
        elif any(current[name] != fields[name] for name in fields if not _may_differ(key, name, added)):
            yield Obstacle(key, CHANGED)


def _may_differ(key: Key, name: str, added: set[Key]) -> bool:
    """Where a row that is to go stands now is nobody's matter."""
    return is_loose(key[0], name) or (name == AFTER and key in added)


def _would_be_lost(added: set[Key], now: Now) -> Iterator[Obstacle]:
    for key in sorted(added):
        kind, pk = key
        if kind == STEP and pk in now.proved:
            yield Obstacle(key, PROVED)
        if kind == ACTIVITY and pk in now.sent:
            yield Obstacle(key, SENT)
        if kind == STAGE and any((ACTIVITY, row) not in added for row in now.stages.get(pk, ())):
            yield Obstacle(key, FILLED)
    for key in sorted(now.rows.keys() - added):
        # Something has come to a row that is to go.
        if owner_of(key, now.rows[key]) in added:
            yield Obstacle(key, CHANGED)


def _has_no_home(before: Rows, after: Rows, now: Now) -> Iterator[Obstacle]:
    for key, fields in before.items():
        if "stage" in fields and fields["stage"] not in now.stages and (STAGE, fields["stage"]) not in before:
            yield Obstacle(key, HOMELESS)
        owner = owner_of(key, fields)
        if key not in after and owner and owner not in now.rows and owner not in before:
            yield Obstacle(key, GONE)


def put_back(change: Change) -> None:
    """The rows as they were before the change; nothing is asked here."""
    before, after = by_key(change.before), by_key(change.after)
    for kind in kinds():
        for key in sorted(before):
            if key[0] == kind.name:
                _change(kind.model, key, before[key]) if key in after else _make(key, before[key])
    for kind in reversed(kinds()):
        kind.model.objects.filter(pk__in=_numbers(after.keys() - before.keys(), kind.name)).delete()
    _place(before)


def _make(key: Key, fields: Fields) -> None:
    columns = {name: value for name, value in fields.items() if name != AFTER}
    for row in serializers.deserialize("python", [{"model": key[0], "pk": key[1], "fields": columns}]):
        row.save()


def _change(model: type[Any], key: Key, fields: Fields) -> None:
    columns = {model._meta.get_field(name): value for name, value in fields.items() if name != AFTER}
    if columns:
        model.objects.filter(pk=key[1]).update(**{column.attname: column.to_python(value) for column, value in columns.items()})


def _place(before: Rows) -> None:
    """Each where it stood, below what it stood below: the upper ones first."""
    placed = sorted((fields.get("position", 0), key, fields[AFTER]) for key, fields in before.items() if AFTER in fields)
    for _, (kind, pk), after in placed:
        if kind == STAGE:
            put_stage(Stage.objects.select_related("roadmap").get(pk=pk), after=after)
    for _, (kind, pk), after in placed:
        if kind == ACTIVITY:
            put_row(Activity.objects.select_related("roadmap").get(pk=pk), after=after)
