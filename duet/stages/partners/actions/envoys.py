"""People of partners who take part here: sent, checked, recalled."""

from __future__ import annotations

from datetime import date
from typing import Any

from duet.base.access.actions import action
from duet.base.journal.models import note
from duet.base.tenancy.models import Member
from duet.core.consents import Use
from duet.core.errors import Refusal
from duet.stages.persons import gate
from duet.stages.persons.actions import refuse_a_shadow, register
from duet.stages.persons.cards import Card
from duet.stages.persons.models import Person

from ..models import Envoy, Partner


@action("partners.send")
def send(partner: Partner, *, by: Member, person: Person | Card, on: date) -> Envoy:
    """Write down whom the partner sends: somebody who has a card, or a card to be made."""
    if partner.closed_on:
        raise Refusal("С этим партнёром сотрудничество закончено. Сначала возобновите его.")
    if isinstance(person, Card):
        person = register(partner.organisation, by=by, card=person, on=on)
    refuse_a_shadow(person)
    found: tuple[Envoy, bool] = Envoy.objects.get_or_create(organisation=partner.organisation, partner=partner, person=person)
    envoy, made = found
    if not made and envoy.ended_on is None:
        raise Refusal(f"{person.short_name} уже среди людей этого партнёра.")
    envoy.ended_on = None
    envoy.save(update_fields=["ended_on"])
    note(envoy=envoy.pk, person=person.pk)
    return envoy


@action("partners.check")
def check(envoy: Envoy, *, by: Member, checks: dict[str, Any], on: date) -> Envoy:
    """Write down what papers let the person work with children; past registration, so the gate is asked."""
    gate.must(envoy.person, Use.KEEP, on)
    note(changed=[key for key in sorted({*checks, *envoy.checks}) if checks.get(key) != envoy.checks.get(key)])
    envoy.checks = checks
    envoy.save(update_fields=["checks"])
    return envoy


@action("partners.recall")
def recall(envoy: Envoy, *, by: Member, on: date) -> Envoy:
    """Say that the partner sends the person no longer; the card stays."""
    if envoy.ended_on:
        raise Refusal("Уже отмечено, что партнёр этого человека больше не направляет.")
    envoy.ended_on = on
    envoy.save(update_fields=["ended_on"])
    return envoy
