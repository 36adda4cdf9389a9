"""Who hears of what, and on which day: roles, the working days and the numbers of an organisation put together."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

from duet.base.tenancy.models import Member, Organisation, Role
from duet.core.reminding import Frequency, Windows
from duet.stages.organisations.kinds import LEADING
from duet.stages.organisations.own_calendar import own_calendar

from .models import rules_of
from .querysets import Ear

WEEK = timedelta(days=6)


def windows_of(organisation: Organisation, on: date) -> Windows:
    """What is late, today's and soon in the organisation. Two queries."""
    return Windows.on_day(on, own_calendar(organisation), rules_of(organisation))


def seen_by(windows: Windows, frequency: Frequency) -> Windows:
    """A weekly letter looks a whole week ahead: the next one comes no sooner."""
    return replace(windows, soon=max(windows.soon, windows.on + WEEK)) if frequency == Frequency.WEEKLY else windows


def ear_of(member: Member) -> Ear:
    """A member with what goes up to them. Where nobody who can log in leads mentoring, the head hears in the curator's place."""
    is_head = Role.HEAD in member.roles
    return ear(member, is_led=not is_head or _is_led(member.organisation))


def ear(member: Member, *, is_led: bool) -> Ear:
    """The same, when it is known whether somebody leads mentoring there."""
    is_head = Role.HEAD in member.roles
    return Ear(member, is_curator=leads(member) or (is_head and not is_led), is_head=is_head)


def leads(member: Member) -> bool:
    """Whether mentoring in the organisation is theirs to lead."""
    return LEADING[member.organisation.kind] in member.roles


def _is_led(organisation: Organisation) -> bool:
    leaders = Member.objects.at_desk_of(organisation).at_work().holding(LEADING[organisation.kind])
    return bool(leaders.filter(user__is_active=True).exists())
