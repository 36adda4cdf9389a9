"""A list is brought, understood, and written down or put aside."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, timedelta

from django.db import transaction

from duet.base.access.actions import action
from duet.base.files.models import keep
from duet.base.journal.models import note
from duet.base.tenancy.models import Member, Organisation
from duet.core.errors import Refusal
from duet.core.listing import Meaning
from duet.stages.bases.years import BACK, year_of

from ..jobs import read_batch, write_batch
from ..models import Batch, BatchState, Line, Who
from ..wiping import KEPT_DAYS
from ..writing import UNDECIDED
from ._parts import take_for_review

_CLOSED = (BatchState.WRITING, BatchState.WRITTEN, BatchState.DROPPED)


@action("gathering.upload")
def upload(organisation: Organisation, *, by: Member, content: bytes, name: str, on: date) -> Batch:
    """Keep the file and begin to read it in the background."""
    file = keep(content, name=name, organisation=organisation, by=by)
    batch: Batch = Batch.objects.create(
        organisation=organisation, file=file, name=file.name, by=by, year=year_of(on), kept_until=on + timedelta(days=KEPT_DAYS)
    )
    note(batch=batch.pk, file=file.pk)
    transaction.on_commit(lambda: read_batch.enqueue(batch.pk))
    return batch


@action("gathering.upload")
def read_again(batch: Batch, *, by: Member) -> Batch:
    """Read the same file once more: after a stop in the middle, or with a newer version of the program."""
    batch.refresh_from_db(from_queryset=Batch.objects.select_for_update(of=("self",)))
    if batch.state in _CLOSED or batch.file_id is None:
        raise Refusal("Этот список уже записан или отложен. Загрузите файл заново.")
    return _queue(batch)


@action("gathering.understand")
def choose_columns(batch: Batch, *, by: Member, choices: Mapping[str, str]) -> Batch:
    """Say what the columns are; the file is read again at once. ``choices``: keys of meanings by keys of columns."""
    take_for_review(batch)
    known = {column["key"]: column["meaning"] for column in batch.columns}
    changed = {key: Meaning.of(meaning).key for key, meaning in choices.items() if key in known and known[key] != meaning}
    note(columns=len(changed))
    if not changed:
        return batch
    batch.choices = batch.choices | changed
    batch.save(update_fields=["choices"])
    return _queue(batch)


@action("gathering.understand")
def settle(batch: Batch, *, by: Member, who: str, status: str, mentor_status: str, year: int, on: date) -> Batch:
    """Say who these people are and which year's bases they come into."""
    take_for_review(batch)
    if not year_of(on) - BACK <= year <= year_of(on) + 1:
        raise Refusal("Выберите учебный год из списка.")
    batch.who, batch.status, batch.mentor_status, batch.year, batch.settled = Who(who), status, mentor_status, year, True
    batch.save(update_fields=["who", "status", "mentor_status", "year", "settled"])
    note(who=who, status=status, year=year)
    return batch


@action("gathering.write")
def start_writing(batch: Batch, *, by: Member) -> Batch:
    """Begin to write everybody down in the background. Asked again, it goes on with what was begun and begins nothing twice."""
    batch.refresh_from_db(from_queryset=Batch.objects.select_for_update(of=("self",)))
    if batch.state == BatchState.WRITTEN:
        return batch
    if batch.state != BatchState.WRITING:
        take_for_review(batch)
        lines = Line.objects.of(batch)
        if lines.undecided().exists():
            raise Refusal(UNDECIDED)
        if not lines.clear().exists():
            raise Refusal("Записывать некого: исправьте строки с ошибками или верните пропущенные.")
        batch.state, batch.trouble, batch.written_by = BatchState.WRITING, "", by
        batch.save(update_fields=["state", "trouble", "written_by"])
    transaction.on_commit(lambda: write_batch.enqueue(batch.pk))
    return batch


@action("gathering.drop")
def drop(batch: Batch, *, by: Member) -> Batch:
    """Put it aside: nobody is written down; the rows and the file wait for their time and are deleted."""
    batch.refresh_from_db(from_queryset=Batch.objects.select_for_update(of=("self",)))
    if batch.state in (BatchState.WRITING, BatchState.WRITTEN):
        raise Refusal("Список уже записан. Отложить можно только то, что на проверке.")
    batch.state = BatchState.DROPPED
    batch.save(update_fields=["state"])
    return batch


def _queue(batch: Batch) -> Batch:
    batch.state, batch.trouble = BatchState.QUEUED, ""
    batch.save(update_fields=["state", "trouble"])
    transaction.on_commit(lambda: read_batch.enqueue(batch.pk))
    return batch
