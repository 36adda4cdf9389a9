"""The letters of one organisation on one day: each goes out once, however often and however badly this is repeated.

A letter is written down as begun, and committed, before it is handed to the mail server. Whoever comes second finds it begun
and leaves it alone; if the program is stopped in between, that one letter may be lost and never comes twice.
"""

from __future__ import annotations

import logging
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from smtplib import SMTPDataError, SMTPException, SMTPRecipientsRefused
from typing import Any

from django.conf import settings
from django.core.mail import get_connection
from django.db import IntegrityError, transaction
from django.db.models import Count, F, Q

from duet.base.access.policy import can
from duet.base.accounts.mail import PATIENCE_SECONDS
from duet.base.journal.models import record
from duet.base.tenancy.models import Member, Organisation, system_member
from duet.base.tenancy.scope import scope
from duet.core.reminding import Frequency, Windows, is_letter_day
from duet.core.workdays import WorkCalendar
from duet.stages.organisations.own_calendar import own_calendar

from .listening import ear, leads
from .models import Digest, Preference, Round, rules_of
from .telling import Burning, Summary, burning
from .wording import Letter, write

log = logging.getLogger("duet.letters")
KEPT = timedelta(days=90)
# What is wrong with one letter (ValueError: its address cannot be written in a header); anything else is the trouble of the server.
REFUSALS = (SMTPRecipientsRefused, SMTPDataError, ValueError)
REFUSED, DOWN = "почтовый сервер не принял письмо", "почтовый сервер не отвечает"


@dataclass(frozen=True, slots=True)
class Tally:
    """How the letters of an organisation went. ``is_down``: the mail server does not answer, and the rest was not tried."""

    sent: int = 0
    failed: int = 0
    is_down: bool = False


def send_letters(organisation: Organisation, *, on: date, at: datetime) -> Tally:
    """Send everybody in the organisation their letter of the day, if it is their day and there is something to say."""
    with scope(organisation):
        _forget(organisation, on)
        calendar = own_calendar(organisation)
        tally = _deliver(organisation, calendar, on, at) if calendar.is_working(on) else Tally()
        if not tally.is_down:
            Round.objects.get_or_create(organisation=organisation, on=on, defaults={"letters": tally.sent})
        if tally.sent:
            record("reminders.send", by=system_member(organisation, on=on), about=organisation, facts={"letters": tally.sent})
    return tally


def _forget(organisation: Organisation, on: date) -> None:
    for kept in (Digest, Round):
        kept.objects.at_desk_of(organisation).filter(on__lt=on - KEPT).delete()


def _deliver(organisation: Organisation, calendar: WorkCalendar, on: date, at: datetime) -> Tally:
    begun = {digest.member_id: digest for digest in Digest.objects.at_desk_of(organisation).filter(on=on)}
    waiting = [reader for reader in _readers(organisation) if _may_begin(begun.get(reader.member.pk))]
    due = [reader for reader in waiting if is_letter_day(on, calendar, reader.frequency, weekday=reader.preference.weekday)]
    if not due:
        return Tally()
    fire = burning(organisation, Windows.on_day(on, calendar, rules_of(organisation)))
    is_week_begun = is_letter_day(on, calendar, Frequency.WEEKLY)
    tally = Tally()
    with _server() as server:
        for reader in due:
            summary = reader.summary(fire, is_week_begun=is_week_begun)
            digest = None if summary.is_empty else _begin(reader, summary, begun.get(reader.member.pk))
            if digest is not None:
                letter = write(summary, reader.member, several_desks=reader.member.desks > 1)
                tally = _tried(tally, _hand_over(server, letter, digest, to=reader.member.user.email, at=at))
            if tally.is_down:
                break
    return tally


@dataclass(frozen=True, slots=True)
class Reader:
    """A person at work with an account, and how often they want to be written to."""

    member: Any
    preference: Preference
    is_led: bool

    @property
    def frequency(self) -> Frequency:
        """How often."""
        return Frequency(self.preference.frequency)

    def summary(self, fire: Burning, *, is_week_begun: bool) -> Summary:
        """What they are told."""
        undated = is_week_begun or self.frequency == Frequency.WEEKLY
        everything = self.preference.everything and can(self.member, "roadmaps.schedule")
        return fire.told(ear(self.member, is_led=self.is_led), self.frequency, everything=everything, undated=undated)


def _readers(organisation: Organisation) -> list[Reader]:
    """Those who can open what a letter leads to. Three queries."""
    people = Member.objects.at_desk_of(organisation).at_work().with_roles().filter(user__is_active=True).exclude(user__email="")
    desks = Count("user__memberships", filter=Q(user__memberships__left_on__isnull=True))
    members = list(people.annotate(desks=desks).order_by("pk"))
    chosen = {preference.member_id: preference for preference in Preference.objects.at_desk_of(organisation)}
    is_led = any(leads(member) for member in members)
    return [
        Reader(member, chosen.get(member.pk) or Preference(member=member), is_led) for member in members if can(member, "reminders.view")
    ]


def _may_begin(digest: Digest | None) -> bool:
    return digest is None or digest.may_be_tried_again


def _begin(reader: Reader, summary: Summary, earlier: Digest | None) -> Digest | None:
    """Write the letter down as begun; nothing when somebody else has just begun it."""
    if earlier is not None:
        taken = Digest.objects.filter(pk=earlier.pk, attempts=earlier.attempts).failed()
        return earlier if taken.update(attempts=F("attempts") + 1, failed="", steps=summary.steps) else None
    try:
        with transaction.atomic():
            begun: Digest = Digest.objects.create(
                organisation=reader.member.organisation, member=reader.member, on=summary.on, kind=reader.frequency, steps=summary.steps
            )
    except IntegrityError:
        return None
    return begun


def _hand_over(server: Any, letter: Letter, digest: Digest, *, to: str, at: datetime) -> Tally:
    try:
        server.send_messages([letter.message(to)])
    except REFUSALS:
        log.warning("A letter was refused: digest %s.", digest.pk)
        return _failed(digest, REFUSED)
    except (SMTPException, OSError):
        log.exception("The mail server does not answer: digest %s.", digest.pk)
        return replace(_failed(digest, DOWN), is_down=True)
    digest.sent_at = at
    digest.save(update_fields=["sent_at"])
    return Tally(sent=1)


def _failed(digest: Digest, why: str) -> Tally:
    digest.failed = why
    digest.save(update_fields=["failed"])
    return Tally(failed=1)


def _tried(tally: Tally, one: Tally) -> Tally:
    return replace(tally, sent=tally.sent + one.sent, failed=tally.failed + one.failed, is_down=one.is_down)


@contextmanager
def _server() -> Iterator[Any]:
    """One connection for all letters of an organisation, opened by the first of them."""
    server = get_connection(timeout=PATIENCE_SECONDS) if settings.EMAIL_HOST else get_connection()
    try:
        yield server
    finally:
        server.close()
