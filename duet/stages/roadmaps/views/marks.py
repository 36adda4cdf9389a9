"""A row of the ribbon: its bars and points on the scale, and the same in words."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from itertools import groupby

from duet.base.ui.signs import Kind
from duet.base.ui.typography import NBSP
from duet.base.ui.words import count, plural, span
from duet.core.lifecycle import OPEN, StepState

from ..models.standing import Standing, Tally
from .days import near_day, overdue
from .scale import Scale

# More occurrences than this are drawn as bars of their months.
APART_AT_MOST = 14


@dataclass(frozen=True, slots=True)
class StepFacts:
    """What the ribbon needs of a step."""

    pk: int
    opens: date | None
    due_on: date | None
    state: str
    proposed: date | None = None
    done_on: date | None = None

    @property
    def is_open(self) -> bool:
        """Waiting or at work."""
        return self.state in OPEN

    def is_late(self, on: date) -> bool:
        """Open after its day."""
        return self.is_open and self.due_on is not None and self.due_on < on

    def kind(self, on: date) -> Kind:
        """Its sign."""
        if self.is_late(on):
            return Kind.LATE
        return {StepState.DONE: Kind.DONE, StepState.WORKING: Kind.WORK}.get(StepState(self.state), Kind.IDLE)


@dataclass(frozen=True, slots=True)
class Mark:
    """A bar between two places of the scale, or a point; ``percent`` of it is behind us."""

    start: float
    end: float
    kind: Kind
    percent: float = 0


def nearest(steps: Sequence[StepFacts]) -> StepFacts:
    """The open one to look at first: the earliest day; else one without a day; else the last one."""
    left = [step for step in steps if step.is_open]
    dated = sorted((step.due_on, place) for place, step in enumerate(left) if step.due_on)
    return left[dated[0][1]] if dated else left[0] if left else steps[-1]


def marks(steps: Sequence[StepFacts], scale: Scale, on: date) -> list[Mark]:
    """What is drawn, from left to right."""
    kept = [step for step in steps if step.state != StepState.CANCELLED]
    dated = sorted((step for step in kept if step.due_on), key=lambda step: (step.due_on, step.pk))
    drawn = _merged(dated, scale, on) if len(dated) > APART_AT_MOST else [_mark(step, scale, on, alone=len(kept) == 1) for step in dated]
    guesses = [step.proposed for step in kept if step.proposed and step.due_on is None and step.is_open]
    return drawn + [Mark(scale.start(day), scale.end(day), Kind.GAP) for day in guesses[:APART_AT_MOST]]


def _mark(step: StepFacts, scale: Scale, on: date, *, alone: bool) -> Mark:
    due = step.due_on or on
    start, end, kind = scale.start(step.opens or due), scale.end(due), step.kind(on)
    if kind == Kind.LATE and alone:
        # What is late lasts until today.
        end = max(end, scale.start(on))
    return Mark(start, end, kind, _passed(start, end, scale.start(on)))


def _merged(steps: Sequence[StepFacts], scale: Scale, on: date) -> list[Mark]:
    """A bar for each column, in two at today; those alike that follow one another are one."""
    months = [
        (_common({step.kind(on) for step in of_month}), of_month[0], of_month[-1])
        for of_month in (list(group) for _, group in groupby(steps, key=lambda step: _part(step.due_on or on, scale, on)))
    ]
    bars = []
    for kind, group in groupby(months, key=lambda month: month[0]):
        alike = list(group)
        first, last = alike[0][1], alike[-1][2]
        start, end = scale.start(first.due_on or on), scale.end(last.due_on or on)
        bars.append(Mark(start, end, kind, _passed(start, end, scale.start(on))))
    return bars


def _part(due: date, scale: Scale, on: date) -> tuple[int, bool]:
    return scale.column_of(due), due < on


def _common(kinds: set[Kind]) -> Kind:
    """What several occurrences are together: late if any is; under way when some are done and some are not."""
    if Kind.LATE in kinds or len(kinds) == 1:
        return Kind.LATE if Kind.LATE in kinds else kinds.pop()
    return Kind.WORK


def _passed(start: float, end: float, now: float) -> float:
    return min(max(100 * (now - start) / (end - start), 0.0), 100.0) if end > start else 0.0


def caption(steps: Sequence[StepFacts], counted: Tally, scale: Scale, on: date) -> tuple[str, str]:
    """A few words beside the bars and their tone (late, gap or nothing); no words where the bars say it all."""
    outside = [step.due_on for step in steps if step.is_open and step.due_on and step.due_on not in scale]
    if counted.late:
        late = (
            f"просрочено {counted.late} из{NBSP}{counted.total}"
            if counted.total > 1
            else f"просрочено на {overdue(_oldest(steps, on), on)}"
        )
        return late, "late"
    if counted.standing == Standing.CANCELLED:
        return ("отменено" if steps else ""), ""
    if counted.standing == Standing.ASKING:
        return "нужна дата", "gap"
    if outside:
        return f"срок {near_day(outside[0], on)}", ""
    if counted.total == 1 or counted.standing == Standing.DONE:
        return ("в работе" if counted.standing == Standing.WORKING else ""), ""
    return (f"{counted.done} из{NBSP}{counted.total}" if counted.done else count(counted.total, "срок,срока,сроков")), ""


def words(steps: Sequence[StepFacts], counted: Tally, on: date) -> str:
    """The whole row for somebody who does not see the bars."""
    kept = [step for step in steps if step.state != StepState.CANCELLED]
    if not kept:
        return "Отменено." if steps else "Срока нет."
    days = sorted(step.due_on for step in kept if step.due_on)
    said = [_days(kept, days, on), *_states(kept, counted, on)]
    return f"{'; '.join(filter(None, said))}.".replace(" ", " ")


def _days(kept: Sequence[StepFacts], days: Sequence[date], on: date) -> str:
    if not days:
        return "Срок не назначен"
    if len(kept) == 1:
        opens = kept[0].opens
        return f"Срок {span(opens, days[0], on)}" if opens and opens < days[0] else f"Срок до {near_day(days[0], on)}"
    return f"{count(len(kept), 'срок,срока,сроков')}, {span(days[0], days[-1], on)}"


def _states(kept: Sequence[StepFacts], counted: Tally, on: date) -> list[str]:
    if counted.total == 1:
        return [_state(kept[0], counted, on)]
    ahead = sorted(step.due_on for step in kept if step.is_open and step.due_on and step.due_on >= on)
    return [
        "всё сделано" if counted.standing == Standing.DONE else f"сделано {counted.done}" if counted.done else "",
        f"{plural(counted.late, 'просрочен,просрочены,просрочено')} {counted.late}" if counted.late else "",
        f"без даты {counted.asking}" if counted.asking else "",
        f"ближайший — {near_day(ahead[0], on)}" if ahead else "",
    ]


def _state(step: StepFacts, counted: Tally, on: date) -> str:
    if counted.late:
        return f"просрочено на {overdue(_oldest([step], on), on)}"
    if step.state == StepState.DONE:
        return f"сделано {near_day(step.done_on, on)}" if step.done_on else "сделано"
    return "в работе" if step.state == StepState.WORKING else "не начато"


def _oldest(steps: Sequence[StepFacts], on: date) -> date:
    return min(step.due_on for step in steps if step.due_on and step.is_late(on))
