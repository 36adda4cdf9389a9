"""Letters of the morning: the clock of the worker knocks every hour, the job goes through the organisations a few at a time.

Safe to repeat and to interrupt: each letter goes out once a day (``postman``), and the next knock goes on where the last one ended.
"""

from __future__ import annotations

import logging

from django.conf import settings
from django.db.models import CharField, Exists, ExpressionWrapper, F, OuterRef, QuerySet
from django.utils import timezone
from django_tasks import task
from huey import crontab
from huey.contrib.djhuey import db_periodic_task

from duet.base import clock
from duet.base.accounts.mail import can_send
from duet.base.tenancy.models import Organisation
from duet.base.tenancy.scope import everywhere

from .models import Digest, Round
from .postman import send_letters

log = logging.getLogger("duet.letters")
AT_ONCE = 20
# Nobody is written to at night, even when the program was off all day.
LATEST_HOUR = 20


@db_periodic_task(crontab(minute="7"))  # type: ignore[untyped-decorator]  # huey has no types
def every_hour() -> None:
    """From the hour of letters on: whoever has not been gone through yet today, and letters that failed."""
    if can_send() and is_time(timezone.localtime(clock.now()).hour):
        send_round.enqueue()


def is_time(hour: int) -> bool:
    """Whether letters are sent at this hour of the day."""
    begins: int = settings.REMIND_HOUR
    return begins <= hour <= max(LATEST_HOUR, begins)


@task
def send_round(after: int = 0) -> None:
    """The letters of the next organisations with a number above ``after``, then of those behind them.

    Few at a time, so that somebody's file does not wait behind a thousand schools.
    """
    on = clock.today()
    for organisation in (waiting := _waiting(after)):
        try:
            if send_letters(organisation, on=on, at=clock.now()).is_down:
                # The server of letters may be back at the next knock.
                return
        except Exception:
            log.exception("The letters of organisation %s could not be written.", organisation.pk)
    if len(waiting) == AT_ONCE:
        send_round.enqueue(waiting[-1].pk)


def written_to() -> QuerySet[Organisation]:
    """Organisations whose people are written to: a rehearsal, and whatever stands below it, sends no letters."""
    here = ExpressionWrapper(OuterRef("path"), output_field=CharField())
    played = Organisation.objects.filter(plays_on__isnull=False).annotate(here=here).filter(here__startswith=F("path"))
    return Organisation.objects.exclude(Exists(played)).order_by("pk")


def _waiting(after: int) -> list[Organisation]:
    on = clock.today()
    with everywhere():
        gone_through = Exists(Round.objects.filter(organisation=OuterRef("pk"), on=on))
        failed = Exists(Digest.objects.filter(organisation=OuterRef("pk"), on=on).failed())
        return list(written_to().filter(~gone_through | failed, pk__gt=after)[:AT_ONCE])
