"""A town is built and cleared by a worker; a page shows how it is."""

from __future__ import annotations

import logging
from datetime import date

from django.db import transaction
from django_tasks import task

from duet.base.accounts.models import User
from duet.base.clock import moved_to
from duet.base.tenancy.scope import everywhere
from duet.core.calendar import Period

from .clearing import clear
from .models import Rehearsal, RehearsalState
from .town.people import DEPARTMENT, SCHOOL, Person, Place
from .town.settling import Ground, build
from .town.year import bring, send_down

log = logging.getLogger(__name__)


@task
def build_town(rehearsal_pk: int) -> None:
    """Build the town on the first day of its year; what an interrupted run left is nothing, since it is one transaction."""
    with everywhere():
        rehearsal = Rehearsal.objects.for_page().select_related("by__user").get(pk=rehearsal_pk)
        if rehearsal.state == RehearsalState.READY:
            return
        try:
            with transaction.atomic(), moved_to(rehearsal.begins_on):
                _build(rehearsal)
        except Exception:
            log.exception("rehearsal %s was not built", rehearsal_pk)
            Rehearsal.objects.filter(pk=rehearsal_pk).update(state=RehearsalState.FAILED)


def _build(rehearsal: Rehearsal) -> None:
    day, player = rehearsal.begins_on, rehearsal.by.user
    town = build(Ground(rehearsal.mark, plays_on=day), since=day, user_of=lambda place, person: _played(place, person, player))
    plans = bring(town, on=day)
    leader = town[DEPARTMENT.slug][1]
    send_down(plans[DEPARTMENT.slug], leader, on=day)
    rehearsal.root, rehearsal.state = leader.organisation, RehearsalState.READY
    rehearsal.save(update_fields=["root", "state"])


def _played(place: Place, person: Person, player: User | None) -> User | None:
    """The player leads mentoring at the school and coordinates the town above it; nobody else logs in."""
    return player if place in (SCHOOL, DEPARTMENT) and person is place.people[1] else None


def first_day(on: date) -> date:
    """Where a year is begun to be played: the last third of August of the school year of this day."""
    return date(Period.school_year_of(on).start.year, 8, 20)


@task
def clear_town(rehearsal_pk: int) -> None:
    """Throw the town away."""
    with everywhere():
        rehearsal = Rehearsal.objects.for_page().filter(pk=rehearsal_pk).first()
        if rehearsal is None:
            return
        with transaction.atomic():
            root, rehearsal.root = rehearsal.root, None
            rehearsal.delete()
            if root is not None:
                clear(root)
