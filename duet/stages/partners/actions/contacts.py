"""Whom to call at a partner's: personal data, so whoever has left is removed."""

from __future__ import annotations

from dataclasses import asdict

from duet.base.access.actions import action
from duet.base.journal.models import note
from duet.base.tenancy.models import Member

from ..cards import ContactCard
from ..models import Contact, Partner


@action("partners.add_contact")
def add_contact(partner: Partner, *, by: Member, card: ContactCard) -> Contact:
    """Write a contact down."""
    contact: Contact = Contact.objects.create(organisation=partner.organisation, partner=partner, **asdict(card))
    note(contact=contact.pk)
    return contact


@action("partners.edit_contact")
def edit_contact(contact: Contact, *, by: Member, card: ContactCard) -> Contact:
    """Put a contact right."""
    fresh = asdict(card)
    note(changed=[name for name, value in fresh.items() if getattr(contact, name) != value])
    for name, value in fresh.items():
        setattr(contact, name, value)
    contact.save()
    return contact


@action("partners.remove_contact")
def remove_contact(partner: Partner, *, by: Member, contact: Contact) -> None:
    """Delete a contact: nothing is kept of whoever does not work there any more."""
    note(contact=contact.pk)
    contact.delete()
