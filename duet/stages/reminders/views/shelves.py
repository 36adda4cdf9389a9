"""The shelves of the page of reminders: one's own matters, what has gone up, what was put off."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from django.db.models import Count
from django.http import QueryDict

from duet.base.tenancy.models import Member
from duet.base.ui.words import day
from duet.core.reminding import Windows
from duet.stages.roadmaps.models import Step
from duet.stages.roadmaps.querysets import StepQuerySet
from duet.stages.roadmaps.views.answering import answers, in_a_line
from duet.stages.roadmaps.views.days import how_far, near_day, overdue
from duet.stages.roadmaps.views.turning import beside, page_number

from ..querysets import Shelf

SIZE = 20
TITLES = {
    Shelf.LATE: "Просрочено",
    Shelf.TODAY: "Сегодня",
    Shelf.SOON: "Скоро",
    Shelf.CURATOR: "Нужен куратор",
    Shelf.HEAD: "Нужен руководитель",
    Shelf.SNOOZED: "Отложено вами",
}
UP = (Shelf.CURATOR, Shelf.HEAD)
OWN = (Shelf.LATE, Shelf.TODAY, Shelf.SOON)
WHY_UP = {
    Shelf.CURATOR: "Ответственные опаздывают, или отвечать некому.",
    Shelf.HEAD: "Просрочено давно: куратор знает, а дело стоит.",
}


@dataclass(frozen=True, slots=True)
class Row:
    """A step in ready words; ``silent_until`` is the day it was put off to."""

    step: Step
    day: str
    note: str
    about: str
    is_late: bool
    nobody: bool
    silent_until: str


@dataclass(frozen=True, slots=True)
class Group:
    """A shelf with the rows of its page; ``before`` and ``after`` are the addresses of the pages beside it."""

    shelf: Shelf
    title: str
    size: int
    rows: list[Row]
    first: int
    before: str
    after: str

    @property
    def is_own(self) -> bool:
        """Whether these are the viewer's own matters."""
        return self.shelf in OWN

    @property
    def why(self) -> str:
        """Why somebody else's matters are here."""
        return WHY_UP.get(self.shelf, "")

    @property
    def last(self) -> int:
        """The number of the last row shown."""
        return self.first + len(self.rows) - 1


def sizes(steps: StepQuerySet) -> dict[Shelf, int]:
    """How many steps lie on each shelf. One query."""
    counted = {Shelf(row["shelf"]): row["size"] for row in steps.order_by().values("shelf").annotate(size=Count("pk"))}
    return {shelf: counted.get(shelf, 0) for shelf in Shelf}


def groups(steps: StepQuerySet, full: dict[Shelf, int], asked: QueryDict, *, viewer: Member, windows: Windows) -> list[Group]:
    """The shelves that hold something; ``asked`` is the query of the address, where each shelf has the number of its page."""
    pages = {shelf: min(page_number(asked, shelf), max(1, -(-full[shelf] // SIZE))) for shelf in Shelf}
    first = {str(shelf): (pages[shelf] - 1) * SIZE for shelf in Shelf}
    rows: dict[Shelf, list[Row]] = {shelf: [] for shelf in Shelf}
    shown = steps.cut(first, {str(shelf): SIZE for shelf in Shelf}).for_list().with_answerable()
    for step in shown.in_order():
        rows[Shelf(step.shelf)].append(_row(step, viewer, windows.on))
    return [_group(shelf, full[shelf], rows[shelf], pages[shelf], asked, windows) for shelf in Shelf if rows[shelf]]


def _group(shelf: Shelf, size: int, rows: list[Row], page: int, asked: QueryDict, windows: Windows) -> Group:
    first = (page - 1) * SIZE + 1
    before, after = beside(asked, shelf, page, more=first + len(rows) <= size)
    weekend = shelf == Shelf.TODAY and windows.today > windows.on
    return Group(
        shelf=shelf,
        title="Сегодня и в выходные" if weekend else TITLES[shelf],
        size=size,
        rows=rows,
        first=first,
        before=before,
        after=after,
    )


def _row(step: Step, viewer: Member, on: date) -> Row:
    assert step.due_on is not None, "Only what has a day is reminded of."
    until: date = step.until  # type: ignore[attr-defined]  # annotated by ``reminded``
    return Row(
        step=step,
        day="сегодня" if step.due_on == on else near_day(step.due_on, on),
        note=how_far(step.due_on, on),
        about=_about(step, viewer, on),
        is_late=step.due_on < on,
        nobody=not (step.activity.answerable or (step.taken_by and step.taken_by.left_on is None)),
        silent_until=day(until, on) if step.shelf == Shelf.SNOOZED else "",
    )


def _about(step: Step, viewer: Member, on: date) -> str:
    """«Октябрь 2026 · Павлов Б. И. · просрочено 6 дней»: whose it is and since when, where it has gone up."""
    up = step.shelf in UP
    whose = in_a_line(answers(step.activity, viewer)) if up else ""
    late = f"просрочено {overdue(step.due_on, on)}" if up and step.due_on and step.due_on < on else ""
    taken = f"в работе: {step.taken_by.short_name}" if up and step.taken_by else ""
    words = " · ".join(filter(None, [step.name, whose, taken, late]))
    return words[:1].upper() + words[1:]
