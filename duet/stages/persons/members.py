"""A member is how somebody logs in, a card is who they are: each member has a card, and both say the same name."""

from __future__ import annotations

from datetime import date

from duet.base.tenancy.models import Member, Role

from .indexing import index
from .models import Person, Status

# Who somebody is, by the roles they hold; the first that fits. Anybody else with a desk works here.
_STATUS = {Role.PARENT: Status.PARENT, Role.PARTNER: Status.EMPLOYER}


def keep_card(member: Member, on: date) -> None:
    """Make the card of a new member, or put what has changed of a known one on the card."""
    card = Person.objects.select_related("group").filter(member=member).first()
    if card is None:
        status = next((status for role, status in _STATUS.items() if role in member.roles), Status.TEACHER)
        card = Person(organisation=member.organisation, member=member, status=status, arrived_on=on)
    elif card.erased_at:
        return
    card.full_name, card.post, card.email = member.full_name, member.post, member.email
    card.left_on = member.left_on
    card.save()
    index([card])


def keep_member(card: Person) -> None:
    """The other way: what was changed on the card is said of the member too."""
    if card.member is not None:
        card.member.full_name, card.member.post, card.member.email = card.full_name, card.post, card.email
        card.member.save(update_fields=["full_name", "post", "email"])
