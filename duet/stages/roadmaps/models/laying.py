"""Words to rows that live: stages, activities, items, who answers, and the dated steps each deadline unfolds into.

The one way into a plan, whether the words come from a document under review, a template, last year's plan, the catalogue,
a row edited in place or a body above. Actions call it inside their transactions; nothing here asks for rights.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import asdict, dataclass, field
from datetime import date
from itertools import count
from typing import Any

from duet.base.tenancy.models import Member, Organisation
from duet.core.deadlines import UNSPECIFIED, Ask, Context, Deadline, Due, as_json, parse, say, unfold
from duet.core.names import is_same_person
from duet.core.plans import PlanRow, PlanStage, StampKind
from duet.core.plans.addressing import audience
from duet.core.responsible import read_responsible
from duet.core.text import folded

from ..querysets import ORGANISATIONS_BELOW
from .plan import Activity, Duty, Item, Roadmap, Stage
from .posts import Holding, Post
from .steps import Step
from .words import stamps_of

# A rule whose every day lies outside the period («ежегодно до 1 октября» of a plan that begins in January) asks for a day.
NO_DAY = (Due(ask=Ask.DUE),)
# A title longer than this is not a role but a sentence; its whole is kept in the words of the cell.
LONGEST_TITLE = 300
# Party of ``core.responsible`` as the JSON of a draft row keeps it.
PartyJson = Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Meant:
    """A row in words and what they mean. ``doubts`` are sentences that a person has not answered."""

    row: PlanRow
    deadline: Deadline = UNSPECIFIED
    parties: Sequence[PartyJson] = ()
    doubts: Sequence[str] = ()
    origin: Activity | None = field(default=None, compare=False)


def context_of(roadmap: Roadmap) -> Context:
    """What the deadlines of a plan are read within."""
    approved = (stamp.day for stamp in stamps_of(roadmap) if stamp.kind is StampKind.APPROVED and stamp.day)
    return Context(period=roadmap.period, approved_on=next(approved, None))


def meant(row: PlanRow, roadmap: Roadmap) -> Meant:
    """What the words of a row mean within the plan."""
    parties = read_responsible(row.responsible, abbreviations=roadmap.facts.get("abbreviations", {}))
    return Meant(row, parse(row.deadline, context_of(roadmap)), [asdict(party) for party in parties])


def lay_stages(roadmap: Roadmap, stages: Iterable[PlanStage], *, on: date) -> list[Activity]:
    """Lay out whole stages of words at the end of the plan; returns their activities in order."""
    position = roadmap.stages.count()
    laid: list[tuple[Stage, Meant]] = []
    for number, stage in enumerate(stages, position + 1):
        home = Stage.objects.create(
            organisation=roadmap.organisation, roadmap=roadmap, position=number, number=stage.number[:20], title=stage.title
        )
        laid.extend((home, meant(row, roadmap)) for row in stage.rows)
    return lay_out(roadmap, laid, on=on)


def lay_out(roadmap: Roadmap, rows: Sequence[tuple[Stage, Meant]], *, on: date, after: int | None = None) -> list[Activity]:
    """Rows into their stages with everything that belongs to them; positions go on from ``after`` (the last one when None)."""
    last = after if after is not None else max(roadmap.activities.values_list("position", flat=True), default=0)
    activities = Activity.objects.bulk_create(
        _activity(roadmap, stage, one, position) for (stage, one), position in zip(rows, count(last + 1), strict=False)
    )
    pairs = list(zip(activities, (one for _, one in rows), strict=True))
    Item.objects.bulk_create(items_of(pairs))
    Duty.objects.bulk_create(duties_of(roadmap.organisation, pairs, on=on))
    Step.objects.bulk_create(steps_of(roadmap, pairs))
    return activities


def _activity(roadmap: Roadmap, stage: Stage, one: Meant, position: int) -> Activity:
    made = Activity(
        organisation=roadmap.organisation, roadmap=roadmap, stage=stage, position=position, codes=list(one.row.codes), origin=one.origin
    )
    fill(made, one)
    return made


def fill(activity: Activity, one: Meant) -> None:
    """Put the words and what they mean into the columns of the row; nothing is saved."""
    row = one.row
    activity.number, activity.title, activity.result = row.number[:20], row.title, row.result
    activity.deadline_text, activity.deadline_words = row.deadline[:1000], say(one.deadline)[:500]
    activity.deadline, activity.responsible_text = as_json(one.deadline), row.responsible
    activity.doubts = list(one.doubts)


def items_of(pairs: Iterable[tuple[Activity, Meant]]) -> list[Item]:
    """The points of the content, unsaved."""
    return [
        Item(organisation_id=activity.organisation_id, activity=activity, position=position, text=text)
        for activity, one in pairs
        for position, text in enumerate(one.row.items, 1)
    ]


def dues(one: Meant, roadmap: Roadmap) -> Sequence[Due]:
    """The dated obligations of the row inside the plan; never none."""
    return unfold(one.deadline, roadmap.period) or NO_DAY


def steps_of(roadmap: Roadmap, pairs: Iterable[tuple[Activity, Meant]]) -> list[Step]:
    """The steps each deadline unfolds into, unsaved."""
    return [step_of(activity, due, position) for activity, one in pairs for position, due in enumerate(dues(one, roadmap), 1)]


def step_of(activity: Activity, due: Due, position: int) -> Step:
    """One of them, unsaved."""
    return Step(
        organisation_id=activity.organisation_id, activity=activity, roadmap_id=activity.roadmap_id, position=position,
        name=due.name, opens_on=due.opens, due_on=due.on, first_due_on=due.on, proposed_on=due.proposed,
        ask="" if due.on else str(due.ask or Ask.DUE), continuous=due.continuous,
    )  # fmt: skip


def duties_of(organisation: Organisation, pairs: Sequence[tuple[Activity, Meant]], *, on: date) -> list[Duty]:
    """Who answers for what, unsaved: posts of the organisation (made if new) and people found by surname and initials."""
    staff = list(Member.objects.at_desk_of(organisation).at_work().with_roles())
    posts = _posts(organisation, [party for _, one in pairs for party in one.parties], staff, on)
    return [
        Duty(
            organisation=organisation,
            activity=activity,
            position=position,
            post=posts.get(_key(party["title"])),
            person=party["person"][:200],
            member=_find(party["person"], staff),
            by_agreement=party["by_agreement"],
        )
        for activity, one in pairs
        for position, party in enumerate(one.parties, 1)
    ]


def _posts(organisation: Organisation, parties: Sequence[PartyJson], staff: list[Member], on: date) -> dict[str, Post]:
    """The organisation's posts by key; new ones are held by whoever has the role already."""
    named = {_key(party["title"]): party for party in parties if party["title"]}
    posts = {post.key: post for post in Post.objects.filter(organisation=organisation, key__in=named)}
    fresh = Post.objects.bulk_create(
        Post(organisation=organisation, key=key, title=party["title"][:LONGEST_TITLE], code=_code(organisation, party))
        for key, party in named.items()
        if key not in posts
    )
    Holding.objects.bulk_create(
        Holding(post=post, member=member, since=on) for post in fresh for member in staff if post.usual_role in member.roles
    )
    return posts | {post.key: post for post in fresh}


def _code(organisation: Organisation, party: PartyJson) -> str:
    """In the plan of a body above «руководители ОО» are not its own head: organisations below answer, each for itself."""
    return ORGANISATIONS_BELOW if organisation.is_above and audience([party["title"]]) else str(party["code"])


def _key(title: str) -> str:
    return folded(title)[:LONGEST_TITLE]


def _find(person: str, staff: list[Member]) -> Member | None:
    """The one member who bears the name; two of the same name are left for a person to choose."""
    found = [member for member in staff if is_same_person(person, member.full_name)] if person else []
    return found[0] if len(found) == 1 else None
