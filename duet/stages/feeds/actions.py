"""What is done with feeds: an address is asked for, changed, told when to remind."""

from __future__ import annotations

from datetime import datetime

from duet.base.access.actions import action
from duet.base.journal.models import note
from duet.base.tenancy.models import Member, Organisation
from duet.core.errors import Refusal

from .models import Feed, RemindBefore, fresh_nonce


@action("feeds.open")
def open_feed(whose: Member | Organisation, *, by: Member, at: datetime) -> Feed:
    """Make the address of a person's feed or of the organisation's; the one that is there already stays."""
    member = whose if isinstance(whose, Member) else None
    feed: Feed
    feed, made = Feed.objects.get_or_create(organisation=by.organisation, member=member, defaults={"made_at": at})
    note(feed=feed.pk, made=made)
    return feed


@action("feeds.change")
def change_address(feed: Feed, *, by: Member, at: datetime) -> Feed:
    """Give another address; the old one is gone at once."""
    feed.nonce, feed.changed_at, feed.last_read_at = fresh_nonce(), at, None
    feed.save(update_fields=["nonce", "changed_at", "last_read_at"])
    return feed


@action("feeds.remind")
def remind_before(feed: Feed, *, by: Member, days: int) -> Feed:
    """Say how many days before an event calendars remind of it; 0: never."""
    if days not in RemindBefore.values:
        raise Refusal("Выберите, когда напоминать: за день, за три дня или совсем нет.")
    feed.remind_before = days
    feed.save(update_fields=["remind_before"])
    note(days=days)
    return feed
