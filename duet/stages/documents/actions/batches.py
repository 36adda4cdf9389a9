"""The same paper for many people at once."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from django.db import transaction

from duet.base.access.actions import action
from duet.base.journal.models import note
from duet.base.tenancy.models import Member, Organisation
from duet.core.errors import Refusal

from ..batch_jobs import make_batch
from ..kinds import Kind
from ..models import Batch, BatchState
from ..outlines import Outline

MOST = 500


@action("documents.batch")
def start_batch(organisation: Organisation, *, by: Member, kind: Kind, outline: Outline) -> Batch:
    """Begin to draw up a paper for everybody who was answered; it is done in the background."""
    whom: list[Mapping[str, Any]] = list(outline.answers.get(kind.each) or ())
    if not whom:
        raise Refusal("Впишите, кому готовить документы: по одному человеку в строке.")
    if len(whom) > MOST:
        raise Refusal(f"За один раз можно подготовить {MOST} документов. Разделите список, например по классам.")
    # Pressed twice, the second press waits here and finds the batch of the first.
    Organisation.objects.select_for_update().get(pk=organisation.pk)
    common = {name: answer for name, answer in outline.answers.items() if name != kind.each}
    running = Batch.objects.at_desk_of(organisation).filter(kind=kind.name, made_by=by, state__in=[BatchState.QUEUED, BatchState.MAKING])
    same: Batch | None = next((one for one in running.filter(day=outline.day) if (one.whom, one.answers) == (whom, common)), None)
    if same:
        return same
    batch: Batch = Batch.objects.create(
        organisation=organisation, kind=kind.name, answers=common, whom=whom, day=outline.day, total=len(whom), made_by=by,
        signer_key=outline.signer.key if outline.signer else "", step=outline.step,
    )  # fmt: skip
    note(batch=batch.pk, kind=kind.name, papers=len(whom))
    _queue(batch)
    return batch


@action("documents.batch")
def make_again(batch: Batch, *, by: Member) -> Batch:
    """Begin anew what was stopped in the middle; nothing is made twice."""
    batch.refresh_from_db(from_queryset=Batch.objects.select_for_update(of=("self",)))
    if batch.state == BatchState.READY:
        raise Refusal("Эти документы уже подготовлены.")
    batch.state, batch.trouble, batch.done = BatchState.QUEUED, "", 0
    batch.save(update_fields=["state", "trouble", "done"])
    _queue(batch)
    return batch


def _queue(batch: Batch) -> None:
    transaction.on_commit(lambda: make_batch.enqueue(batch.pk))
