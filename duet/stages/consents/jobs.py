"""The clock of consents: every hour the worker knocks, and whatever runs out is remembered and let go.

Every hour and not once a day, because nobody knows at what hour a school's computer is on; a second time adds nothing.
"""

from __future__ import annotations

import logging

from django.db.models import Q
from django_tasks import task
from huey import crontab
from huey.contrib.djhuey import db_periodic_task

from duet.base import clock
from duet.base.tenancy.models import Organisation
from duet.base.tenancy.scope import everywhere, scope

from .expiring import remember, waiting

log = logging.getLogger("duet.consents")


@db_periodic_task(crontab(minute="37"))  # type: ignore[untyped-decorator]  # huey has no types
def every_hour() -> None:
    """Go through the organisations in the background."""
    remember_all.enqueue()


@task
def remember_all() -> None:
    """Each organisation on its own day; the trouble of one does not stop the others."""
    with everywhere():
        # A rehearsal has a day of its own: it is always looked at.
        asked = Q(pk__in=waiting(clock.today())) | Q(plays_on__isnull=False)
        places = list(Organisation.objects.filter(asked).order_by("pk"))
    for organisation in places:
        with scope(organisation), clock.played_on(organisation.plays_on):
            try:
                remember(organisation, on=clock.today())
            except Exception:
                log.exception("The consents of organisation %s could not be gone through.", organisation.pk)
