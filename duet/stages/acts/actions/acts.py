"""Acts written down by hand: added, put right, no longer in force and in force again."""

from __future__ import annotations

from dataclasses import asdict
from datetime import date

from django.db import IntegrityError, transaction

from duet.base.access.actions import action
from duet.base.files.models import StoredFile, keep
from duet.base.journal.models import note
from duet.base.tenancy.models import Member, Organisation
from duet.core.errors import Refusal

from ..cards import ActCard, Scan
from ..models import Act


@action("acts.add")
def add(organisation: Organisation, *, by: Member, card: ActCard, scan: Scan | None = None) -> Act:
    """Write an act down."""
    act = Act(organisation=organisation, by=by, file=_kept(scan, organisation, by), **asdict(card))
    _save(act)
    note(act=act.pk)
    return act


@action("acts.edit")
def edit(act: Act, *, by: Member, card: ActCard, scan: Scan | None = None) -> Act:
    """Put right what is written down; a new file takes the place of the old one."""
    fresh = asdict(card)
    changed = [name for name, value in fresh.items() if getattr(act, name) != value]
    before = {name: str(getattr(act, name)) for name in changed}
    for name in changed:
        setattr(act, name, fresh[name])
    if scan:
        before["file"] = str(act.file_id)
        act.file = _kept(scan, act.organisation, by)
    _save(act)
    note(changed=changed, before=before)
    return act


@action("acts.retire")
def retire(act: Act, *, by: Member, last_day: date) -> Act:
    """Say until which day it is in force, this day included: papers of later days do not cite it."""
    since = act.term.since
    if since and last_day < since:
        raise Refusal(f"Акт действует с {since:%d.%m.%Y}: последний день не может быть раньше. Проверьте дату.")
    note(before=str(act.in_force_to), last_day=str(last_day))
    act.in_force_to = last_day
    act.save(update_fields=["in_force_to"])
    return act


@action("acts.restore")
def restore(act: Act, *, by: Member) -> Act:
    """Say that it holds without an end."""
    if act.in_force_to is None:
        raise Refusal("Этот акт и так действует без срока.")
    note(before=str(act.in_force_to))
    act.in_force_to = None
    act.save(update_fields=["in_force_to"])
    return act


def _kept(scan: Scan | None, organisation: Organisation, by: Member) -> StoredFile | None:
    return keep(scan.content, name=scan.name, organisation=organisation, by=by) if scan else None


def _save(act: Act) -> None:
    try:
        with transaction.atomic():
            act.save()
    except IntegrityError as twice:
        raise Refusal(f"Акт № {act.number} от {act.day:%d.%m.%Y} уже записан. Найдите его в списке и исправьте.") from twice
