"""What we write: the personal link to sign by. The code stands on the paper slip only, never in the letter."""

from __future__ import annotations

import logging
from datetime import datetime

from django.conf import settings
from django.db.models import Q
from django_tasks import task

from duet.base.accounts.mail import can_send, send_letter
from duet.base.tenancy.scope import everywhere

from .models import Consent, SigningLink
from .wording import heading, operator_of

log = logging.getLogger("duet.letters")


@task
def send_links(links: list[int], site: str, asked_at: str) -> None:
    """Write to the owners of these links. Safe to repeat: who was written to since ``asked_at`` is not written to again."""
    at = datetime.fromisoformat(asked_at)
    with everywhere():
        waiting = SigningLink.objects.filter(pk__in=links, cancelled_at__isnull=True).filter(Q(sent_at__isnull=True) | Q(sent_at__lt=at))
        for link in waiting.select_related("signer", "organisation"):
            if can_send() and send(link, site=site):
                SigningLink.objects.filter(pk=link.pk).update(sent_at=at)


def send(link: SigningLink, *, site: str) -> bool:
    """One letter; returns whether it went out. From a rehearsal nobody is written to."""
    if link.organisation.is_rehearsal:
        return False
    asked = Consent.objects.asked().filter(signer=link.signer).for_words()
    sheets = [heading(consent) for consent in asked]
    if not sheets:
        return False
    facts = {
        "link": link,
        "organisation": link.organisation,
        "sheets": sheets,
        "url": f"{(settings.SITE_URL or site).rstrip('/')}{link.path}",
        "asks_code": operator_of(link.organisation).asks_code,
    }
    return send_letter("consents/letters/link", to=link.signer.email, facts=facts)
