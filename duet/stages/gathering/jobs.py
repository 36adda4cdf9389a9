"""Slow work with a list: it is read, then written; a page shows how far it is.

Safe to repeat: reading begins from the kept file and replaces what an earlier run left, writing is done once in one transaction.
"""

from __future__ import annotations

import logging
from traceback import format_tb

from django.db import transaction
from django_tasks import task
from huey import crontab
from huey.contrib.djhuey import db_periodic_task

from duet.base import clock
from duet.base.files.guard.refusals import BOMB, TOO_WIDE
from duet.base.files.readers import Unreadable, read_sheets
from duet.base.journal.models import record
from duet.base.tenancy.models import system_member
from duet.base.tenancy.scope import everywhere, scope
from duet.core.errors import Refusal
from duet.core.listing import read_list

from .laying import MOST_PEOPLE, describe, lines_of
from .matching import look_for_likely
from .models import Batch, BatchState, Line
from .progress import Teller
from .wiping import wipe
from .writing import write

log = logging.getLogger(__name__)
_AT_ONCE = 500

STUMBLED = "Программа не справилась с этим файлом, сам файл сохранён. Сохраните список как .xlsx и загрузите ещё раз."
NOBODY = "В файле не нашлось ни одного человека. Проверьте, тот ли это файл: нужна таблица или список с именами."
TOO_MANY = (
    f"В файле слишком много строк. За один раз можно загрузить {MOST_PEOPLE // 1000}\N{NO-BREAK SPACE}000 человек: "
    "разделите список, например по классам или школам."
)
NOT_WRITTEN = "Записать не получилось, ни одна карточка не изменилась. Попробуйте ещё раз; если не выйдет, пропустите строки с сомнениями."


@task
def read_batch(batch_pk: int) -> None:
    """Read the file and lay its people out for a person, or say why it cannot be read."""
    with everywhere():
        batch = Batch.objects.select_related("organisation", "file").get(pk=batch_pk)
    with scope(batch.organisation), clock.played_on(batch.organisation.plays_on):
        waiting = Batch.objects.filter(pk=batch_pk, state__in=[BatchState.QUEUED, BatchState.READING])
        if not waiting.update(state=BatchState.READING):
            return
        try:
            _read(batch)
        except Unreadable as trouble:
            _refuse(batch, TOO_MANY if str(trouble) in (BOMB, TOO_WIDE) else str(trouble))
        except Exception as error:
            log.error("list %s could not be read: %s", batch_pk, _without_words(error))
            _refuse(batch, STUMBLED)


def _read(batch: Batch) -> None:
    teller, today = Teller(batch.pk), clock.today()
    teller.tell("Открываем файл", 0, 0)
    listing = read_list(read_sheets(batch.file.read() if batch.file else b"", batch.name), batch.choices)
    if len(listing.rows) > MOST_PEOPLE:
        raise Unreadable(TOO_MANY)
    known = {line.key: line for line in Line.objects.of(batch)}
    lines = []
    for line in lines_of(batch, listing, known, on=today):
        lines.append(line)
        teller.tell("Читаем строки", len(lines), len(listing.rows))
    if not any(line.full_name for line in lines):
        raise Unreadable(NOBODY)
    teller.tell("Ищем, кто уже записан", 0, 0)
    look_for_likely(lines, batch.organisation)
    describe(batch, listing)
    _store(batch, lines)


@transaction.atomic
def _store(batch: Batch, lines: list[Line]) -> None:
    current = Batch.objects.select_for_update(of=("self",)).get(pk=batch.pk)
    if current.state != BatchState.READING:
        return
    batch.state, batch.trouble = BatchState.READ, ""
    batch.save(update_fields=["state", "trouble", "columns", "asides", "who", "status", "mentor_status"])
    Line.objects.of(batch).delete()
    Line.objects.bulk_create(lines, batch_size=_AT_ONCE)
    record("gathering.read", by=system_member(batch.organisation, on=clock.today()), about=batch, facts={"people": len(lines)})


@transaction.atomic
def _refuse(batch: Batch, trouble: str) -> None:
    Batch.objects.filter(pk=batch.pk, state=BatchState.READING).update(state=BatchState.FAILED, trouble=trouble)
    record("gathering.refuse", by=system_member(batch.organisation, on=clock.today()), about=batch, facts={"trouble": trouble})


@task
def write_batch(batch_pk: int) -> None:
    """Write everybody of the list, or nobody."""
    with everywhere():
        batch = Batch.objects.select_related("organisation").get(pk=batch_pk)
    with scope(batch.organisation), clock.played_on(batch.organisation.plays_on):
        try:
            write(batch_pk, Teller(batch_pk), on=clock.today(), at=clock.now())
        except Refusal as trouble:
            _give_back(batch, str(trouble))
        except Exception as error:
            log.error("list %s could not be written: %s", batch_pk, _without_words(error))
            _give_back(batch, NOT_WRITTEN)


def _without_words(error: Exception) -> str:
    """Where it happened and of what kind: the words of an error may hold a row of the list, and a log is no place for names."""
    return f"{type(error).__name__}\n{''.join(format_tb(error.__traceback__))}"


def _give_back(batch: Batch, trouble: str) -> None:
    Batch.objects.filter(pk=batch.pk, state=BatchState.WRITING).update(state=BatchState.READ, trouble=trouble)


@db_periodic_task(crontab(hour="3", minute="40"))  # type: ignore[untyped-decorator]  # huey has no types
def every_night() -> None:
    """Rows and files whose time is over."""
    wipe_old.enqueue()


@task
def wipe_old() -> None:
    """Delete the rows and the files of lists that are kept no longer."""
    with everywhere():
        for batch in Batch.objects.kept_until(clock.today()).select_related("organisation", "file"):
            with scope(batch.organisation):
                wipe(batch, on=clock.today())
