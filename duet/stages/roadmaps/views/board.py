"""The shelves of «Сегодня»: what is late, what is due by Sunday, next week, later, and what has no day yet."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

from django.db.models import Count
from django.http import QueryDict

from duet.base.access.policy import can
from duet.base.tenancy.models import Member, Organisation
from duet.core.deadlines import Ask
from duet.core.lifecycle import StepState

from ..models import Activity, Step
from ..models.history import name_of
from ..naming import known
from ..querysets import Shelf, StepQuerySet, week_end
from .above import sent_by
from .addresses import numbered
from .answering import Answer, Party, in_a_line, parties_of, said
from .days import how_far, near_day
from .turning import beside, page_number

TITLES = {
    Shelf.LATE: "Просрочено",
    Shelf.WEEK: "Сегодня и до конца недели",
    Shelf.NEXT: "На следующей неделе",
    Shelf.LATER: "Дальше",
    Shelf.ASKING: "Нужна дата",
}
# Letters of a name that a button says aloud.
NAME = 80
SIZES = {Shelf.LATE: 20, Shelf.WEEK: 20, Shelf.NEXT: 20, Shelf.LATER: 10, Shelf.ASKING: 10}


@dataclass(frozen=True, slots=True)
class Row:
    """A step in ready words; ``act`` is the one next thing to press: take, finish, schedule, dates, or nothing; ``act_url`` is where."""

    step: Step
    key: str
    url: str
    act_url: str
    name: str
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


@dataclass(frozen=True, slots=True)
class Board:
    """The shelves that hold something on the asked pages, and how many open steps lie on each shelf altogether."""

    groups: list[Group]
    sizes: dict[Shelf, int]


def board(steps: StepQuerySet, asked: QueryDict, *, viewer: Member, place: Organisation, on: date) -> Board:
    """``asked`` is the query of the address, where each shelf has the number of its page. Four queries, whatever their number."""
    pages = {shelf: page_number(asked, shelf) for shelf in Shelf}
    placed = _placed(steps, pages, on)
    sizes = dict.fromkeys(Shelf, 0) | {Shelf(shelf): size for _, shelf, size in placed}
    if any(pages[shelf] > 1 and not sizes[shelf] for shelf in Shelf):
        # A page after the last one: the last one is shown.
        sizes = _sizes(steps, on)
        pages = {shelf: min(page, max(1, -(-sizes[shelf] // SIZES[shelf]))) for shelf, page in pages.items()}
        placed = _placed(steps, pages, on)
    shelf_of = {pk: Shelf(shelf) for pk, shelf, _ in placed}
    rows: dict[Shelf, list[Row]] = {shelf: [] for shelf in Shelf}
    shown = list(Step.objects.visible_to(viewer).filter(pk__in=shelf_of).for_list().in_order())
    parties = parties_of(Activity.objects.visible_to(viewer).filter(pk__in={step.activity_id for step in shown}), viewer)
    names = known((step.taken_by_id for step in shown), viewer)
    maker = _Maker(viewer, place, on, can(viewer, "roadmaps.bind"), _ways(viewer), names)
    for step in shown:
        rows[shelf_of[step.pk]].append(maker.row(step, parties.get(step.activity_id, [])))
    return Board([_group(shelf, sizes[shelf], rows[shelf], pages[shelf], asked, on) for shelf in Shelf if rows[shelf]], sizes)


def _placed(steps: StepQuerySet, pages: dict[Shelf, int], on: date) -> list[tuple[int, str, int]]:
    """(step, shelf, size of the shelf) of the steps on these pages; their words are read afterwards, of those few alone."""
    first = {str(shelf): (page - 1) * SIZES[shelf] for shelf, page in pages.items()}
    cut = steps.shelved(on).cut(first, {str(shelf): size for shelf, size in SIZES.items()})
    return list(cut.order_by().values_list("pk", "shelf", "shelf_size"))


def _sizes(steps: StepQuerySet, on: date) -> dict[Shelf, int]:
    counted = steps.shelved(on).order_by().values("shelf").annotate(size=Count("pk"))
    return dict.fromkeys(Shelf, 0) | {Shelf(row["shelf"]): row["size"] for row in counted}


def _group(shelf: Shelf, size: int, rows: list[Row], page: int, asked: QueryDict, on: date) -> Group:
    first = (page - 1) * SIZES[shelf] + 1
    before, after = beside(asked, shelf, page, more=first + len(rows) <= size)
    return Group(
        shelf=shelf,
        title="Сегодня" if shelf == Shelf.WEEK and on == week_end(on) else TITLES[shelf],
        size=size,
        rows=rows,
        first=first,
        before=before,
        after=after,
    )


@dataclass(frozen=True, slots=True)
class _Maker:
    """Makes rows for a viewer: what is the same for all of them is found out once."""

    viewer: Member
    place: Organisation
    on: date
    mends: bool
    ways: dict[str, Callable[[int], str]]
    names: frozenset[int]

    def row(self, step: Step, parties: list[Party]) -> Row:
        own = step.organisation_id == self.viewer.organisation_id
        answering = said(parties, self.viewer, own=own, mends=own and self.mends)
        act, url = _next_act(step, parties, self.viewer, self.on), self.ways["step"](step.pk)
        return Row(
            step=step,
            key=str(step.pk),
            url=url,
            act_url=self.ways[act](step.pk) if act in self.ways else f"{url}#when",
            name=_short(str(step)),
            day=_day(step, self.on),
            note=_note(step, self.on),
            about=_about(step, answering, self.place, self.viewer),
            lacks=tuple(party for party in answering if party.lack),
            act=act,
            taken=f"В работе: {name_of(step.taken_by, step.organisation, viewer=self.viewer, names=self.names)}" if step.taken_by else "",
            question=question(step),
        )


def _ways(viewer: Member) -> dict[str, Callable[[int], str]]:
    """Addresses of a step and of what is done with it right in the row."""
    return {name: numbered(f"roadmaps:{name}", viewer.organisation.slug) for name in ("step", "take", "finish", "schedule")}


def _short(name: str) -> str:
    """What a button says aloud after its word."""
    return name if len(name) <= NAME else f"{name[: NAME - 1]}…"


def _about(step: Step, parties: list[Answer], place: Organisation, viewer: Member) -> str:
    """«Лицей № 5 · от управления образования · октябрь 2026 · Ветрова А. И.»; the place one looks at is not said."""
    where = "" if step.organisation_id == place.pk else str(step.organisation)
    words = " · ".join(filter(None, [where, sent_by(step.roadmap, viewer), step.name, in_a_line(parties)]))
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


@dataclass(frozen=True, slots=True)
class _Answered:
    """A step as the rights see it, its people read for the whole page at once."""

    organisation_id: int
    answerable_ids: frozenset[int]


def _next_act(step: Step, parties: list[Party], viewer: Member, on: date) -> str:
    """What the viewer may do with it next; nothing when it is somebody else's business."""
    people = {person.pk for party in parties for person in party.people} | ({step.taken_by_id} if step.taken_by_id else set())
    seen = _Answered(step.organisation_id, frozenset(people))
    if step.due_on is None:
        return ("dates" if step.ask == Ask.DATES else "schedule") if can(viewer, "roadmaps.schedule", seen) else ""
    if not can(viewer, "roadmaps.finish", seen):
        return ""
    return "take" if step.state == StepState.WAITING and not step.is_late(on) else "finish"
