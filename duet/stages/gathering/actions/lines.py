"""Rows of a list: put right, left out, told apart from people already known."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date

from duet.base.access.actions import action
from duet.base.journal.models import note
from duet.base.tenancy.models import Member
from duet.core.errors import Refusal
from duet.stages.persons.models import Person

from ..differing import EVERYTHING
from ..laying import read_line
from ..matching import look_again
from ..models import Batch, Decision, Line, keep_of_each
from ._parts import take_for_review


@action("gathering.mend")
def mend(line: Line, *, by: Member, said: Mapping[str, str], on: date) -> Line:
    """Put words right: they are read by the same grammar as those of the file, and who it may be is looked for anew."""
    take_for_review(line.batch)
    before = {**line.said, **line.mends}
    line.mends = line.mends | {key: text.strip() for key, text in said.items() if text.strip() != before.get(key, "").strip()}
    line.skipped = False
    read_line(line, on=on)
    look_again(line)
    line.save()
    note(line=line.pk, fields=sorted(said))
    return line


@action("gathering.mend")
def skip(line: Line, *, by: Member, skipped: bool = True) -> Line:
    """Leave somebody out, or take them back in."""
    take_for_review(line.batch)
    line.skipped = skipped
    line.save(update_fields=["skipped"])
    note(line=line.pk)
    return line


@action("gathering.decide")
def decide(line: Line, *, by: Member, twin: Person | Line | None, taken: Sequence[str] = ()) -> Line:
    """Say that it is somebody known (a card, an earlier row), or (None) somebody else.

    ``taken`` are the fields of which the list is right where the card says something else.
    """
    take_for_review(line.batch)
    line.twin = twin if isinstance(twin, Person) else None
    line.twin_line = twin if isinstance(twin, Line) else None
    if line.twin_line is not None and (line.twin_line.batch_id != line.batch_id or line.twin_line.position >= line.position):
        raise Refusal("Объединить можно только с одной из строк выше. Выберите её из предложенных.")
    line.decision, line.taken = (Decision.SAME, list(taken)) if twin else (Decision.OTHER, [])
    line.save(update_fields=["twin", "twin_line", "decision", "taken"])
    note(line=line.pk, person=line.twin_id, row=line.twin_line_id)
    return line


@action("gathering.decide")
def decide_all(batch: Batch, *, by: Member, sure: bool, take: bool = False) -> int:
    """Of everybody not decided yet: where more than the name agrees it is the likeliest one (``sure``), or all the rest are others.

    ``take``: where a card and the list differ the list is right; gives how many were decided.
    """
    take_for_review(batch)
    undecided = Line.objects.of(batch).undecided()
    decided = _decide_sure(batch, take=take) if sure else undecided.update(decision=Decision.OTHER, twin=None, twin_line=None, taken=[])
    note(decided=decided, sure=sure, take=take)
    return decided


def _decide_sure(batch: Batch, *, take: bool) -> int:
    lines = list(Line.objects.of(batch).undecided().filter(is_sure=True))
    rows = dict(Line.objects.of(batch).values_list("position", "pk"))
    for line in lines:
        best = line.likely[0]
        line.decision, line.taken = Decision.SAME, [EVERYTHING] if take else []
        line.twin_id, line.twin_line_id = best.get("person"), rows.get(best.get("line", 0))
    keep_of_each(lines, "decision", "taken", "twin", "twin_line")
    return len(lines)
