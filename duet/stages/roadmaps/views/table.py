"""The rows of a plan in ready words: deadline, people, documents, state."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from duet.base.access.policy import can
from duet.base.tenancy.models import Member
from duet.base.ui.signs import Kind
from duet.base.ui.typography import NBSP
from duet.base.ui.words import count, day, from_today
from duet.core.lifecycle import OPEN, StepState

from ..models import Activity, Evidence, Roadmap, Step
from ..models.standing import Standing, Tally, standing_of, tally_of
from .addresses import numbered
from .answering import Answer, Party, said
from .days import near_day, overdue

SOON_DAYS = 7
SIGNS = {
    Standing.LATE: Kind.LATE,
    Standing.WORKING: Kind.WORK,
    Standing.IDLE: Kind.IDLE,
    Standing.ASKING: Kind.SOON,
    Standing.DONE: Kind.DONE,
    Standing.CANCELLED: Kind.IDLE,
}
SAID = {
    Standing.LATE: "Просрочено",
    Standing.WORKING: "В работе",
    Standing.IDLE: "Не начато",
    Standing.ASKING: "Нужна дата",
    Standing.DONE: "Сделано",
    Standing.CANCELLED: "Отменено",
}
PROOFS_AT_ONCE = 3
# Letters of a proof that the table shows; the name of a file is shown whole.
LONGEST = {"link": 60, "words": 80}


@dataclass(frozen=True, slots=True)
class Occurrence:
    """One step of a row: its name and day, its sign and state."""

    step: Step
    title: str
    kind: Kind
    state: str


@dataclass(frozen=True, slots=True)
class Look:
    """The step of a row to look at first, and what its others come to: how many, which one asks for a day, the latest day done."""

    pk: int
    due: date | None
    first_due: date | None
    state: str
    steps: int
    asks: int | None
    last_done: date | None

    @property
    def is_open(self) -> bool:
        """Waiting or at work."""
        return self.state in OPEN


@dataclass(frozen=True, slots=True)
class Proof:
    """A document of a row: ``kind`` of ``EvidenceKind``, its words, its address if it has one."""

    kind: str
    text: str
    url: str


@dataclass(frozen=True, slots=True)
class PlanRow:
    """A row of the table.

    ``light`` is late, soon or done; ``under`` are the lines under the words of the deadline; ``asking_url`` is of the step that
    waits for a day from the viewer; ``edit_url`` is for whoever may change the words here; ``all_steps`` are the words of the way
    to the occurrences, when there are several.
    """

    key: str
    number: str
    title: str
    url: str
    items: list[str]
    doubts: list[str]
    light: str
    deadline: str
    under: tuple[str, ...]
    asking_url: str
    may_assign: bool
    edit_url: str
    answers: list[Answer]
    result: str
    proofs: list[Proof]
    more_proofs: int
    kind: Kind
    state: str
    state_note: str
    all_steps: str


@dataclass(frozen=True, slots=True)
class Maker:
    """Makes rows of plans of one organisation: what the viewer may do there and how steps are reached, found out once."""

    viewer: Member
    on: date
    own: bool
    may_ask: bool
    may_bind: bool
    may_edit: bool
    step_url: Callable[[int], str]
    edit_url: Callable[[int], str]

    @classmethod
    def of(cls, plan: Roadmap, viewer: Member, on: date) -> Maker:
        """For the plan and the others of its organisation."""
        return cls(
            viewer=viewer,
            on=on,
            own=plan.organisation_id == viewer.organisation_id,
            may_ask=can(viewer, "roadmaps.schedule", plan),
            may_bind=can(viewer, "roadmaps.bind", plan),
            may_edit=can(viewer, "roadmaps.edit", plan),
            step_url=numbered("roadmaps:step", viewer.organisation.slug),
            edit_url=numbered("roadmaps:edit_row", viewer.organisation.slug),
        )

    def rows(self, activities: Sequence[Activity], parties: Mapping[int, list[Party]], laid_above: frozenset[int]) -> dict[int, PlanRow]:
        """The rows by number; ``activities`` were asked for ``with_progress``; three queries. ``laid_above`` are plans from above."""
        numbers = [activity.pk for activity in activities]
        looks, points, proofs = _looks(numbers, self.viewer), _points(numbers, self.viewer), _proofs(numbers, self.viewer)
        return {
            activity.pk: self._row(
                activity, looks[activity.pk], points.get(activity.pk, []), *proofs.get(activity.pk, ([], 0)),
                said(parties.get(activity.pk, ()), self.viewer, own=self.own, mends=self.own and self.may_bind),
                may_edit=self.may_edit and activity.roadmap_id not in laid_above,
            )
            for activity in activities
        }  # fmt: skip

    def _row(
        self, activity: Activity, look: Look, items: list[str], proofs: list[Proof], all_proofs: int, answers: list[Answer], *,
        may_edit: bool,
    ) -> PlanRow:  # fmt: skip
        counted = tally_of(activity)
        standing, url = counted.standing, self.step_url(look.pk)
        return PlanRow(
            key=str(activity.pk),
            number=activity.number,
            title=activity.title,
            url=url,
            items=items,
            doubts=activity.doubts,
            light=_light(standing, look, self.on),
            deadline=activity.deadline_text,
            under=_under(activity, look, self.on),
            asking_url=self.step_url(look.asks) if look.asks and self.may_ask else "",
            may_assign=self.may_bind,
            edit_url=self.edit_url(activity.pk) if may_edit else "",
            answers=answers,
            result=activity.result,
            proofs=proofs,
            more_proofs=all_proofs - len(proofs),
            kind=SIGNS[standing],
            state=_state(counted, look, self.on),
            state_note=_state_note(counted, look, self.on),
            all_steps=all_steps(look.steps) if look.steps > 1 else "",
        )


def _looks(numbers: Sequence[int], viewer: Member) -> dict[int, Look]:
    found = Step.objects.visible_to(viewer).filter(activity__in=numbers).foremost()
    shown = ("pk", "due_on", "first_due_on", "state", "of_row", "asks", "last_done")
    return {activity: Look(*rest) for activity, *rest in found.values_list("activity", *shown)}


def _points(numbers: Sequence[int], viewer: Member) -> dict[int, list[str]]:
    found: dict[int, list[str]] = {}
    for activity, text in Activity.objects.visible_to(viewer).filter(pk__in=numbers).points():
        found.setdefault(activity, []).append(text)
    return found


def _proofs(numbers: Sequence[int], viewer: Member) -> dict[int, tuple[list[Proof], int]]:
    """The first proofs of each row and how many it has."""
    url = numbered("roadmaps:evidence", viewer.organisation.slug)
    found: dict[int, tuple[list[Proof], int]] = {}
    proofs = Evidence.objects.visible_to(viewer).filter(step__activity__in=numbers).first_of_rows(PROOFS_AT_ONCE)
    shown = ("step__activity", "of_row", "pk", "kind", "words", "url", "file__name")
    for activity, of_row, pk, kind, words, link, file in proofs.values_list(*shown):
        row = found.setdefault(activity, ([], of_row))
        row[0].append(Proof(kind, _cut(words or link or file or "", LONGEST.get(kind)), url(pk) if kind == "file" else link))
    return found


def _cut(text: str, longest: int | None) -> str:
    return f"{text[: longest - 1]}…" if longest and len(text) > longest else text


def _light(standing: Standing, look: Look, on: date) -> str:
    if standing == Standing.LATE:
        return "late"
    if standing in (Standing.DONE, Standing.CANCELLED):
        return "done"
    near = look.due is not None and (look.due - on).days <= SOON_DAYS
    return "soon" if near or standing == Standing.ASKING else ""


def _under(activity: Activity, look: Look, on: date) -> tuple[str, ...]:
    """The next day, unless the words name it, and that it was moved. What the words mean stands on the page of the step."""
    lines = []
    if look.is_open and look.due and not _says(activity.deadline_text, look.due):
        lines.append(f"{'ближайший — ' if look.steps > 1 else 'до '}{near_day(look.due, on)}")
    if look.is_open and look.first_due and look.first_due != look.due:
        lines.append(f"перенесено с {near_day(look.first_due, on)}")
    return tuple(lines)


def _says(text: str, due: date) -> bool:
    """Whether the words of a deadline name the day themselves.

    >>> [_says(text, date(2026, 11, 5)) for text in ("до 5 ноября 2026 г.", "до 05.11.2026", "до 15 ноября", "ноябрь")]
    [True, True, False, False]
    """
    said = {day(due).replace(NBSP, " "), f"{due:%d} {day(due).split(NBSP)[1]}", f"{due:%d.%m}"}
    plain = " ".join(text.casefold().split())
    return any(re.search(rf"(?<!\d){re.escape(words)}", plain) for words in said if words in plain)


def _state(counted: Tally, look: Look, on: date) -> str:
    """«Просрочено на 6 дней», «Просрочено 2 из 9», «Сделано»."""
    words = SAID[counted.standing]
    if not counted.late or look.due is None:
        return words
    return f"{words} {counted.late} из{NBSP}{counted.total}" if counted.total > 1 else f"{words} на{NBSP}{overdue(look.due, on)}"


def _state_note(counted: Tally, look: Look, on: date) -> str:
    if counted.open:
        return f"сделано {counted.done} из {counted.total}" if counted.done and not counted.late else ""
    return near_day(look.last_done, on) if look.last_done else ""


def all_steps(number: int) -> str:
    """What leads to the occurrences of a row."""
    return f"Все {count(number, 'срок,срока,сроков')}"


def occurrence(step: Step, on: date) -> Occurrence:
    """One step among the others of its row."""
    standing = standing_of(step, on)
    named = step.name or (near_day(step.due_on, on) if step.due_on else "без даты")
    return Occurrence(step, named, SIGNS[standing], _step_state(step, standing, on))


def _step_state(step: Step, standing: Standing, on: date) -> str:
    if step.state == StepState.DONE and step.done_on:
        return f"Сделано {near_day(step.done_on, on)}"
    if step.due_on is None or not step.is_open:
        return SAID[standing]
    far = from_today(step.due_on, on)
    return (
        f"Просрочено, {far}"
        if standing == Standing.LATE
        else f"До {near_day(step.due_on, on)}" + (", в работе" if standing == Standing.WORKING else "")
    )
