"""Documents that were signed and wait for a number, and registered ones; without walking their whole way each time."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Any

from duet.base.tenancy.models import Member
from duet.core.documents import DocumentState
from duet.stages.documents import actions
from duet.stages.documents.drawing import draw, words_of
from duet.stages.documents.models import Document, Revision
from duet.stages.documents.tests import build

DAY = build.DAY
# 11:20 in Moscow.
AT = datetime(2026, 10, 3, 8, 20, tzinfo=UTC)
SITE = "https://duet.example.org"


def approved(by: Member, **more: Any) -> Document:
    """Signed in the program on 3 October; ``more`` goes into the draft."""
    document = build.draft(by, **more)
    freeze(document, by)
    return document


def freeze(document: Document, by: Member, state: DocumentState = DocumentState.APPROVED) -> Revision:
    """Let its text stand still, as the way of a document does."""
    drawn = draw(document, by=by, on=DAY)
    made: Revision = Revision.objects.create(
        organisation=document.organisation, document=document, number=document.revisions.count() + 1, facts=drawn.facts,
        edits=document.edits, template=document.template, text=words_of(drawn.paper), made_by=by, made_at=AT,
    )  # fmt: skip
    document.state, document.signed_at = state, AT
    document.save()
    return made


def register(document: Document, by: Member, **more: Any) -> Document:
    """On 3 October, at the usual site."""
    return actions.register(document, by=by, **{"day": DAY, "on": DAY, "at": AT, "site": SITE, **more})


def registered(by: Member, **more: Any) -> Document:
    """With the next number; ``more`` goes into the draft."""
    return register(approved(by, **more), by)
