"""Letters that go in the background, and the clock of reminders: every hour the worker knocks, a second time adds nothing.

Whoever is written to was written down before (``reminding.claim`` and the actions), so no letter goes twice.
"""

from __future__ import annotations

import logging

from django.utils import timezone
from django_tasks import task
from huey import crontab
from huey.contrib.djhuey import db_periodic_task

from duet.base import clock
from duet.base.accounts.mail import can_send
from duet.base.tenancy.models import Organisation
from duet.base.tenancy.scope import everywhere, scope
from duet.core.documents import DocumentState
from duet.stages.organisations.own_calendar import own_calendar
from duet.stages.reminders.jobs import is_time, written_to

from . import postman
from .models import Acquaintance, Document, Visa, VisaState
from .reminding import claim

log = logging.getLogger("duet.letters")
_OF_A_DOCUMENT = "document__organisation", "organisation"


@task
def write_to_readers(rows: list[int], again: bool = False) -> None:
    """Ask these people to read; who has read meanwhile is left in peace."""
    with everywhere():
        for row in Acquaintance.objects.waiting().filter(pk__in=rows).select_related("member__user", *_OF_A_DOCUMENT):
            if postman.writes_from(row.organisation):
                postman.write_to_reader(row, again=again)


@task
def write_to_waiting(document_pk: int) -> None:
    """Say to whoever a document waits for that it does: those asked to agree who were not told yet, or the signer."""
    with everywhere():
        document = Document.objects.select_related("organisation", "signer__user").filter(pk=document_pk).first()
        if document is None or not postman.writes_from(document.organisation):
            return
        if document.state == DocumentState.SIGNING and document.signer:
            postman.write_to_answer(document, document.signer, signs=True, again=False)
        asked = document.visas.filter(state=VisaState.ASKED, reminded_at__isnull=True, revision=document.revisions.first())
        if document.state == DocumentState.AGREEING:
            for visa in asked.select_related("member__user"):
                postman.write_to_answer(document, visa.member, signs=False, again=False)


@db_periodic_task(crontab(minute="23"))  # type: ignore[untyped-decorator]  # huey has no types
def every_hour() -> None:
    """By day only, and only where letters can be sent."""
    if can_send() and is_time(timezone.localtime(clock.now()).hour):
        remind_all.enqueue()


@task
def remind_all() -> None:
    """Each organisation by itself, on its working days; the trouble of one does not stop the others."""
    with everywhere():
        places = list(written_to().filter(pk__in=_waiting_somewhere()))
    for organisation in places:
        try:
            _remind(organisation)
        except Exception:
            log.exception("The readers of documents of organisation %s could not be reminded.", organisation.pk)


def _waiting_somewhere() -> set[int]:
    readers = Acquaintance.objects.waiting().order_by().values_list("organisation", flat=True)
    answers = (
        Document.objects.filter(state__in=[DocumentState.AGREEING, DocumentState.SIGNING]).order_by().values_list("organisation", flat=True)
    )
    return {*readers.distinct(), *answers.distinct()}


def _remind(organisation: Organisation) -> None:
    on = clock.today()
    with scope(organisation):
        if not own_calendar(organisation).is_working(on):
            return
        due = claim(organisation, on=on, at=clock.now())
        rows = Acquaintance.objects.filter(pk__in=[row.pk for row in due.readers])
        for row in rows.select_related("member__user", *_OF_A_DOCUMENT):
            postman.write_to_reader(row, again=True)
        visas = Visa.objects.filter(pk__in=[visa.pk for visa in due.visas])
        for visa in visas.select_related("member__user", *_OF_A_DOCUMENT):
            postman.write_to_answer(visa.document, visa.member, signs=False, again=True)
        for document in Document.objects.filter(pk__in=[row.pk for row in due.documents]).select_related("organisation", "signer__user"):
            postman.write_to_answer(document, document.signer, signs=True, again=True)
