"""Drafts: drawn up, changed, thrown away."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from duet.base.access.actions import action
from duet.base.journal.models import note
from duet.base.tenancy.models import Member, Organisation
from duet.core.errors import Refusal

from ..drawing import Edit
from ..keeping import refresh, take
from ..kinds import Kind
from ..models import Document
from ..outlines import Outline
from ..templating import current_template


@action("documents.draft")
def draft(organisation: Organisation, *, by: Member, kind: Kind, outline: Outline, on: date) -> Document:
    """Draw up a document; its text is made of the answers and of what the program knows."""
    document = Document(organisation=organisation, kind=kind.name, family=kind.family, title=kind.title, made_by=by, year=0)
    outline.lay(document, on=on)
    if outline.main:
        _annex(document, outline.main)
    document.template = current_template(organisation, kind.name)
    document.save()
    refresh(document, by=by, on=on)
    note(document=document.pk, kind=kind.name)
    return document


@action("documents.edit")
def edit(document: Document, *, by: Member, outline: Outline, on: date) -> Document:
    """Change what a draft is made of; what was changed by hand in its text stays."""
    _hold(document)
    outline.lay(document, on=on)
    document.template = current_template(document.organisation, document.kind)
    refresh(document, by=by, on=on)
    return document


@action("documents.reword")
def reword(document: Document, *, by: Member, edits: Sequence[Edit], on: date) -> Document:
    """Keep paragraphs that were changed by hand; all of them at once, an empty list gives our own text back."""
    _hold(document)
    document.edits = [{"was": edit.was, "now": edit.now} for edit in edits]
    refresh(document, by=by, on=on)
    note(paragraphs=len(edits))
    return document


@action("documents.discard")
def discard(organisation: Organisation, *, by: Member, document: Document) -> None:
    """Throw a draft away; whatever went its way once stays in the history and can only be refused."""
    _hold(document)
    if document.revisions.exists():
        raise Refusal("Этот документ уже уходил на согласование, удалить его нельзя. Отклоните его: он останется в истории.")
    note(document=document.pk, kind=document.kind)
    document.delete()


def _hold(document: Document) -> None:
    """Take the row for ourselves and see it as it is now. Raises Refusal when its text stands still."""
    take(document)
    if not document.is_draft:
        raise Refusal(f"Менять можно только черновик, а этот документ уже {document.get_state_display().lower()}. Сначала верните его.")


def _annex(document: Document, main: Document) -> None:
    # Two annexes begun in the same moment get their numbers one after another, and none slips into an order on its way.
    take(main)
    if main.main_id:
        raise Refusal("Это приложение, у него не бывает своих приложений. Добавьте новое к самому приказу.")
    if not main.is_draft:
        raise Refusal("Приложение можно добавить, пока приказ — черновик. Верните приказ на доработку.")
    last = main.annexes.order_by("-annex_number").values_list("annex_number", flat=True).first()
    document.main, document.annex_number = main, (last or 0) + 1
