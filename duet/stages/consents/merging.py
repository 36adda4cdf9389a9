"""What becomes of consents when two cards of one person are made one (``persons.merging``)."""

from __future__ import annotations

from duet.base import clock
from duet.stages.persons.merging import add_resolver, call_rows

from .models import Consent, SigningLink, State


def register() -> None:
    """Said in ``AppConfig.ready``. What was said of consents is only moved; ``settle_one`` follows."""
    add_resolver(Consent, _ask_once)
    add_resolver(SigningLink, _one_link)
    call_rows(Consent, "person", "согласие,согласия,согласий")
    call_rows(Consent, "signer", "подписанное согласие,подписанных согласия,подписанных согласий")


def _ask_once(kept: Consent, lost: Consent) -> None:
    """Both cards were asked for the same: the second question is taken back and stays in the history."""
    lost.state = State.CANCELLED
    lost.save(update_fields=["state"])


def _one_link(kept: SigningLink, lost: SigningLink) -> None:
    """One signer answers by one address: the second is shut."""
    lost.cancelled_at = clock.now()
    lost.save(update_fields=["cancelled_at"])
