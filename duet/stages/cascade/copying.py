"""Points and steps laid below by the database itself: a plan of a town unfolds into hundreds of thousands of them.

``INSERT … SELECT`` is the one thing here that Django's queries cannot say; making as many objects in Python takes three times
as long. Columns that are not named take what the model says, so a column added to the model is not forgotten.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping
from datetime import date
from typing import Any

from django.db import connection, models

from duet.core.lifecycle import StepState
from duet.stages.roadmaps.models import Activity, Item, Step


def lay_items(copies: Collection[int]) -> None:
    """The points of the rows above into these rows below, which have none."""
    if copies:
        _insert(
            Item,
            {"organisation_id": "below.organisation_id", "activity_id": "below.id", "position": "above.position", "text": "above.text"},
            f"below.id IN ({_places(copies)})",
            [*copies],
        )


def lay_steps(plans: Collection[int], rows: Collection[int], *, since: date | None) -> None:
    """Steps that are missing below, for these plans and rows above: those from the day on (all when None) and those without a day."""
    if not plans or not rows:
        return
    taken = {
        "organisation_id": "below.organisation_id",
        "activity_id": "below.id",
        "roadmap_id": "below.roadmap_id",
        "origin_id": "above.id",
    }
    same = ("position", "name", "opens_on", "due_on", "proposed_on", "ask", "continuous")
    # The plus keeps SQLite from walking all copies of a row (a thousand) where a plan or a row below has a few.
    answered = f"SELECT 1 FROM {_table(Step)} mine WHERE mine.activity_id = below.id AND +mine.origin_id = above.id"  # noqa: S608  # own names
    wanted = (
        f"below.roadmap_id IN ({_places(plans)}) AND +below.origin_id IN ({_places(rows)}) "
        f"AND above.state <> %s AND NOT EXISTS ({answered})"
    )
    values: list[Any] = [*plans, *rows, StepState.CANCELLED.value]
    if since is not None:
        wanted += " AND (above.due_on IS NULL OR above.due_on >= %s)"
        values.append(since)
    _insert(Step, taken | {name: f"above.{name}" for name in same} | {"first_due_on": "above.due_on"}, wanted, values)


def _insert(model: type[models.Model], taken: Mapping[str, str], wanted: str, values: list[Any]) -> None:
    """Rows of the model for each pair of a row below and what belongs to the row above; other columns take their defaults."""
    rest = [field for field in model._meta.concrete_fields if not field.primary_key and field.attname not in taken]
    columns = ", ".join(connection.ops.quote_name(name) for name in [*taken, *(field.attname for field in rest)])
    sources = ", ".join([*taken.values(), *("%s" for _ in rest)])
    defaults = [field.get_db_prep_save(field.get_default(), connection) for field in rest]
    with connection.cursor() as cursor:
        cursor.execute(
            f"INSERT INTO {_table(model)} ({columns}) SELECT {sources} FROM {_table(Activity)} below "  # noqa: S608  # own names
            f"JOIN {_table(model)} above ON above.activity_id = below.origin_id WHERE {wanted} ORDER BY below.id, above.position, above.id",
            [*defaults, *values],
        )


def _table(model: type[models.Model]) -> str:
    return connection.ops.quote_name(model._meta.db_table)


def _places(values: Collection[int]) -> str:
    return ", ".join(["%s"] * len(values))
