"""Powers to sign: given by a paper, for a time."""

from __future__ import annotations

from datetime import date

from duet.base.access.actions import action
from duet.base.journal.models import note
from duet.base.tenancy.models import Member, Organisation
from duet.core.errors import Refusal

from ..models import SigningPower
from ..powers import Power


@action("documents.power")
def give_power(organisation: Organisation, *, by: Member, power: Power) -> SigningPower:
    """Let somebody sign for the organisation."""
    if power.member and (power.member.organisation_id != organisation.pk or power.member.left_on):
        raise Refusal("Право подписи даётся тому, кто работает в этой организации. Выберите человека заново.")
    if power.until and power.until < power.since:
        raise Refusal("Право подписи кончается раньше, чем начинается. Проверьте обе даты.")
    same = SigningPower.objects.at_desk_of(organisation).filter(name=power.name, post=power.post, since=power.since)
    if same.exists():
        raise Refusal("Такое право подписи уже записано. Если изменился срок, завершите прежнее и запишите новое.")
    made: SigningPower = SigningPower.objects.create(
        organisation=organisation, member=power.member, name=power.name, post=power.post, basis=power.basis, since=power.since,
        until=power.until, made_by=by,
    )  # fmt: skip
    note(power=made.pk, since=made.since.isoformat())
    return made


@action("documents.power")
def end_power(power: SigningPower, *, by: Member, last_day: date) -> SigningPower:
    """Say which day is the last one it holds; what was signed before stays signed."""
    power.refresh_from_db(from_queryset=SigningPower.objects.select_for_update(of=("self",)))
    if last_day < power.since:
        raise Refusal(f"Право подписи началось {power.since:%d.%m.%Y}: раньше этого дня его не завершить.")
    if power.until and last_day > power.until:
        raise Refusal(f"Это право и так кончается {power.until:%d.%m.%Y}. Чтобы продлить его, запишите новое.")
    power.until = last_day
    power.save(update_fields=["until"])
    note(until=last_day.isoformat())
    return power
