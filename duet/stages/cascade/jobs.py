"""Sending a plan down: a worker goes from portion to portion, a page shows how far it is.

Safe to repeat and to interrupt: each portion is one transaction, and a portion that stands already is only compared.
"""

from __future__ import annotations

import logging
from collections.abc import Sequence
from datetime import date, datetime
from functools import partial

from django.db import transaction
from django_tasks import task

from duet.base import clock
from duet.base.journal.models import record
from duet.base.tenancy.models import Organisation
from duet.base.tenancy.scope import everywhere, scope

from .handing import hand_down
from .models import Spread, SpreadState
from .source import SourceRow, digest_of, source_rows

log = logging.getLogger(__name__)

# Small enough for a page to move on, large enough for a thousand organisations to take seconds.
PORTION = 100
# Rows below in one portion: a query names each of them, and SQLite takes 32,766 values at most.
ROWS_AT_ONCE = 20_000


def organisations_below(place: Organisation) -> list[Organisation]:
    """Those who get the rows: everybody below who is no body above others, in the order they were opened."""
    return list(Organisation.objects.filter(path__startswith=place.path).exclude(pk=place.pk).educational().order_by("pk"))


@task
def send_plan(spread_pk: int, run: int) -> None:
    """Bring every organisation below to what the plan says; a newer ``run`` stops this one."""
    with everywhere():
        spread = Spread.objects.for_page().select_related("organisation").get(pk=spread_pk)
    with scope(spread.organisation), clock.played_on(spread.organisation.plays_on):
        places = organisations_below(spread.organisation)
        rows = source_rows(spread)
        try:
            finished = _begin(spread, run, total=len(places)) and _send(spread, run, rows, places)
        except Exception:
            log.exception("spread %s was not sent", spread_pk)
            Spread.objects.filter(pk=spread_pk, run=run).update(state=SpreadState.FAILED, moved_at=clock.now())
        else:
            if finished:
                _end(spread, run, rows)


def _begin(spread: Spread, run: int, *, total: int) -> bool:
    mine = Spread.objects.filter(pk=spread.pk, run=run)
    return bool(mine.update(state=SpreadState.RUNNING, total=total, done=0, moved_at=clock.now()))


def _send(spread: Spread, run: int, rows: Sequence[SourceRow], places: list[Organisation]) -> bool:
    """Portion after portion; False when another run has taken over."""
    size = max(1, min(PORTION, ROWS_AT_ONCE // max(1, len(rows))))
    for start in range(0, len(places), size):
        portion = places[start : start + size]
        with transaction.atomic():
            mine = Spread.objects.filter(pk=spread.pk, run=run)
            # Taking the row first makes two runs wait for each other.
            if not mine.update(done=start + len(portion), moved_at=clock.now()):
                return False
            hand_down(spread, rows, portion, on=spread.sent_on)
    return True


@transaction.atomic
def _end(spread: Spread, run: int, rows: Sequence[SourceRow]) -> None:
    digest = digest_of(spread.roadmap, rows)
    if Spread.objects.filter(pk=spread.pk, run=run).update(state=SpreadState.DONE, digest=digest, moved_at=clock.now()):
        record("cascade.sent", by=spread.by, about=spread.roadmap, facts={"organisations": spread.total, "rows": len(rows)})


@task
def welcome(organisation_pk: int) -> None:
    """An organisation opened later gets what is still ahead of every plan that is with its neighbours."""
    with everywhere():
        place = Organisation.objects.get(pk=organisation_pk)
        above = [int(pk) for pk in place.path.strip("/").split("/") if int(pk) != place.pk]
        sent = list(Spread.objects.in_force().for_page().select_related("organisation").filter(organisation__in=above))
    for spread in sent:
        with scope(spread.organisation), clock.played_on(spread.organisation.plays_on), transaction.atomic():
            # Waits for a sending that is under way: it may have begun before this place was there.
            Spread.objects.filter(pk=spread.pk).update(moved_at=clock.now())
            hand_down(spread, source_rows(spread), [place], on=clock.today())


def queue(spread: Spread, *, on: date, at: datetime) -> None:
    """A new run: it begins when the transaction is over, and stops any other at its next portion."""
    spread.run += 1
    spread.state, spread.done, spread.sent_on, spread.moved_at = SpreadState.QUEUED, 0, on, at
    spread.save()
    transaction.on_commit(partial(send_plan.enqueue, spread.pk, spread.run))


def follow_edition(roadmap_pk: int, *, on: date, at: datetime) -> None:
    """A new edition of a plan that is with the organisations goes to them at once, in a run of its own."""
    with everywhere(), transaction.atomic():
        spread = Spread.objects.select_for_update(of=("self",)).in_force().filter(roadmap=roadmap_pk).first()
        if spread is None:
            return
        queue(spread, on=on, at=at)
