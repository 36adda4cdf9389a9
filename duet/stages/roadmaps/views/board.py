"""The shelves of «Сегодня»: what is late, what is due by Sunday, next week, later, and what has no day yet."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from django.db.models import Count
from django.http import QueryDict

from duet.base.access.policy import can
from duet.base.tenancy.models import Member, Organisation
from duet.core.deadlines import Ask
from duet.core.lifecycle import StepState

from ..models import Step
from ..models.history import name_of
from ..querysets import Shelf, StepQuerySet, week_end
from .answering import Answer, answers, in_a_line
from .days import how_far, near_day

TITLES = {
    Shelf.LATE: "Просрочено",
    Shelf.WEEK: "Сегодня и до конца недели",
    Shelf.NEXT: "На следующей неделе",
    Shelf.LATER: "Дальше",
    Shelf.ASKING: "Нужна дата",
}
SIZES = {Shelf.LATE: 20, Shelf.WEEK: 20, Shelf.NEXT: 20, Shelf.LATER: 10, Shelf.ASKING: 10}


@dataclass(frozen=True, slots=True)
class Row:
    """A step in ready words; ``act`` is the one next thing to press: take, finish, schedule, dates, or nothing."""

    step: Step
    day: str
    note: str
    about: str
    lacks: tuple[Answer, ...]
    act: str
    taken: str
    question: str


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
    def last(self) -> int:
        """The number of the last row shown."""
        return self.first + len(self.rows) - 1


def sizes(steps: StepQuerySet, on: date) -> dict[Shelf, int]:
    """How many open steps lie on each shelf."""
    counted = steps.shelved(on).order_by().values("shelf").annotate(size=Count("pk"))
    found = {Shelf(row["shelf"]): row["size"] for row in counted}
    return {shelf: found.get(shelf, 0) for shelf in Shelf}


def groups(steps: StepQuerySet, full: dict[Shelf, int], asked: QueryDict, *, viewer: Member, place: Organisation, on: date) -> list[Group]:
    """The shelves that hold something; ``asked`` is the query of the address, where each shelf has the number of its page."""
    pages = {shelf: min(_number(asked.get(shelf, "")), max(1, -(-full[shelf] // SIZES[shelf]))) for shelf in Shelf}
    first = {str(shelf): (pages[shelf] - 1) * SIZES[shelf] for shelf in Shelf}
    shown = steps.shelved(on).cut(first, {str(shelf): size for shelf, size in SIZES.items()}).for_list().in_order()
    rows: dict[Shelf, list[Row]] = {shelf: [] for shelf in Shelf}
    for step in shown:
        rows[Shelf(step.shelf)].append(_row(step, viewer, place, on))
    return [_group(shelf, full[shelf], rows[shelf], pages[shelf], asked, on) for shelf in Shelf if rows[shelf]]


def _group(shelf: Shelf, size: int, rows: list[Row], page: int, asked: QueryDict, on: date) -> Group:
    first = (page - 1) * SIZES[shelf] + 1
    return Group(
        shelf=shelf,
        title="Сегодня" if shelf == Shelf.WEEK and on == week_end(on) else TITLES[shelf],
        size=size,
        rows=rows,
        first=first,
        before=_turned(asked, shelf, page - 1) if page > 1 else "",
        after=_turned(asked, shelf, page + 1) if first + len(rows) <= size else "",
    )


def _turned(asked: QueryDict, shelf: Shelf, page: int) -> str:
    query = asked.copy()
    query[shelf] = str(page)
    return f"?{query.urlencode()}#{shelf}"


def _number(text: str) -> int:
    return max(1, int(text)) if text.isascii() and text.isdecimal() and len(text) < 9 else 1


def _row(step: Step, viewer: Member, place: Organisation, on: date) -> Row:
    parties = answers(step.activity, viewer)
    return Row(
        step=step,
        day=_day(step, on),
        note=_note(step, on),
        about=_about(step, parties, place),
        lacks=tuple(party for party in parties if party.lack),
        act=next_act(step, viewer, on),
        taken=f"В работе: {name_of(step.taken_by, step.organisation, viewer=viewer)}" if step.taken_by else "",
        question=question(step),
    )


def _about(step: Step, parties: list[Answer], place: Organisation) -> str:
    """«Лицей № 5 · октябрь 2026 · Ветрова А. И.»; the place one looks at is not said."""
    where = "" if step.organisation_id == place.pk else str(step.organisation)
    words = " · ".join(filter(None, [where, step.name, in_a_line(parties)]))
    return words[:1].upper() + words[1:]


def asks_for_event(step: Step) -> bool:
    """Whether the deadline counts from an event; «по мере необходимости» is no event, only a day to set."""
    anchor = str(step.activity.deadline.get("anchor") or "")
    return step.ask == Ask.EVENT and bool(anchor) and not anchor.startswith("по мере")


def question(step: Step) -> str:
    """What a step without a day asks: when its event is, or simply for which day to set it."""
    if asks_for_event(step):
        return f"Когда: {step.activity.deadline['anchor']}?"
    return "До какого числа?" if step.ask == Ask.DUE else "На какой день назначить?"


def _day(step: Step, on: date) -> str:
    if step.due_on is None:
        return "без даты"
    return "сегодня" if step.due_on == on else near_day(step.due_on, on)


def _note(step: Step, on: date) -> str:
    return how_far(step.due_on, on) if step.due_on else ""


def next_act(step: Step, viewer: Member, on: date) -> str:
    """What the viewer may do with it next; nothing when it is somebody else's business."""
    if step.due_on is None:
        return ("dates" if step.ask == Ask.DATES else "schedule") if can(viewer, "roadmaps.schedule", step) else ""
    if not can(viewer, "roadmaps.finish", step):
        return ""
    return "take" if step.state == StepState.WAITING and not step.is_late(on) else "finish"
