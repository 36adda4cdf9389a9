"""Organisations: set up, described, and opened below one's own."""

from __future__ import annotations

from datetime import date, datetime

from duet.base.access.actions import action
from duet.base.accounts.models import User
from duet.base.journal.models import note
from duet.base.tenancy.models import Member, Organisation, OrganisationKind, Role
from duet.core.errors import Refusal

from ..cards import Card, Issued, Newcomer
from ..following import tell_of
from ..kinds import BELOW, LEADING
from ..models import Colleague
from . import _parts


@action("organisations.set_up")
def set_up(organisation: Organisation, *, by: Member, founder: Newcomer, user: User, on: date) -> Member:
    """The first people of an organisation that was just founded: its founder and its head, who may be the same person."""
    member = _parts.enrol(organisation, founder, on=on, user=user)
    if Role.HEAD not in founder.roles:
        _enrol_head(organisation, on=on)
    note(founder=member.pk, roles=sorted(founder.roles))
    return member


@action("organisations.edit")
def edit_organisation(organisation: Organisation, *, by: Member, card: Card) -> Organisation:
    """Change the card; the address stays, so that links to it keep working."""
    if organisation.is_above and not OrganisationKind(card.kind).is_above and organisation.children.exists():
        raise Refusal("Ниже этой организации стоят другие, поэтому она остаётся вышестоящей. Выберите управление образования или регион.")
    before = Card(**{name: getattr(organisation, name) for name in Card.__dataclass_fields__})
    _parts.describe(organisation, card)
    organisation.save()
    after = {name: getattr(organisation, name) for name in Card.__dataclass_fields__}
    changed = {name: [getattr(before, name), new] for name, new in after.items() if getattr(before, name) != new}
    # The head is a person: the journal says only that the name is another one.
    note(**changed | ({"head_name": True} if "head_name" in changed else {}))
    return organisation


@action("organisations.add_below")
def add_below(parent: Organisation, *, by: Member, card: Card, contact: Newcomer, on: date, at: datetime) -> Issued:
    """Open an organisation under one's own and invite the person who will lead mentoring there."""
    if card.kind not in BELOW[parent.kind]:
        raise Refusal("Организацию такого вида нельзя поставить ниже вашей. Выберите другой вид.")
    organisation = _parts.found(card, parent=parent)
    _enrol_head(organisation, on=on)
    member = _parts.enrol(organisation, Newcomer(contact.full_name, contact.post, contact.email, [LEADING[card.kind]]), on=on)
    note(organisation=organisation.pk, member=member.pk)
    tell_of(organisation)
    return _parts.issue(member, by=by, at=at)


@action("organisations.invite_below")
def invite_below(organisation: Organisation, *, by: Member, at: datetime) -> Issued:
    """A new link for whoever leads mentoring in an organisation below and has not come in yet."""
    leaders = Colleague.objects.filter(organisation=organisation).leading().order_by("pk")
    if leaders.filter(user__isnull=False).exists():
        raise Refusal("Куратор этой организации уже входит в Дуэт. Новую ссылку ему выдадут в самой организации.")
    member = leaders.first()
    if member is None:
        raise Refusal("В этой организации сейчас нет куратора. Его назначит её руководитель.")
    note(member=member.pk)
    return _parts.issue(member, by=by, at=at)


def _enrol_head(organisation: Organisation, *, on: date) -> None:
    if organisation.head_name:
        _parts.enrol(organisation, Newcomer(organisation.head_name, organisation.head_post, roles=[Role.HEAD]), on=on)
