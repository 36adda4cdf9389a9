"""From agreed rows to a live plan: all of it or nothing."""

from __future__ import annotations

from datetime import date
from itertools import groupby

from duet.base.access.actions import action
from duet.base.journal.models import note
from duet.base.tenancy.models import Member
from duet.core.deadlines import parse
from duet.core.errors import Refusal
from duet.core.plans import PlanRow

from ..models import DraftRow, Roadmap, Stage, Upload, UploadState
from ..models.laying import Meant, lay_out
from ..models.meaning import context_of


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
    activities = lay_out(roadmap, _laid(roadmap, upload, rows), on=on)
    upload.state, upload.roadmap = UploadState.SAVED, roadmap
    upload.save(update_fields=["state", "roadmap"])
    note(roadmap=roadmap.pk, activities=len(activities))
    return roadmap


def _laid(roadmap: Roadmap, upload: Upload, rows: list[DraftRow]) -> list[tuple[Stage, Meant]]:
    """The rows with their stages, in the order of the document."""
    stages = Stage.objects.bulk_create(
        Stage(organisation=roadmap.organisation, roadmap=roadmap, position=position, number=number, title=title)
        for (position, number, title), _ in groupby(rows, _stage_of)
    )
    by_position = {stage.position: stage for stage in stages}
    context = context_of(upload)
    return [
        (by_position[row.stage_position], Meant(_words(row), parse(row.deadline_text, context), row.parties, _questions(row)))
        for row in rows
    ]


def _stage_of(row: DraftRow) -> tuple[int, str, str]:
    return row.stage_position, row.stage_number, row.stage_title


def _words(row: DraftRow) -> PlanRow:
    return PlanRow(
        title=row.title,
        number=row.number,
        items=tuple(row.content),
        deadline=row.deadline_text,
        responsible=row.responsible_text,
        result=row.result,
    )


def _questions(row: DraftRow) -> list[str]:
    """What a row asks about its days its steps ask on; the rest stays a question of the row."""
    return [] if row.settled else [doubt["text"] for doubt in row.doubts if not (row.ask and doubt["about"] == "deadline")]
