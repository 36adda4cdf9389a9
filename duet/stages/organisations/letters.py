"""What we write: the invitation, or the link for a new password."""

from __future__ import annotations

from django.conf import settings

from duet.base.accounts.mail import send_letter

from .models import Invitation, Purpose

NAMES = {Purpose.JOIN: "invitation", Purpose.PASSWORD: "new_password"}


def invitation(invitation: Invitation, *, url: str) -> bool:
    """Send the personal link to the member's address; returns whether it went out. From a rehearsal nobody is written to."""
    if invitation.organisation.is_rehearsal:
        return False
    facts = {"invitation": invitation, "member": invitation.member, "url": url, "site": settings.SITE_NAME}
    name = NAMES[Purpose(invitation.purpose)]
    return send_letter(f"organisations/letters/{name}", to=invitation.member.email, facts=facts)
