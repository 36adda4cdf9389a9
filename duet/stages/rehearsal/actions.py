"""What is done with a rehearsal: begun, its day moved on, thrown away."""

from __future__ import annotations

from datetime import date, datetime, timedelta
from functools import partial

from django.db import transaction

from duet.base.access.actions import action
from duet.base.journal.models import note
from duet.base.tenancy.models import Member, Organisation
from duet.base.tenancy.scope import everywhere, scope
from duet.base.ui.words import count
from duet.core.calendar import in_words
from duet.core.errors import Refusal

from .jobs import build_town, clear_town, first_day
from .models import Rehearsal, RehearsalState, rehearsal_in
from .playing import play

# More than this at once, and too much would happen to look at.
FARTHEST = timedelta(days=62)


@action("rehearsal.start")
def start_rehearsal(organisation: Organisation, *, by: Member, on: date, at: datetime) -> Rehearsal:
    """Begin to play the school year of this day from its August, in a town of one's own."""
    if organisation.is_rehearsal:
        raise Refusal("Вы уже в репетиции. Чтобы начать заново, закончите эту.")
    # Two presses at once: the second one finds what the first has begun.
    Member.objects.select_for_update(of=("self",)).get(pk=by.pk)
    with everywhere():
        # Begun at another desk it counts as well.
        begun = by.user is None or Rehearsal.objects.of(by.user).exists()
    if begun:
        raise Refusal("Репетиция уже начата. Закончите её, чтобы начать новую.")
    made: Rehearsal = Rehearsal.objects.create(organisation=organisation, by=by, begins_on=first_day(on), at=at)
    note(rehearsal=made.pk)
    transaction.on_commit(partial(build_town.enqueue, made.pk))
    return made


@action("rehearsal.move")
def move_day(organisation: Organisation, *, by: Member, to: date) -> Rehearsal:
    """Let it be another day in the whole town; meanwhile the colleagues work."""
    rehearsal = rehearsal_in(organisation, lock=True)
    root = rehearsal.root
    since = root.plays_on if root else None
    assert root is not None, "A town that is played in has its department."
    assert since is not None, "It has its day, too."
    if to <= since:
        raise Refusal("Назад время не идёт. Чтобы сыграть год заново, закончите репетицию и начните новую.")
    if to - since > FARTHEST:
        raise Refusal("Слишком далеко за один раз: выберите день в пределах двух месяцев.")
    with scope(root):
        mine = set(Member.objects.filter(organisation__path__startswith=root.path, user=by.user).values_list("pk", flat=True))
        Organisation.objects.filter(path__startswith=root.path).update(plays_on=to)
        finished = play(root, since=since, until=to, without=mine)
    rehearsal.said = _said(to, finished)
    rehearsal.save(update_fields=["said"])
    note(was=since.isoformat(), now=to.isoformat(), finished=finished)
    return rehearsal


def _said(day: date, finished: int) -> str:
    if not finished:
        return f"Теперь {in_words(day)} г. Коллеги за это время ничего не закончили."
    return f"Теперь {in_words(day)} г. Коллеги сделали {count(finished, 'дело,дела,дел')}."


@action("rehearsal.start")
def end_rehearsal(rehearsal: Rehearsal, *, by: Member) -> Rehearsal:
    """Throw the town away with everything that was done in it."""
    rehearsal.state = RehearsalState.CLEARING
    rehearsal.save(update_fields=["state"])
    note(rehearsal=rehearsal.pk)
    transaction.on_commit(partial(clear_town.enqueue, rehearsal.pk))
    return rehearsal
