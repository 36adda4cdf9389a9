"""The life of a step of a roadmap, as data (requirement A4).

>>> can_move(StepState.WAITING, StepState.DONE), can_move(StepState.CANCELLED, StepState.DONE)
(True, False)
"""

from enum import StrEnum


class StepState(StrEnum):
    """Where a step is. «Просрочено» is not a state: it is a waiting or working step looked at after its day."""

    WAITING = "waiting"
    WORKING = "working"
    DONE = "done"
    CANCELLED = "cancelled"


MOVES: dict[StepState, frozenset[StepState]] = {
    StepState.WAITING: frozenset({StepState.WORKING, StepState.DONE, StepState.CANCELLED}),
    StepState.WORKING: frozenset({StepState.WAITING, StepState.DONE, StepState.CANCELLED}),
    StepState.DONE: frozenset({StepState.WAITING}),
    StepState.CANCELLED: frozenset({StepState.WAITING}),
}
OPEN = frozenset({StepState.WAITING, StepState.WORKING})


def can_move(old: StepState, new: StepState) -> bool:
    """Whether the table of moves lets it."""
    return new in MOVES[old]
