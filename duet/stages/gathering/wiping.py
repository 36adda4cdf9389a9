"""Deleting what a list left behind: all of it when its time is over, one person's part when the law says so."""

from __future__ import annotations

from datetime import date

from duet.base.files.models import StoredFile
from duet.base.journal.models import record
from duet.base.tenancy.models import system_member
from duet.core.listing import NOTES, PAST_REGISTRATION
from duet.stages.persons.models import Person

from .models import Batch, Line

# Nobody mends a list that has lain for three months, and nobody may keep what no consent came for.
KEPT_DAYS = 90


def wipe(batch: Batch, *, on: date) -> None:
    """Delete the rows and the file; what was written, by whom and how many stays."""
    Line.objects.of(batch).delete()
    drop_file(batch)
    batch.columns = [{**column, "samples": []} for column in batch.columns]
    batch.asides, batch.wiped_on = [], on
    batch.save(update_fields=["columns", "asides", "wiped_on"])
    record("gathering.wipe", by=system_member(batch.organisation, on=on), about=batch)


def drop_file(batch: Batch) -> bool:
    """Delete the file, and its bytes where nobody else keeps the same; whether there was one."""
    file = batch.file
    if file is None:
        return False
    batch.file = None
    batch.save(update_fields=["file"])
    place = file.path
    file.delete()
    # The same bytes may be the file of another organisation.
    if not StoredFile._base_manager.filter(sha256=file.sha256).exists():
        place.unlink(missing_ok=True)
    return True


def forget_past(person: Person) -> int:
    """Delete what lists tell of somebody past registration, waiting or as it stood in a row, and the files that tell it."""
    count = 0
    for line in Line.objects.filter(person=person).select_related("batch__organisation", "batch__file"):
        told = bool(line.waiting) or any(_is_past(key) for key in (*line.said, *line.values))
        _forget(line)
        if told:
            count += 1
        if line.batch.past_columns and drop_file(line.batch):
            count += 1
    return count


def _forget(line: Line) -> None:
    past = set(line.batch.past_columns)
    line.cells = {key: text for key, text in line.cells.items() if key not in past}
    for name in ("said", "values", "mends", "doubts"):
        setattr(line, name, {key: value for key, value in getattr(line, name).items() if not _is_past(key)})
    line.waiting, line.waits = {}, False
    line.save(update_fields=["cells", "said", "values", "mends", "doubts", "waiting", "waits"])


def _is_past(key: str) -> bool:
    # Words that found no field may be anything.
    return key == NOTES or key in PAST_REGISTRATION
