"""What a row keeps of the text it was drawn with."""

from __future__ import annotations

from datetime import date

from duet.base.tenancy.models import Member
from duet.core.errors import Refusal

from .drawing import draw, found_by
from .models import Document


def take(document: Document) -> None:
    """Take the row for ourselves and see it as it is now. Raises Refusal when a draft was thrown away meanwhile."""
    try:
        document.refresh_from_db(from_queryset=Document.objects.select_for_update(of=("self",)))
    except Document.DoesNotExist:
        raise Refusal("Этого документа больше нет: черновик удалили. Вернитесь к списку документов.") from None


def refresh(document: Document, *, by: Member, on: date) -> None:
    """Draw a draft anew and keep what it is found by: its heading, its people, its words."""
    drawn = draw(document, by=by, on=on)
    document.title = drawn.heading[:500]
    document.words = found_by(document, drawn.paper)
    document.save()
    document.people.set(drawn.people)
    document.grounds.set(drawn.cited)
