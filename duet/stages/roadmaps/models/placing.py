"""The order of rows and stages of a plan: who stands after whom, and putting somebody elsewhere."""

from __future__ import annotations

from collections.abc import Sequence
from enum import StrEnum

from django.db import models

from duet.core.errors import Refusal

from .plan import Activity, Roadmap, Stage


def stages_in_order(roadmap: Roadmap) -> list[int]:
    """Numbers of its stages."""
    return list(roadmap.stages.order_by("position", "pk").values_list("pk", flat=True))


def rows_in_order(roadmap: Roadmap) -> dict[int, list[int]]:
    """Numbers of its rows by stage, the stages without rows included."""
    found: dict[int, list[int]] = {stage: [] for stage in stages_in_order(roadmap)}
    for row, stage in roadmap.activities.order_by("position", "pk").values_list("pk", "stage_id"):
        found[stage].append(row)
    return found


def predecessors(order: Sequence[int]) -> dict[int, int | None]:
    """Who stands before whom.

    >>> predecessors([7, 5, 9])
    {7: None, 5: 7, 9: 5}
    """
    return dict(zip(order, [None, *order], strict=False))


class Way(StrEnum):
    """One place up or down the plan."""

    UP = "up"
    DOWN = "down"


def beside(row: Activity, way: Way) -> tuple[Stage, Activity | None]:
    """The stage and the row above the place one step away: over the border of a stage too, into an empty stage too."""
    order = rows_in_order(row.roadmap)
    stages, own = list(order), order[row.stage_id]
    place = own.index(row.pk) + (1 if way is Way.DOWN else -1)
    if 0 <= place < len(own):
        left = [pk for pk in own if pk != row.pk]
        return row.stage, _row(left[place - 1] if place else None)
    number = stages.index(row.stage_id) + (1 if way is Way.DOWN else -1)
    if not 0 <= number < len(stages):
        raise Refusal("Строка и так последняя в карте." if way is Way.DOWN else "Строка и так первая в карте.")
    there = order[stages[number]]
    return Stage.objects.get(pk=stages[number]), _row(there[-1] if there and way is Way.UP else None)


def _row(pk: int | None) -> Activity | None:
    return Activity.objects.get(pk=pk) if pk is not None else None


def put_row(row: Activity, *, after: int | None) -> None:
    """Put the row into its stage below another one, the first when None; at its own position where that one is gone."""
    order = rows_in_order(row.roadmap)
    of_stage = order[row.stage_id]
    of_stage.remove(row.pk)
    of_stage.insert(_place(of_stage, after, Activity.objects.filter(pk__in=of_stage, position__lt=row.position).count()), row.pk)
    _renumber(Activity, [pk for rows in order.values() for pk in rows])


def put_stage(stage: Stage, *, after: int | None) -> None:
    """Put the stage after another one, the first when None; at its own position where that one is gone. Its rows go with it."""
    order = [pk for pk in stages_in_order(stage.roadmap) if pk != stage.pk]
    order.insert(_place(order, after, Stage.objects.filter(pk__in=order, position__lt=stage.position).count()), stage.pk)
    _renumber(Stage, order)
    _renumber(Activity, [row for rows in rows_in_order(stage.roadmap).values() for row in rows])


def _place(order: Sequence[int], after: int | None, otherwise: int) -> int:
    if after is None:
        return 0
    return order.index(after) + 1 if after in order else otherwise


def _renumber(model: type[Activity | Stage], order: Sequence[int]) -> None:
    """Positions from one on; only those that are another now are written."""
    places = {pk: place for place, pk in enumerate(order, 1)}
    known = dict(model.objects.filter(pk__in=order).values_list("pk", "position"))
    shifted: list[models.Model] = [model(pk=pk, position=place) for pk, place in places.items() if known[pk] != place]
    model.objects.bulk_update(shifted, ["position"], batch_size=500)
