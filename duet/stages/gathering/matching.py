"""Who of a list is somebody known: a card of the organisation, or another row of the same list."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from django.db.models import Q

from duet.base.tenancy.models import Organisation
from duet.core.people.twins import Known, Twin, find_twins, pairs_within
from duet.core.text import folded
from duet.stages.persons.likeness import COMPARED, known_from
from duet.stages.persons.models import Person

from .encoding import back
from .models import Decision, Line

# More than this nobody reads.
_SHOWN = 3


def look_for_likely(lines: Sequence[Line], organisation: Organisation) -> None:
    """Fill ``likely`` of all lines of a list at once. One query."""
    named = [line for line in lines if line.full_name]
    people = list(Person.objects.at_desk_of(organisation).current().order_by().values_list(*COMPARED))
    new = [known_of(line) for line in named]
    earlier: dict[int, list[dict[str, Any]]] = {}
    for pair in pairs_within(new):
        one, other = named[pair.one], named[pair.other]
        if one.number != other.number or one.sheet != other.sheet:
            earlier.setdefault(pair.other, []).append({"line": one.position, "sure": pair.sure, "reasons": list(pair.reasons)})
    for index, (line, twins) in enumerate(zip(named, find_twins(new, [known_from(person) for person in people]), strict=True)):
        keep_likely(line, [_likely(people[twin.index][0], twin) for twin in twins[:_SHOWN]] + earlier.get(index, [])[:_SHOWN])


def look_again(line: Line) -> None:
    """The same for one line whose words have changed, among those whose names begin alike or who share a birthday or an address."""
    known = known_of(line)
    start = folded(known.full_name)[:2]
    asked = Q(sort_name__startswith=start)
    asked |= Q(born_on=known.born_on) if known.born_on else Q()
    asked |= Q(email=known.email) if known.email else Q()
    people = list(Person.objects.at_desk_of(line.organisation).current().filter(asked).order_by().values_list(*COMPARED))
    others = [
        other for other in Line.objects.of(line.batch).filter(position__lt=line.position).exclude(number=line.number, sheet=line.sheet)
        if folded(other.full_name).startswith(start)
    ]  # fmt: skip
    twins = find_twins([known], [known_from(person) for person in people])[0] if line.full_name else []
    again = find_twins([known], [known_of(other) for other in others])[0] if line.full_name else []
    beside = [{"line": others[twin.index].position, "sure": twin.sure, "reasons": list(twin.reasons)} for twin in again]
    keep_likely(line, [_likely(people[twin.index][0], twin) for twin in twins[:_SHOWN]] + beside[:_SHOWN])


def keep_likely(line: Line, likely: list[dict[str, Any]]) -> None:
    """Put it in the line; what was decided of somebody else is not decided any more."""
    line.likely, line.has_likely = likely[:_SHOWN], bool(likely)
    line.is_sure = any(one["sure"] for one in likely[:1])
    if not _still_there(line):
        line.decision, line.twin, line.twin_line, line.taken = Decision.ASK, None, None, []


def _still_there(line: Line) -> bool:
    if line.decision != Decision.SAME:
        return True
    chosen = {"person": line.twin_id} if line.twin_id else {"line": line.twin_line.position if line.twin_line else 0}
    return any(chosen.items() <= one.items() for one in line.likely)


def known_of(line: Line) -> Known:
    """What a line tells of somebody."""
    values = back(line.values)
    return Known(
        line.full_name, values.get("former_names", ""), values.get("born_on"), values.get("birth_year"), values.get("phone", ""),
        values.get("email", ""), values.get("group", "") or values.get("post", ""),
    )  # fmt: skip


def _likely(pk: int, twin: Twin) -> dict[str, Any]:
    return {"person": pk, "sure": twin.sure, "reasons": list(twin.reasons)}
