"""The ruler of stages: how each stands, a stroke for an activity."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from duet.base.ui.signs import Kind
from duet.base.ui.words import count, span

from ..models import Activity, Roadmap, Stage
from ..models.standing import Standing, tally_of
from .days import near_day
from .numerals import neuter

SIGNS = {
    Standing.LATE: Kind.LATE,
    Standing.WORKING: Kind.WORK,
    Standing.IDLE: Kind.IDLE,
    Standing.ASKING: Kind.GAP,
    Standing.DONE: Kind.DONE,
    Standing.CANCELLED: Kind.IDLE,
}
ORDER = (Kind.DONE, Kind.WORK, Kind.LATE, Kind.IDLE, Kind.GAP)
# More strokes than this do not fit under the name of a stage: each then stands for several activities.
STROKES = 24


@dataclass(frozen=True, slots=True)
class StageLine:
    """A stage with its figures; ``total`` does not count what is cancelled."""

    pk: int
    position: int
    number: str
    title: str
    url: str
    ticks: tuple[Kind, ...]
    done: int
    total: int
    late: int
    caption: str
    days: str
    now: bool = False
    idle: bool = False

    @property
    def is_finished(self) -> bool:
        """Nothing is left to do in it."""
        return self.total > 0 and self.done == self.total


def stage_lines(plan_url: str, activities: Iterable[Activity], on: date) -> list[StageLine]:
    """The stages of a plan in order; ``activities`` were asked for ``with_progress`` and have their stages, ``plan_url`` is their page."""
    rows: dict[int, list[Activity]] = {}
    for activity in activities:
        rows.setdefault(activity.stage_id, []).append(activity)
    filled = sorted((of_stage[0].stage for of_stage in rows.values()), key=lambda stage: (stage.position, stage.pk))
    now = next((stage.pk for stage in reversed(filled) if _is_going_on(rows[stage.pk], on)), None)
    return [_line(stage, f"{plan_url}#s{stage.position}", rows[stage.pk], on, now=stage.pk == now) for stage in filled]


def section_line(plan_url: str, laid: Roadmap, activities: list[Activity], on: date) -> StageLine:
    """What a body above laid down, as one more stage; ``laid`` was asked for ``for_page``, its rows for ``with_progress``."""
    whose = laid.source.organisation if laid.source else laid.organisation
    heading = Stage(roadmap=laid, position=0, title=f"Поручения: {whose}")
    return _line(heading, f"{plan_url}#a{laid.pk}", activities, on, now=False)


def _is_going_on(rows: list[Activity], on: date) -> bool:
    begun = [row.first_on for row in rows if row.first_on and row.first_on <= on]
    return bool(begun) and any(row.steps_open for row in rows)


def _line(stage: Stage, url: str, rows: list[Activity], on: date, *, now: bool) -> StageLine:
    standings = [tally_of(row).standing for row in rows]
    counted = [standing for standing in standings if standing != Standing.CANCELLED]
    done, late = counted.count(Standing.DONE), counted.count(Standing.LATE)
    starts = [row.first_on for row in rows if row.first_on]
    ends = [row.last_on for row in rows if row.last_on]
    first, last = min(starts, default=None), max(ends, default=None)
    begun = any(standing in (Standing.DONE, Standing.LATE, Standing.WORKING) for standing in counted)
    return StageLine(
        pk=stage.pk or 0,
        position=stage.position,
        number=stage.number,
        title=stage.title or "Мероприятия вне этапов",
        url=url,
        ticks=_strokes([SIGNS[standing] for standing in standings]),
        done=done,
        total=len(counted),
        late=late,
        caption=_caption(done, len(counted), late, first, last, on, begun=begun),
        days=span(first, last, on) if first and last else "",
        now=now,
        idle=not begun and not now,
    )


def _caption(done: int, total: int, late: int, first: date | None, last: date | None, on: date, *, begun: bool) -> str:
    score = f"{done} из {total}"
    if not total:
        return "всё отменено"
    if late:
        return f"{score}, просрочено {neuter(late)}"
    if done == total:
        return f"{score}, всё сделано"
    if first is None or last is None or last < on:
        return f"{score}, нужны даты"
    if not begun and first > on:
        return f"с {near_day(first, on)}, {count(total, 'мероприятие,мероприятия,мероприятий')}"
    return f"{score}, до {near_day(last, on)}"


def _strokes(kinds: list[Kind]) -> tuple[Kind, ...]:
    """One for each activity; of very many, a fair share of each kind.

    >>> len(_strokes([Kind.DONE] * 90 + [Kind.LATE])), Kind.LATE in _strokes([Kind.DONE] * 90 + [Kind.LATE])
    (24, True)
    """
    if len(kinds) <= STROKES:
        return tuple(kinds)
    shares = {kind: max(1, round(kinds.count(kind) * STROKES / len(kinds))) for kind in ORDER if kind in kinds}
    widest = max(shares, key=lambda kind: shares[kind])
    shares[widest] += STROKES - sum(shares.values())
    return tuple(kind for kind, share in shares.items() for _ in range(share))
