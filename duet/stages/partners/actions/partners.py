"""Partner organisations: written down, put right, no longer worked with and worked with again."""

from __future__ import annotations

from dataclasses import asdict
from datetime import date

from django.db import IntegrityError, transaction

from duet.base.access.actions import action
from duet.base.journal.models import note
from duet.base.tenancy.models import Member, Organisation
from duet.core.errors import Refusal

from ..cards import PartnerCard
from ..models import Partner


@action("partners.add")
def add(organisation: Organisation, *, by: Member, card: PartnerCard) -> Partner:
    """Write a partner down."""
    partner = Partner(organisation=organisation, **asdict(card))
    _save(partner)
    note(partner=partner.pk)
    return partner


@action("partners.edit")
def edit(partner: Partner, *, by: Member, card: PartnerCard) -> Partner:
    """Put right what is written down."""
    fresh = asdict(card)
    note(changed=[name for name, value in fresh.items() if getattr(partner, name) != value])
    for name, value in fresh.items():
        setattr(partner, name, value)
    _save(partner)
    return partner


@action("partners.close")
def close(partner: Partner, *, by: Member, on: date) -> Partner:
    """Say that one works with the partner no longer: nothing is asked about it any more, everything stays."""
    if partner.closed_on:
        raise Refusal("Уже отмечено, что с этим партнёром больше не сотрудничают.")
    partner.closed_on = on
    partner.save(update_fields=["closed_on"])
    return partner


@action("partners.reopen")
def reopen(partner: Partner, *, by: Member) -> Partner:
    """Work with the partner again."""
    note(closed_on=str(partner.closed_on))
    partner.closed_on = None
    partner.save(update_fields=["closed_on"])
    return partner


def _save(partner: Partner) -> None:
    try:
        with transaction.atomic():
            partner.save()
    except IntegrityError as twice:
        raise Refusal(
            f"Партнёр «{partner.name}» уже записан. Найдите его в списке, в том числе среди тех, с кем сотрудничество закончено."
        ) from twice
