"""From a file to rows that a person has agreed to."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from django.db import transaction
from django.db.models import F

from duet.base.access.actions import action
from duet.base.files.models import keep
from duet.base.journal.models import note
from duet.base.tenancy.models import Member, Organisation
from duet.core.errors import Refusal

from ..jobs import read_upload
from ..models import DraftRow, Upload, UploadState
from ..models.meaning import read_words


def _on_review(upload: Upload) -> None:
    """Take the upload for ourselves; rows change only while it is on review."""
    upload.refresh_from_db(from_queryset=Upload.objects.select_for_update(of=("self",)))
    if upload.state != UploadState.READ:
        raise Refusal("Эта карта уже сохранена или отложена: править её строки здесь больше нельзя.")


@action("roadmaps.upload")
def upload_roadmap(organisation: Organisation, *, by: Member, content: bytes, name: str) -> Upload:
    """Keep the file and begin to read it in the background."""
    file = keep(content, name=name, organisation=organisation, by=by)
    upload: Upload = Upload.objects.create(organisation=organisation, file=file, name=file.name, by=by)
    note(upload=upload.pk, file=file.pk)
    transaction.on_commit(lambda: read_upload.enqueue(upload.pk))
    return upload


@action("roadmaps.upload")
def read_again(upload: Upload, *, by: Member) -> Upload:
    """Read the same file once more: after a stop in the middle, or with a newer version of the program."""
    upload.refresh_from_db(from_queryset=Upload.objects.select_for_update(of=("self",)))
    if upload.state in (UploadState.SAVED, UploadState.DROPPED):
        raise Refusal("Эта карта уже сохранена или отложена. Загрузите файл заново.")
    upload.state, upload.pages_read, upload.pages, upload.trouble = UploadState.QUEUED, 0, 0, ""
    upload.save(update_fields=["state", "pages_read", "pages", "trouble"])
    transaction.on_commit(lambda: read_upload.enqueue(upload.pk))
    return upload


@action("roadmaps.mend")
def mend_upload(upload: Upload, *, by: Member, title: str, starts_on: date, ends_on: date) -> Upload:
    """Set the name and the period of the whole plan; every deadline is read again within it."""
    _on_review(upload)
    if ends_on < starts_on:
        raise Refusal("Конец периода раньше начала. Проверьте обе даты.")
    upload.title, upload.starts_on, upload.ends_on = title.strip(), starts_on, ends_on
    upload.doubts = [doubt for doubt in upload.doubts if doubt["about"] not in ("title", "deadline")]
    upload.save(update_fields=["title", "starts_on", "ends_on", "doubts"])
    rows = list(upload.rows.all())
    for row in rows:
        read_words(row, upload, parts=("deadline",))
    DraftRow.objects.bulk_update(rows, ["deadline", "deadline_words", "ask", "doubts"])
    return upload


@action("roadmaps.mend")
def mend_row(
    row: DraftRow,
    *,
    by: Member,
    title: str,
    content: Sequence[str],
    deadline_text: str,
    responsible_text: str,
    result: str,
) -> DraftRow:
    """Put a row right: the new words are read by the same grammar as the document's."""
    _on_review(row.upload)
    if not title.strip():
        raise Refusal("Напишите, что делать: у строки должно быть мероприятие.")
    items = [item.strip() for item in content if item.strip()]
    new = {"title": title.strip(), "deadline": deadline_text.strip(), "responsible": responsible_text.strip(), "result": result.strip()}
    old = {"title": row.title, "deadline": row.deadline_text, "responsible": row.responsible_text, "result": row.result}
    changed = tuple(part for part in new if new[part] != old[part]) + (("content",) if items != row.content else ())
    row.title, row.content, row.result = new["title"], items, new["result"]
    row.deadline_text, row.responsible_text = new["deadline"], new["responsible"]
    row.doubts = [doubt for doubt in row.doubts if doubt["about"] not in changed]
    row.mended = row.mended or bool(changed)
    read_words(row, row.upload, parts=changed)
    # What a person has seen in the form and left is no doubt any more, unless the new words brought one.
    row.settled = not any(doubt["about"] in changed for doubt in row.doubts)
    row.save()
    note(row=row.pk, parts=list(changed))
    return row


@action("roadmaps.mend")
def answer_row(row: DraftRow, *, by: Member, days: Sequence[date]) -> DraftRow:
    """Give a row the days its words lack: they become its words, «до 24.10.2026» or «15.12.2026, 20.05.2027»."""
    _on_review(row.upload)
    written = [f"{day:%d.%m.%Y}" for day in days]
    row.deadline_text = ", ".join(written) if len(written) > 1 else f"до {written[0]}"
    read_words(row, row.upload, parts=("deadline",))
    row.mended, row.settled = True, not row.doubts_about("deadline")
    row.save()
    note(row=row.pk, days=[day.isoformat() for day in days])
    return row


@action("roadmaps.mend")
def settle_row(row: DraftRow, *, by: Member, settled: bool = True) -> DraftRow:
    """«Так и есть»: the reading is right, or what is missing will be said later."""
    _on_review(row.upload)
    row.settled = settled
    row.save(update_fields=["settled"])
    return row


@action("roadmaps.mend")
def skip_row(row: DraftRow, *, by: Member, skipped: bool = True) -> DraftRow:
    """Leave the row out of the plan, or take it back in; the row itself is kept."""
    _on_review(row.upload)
    row.skipped = skipped
    row.save(update_fields=["skipped"])
    return row


@action("roadmaps.mend")
def add_row(after: DraftRow, *, by: Member, title: str) -> DraftRow:
    """A row the document lacks, below another one of the same stage."""
    _on_review(after.upload)
    if not title.strip():
        raise Refusal("Напишите, что делать: у строки должно быть мероприятие.")
    after.upload.rows.filter(position__gt=after.position).update(position=F("position") + 1)
    row = DraftRow(
        organisation=after.organisation,
        upload=after.upload,
        position=after.position + 1,
        stage_position=after.stage_position,
        stage_number=after.stage_number,
        stage_title=after.stage_title,
        title=title.strip(),
        mended=True,
    )
    read_words(row, after.upload, parts=("deadline", "responsible"))
    row.save()
    return row


@action("roadmaps.drop")
def drop_upload(upload: Upload, *, by: Member) -> Upload:
    """Put it aside: nothing of it goes into a plan, the file stays."""
    upload.refresh_from_db(from_queryset=Upload.objects.select_for_update(of=("self",)))
    if upload.state == UploadState.SAVED:
        raise Refusal("Карта уже сохранена. Отложить можно только то, что на проверке.")
    upload.state = UploadState.DROPPED
    upload.save(update_fields=["state"])
    return upload
