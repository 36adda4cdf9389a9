"""Writing invitations to many: each link is made when its letter is written, so that no secret lies in the queue.

Safe to repeat: what was done is counted in the transaction that makes the link, and a new run goes on from there.
"""

from __future__ import annotations

import logging
from typing import Any

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.urls import reverse
from django_tasks import task

from duet.base import clock
from duet.base.journal.models import record
from duet.base.tenancy.models import Member
from duet.base.tenancy.scope import everywhere, scope
from duet.core.errors import Refusal
from duet.stages.organisations import letters
from duet.stages.organisations.cards import Issued
from duet.stages.persons.models import Person

from .letting import make_link
from .listing import roles_of
from .models import Mailing

log = logging.getLogger(__name__)
NO_ADDRESS, NOT_SENT = "почта не записана", "почтовый сервер не принял письмо"
GONE, NO_RIGHT = "карточки больше нет", "у того, кто отправлял, больше нет права приглашать"


@task
def write_letters(mailing_pk: int) -> None:
    """Write to each in turn."""
    with everywhere():
        mailing = Mailing.objects.select_related("organisation").get(pk=mailing_pk)
        by = Member.objects.with_roles().get(pk=mailing.by_id)
    with scope(mailing.organisation), clock.played_on(mailing.organisation.plays_on):
        while mailing.done < mailing.total:
            _write(mailing, mailing.people[mailing.done], by)
        Mailing.objects.filter(pk=mailing.pk, finished_at__isnull=True).update(finished_at=clock.now())


def _write(mailing: Mailing, number: int, by: Member) -> None:
    issued, trouble = _let_in(mailing, number, by)
    if issued is not None:
        url = mailing.site + reverse("invite:accept", args=[issued.token])
        if letters.invitation(issued.invitation, url=url):
            mailing.sent += 1
        else:
            trouble = NOT_SENT
    if trouble:
        mailing.failed = [*mailing.failed, [number, trouble]]
    mailing.save(update_fields=["sent", "failed"])


def _let_in(mailing: Mailing, number: int, by: Member) -> tuple[Issued | None, str]:
    """The link, or why there is none. A letter lost between the two transactions is seen as «not come» and sent again by hand."""
    mailing.done += 1
    try:
        with transaction.atomic():
            mailing.save(update_fields=["done"])
            person: Any = Person.objects.select_related("organisation", "group", "member").filter(pk=number).first()
            if person is None:
                raise Refusal(GONE)
            if not person.email:
                raise Refusal(NO_ADDRESS)
            on = clock.today()
            roles = roles_of([person], on)[person.pk]
            issued, facts = make_link(person, by=by, roles=roles, email=person.email, on=on, at=clock.now())
            record("inviting.let_in", by=by, about=person, facts=facts)
            return issued, ""
    except (Refusal, PermissionDenied) as said:
        mailing.save(update_fields=["done"])
        return None, str(said) if isinstance(said, Refusal) else NO_RIGHT
