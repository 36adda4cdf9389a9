"""From agreed rows to a live plan: all of it or nothing."""

from __future__ import annotations

from datetime import date
from itertools import groupby

from duet.base.access.actions import action
from duet.base.journal.models import note
from duet.base.tenancy.models import Member
from duet.core.deadlines import Ask, Due, parse, unfold
from duet.core.errors import Refusal
from duet.core.names import is_same_person
from duet.core.text import folded

from ..models import Activity, DraftRow, Duty, Holding, Item, Post, Roadmap, Stage, Step, Upload, UploadState
from ..models.meaning import context_of

# A rule whose every day lies outside the period («ежегодно до 1 октября» of a plan that begins in January) asks for a day.
NO_DAY = (Due(ask=Ask.DUE),)
# A title longer than this is not a role but a sentence; its whole is kept in the words of the cell.
LONGEST_TITLE = 300


@action("roadmaps.save")
def save_roadmap(upload: Upload, *, by: Member, on: date) -> Roadmap:
    """Make the plan of the rows under review; rows whose deadline is not clear yet go in and keep asking."""
    upload.refresh_from_db(from_queryset=Upload.objects.select_for_update(of=("self",)))
    if upload.state != UploadState.READ:
        raise Refusal("Эта карта уже сохранена или отложена.")
    rows = list(upload.rows.kept())
    if not rows or upload.starts_on is None or upload.ends_on is None:
        raise Refusal("Сохранять нечего: оставьте хотя бы одну строку и укажите период.")
    roadmap: Roadmap = Roadmap.objects.create(
        organisation=upload.organisation,
        title=upload.title[:1000] or "Дорожная карта наставничества",
        starts_on=upload.starts_on,
        ends_on=upload.ends_on,
        facts=upload.facts,
        asides=upload.asides,
        made_by=by,
    )
    activities = _lay_out(roadmap, rows)
    _assign(roadmap, list(zip(activities, rows, strict=True)), on)
    _unfold(roadmap, upload, list(zip(activities, rows, strict=True)))
    upload.state, upload.roadmap = UploadState.SAVED, roadmap
    upload.save(update_fields=["state", "roadmap"])
    note(roadmap=roadmap.pk, activities=len(activities))
    return roadmap


def _lay_out(roadmap: Roadmap, rows: list[DraftRow]) -> list[Activity]:
    """Stages, activities and their items, in the order of the document."""
    owner = roadmap.organisation
    stages = Stage.objects.bulk_create(
        Stage(organisation=owner, roadmap=roadmap, position=position, number=number, title=title)
        for (position, number, title), _ in groupby(rows, _stage_of)
    )
    by_position = {stage.position: stage for stage in stages}
    activities = Activity.objects.bulk_create(
        Activity(
            organisation=owner,
            roadmap=roadmap,
            stage=by_position[row.stage_position],
            position=position,
            number=row.number,
            title=row.title,
            result=row.result,
            deadline_text=row.deadline_text,
            deadline_words=row.deadline_words,
            deadline=row.deadline,
            responsible_text=row.responsible_text,
            # What a row asks about its days its steps ask on; the rest stays a question of the row.
            doubts=[] if row.settled else [doubt["text"] for doubt in row.doubts if not (row.ask and doubt["about"] == "deadline")],
        )
        for position, row in enumerate(rows, 1)
    )
    Item.objects.bulk_create(
        Item(organisation=owner, activity=activity, position=position, text=text)
        for activity, row in zip(activities, rows, strict=True)
        for position, text in enumerate(row.content, 1)
    )
    return activities


def _stage_of(row: DraftRow) -> tuple[int, str, str]:
    return row.stage_position, row.stage_number, row.stage_title


def _unfold(roadmap: Roadmap, upload: Upload, pairs: list[tuple[Activity, DraftRow]]) -> None:
    """Each deadline becomes its dated steps."""
    context = context_of(upload)
    Step.objects.bulk_create(
        Step(
            organisation=roadmap.organisation,
            activity=activity,
            roadmap=roadmap,
            position=position,
            name=due.name,
            opens_on=due.opens,
            due_on=due.on,
            first_due_on=due.on,
            proposed_on=due.proposed,
            ask="" if due.on else str(due.ask or "due"),
            continuous=due.continuous,
        )
        for activity, row in pairs
        for position, due in enumerate(unfold(parse(row.deadline_text, context), context.period) or NO_DAY, 1)
    )


def _assign(roadmap: Roadmap, pairs: list[tuple[Activity, DraftRow]], on: date) -> None:
    """Who answers for what: posts of the organisation and people found by surname and initials."""
    staff = list(Member.objects.at_desk_of(roadmap.organisation).at_work().with_roles())
    posts = _posts(roadmap, [party for _, row in pairs for party in row.parties], staff, on)
    Duty.objects.bulk_create(
        Duty(
            organisation=roadmap.organisation,
            activity=activity,
            position=position,
            post=posts.get(_key(party["title"])),
            person=party["person"][:200],
            member=_find(party["person"], staff),
            by_agreement=party["by_agreement"],
        )
        for activity, row in pairs
        for position, party in enumerate(row.parties, 1)
    )


def _posts(roadmap: Roadmap, parties: list[dict[str, str]], staff: list[Member], on: date) -> dict[str, Post]:
    """The organisation's posts by key; new ones are held by whoever has the role already."""
    named = {_key(party["title"]): party for party in parties if party["title"]}
    posts = {post.key: post for post in Post.objects.filter(organisation=roadmap.organisation, key__in=named)}
    fresh = Post.objects.bulk_create(
        Post(organisation=roadmap.organisation, key=key, title=party["title"][:LONGEST_TITLE], code=party["code"])
        for key, party in named.items()
        if key not in posts
    )
    Holding.objects.bulk_create(
        Holding(post=post, member=member, since=on) for post in fresh for member in staff if post.usual_role in member.roles
    )
    return posts | {post.key: post for post in fresh}


def _key(title: str) -> str:
    return folded(title)[:LONGEST_TITLE]


def _find(person: str, staff: list[Member]) -> Member | None:
    """The one member who bears the name; two of the same name are left for a person to choose."""
    found = [member for member in staff if is_same_person(person, member.full_name)] if person else []
    return found[0] if len(found) == 1 else None
