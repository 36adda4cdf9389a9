"""The journal: every change, by whom, when, and what was before it. Lines are only added."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from typing import Any, Self

from django.contrib.contenttypes.fields import GenericForeignKey
from django.contrib.contenttypes.models import ContentType
from django.db import models

from duet.base.tenancy.models import Member, Organisation, TenantModel
from duet.base.tenancy.querysets import TenantManager, TenantQuerySet

_notes: ContextVar[dict[str, Any] | None] = ContextVar("notes", default=None)


class EntryQuerySet(TenantQuerySet):
    """Lines of the journal."""

    def about(self, subject: models.Model) -> Self:
        """The history of one row."""
        return self.filter(about_type=ContentType.objects.get_for_model(subject), about_id=subject.pk)

    def for_page(self) -> Self:
        """With who did it."""
        return self.select_related("by", "organisation")


class Entry(TenantModel):
    """One line: who did what to what, and when. ``note`` holds what the action wants remembered (old and new values)."""

    action = models.CharField(max_length=60)
    by = models.ForeignKey(Member, models.PROTECT, related_name="+")
    at = models.DateTimeField(auto_now_add=True)
    about_type = models.ForeignKey(ContentType, models.PROTECT)
    about_id = models.PositiveBigIntegerField()
    about = GenericForeignKey("about_type", "about_id")
    note = models.JSONField(default=dict)

    objects = TenantManager.from_queryset(EntryQuerySet)()

    class Meta:
        ordering = ["-at", "-pk"]
        indexes = [models.Index(fields=["about_type", "about_id"]), models.Index(fields=["organisation", "-at"])]

    def __str__(self) -> str:
        return f"{self.action}, {self.at:%d.%m.%Y %H:%M}"


@contextmanager
def notebook() -> Iterator[dict[str, Any]]:
    """Collect what ``note`` says inside the block; an action within an action keeps its own."""
    page: dict[str, Any] = {}
    token = _notes.set(page)
    try:
        yield page
    finally:
        _notes.reset(token)


def note(**facts: Any) -> None:
    """Said inside an action: facts for its line in the journal (ids and values, no names of people)."""
    page = _notes.get()
    if page is None:
        raise RuntimeError("note() is said inside an action.")
    page.update(facts)


def record(action: str, *, by: Member, about: models.Model, facts: dict[str, Any] | None = None) -> None:
    """Write one line. Actions do it by themselves; only what is not an action (a log-in) calls this."""
    organisation = about if isinstance(about, Organisation) else getattr(about, "organisation", by.organisation)
    Entry.objects.create(action=action, by=by, about=about, organisation=organisation, note=facts or {})
