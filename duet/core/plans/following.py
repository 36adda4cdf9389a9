"""Which dates of a plan follow one that was moved by hand, to what days, and why: they are offered, a person decides."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence, Set
from dataclasses import dataclass, field
from datetime import date, timedelta
from enum import StrEnum

from ..deadlines import UNSPECIFIED, Deadline, Kind, count_from
from .depending import LIKELY, SURE, depends

# Of the dates that count from the event, and of those below that would come before it, so many are offered: nobody reads more.
MOST = 40
_DAY = timedelta(days=1)
_BEFORE = ("до ", "перед ", "к ", "ко ", "накануне ")


class Why(StrEnum):
    """What ties a date to the one that was moved."""

    REPEAT = "repeat"  # a later time of the same row
    EVENT = "event"  # its deadline counts from what the moved row does
    BELOW = "below"  # it stands below and later, and would come before


@dataclass(frozen=True, slots=True)
class Dated:
    """A step of the plan: whose row it is of, at which place of the plan the row stands, and its day (None while it is asked for).

    A closed step (done or cancelled) never moves; it is here because another row's deadline may count from it.
    """

    key: int
    row: int
    place: int
    title: str
    on: date | None
    deadline: Deadline = field(default=UNSPECIFIED, compare=False)
    closed: bool = False


@dataclass(frozen=True, slots=True)
class Follow:
    """One offer. ``sure`` is ticked beforehand; ``off`` is the day off that ``now`` was moved from, when it was."""

    key: int
    was: date | None
    now: date
    why: Why
    sure: bool
    off: date | None = None


def following(moved: Dated, to: date, steps: Sequence[Dated], *, is_working: Callable[[date], bool]) -> list[Follow]:
    """Everything that may move together with ``moved``, each step once: its repetitions, what counts from it, what it overtakes."""
    own = [step for step in steps if step.row == moved.row and step.key != moved.key]
    others = [step for step in steps if step.row != moved.row]
    move = _Move(moved, to, own, others, frozenset(step.title for step in others), is_working)
    found: dict[int, Follow] = {}
    of_event = sorted(move.of_event(), key=lambda follow: not follow.sure)[:MOST]
    for follow in (*move.repeats(), *of_event, *move.below()):
        if follow.now != follow.was:
            found.setdefault(follow.key, follow)
    return list(found.values())


@dataclass(frozen=True, slots=True)
class _Move:
    """``own`` are the other times of the moved row, ``others`` the steps of other rows, ``titles`` what those rows are called."""

    moved: Dated
    to: date
    own: Sequence[Dated]
    others: Sequence[Dated]
    titles: Set[str]
    is_working: Callable[[date], bool]

    @property
    def shift(self) -> timedelta:
        return self.to - self.moved.on if self.moved.on else timedelta()

    def offer(self, step: Dated, now: date, why: Why, *, sure: bool, back: bool = False) -> Follow:
        """On the nearest working day: the following one, or the one before where the term is counted back from its event."""
        day = now
        while not self.is_working(day):
            day += -_DAY if back else _DAY
        return Follow(step.key, step.on, day, why, sure, now if day != now else None)

    def repeats(self) -> Iterator[Follow]:
        """Later times of the same row: those overtaken, and those that were dated one after another and not by the calendar."""
        start = self.moved.on
        if start is None:
            return
        last = self.to
        for step, on in sorted(((step, step.on) for step in self.own if step.on and step.on > start and not step.closed), key=_by_day):
            overtaken = on <= last
            if overtaken:
                last = on + self.shift
            if overtaken or not _keeps_its_days(step.deadline):
                yield self.offer(step, on + self.shift, Why.REPEAT, sure=overtaken)

    def of_event(self) -> Iterator[Follow]:
        """Steps whose words count from what the moved row does."""
        for step in self.others:
            anchor = "" if step.closed or step.deadline.kind is not Kind.RELATIVE else step.deadline.anchor or ""
            likeness = depends(anchor, self.moved.title)
            if likeness < LIKELY or (counted := self._counted(step, anchor)) is None:
                continue
            rival = max((depends(anchor, title) for title in self.titles if title != step.title), default=0.0)
            if rival <= likeness:
                now, fits = counted
                yield self.offer(step, now, Why.EVENT, sure=fits and likeness >= SURE and rival < likeness, back=_is_back(step.deadline))

    def below(self) -> Iterator[Follow]:
        """Single dates of the rows below, later than the moved one, that it would jump over."""
        start = self.moved.on
        if start is None:
            return
        jumped = [
            (step, on)
            for step in self.others
            if (on := step.on) and not step.closed and step.place > self.moved.place and start < on < self.to
            if step.deadline.kind not in (Kind.RECURRING, Kind.CONTINUOUS)
        ]
        for step, on in sorted(jumped, key=_by_day)[:MOST]:
            yield self.offer(step, on + self.shift, Why.BELOW, sure=False)

    def _counted(self, step: Dated, anchor: str) -> tuple[date, bool] | None:
        """The new day of a step that counts from the event, and whether its old day agrees with the event's old one."""
        start, deadline = self.moved.on, step.deadline
        if deadline.offset_days is not None:
            now = count_from(deadline, self.to, is_working=self.is_working)
            return now, self._agrees(step, deadline, start) if step.on else not self.own
        if step.on is None or start is None:
            return self.to, step.on is None and not self.own
        if anchor.startswith(_BEFORE):
            return (step.on + self.shift, True) if step.on <= start else None
        # Counted from an earlier or from a later time of the same row.
        of_another = step.on < start or any(other.on and start < other.on <= step.on for other in self.own)
        return None if of_another else (step.on + self.shift, True)

    def _agrees(self, step: Dated, deadline: Deadline, start: date | None) -> bool:
        if start is None:
            return False
        counted = count_from(deadline, start, is_working=self.is_working)
        return step.on in (counted, self.offer(step, counted, Why.EVENT, sure=False, back=_is_back(deadline)).now)


def _by_day(pair: tuple[Dated, date]) -> tuple[date, int]:
    return pair[1], pair[0].place


def _keeps_its_days(deadline: Deadline) -> bool:
    """«до 25 числа», «раз в квартал»: the next one is due on its own day, whatever became of this one."""
    return deadline.kind is Kind.RECURRING and deadline.ask is None


def _is_back(deadline: Deadline) -> bool:
    """«за 10 дней до мероприятия»: a later day would break the term."""
    return (deadline.offset_days or 0) < 0 or (deadline.anchor or "").startswith(_BEFORE)
