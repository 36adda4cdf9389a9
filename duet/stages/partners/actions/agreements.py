"""Agreements with partners: signed, put right, renewed, ended early."""

from __future__ import annotations

from dataclasses import asdict
from datetime import date

from duet.base.access.actions import action
from duet.base.files.models import StoredFile, keep
from duet.base.journal.models import note
from duet.base.tenancy.models import Member
from duet.core.errors import Refusal

from ..cards import AgreementCard, Scan
from ..models import Agreement, Partner


@action("partners.sign")
def sign(partner: Partner, *, by: Member, card: AgreementCard, scan: Scan | None = None) -> Agreement:
    """Write down an agreement that was signed."""
    agreement = _made(partner, by, card, scan)
    note(agreement=agreement.pk)
    return agreement


@action("partners.renew")
def renew(agreement: Agreement, *, by: Member, card: AgreementCard, scan: Scan | None = None) -> Agreement:
    """Write down the agreement that takes the place of this one."""
    held = Agreement.objects.select_for_update(of=("self",)).select_related("partner").get(pk=agreement.pk)
    if Agreement.objects.filter(renews=held).exists():
        raise Refusal("Это соглашение уже продлено. Продлевайте последнее.")
    if card.starts_on <= held.starts_on:
        raise Refusal("Новое соглашение должно начинаться позже прежнего. Проверьте даты.")
    fresh = _made(held.partner, by, card, scan, renews=held)
    note(agreement=fresh.pk)
    return fresh


@action("partners.edit_agreement")
def edit_agreement(agreement: Agreement, *, by: Member, card: AgreementCard, scan: Scan | None = None) -> Agreement:
    """Put right what is written down of an agreement; a new scan takes the place of the old one."""
    fresh = asdict(card)
    changed = [name for name, value in fresh.items() if getattr(agreement, name) != value]
    # What it is about may name people: only that it changed is said.
    before = {name: str(getattr(agreement, name)) for name in changed if name != "subject"}
    for name, value in fresh.items():
        setattr(agreement, name, value)
    if scan:
        before["file"] = str(agreement.file_id)
        agreement.file = _kept(scan, agreement.partner, by)
    agreement.save()
    note(changed=changed, before=before)
    return agreement


@action("partners.end_early")
def end_early(agreement: Agreement, *, by: Member, day: date) -> Agreement:
    """Say since which day the agreement holds no longer, though its term is not over."""
    if agreement.ended_early_on:
        raise Refusal("Это соглашение уже расторгнуто.")
    if day < agreement.signed_on:
        raise Refusal("Соглашение не могли расторгнуть раньше, чем подписали. Проверьте дату.")
    last = agreement.last_day(day)
    if last and day > last:
        raise Refusal("К этому дню срок соглашения уже кончился, расторгать нечего.")
    agreement.ended_early_on = day
    agreement.save(update_fields=["ended_early_on"])
    note(day=str(day))
    return agreement


def _made(partner: Partner, by: Member, card: AgreementCard, scan: Scan | None, renews: Agreement | None = None) -> Agreement:
    if partner.closed_on:
        raise Refusal("С этим партнёром сотрудничество закончено. Сначала возобновите его.")
    made: Agreement = Agreement.objects.create(
        organisation=partner.organisation,
        partner=partner,
        by=by,
        renews=renews,
        file=_kept(scan, partner, by) if scan else None,
        **asdict(card),
    )
    return made


def _kept(scan: Scan, partner: Partner, by: Member) -> StoredFile:
    return keep(scan.content, name=scan.name, organisation=partner.organisation, by=by)
