"""Slow work that follows an upload: a worker reads the file, a page shows how far it is.

Safe to repeat: each run begins from the kept file and replaces what an earlier one left.
"""

from __future__ import annotations

import logging
import time
from collections.abc import Callable

from django.db import transaction
from django_tasks import task

from duet.base import clock
from duet.base.files.readers import Unreadable, read
from duet.base.journal.models import record
from duet.base.tenancy.models import system_member
from duet.base.tenancy.scope import everywhere, scope
from duet.core.calendar import Period
from duet.core.roadmaps import Draft, draft_as_json, recognise

from .models import DraftRow, Upload, UploadState
from .models.meaning import read_words, row_of

log = logging.getLogger(__name__)

STUMBLED = (
    "Программа не справилась с этим файлом, сам файл сохранён. "
    "Сохраните карту в Word (.docx) и загрузите ещё раз или вставьте таблицу как текст."
)
NO_ROWS = "В файле не нашлось таблицы с мероприятиями. Проверьте, тот ли это файл, или вставьте таблицу как текст."


@task
def read_upload(upload_pk: int) -> None:
    """Read the file and lay its rows out for a person, or say why it cannot be read."""
    with everywhere():
        upload = Upload.objects.select_related("organisation", "file").get(pk=upload_pk)
    with scope(upload.organisation):
        waiting = Upload.objects.filter(pk=upload_pk, state__in=[UploadState.QUEUED, UploadState.READING])
        if not waiting.update(state=UploadState.READING, pages_read=0):
            return
        try:
            draft = recognise(read(upload.file.read(), upload.name, progress=_progress(upload)), source=upload.name)
        except Unreadable as trouble:
            _refuse(upload, str(trouble))
        except Exception:
            log.exception("upload %s could not be read", upload_pk)
            _refuse(upload, STUMBLED)
        else:
            _store(upload, draft) if draft.activities else _refuse(upload, NO_ROWS)


def _progress(upload: Upload) -> Callable[[int, int], None]:
    shown_at = 0.0

    def show(done: int, total: int) -> None:
        nonlocal shown_at
        # A page asks once a second; writing oftener would only slow the reading down.
        if done == total or time.monotonic() - shown_at > 0.5:
            shown_at = time.monotonic()
            Upload.objects.filter(pk=upload.pk).update(pages_read=done, pages=total)

    return show


@transaction.atomic
def _refuse(upload: Upload, trouble: str) -> None:
    Upload.objects.filter(pk=upload.pk, state=UploadState.READING).update(state=UploadState.FAILED, trouble=trouble)
    record("roadmaps.refuse", by=system_member(upload.organisation, on=clock.today()), about=upload, facts={"trouble": trouble})


@transaction.atomic
def _store(upload: Upload, draft: Draft) -> None:
    upload.refresh_from_db(from_queryset=Upload.objects.select_for_update(of=("self",)))
    if upload.state != UploadState.READING:
        return
    _describe(upload, draft)
    rows = [
        row_of(upload, stage, activity, stage_position=number)
        for number, stage in enumerate(draft.stages, 1)
        for activity in stage.activities
    ]
    for position, row in enumerate(rows, 1):
        if draft.period is None and row.deadline_text:
            # The document names no period: its deadlines are read again within the one taken in its place.
            read_words(row, upload, parts=("deadline",))
        # Room between the rows: a person may add one below another.
        row.position = position * 10
    upload.rows.all().delete()
    DraftRow.objects.bulk_create(rows)
    record("roadmaps.read", by=system_member(upload.organisation, on=clock.today()), about=upload, facts={"rows": len(rows)})


def _describe(upload: Upload, draft: Draft) -> None:
    # When the document names no period its doubt says so; the page shows the school year taken in its place.
    period = draft.period or Period.school_year_of(clock.today())
    doubts = [{"about": str(doubt.about), "text": doubt.text} for doubt in draft.doubts]
    facts = draft_as_json(draft)
    upload.facts = {key: facts[key] for key in ("title", "organisation", "period", "approval", "header", "abbreviations")}
    upload.title, upload.starts_on, upload.ends_on = draft.title or "", period.start, period.end
    upload.asides, upload.doubts, upload.state = list(draft.asides), doubts, UploadState.READ
    upload.save()
