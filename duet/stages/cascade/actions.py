"""What a body above does: sends the rows of its plan down, sends them again, takes them back."""

from __future__ import annotations

from collections.abc import Collection
from datetime import date, datetime

from duet.base.access.actions import action
from duet.base.journal.models import note
from duet.base.tenancy.models import Member
from duet.core.errors import Refusal
from duet.core.plans.addressing import Audience, audience
from duet.stages.roadmaps.models import Activity, Roadmap

from .jobs import queue
from .models import Errand, Spread, audience_fields


def _audience_of(row: Activity) -> Audience | None:
    """Whom the row is meant for by its responsible; rows chosen by hand go to everybody."""
    return audience(duty.post.title for duty in row.duties.all() if duty.post)


@action("cascade.publish")
def publish_plan(roadmap: Roadmap, *, by: Member, rows: Collection[int], past: bool, on: date, at: datetime) -> Spread:
    """Make these rows (numbers of activities) obligations of the organisations below; the others are taken back there."""
    # Two first presses at once: the second one finds the sending that the first has made.
    roadmap.refresh_from_db(from_queryset=Roadmap.objects.select_for_update(of=("self",)))
    if roadmap.is_from_above:
        raise Refusal("Эта карта сама пришла сверху: передать дальше можно только собственную карту.")
    chosen = list(roadmap.activities.filter(pk__in=rows).prefetch_related("duties__post"))
    if not chosen:
        raise Refusal("Отметьте хотя бы одну строку, которую выполняют организации.")
    spread = Spread.objects.select_for_update(of=("self",)).filter(roadmap=roadmap).first()
    if spread is None:
        spread = Spread(organisation=roadmap.organisation, roadmap=roadmap, by=by, at=at, sent_on=on, moved_at=at)
    spread.past, spread.withdrawn_on, spread.by = past, None, by
    queue(spread, on=on, at=at)
    _choose(spread, chosen, on=on)
    note(rows=len(chosen), past=past)
    return spread


def _choose(spread: Spread, chosen: list[Activity], *, on: date) -> None:
    """Errands of exactly these rows; an errand once made stays, so that what it laid below is known."""
    standing = {errand.activity_id: errand for errand in spread.errands.all()}
    for row in chosen:
        errand = standing.pop(row.pk, None) or Errand(organisation=spread.organisation, spread=spread, activity=row)
        for name, value in audience_fields(_audience_of(row) or Audience()).items():
            setattr(errand, name, value)
        errand.withdrawn_on = None
        errand.save()
    spread.errands.filter(pk__in=[errand.pk for errand in standing.values() if errand.withdrawn_on is None]).update(withdrawn_on=on)


@action("cascade.publish")
def send_again(spread: Spread, *, by: Member, on: date, at: datetime) -> Spread:
    """Give the organisations what has changed since, and begin with those that were not reached."""
    spread.refresh_from_db(from_queryset=Spread.objects.select_for_update(of=("self",)))
    if spread.withdrawn_on:
        raise Refusal("Карта отозвана у организаций. Чтобы передать её снова, отметьте строки.")
    queue(spread, on=on, at=at)
    return spread


@action("cascade.withdraw")
def withdraw_plan(spread: Spread, *, by: Member, on: date, at: datetime) -> Spread:
    """Take every row back: what is open below is cancelled with the reason, what is done stays."""
    spread.refresh_from_db(from_queryset=Spread.objects.select_for_update(of=("self",)))
    if spread.withdrawn_on:
        raise Refusal("Карта уже отозвана у организаций.")
    spread.withdrawn_on = on
    spread.errands.in_force().update(withdrawn_on=on)
    queue(spread, on=on, at=at)
    return spread
