"""How a row of a plan stands, from the counts of its steps."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import TYPE_CHECKING, Protocol

from duet.core.lifecycle import StepState

if TYPE_CHECKING:
    from .plan import Activity
    from .steps import Step


class Standing(StrEnum):
    """The worst of what the steps of a row are; the order of the page's signs."""

    LATE = "late"
    WORKING = "working"
    IDLE = "idle"
    ASKING = "asking"
    DONE = "done"
    CANCELLED = "cancelled"


@dataclass(frozen=True, slots=True)
class Tally:
    """Steps of one row (or of several), counted; cancelled ones are left out."""

    open: int = 0
    done: int = 0
    working: int = 0
    late: int = 0
    asking: int = 0

    @property
    def total(self) -> int:
        """Steps that count."""
        return self.open + self.done

    @property
    def standing(self) -> Standing:
        """Late before anything else; begun when some of it is done; asking when nothing of what is left has a day.

        >>> Tally(open=2, done=1).standing, Tally(open=1, late=1).standing, Tally().standing
        (<Standing.WORKING: 'working'>, <Standing.LATE: 'late'>, <Standing.CANCELLED: 'cancelled'>)
        >>> Tally(done=3).standing, Tally(open=1, asking=1).standing, Tally(open=1).standing
        (<Standing.DONE: 'done'>, <Standing.ASKING: 'asking'>, <Standing.IDLE: 'idle'>)
        """
        if not self.total:
            return Standing.CANCELLED
        if self.late:
            return Standing.LATE
        if not self.open:
            return Standing.DONE
        if self.asking == self.open:
            return Standing.ASKING
        return Standing.WORKING if self.working or self.done else Standing.IDLE


class Counted(Protocol):
    """What is counted: a step, or its few columns read by ``values_list``."""

    @property
    def state(self) -> str:
        """See ``core.lifecycle``."""

    @property
    def due_on(self) -> date | None:
        """Its day."""

    @property
    def is_open(self) -> bool:
        """Waiting or at work."""

    def is_late(self, on: date) -> bool:
        """Open after its day."""


def tally(steps: Iterable[Counted], on: date) -> Tally:
    """Of steps in hand."""
    kept = [step for step in steps if step.state != StepState.CANCELLED]
    left = [step for step in kept if step.is_open]
    return Tally(
        open=len(left),
        done=len(kept) - len(left),
        working=sum(step.state == StepState.WORKING for step in left),
        late=sum(step.is_late(on) for step in left),
        asking=sum(step.due_on is None for step in left),
    )


def tally_of(activity: Activity) -> Tally:
    """Of a row that was asked for ``with_progress``."""
    return Tally(
        open=activity.steps_open,
        done=activity.steps_done,
        working=activity.steps_working,
        late=activity.steps_late,
        asking=activity.steps_asking,
    )


def standing_of(step: Step, on: date) -> Standing:
    """How one step stands on this day."""
    if step.is_late(on):
        return Standing.LATE
    if step.is_open and step.due_on is None:
        return Standing.ASKING
    return _BY_STATE[step.state]


_BY_STATE: dict[str, Standing] = {
    StepState.WAITING: Standing.IDLE,
    StepState.WORKING: Standing.WORKING,
    StepState.DONE: Standing.DONE,
    StepState.CANCELLED: Standing.CANCELLED,
}
