"""Two plans row by row: two editions of one, an edition and the working text, last year's and this year's."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from .compare_pairing import Pairing, after_which, homes_of, places_of, words_of
from .model import Plan, PlanRow, PlanStage


class Difference(StrEnum):
    """What became of a row or of a heading; one row may have been both moved and reworded."""

    ADDED = "added"
    DROPPED = "dropped"
    RESCHEDULED = "rescheduled"  # other days
    DISPLACED = "displaced"  # another stage, or another place among the others
    REWORDED = "reworded"
    RENUMBERED = "renumbered"  # said only where nothing came, went or changed places: else the numbers follow by themselves


MOVED = frozenset({Difference.RESCHEDULED, Difference.DISPLACED})


class Front(StrEnum):
    """What stands above the table, and the names of its columns."""

    TITLE = "title"
    PERIOD = "period"
    ORGANISATION = "organisation"
    HEADER = "header"
    ABBREVIATIONS = "abbreviations"
    STAMPS = "stamps"


@dataclass(frozen=True, slots=True)
class RowPair:
    """One row in both plans; in one of them when it was added or dropped. ``old_stage`` is where it stood."""

    old: PlanRow | None
    new: PlanRow | None
    differences: frozenset[Difference] = frozenset()
    old_stage: PlanStage | None = None


@dataclass(frozen=True, slots=True)
class StagePair:
    """One stage in both plans, and the rows to show under it: those of the new one, the dropped ones where they stood."""

    old: PlanStage | None
    new: PlanStage | None
    rows: tuple[RowPair, ...] = ()
    differences: frozenset[Difference] = frozenset()


@dataclass(frozen=True, slots=True)
class Comparison:
    """Everything of both plans, each row and each stage once."""

    stages: tuple[StagePair, ...] = ()
    front: tuple[Front, ...] = ()

    @property
    def rows(self) -> tuple[RowPair, ...]:
        """All rows in the order to be shown."""
        return tuple(row for stage in self.stages for row in stage.rows)

    @property
    def added(self) -> tuple[PlanRow, ...]:
        """Rows of the new plan only."""
        return tuple(row.new for row in self.rows if row.new and not row.old)

    @property
    def dropped(self) -> tuple[PlanRow, ...]:
        """Rows of the old plan only."""
        return tuple(row.old for row in self.rows if row.old and not row.new)

    @property
    def moved(self) -> tuple[RowPair, ...]:
        """Rows with other days or in another place."""
        return tuple(row for row in self.rows if row.differences & MOVED)

    @property
    def reworded(self) -> tuple[RowPair, ...]:
        """Rows with other words."""
        return tuple(row for row in self.rows if Difference.REWORDED in row.differences)

    @property
    def size(self) -> int:
        """How many rows, headings and other parts of the text differ, the stamps aside."""
        of_table = [stage.differences for stage in self.stages] + [row.differences for row in self.rows]
        return len([found for found in of_table if found]) + len([part for part in self.front if part is not Front.STAMPS])

    @property
    def is_same_text(self) -> bool:
        """Nothing differs but the stamps."""
        return self.size == 0

    @property
    def is_empty(self) -> bool:
        """Nothing differs at all. A day given where there was none is no difference: the paper says the same."""
        return self.is_same_text and not self.front


def compare(old: Plan, new: Plan) -> Comparison:
    """What was added, moved, dropped and reworded on the way from the old plan to the new one.

    Rows are the same by their ``key``, or by their words. When the plans are of different years, days are compared within them.
    """
    return Comparison(tuple(_Laying(Pairing.of(old, new)).stages()), tuple(_front(old, new)))


def _front(old: Plan, new: Plan) -> Iterator[Front]:
    for part in Front:
        if getattr(old, part) != getattr(new, part):
            yield part


class _Laying:
    """The pairs in the order to be shown, with what is different in each."""

    def __init__(self, pairing: Pairing) -> None:
        self.old, self.new, self.rows, self.stage_pairs = pairing.old, pairing.new, pairing.rows, pairing.stages
        self.old_rows, self.new_rows = self.old.rows, self.new.rows
        self.displaced, self.displaced_stages = pairing.displaced_rows(), pairing.displaced_stages()
        self.numbers_count = pairing.is_whole and not self.displaced and not self.displaced_stages
        self.years = _years_between(self.old, self.new)
        self.old_places, self.new_places = places_of(self.old), places_of(self.new)
        self.old_homes = [self.old.stages[home] for home in homes_of(self.old)]
        self.old_row_of, self.old_stage_of = ({j: i for i, j in pairs.items()} for pairs in (self.rows, self.stage_pairs))

    def stages(self) -> Iterator[StagePair]:
        """The stages of the new plan, each dropped one after the stage it followed."""
        news = range(len(self.new.stages))
        gone = after_which(range(len(self.old.stages)), self.stage_pairs, news)
        for j in (None, *news):
            if j is not None:
                yield self._stage(self.old_stage_of.get(j), j)
            for i in gone[j]:
                yield self._stage(i, None)

    def _stage(self, i: int | None, j: int | None) -> StagePair:
        old = None if i is None else self.old.stages[i]
        new = None if j is None else self.new.stages[j]
        return StagePair(old, new, tuple(self._rows(i, j)), frozenset(self._heading(i, old, new)))

    def _rows(self, i: int | None, j: int | None) -> Iterator[RowPair]:
        olds = self.old_places[i] if i is not None else range(0)
        news = self.new_places[j] if j is not None else range(0)
        gone = after_which(olds, self.rows, news)
        for new in (None, *news):
            if new is not None:
                yield self._row(new)
            for old in gone[new]:
                yield RowPair(self.old_rows[old], None, frozenset({Difference.DROPPED}), self.old_homes[old])

    def _row(self, j: int) -> RowPair:
        i, new = self.old_row_of.get(j), self.new_rows[j]
        if i is None:
            return RowPair(None, new, frozenset({Difference.ADDED}))
        return RowPair(self.old_rows[i], new, frozenset(self._differences(i, new)), self.old_homes[i])

    def _differences(self, i: int, new: PlanRow) -> Iterator[Difference]:
        old = self.old_rows[i]
        rescheduled = _has_other_days(old.days, new.days, self.years)
        if rescheduled:
            yield Difference.RESCHEDULED
        if i in self.displaced:
            yield Difference.DISPLACED
        # Other days bring other words of the deadline: that is one change and not two.
        if words_of(old) != words_of(new) and not (rescheduled and _differ_in_the_deadline_alone(old, new)):
            yield Difference.REWORDED
        if old.number != new.number and self.numbers_count:
            yield Difference.RENUMBERED

    def _heading(self, i: int | None, old: PlanStage | None, new: PlanStage | None) -> Iterator[Difference]:
        if old is None or new is None:
            one = new or old
            if one and (one.title or one.number):
                yield Difference.DROPPED if new is None else Difference.ADDED
            return
        if i in self.displaced_stages:
            yield Difference.DISPLACED
        if old.title != new.title:
            yield Difference.REWORDED
        if old.number != new.number and self.numbers_count:
            yield Difference.RENUMBERED


def _years_between(old: Plan, new: Plan) -> int:
    """Whole years from the beginning of one plan to that of the other; none when they begin on different days of the year."""
    if old.period is None or new.period is None:
        return 0
    start, new_start = old.period.start, new.period.start
    return new_start.year - start.year if (start.month, start.day) == (new_start.month, new_start.day) else 0


def _differ_in_the_deadline_alone(old: PlanRow, new: PlanRow) -> bool:
    return (old.title, old.items, old.responsible, old.result) == (new.title, new.items, new.responsible, new.result)


def _has_other_days(old: Sequence[date | None], new: Sequence[date | None], years: int) -> bool:
    """A day given to a step that had none is not another day, nor are the days given beside it («два раза в год»)."""
    before = [(day.year + years, day.month, day.day) for day in old if day]
    after = [(day.year, day.month, day.day) for day in new if day]
    return bool(Counter(before) - Counter(after)) if None in old else Counter(before) != Counter(after)
