from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Any

from django.db import models
from django.urls import reverse

from duet.base.files.models import StoredFile
from duet.base.tenancy.models import Member, TenantModel
from duet.base.tenancy.querysets import TenantManager
from duet.base.ui.words import percent

from ..querysets import DraftRowQuerySet, UploadQuerySet
from .plan import Roadmap


class UploadState(models.TextChoices):
    """The way of a file to a plan."""

    QUEUED = "queued", "ждёт очереди"
    READING = "reading", "читается"
    READ = "read", "на проверке"
    FAILED = "failed", "не прочитан"
    SAVED = "saved", "сохранён"
    DROPPED = "dropped", "отложен"


class Upload(TenantModel):
    """A document as it came, and how it was understood until a person says that it is right.

    ``facts`` is what the document says about itself (title, organisation, stamps, header, abbreviations: contracts/cli.md),
    ``doubts`` are about the document as a whole, ``asides`` are its words outside the table.
    """

    file = models.ForeignKey(StoredFile, models.PROTECT, related_name="+")
    name = models.CharField("файл", max_length=255)
    state = models.CharField(max_length=10, choices=UploadState, default=UploadState.QUEUED)
    pages_read = models.PositiveIntegerField(default=0)
    pages = models.PositiveIntegerField(default=0)
    trouble = models.TextField("что не так", blank=True)
    title = models.TextField("название", blank=True)
    starts_on = models.DateField("начало периода", null=True, blank=True)
    ends_on = models.DateField("конец периода", null=True, blank=True)
    facts = models.JSONField(default=dict)
    asides = models.JSONField(default=list)
    doubts = models.JSONField(default=list)
    by = models.ForeignKey(Member, models.PROTECT, related_name="+")
    at = models.DateTimeField(auto_now_add=True)
    roadmap = models.OneToOneField(Roadmap, models.SET_NULL, null=True, blank=True, related_name="upload")

    objects = TenantManager.from_queryset(UploadQuerySet)()

    class Meta:
        ordering = ["-at", "-pk"]
        constraints = [models.CheckConstraint(condition=models.Q(state__in=UploadState.values), name="upload_state_known")]

    def __str__(self) -> str:
        return self.name

    def get_absolute_url(self) -> str:
        return reverse("roadmaps:upload", args=[self.organisation.slug, self.pk])

    @property
    def is_being_read(self) -> bool:
        """Whether the page should ask again in a moment."""
        return self.state in (UploadState.QUEUED, UploadState.READING)

    @property
    def percent(self) -> int:
        """How much of the file is read, 0–100."""
        return percent(self.pages_read, self.pages)


class DraftRow(TenantModel):
    """A row of the document: its words (``cells``) and what they were taken to mean, until a person agrees.

    The meaning is always read from words: a mended deadline is new words in ``deadline_text``, read by the same grammar.
    """

    upload = models.ForeignKey(Upload, models.CASCADE, related_name="rows")
    position = models.PositiveIntegerField()
    stage_position = models.PositiveIntegerField(default=0)
    stage_number = models.CharField(max_length=20, blank=True)
    stage_title = models.TextField("этап", blank=True)
    number = models.CharField("номер", max_length=20, blank=True)
    title = models.TextField("мероприятие", blank=True)
    content = models.JSONField("содержание", default=list)
    deadline_text = models.CharField("срок", max_length=1000, blank=True)
    deadline_words = models.CharField("как понят срок", max_length=500, blank=True)
    deadline = models.JSONField(default=dict)
    ask = models.CharField(max_length=10, blank=True)
    responsible_text = models.TextField("ответственные", blank=True)
    parties = models.JSONField(default=list)
    result = models.TextField("результат, документ", blank=True)
    cells = models.JSONField(default=dict)
    inherited = models.JSONField(default=list)
    # [{"about": "deadline", "text": "…"}], see core.roadmaps.model.Doubt.
    doubts = models.JSONField(default=list)
    settled = models.BooleanField("сомнения решены", default=False)
    mended = models.BooleanField("исправлено", default=False)
    skipped = models.BooleanField("не переносить", default=False)

    objects = TenantManager.from_queryset(DraftRowQuerySet)()

    # Days to offer, set by the page for a row that asks (``meaning.proposals``).
    proposals: Sequence[date | None] = ()

    class Meta:
        ordering = ["position", "pk"]

    def __str__(self) -> str:
        return self.title

    def get_absolute_url(self) -> str:
        return f"{self.upload.get_absolute_url()}#row-{self.pk}"

    @property
    def is_doubtful(self) -> bool:
        """Whether it waits for a person."""
        return bool(self.doubts) and not self.settled and not self.skipped

    def doubts_about(self, *parts: str) -> list[dict[str, Any]]:
        """The doubts about some parts of the row."""
        return [doubt for doubt in self.doubts if doubt["about"] in parts]
