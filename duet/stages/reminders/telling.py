"""What each person of an organisation is told on a day: everything that burns is fetched once and dealt out in memory."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from duet.base.tenancy.models import Organisation
from duet.core.reminding import Frequency, Reach, Turn, Windows
from duet.stages.roadmaps.models import Duty, Holding, Step

from .listening import seen_by
from .models import Snooze
from .querysets import Ear, Shelf

SHELF_OF = {Turn.LATE: Shelf.LATE, Turn.TODAY: Shelf.TODAY, Turn.SOON: Shelf.SOON}


@dataclass(frozen=True, slots=True)
class Matter:
    """An open step and the people at work who answer for it."""

    step: int
    title: str
    due: date
    people: frozenset[int]


@dataclass(frozen=True, slots=True)
class Summary:
    """What one person is told; ``others`` burns in the organisation besides, for those who asked; ``undated`` rows have no day."""

    on: date
    frequency: Frequency
    shelves: Mapping[Shelf, tuple[Matter, ...]]
    others: tuple[Matter, ...] = ()
    undated: int = 0

    @property
    def is_empty(self) -> bool:
        """Whether there is nothing to say."""
        return not (any(self.shelves.values()) or self.others or self.undated)

    @property
    def steps(self) -> list[int]:
        """The numbers of all it tells of."""
        return [matter.step for matters in (*self.shelves.values(), self.others) for matter in matters]


@dataclass(frozen=True, slots=True)
class Burning:
    """What burns in an organisation on a day, and who has put off what."""

    windows: Windows
    matters: tuple[Matter, ...]
    put_off: frozenset[tuple[int, int]]
    undated: int

    def told(self, ear: Ear, frequency: Frequency, *, everything: bool = False, undated: bool = False) -> Summary:
        """The part of this listener. ``undated``: it is the day to speak of rows without a day, to whoever leads."""
        windows = seen_by(self.windows, frequency)
        found: dict[Shelf, list[Matter]] = defaultdict(list)
        others = []
        for matter in self.matters:
            if windows.turn(matter.due) is None or (ear.member.pk, matter.step) in self.put_off:
                continue
            if shelf := _shelf(matter, ear, windows):
                found[shelf].append(matter)
            elif everything:
                others.append(matter)
        return Summary(
            on=windows.on,
            frequency=frequency,
            shelves={shelf: tuple(found[shelf]) for shelf in Shelf if shelf in found},
            others=tuple(others),
            undated=self.undated if undated and ear.is_curator else 0,
        )


def _shelf(matter: Matter, ear: Ear, windows: Windows) -> Shelf | None:
    turn = windows.turn(matter.due)
    if turn and ear.member.pk in matter.people:
        return SHELF_OF[turn]
    reach = windows.reach(matter.due, answered=bool(matter.people))
    if ear.is_curator and reach in (Reach.CURATOR, Reach.HEAD):
        return Shelf.CURATOR
    return Shelf.HEAD if ear.is_head and not ear.is_curator and reach == Reach.HEAD else None


def burning(organisation: Organisation, windows: Windows) -> Burning:
    """Everything at once, a week ahead. Five queries, whatever the size."""
    last = seen_by(windows, Frequency.WEEKLY).soon
    steps = Step.objects.at_desk_of(organisation).open().filter(due_on__lte=last)
    shown = ("pk", "activity", "activity__title", "name", "due_on", "taken_by", "taken_by__left_on")
    rows = list(steps.order_by("due_on", "roadmap", "activity__position", "position", "pk").values_list(*shown))
    people = _people(organisation, Duty.objects.filter(activity__in=steps.values("activity")))
    put_off = Snooze.objects.at_desk_of(organisation).in_force(windows.on)
    return Burning(
        windows=windows,
        matters=tuple(
            Matter(pk, f"{title} ({name})" if name else title, due, people[activity] | ({taken_by} if taken_by and not left else set()))
            for pk, activity, title, name, due, taken_by, left in rows
        ),
        put_off=frozenset(put_off.values_list("member", "step")),
        undated=undated(organisation),
    )


def _people(organisation: Organisation, duties: Iterable[Duty]) -> defaultdict[int, frozenset[int]]:
    """Members at work who answer for each row, by name or by role; as ``Duty.people`` says it of one."""
    held: dict[int, set[int]] = defaultdict(set)
    holdings = Holding.objects.filter(post__organisation=organisation, until__isnull=True, member__left_on__isnull=True)
    for post, member in holdings.values_list("post", "member"):
        held[post].add(member)
    found: dict[int, set[int]] = defaultdict(set)
    named = duties.values_list("activity", "member", "member__left_on", "person", "post")  # type: ignore[attr-defined]  # a queryset
    for activity, member, left_on, person, post in named:
        if member and not left_on:
            found[activity].add(member)
        elif not member and not person:
            found[activity] |= held[post]
    return defaultdict(frozenset, {activity: frozenset(people) for activity, people in found.items()})


def undated(organisation: Organisation) -> int:
    """How many rows of the plan wait for a day. One query."""
    asking = Step.objects.at_desk_of(organisation).asking()
    rows: int = asking.order_by().values("activity").distinct().count()
    return rows
