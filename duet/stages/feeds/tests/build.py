"""Make feeds for the tests, with the least that is needed. Called from fixtures, or inside ``with everywhere():``."""

from __future__ import annotations

from datetime import UTC, datetime

from duet.base.tenancy.models import Member, Organisation
from duet.stages.feeds.models import Feed, token_of

MADE_AT = datetime(2026, 11, 1, 9, tzinfo=UTC)


def feed(whose: Member | Organisation, **facts: object) -> Feed:
    """The feed of a person or of an organisation."""
    given = {"organisation": whose.organisation, "member": whose} if isinstance(whose, Member) else {"organisation": whose}
    return Feed.objects.create(**given, **({"made_at": MADE_AT} | facts))


def address(of: Feed) -> dict[str, object]:
    """The parts of its address."""
    return {"pk": of.pk, "token": token_of(of.pk, of.nonce)}
