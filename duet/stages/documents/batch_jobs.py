"""Many papers, made in the background; a page shows how far it is.

Safe to repeat: papers are drawn first, and written all together in one transaction by whichever run comes first.
"""

from __future__ import annotations

import logging
from traceback import format_tb

from django_tasks import task

from duet.base import clock
from duet.base.tenancy.scope import everywhere, scope

from .batching import make, store
from .models import Batch, BatchState

log = logging.getLogger(__name__)

STUMBLED = "Подготовить документы не получилось, ни один не сохранён. Попробуйте ещё раз; если не выйдет, разделите список."


@task
def make_batch(batch_pk: int) -> None:
    """Draw and write everything, or nothing."""
    with everywhere():
        batch = Batch.objects.select_related("organisation", "made_by", "step").get(pk=batch_pk)
    with scope(batch.organisation), clock.played_on(batch.organisation.plays_on):
        waiting = Batch.objects.filter(pk=batch_pk, state__in=[BatchState.QUEUED, BatchState.MAKING])
        if not waiting.update(state=BatchState.MAKING):
            return
        try:
            store(batch, make(batch, on=clock.today()))
        except Exception as error:
            # Where it happened and of what kind: the words of an error may hold names, and a log is no place for them.
            log.error("batch %s could not be made: %s\n%s", batch_pk, type(error).__name__, "".join(format_tb(error.__traceback__)))
            Batch.objects.filter(pk=batch_pk, state=BatchState.MAKING).update(state=BatchState.FAILED, trouble=STUMBLED)
