"""What stands in a feed: an event for each step with a day, in words that may leave the building.

No names of people: who answers is said by role, or «вы». Reasons, remarks and evidence stay inside.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from typing import Any
from uuid import NAMESPACE_URL, UUID, uuid5

from django.contrib.contenttypes.models import ContentType
from django.db.models import Count, Max, Model
from django.utils import timezone

from duet.base.journal.models import Entry
from duet.base.tenancy.models import Organisation
from duet.core.lifecycle import OPEN, StepState
from duet.stages.roadmaps.models import Activity, Duty, Item, Roadmap, Step
from duet.stages.roadmaps.querysets import StepQuerySet
from duet.stages.roadmaps.views.addresses import numbered

from .models import Feed

# What is older is of use to nobody; what is later is there to the end of the plans.
DAYS_BACK = 60
EVENTS_AT_MOST = 10_000
SAID = {StepState.DONE: "✓ Сделано: ", StepState.CANCELLED: "Отменено: "}
SOMEBODY = "сотрудник организации"
NEVER = datetime.min.replace(tzinfo=UTC)


@dataclass(frozen=True, slots=True)
class Event:
    """A step as a calendar shows it: an event for the whole of its day.

    ``sequence`` and ``changed`` never go back; they are counted from the journal, so that two readings of the same say the same.
    """

    uid: str
    day: date
    summary: str
    description: str
    url: str
    category: str
    is_cancelled: bool
    is_open: bool
    sequence: int
    changed: datetime


@dataclass(frozen=True, slots=True)
class _Row:
    """What the steps of an activity have in common."""

    title: str
    description: str
    category: str
    roadmap: int


@dataclass(frozen=True, slots=True)
class _Trace:
    """What the journal knows of a thing: how many lines, and when the last one was written."""

    lines: int = 0
    last: datetime = NEVER


def events(feed: Feed, on: date, *, site: str) -> list[Event]:
    """The events by day; ``site`` is the beginning of addresses («https://duet.school.ru»). Nine queries whatever their number."""
    steps = steps_of(feed, on)
    rows, named = _rows(feed, steps), namespace(feed.organisation)
    of_steps, of_rows = _traces(Step, steps.values("pk")), _traces(Activity, steps.values("activity"))
    of_plans, made = _traces(Roadmap, steps.values("roadmap")), _made(row.roadmap for row in rows.values())
    facts = steps.order_by("due_on", "pk").values_list("pk", "activity_id", "due_on", "state", "name")[:EVENTS_AT_MOST]
    address, found = numbered("roadmaps:step", feed.organisation.slug), []
    for pk, activity, due, state, name in facts:
        row, late = rows[activity], state in OPEN and due < on
        traces = (of_steps.get(pk, _Trace()), of_rows.get(activity, _Trace()), of_plans.get(row.roadmap, _Trace()))
        since = [_midnight(due + timedelta(days=1))] if late else []
        found.append(
            Event(
                uid=str(uuid5(named, f"step:{pk}")),
                day=due,
                summary=summary(f"{row.title} ({name})" if name else row.title, state, late=late, rehearsal=feed.organisation.is_rehearsal),
                description=row.description,
                url=site + address(pk),
                category=row.category,
                is_cancelled=state == StepState.CANCELLED,
                is_open=state in OPEN,
                sequence=sum(trace.lines for trace in traces) + late,
                changed=max(made[row.roadmap], *(trace.last for trace in traces), *since),
            )
        )
    return found


def steps_of(feed: Feed, on: date) -> StepQuerySet:
    """The steps a feed shows: of a person, what they answer for or have taken; of the organisation, all of its own."""
    steps: StepQuerySet = Step.objects.at_desk_of(feed.organisation).filter(due_on__gte=on - timedelta(days=DAYS_BACK))
    return steps.of(feed.member) if feed.member else steps


def namespace(organisation: Organisation) -> UUID:
    """What makes the numbers of two installations differ, wherever they stand: the moment the organisation was made here."""
    return uuid5(NAMESPACE_URL, f"duet:{organisation.pk}:{organisation.created_at.astimezone(UTC).isoformat()}")


def summary(title: str, state: str, *, late: bool, rehearsal: bool) -> str:
    """«Просрочено: Анкета»

    >>> summary("Анкета", StepState.DONE, late=False, rehearsal=True)
    'Репетиция. ✓ Сделано: Анкета'
    """
    said = "Просрочено: " if late else SAID.get(StepState(state), "")
    return f"{'Репетиция. ' if rehearsal else ''}{said}{title or 'Без названия'}"


def _rows(feed: Feed, steps: StepQuerySet) -> dict[int, _Row]:
    keys = steps.values("activity")
    items = _gathered(Item.objects.filter(activity__in=keys).order_by("position", "pk").values_list("activity_id", "text"))
    answer = _gathered(_answers(feed, Duty.objects.filter(activity__in=keys).order_by("position", "pk")))
    known = Activity.objects.filter(pk__in=keys).values_list(
        "pk", "title", "result", "deadline_text", "stage__title", "roadmap_id", "roadmap__title"
    )
    return {
        pk: _Row(title, _description(items.get(pk, []), result, deadline, answer.get(pk, []), plan), stage, roadmap)
        for pk, title, result, deadline, stage, roadmap, plan in known
    }


def _answers(feed: Feed, duties: Any) -> Iterator[tuple[int, str]]:
    """Who answers, without a name."""
    for activity, post, member in duties.values_list("activity_id", "post__title", "member_id"):
        mine = feed.member_id is not None and member == feed.member_id
        yield activity, "вы" if mine else post or SOMEBODY


def _description(items: list[str], result: str, deadline: str, answer: list[str], plan: str) -> str:
    lines = [f"— {item}" for item in items]
    lines += [
        f"{word}: {text}"
        for word, text in (("Результат", result), ("Срок по карте", deadline), ("Отвечает", ", ".join(dict.fromkeys(answer))))
        if text
    ]
    return "\n".join([*lines, f"Дорожная карта: {plan}"])


def _gathered(pairs: Iterable[tuple[int, str]]) -> dict[int, list[str]]:
    found: dict[int, list[str]] = {}
    for key, value in pairs:
        found.setdefault(key, []).append(value)
    return found


def _traces(kind: type[Model], keys: Any) -> Mapping[int, _Trace]:
    lines = Entry.objects.filter(about_type=ContentType.objects.get_for_model(kind), about_id__in=keys).order_by()
    return {key: _Trace(count, last) for key, count, last in lines.values_list("about_id").annotate(Count("pk"), Max("at"))}


def _made(roadmaps: Iterable[int]) -> dict[int, datetime]:
    return dict(Roadmap.objects.filter(pk__in=set(roadmaps)).values_list("pk", "made_at"))


def _midnight(day: date) -> datetime:
    return timezone.make_aware(datetime.combine(day, time.min))
