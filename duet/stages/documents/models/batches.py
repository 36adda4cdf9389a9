"""Many papers of one kind at once: letters for two hundred people."""

from __future__ import annotations

from typing import ClassVar

from django.db import models
from django.urls import reverse

from duet.base.files.models import StoredFile
from duet.base.tenancy.models import Member, TenantModel
from duet.base.tenancy.querysets import TenantManager
from duet.base.ui.words import percent
from duet.stages.roadmaps.models import Step

from ..querysets import DocumentBatchQuerySet


class BatchState(models.TextChoices):
    """How far it is."""

    QUEUED = "queued", "в очереди"
    MAKING = "making", "готовится"
    READY = "ready", "готово"
    FAILED = "failed", "не получилось"


class Batch(TenantModel):
    """One kind, common answers, and a list of people: a document for each."""

    kind = models.CharField("вид", max_length=40)
    answers = models.JSONField(default=dict)
    whom = models.JSONField("для кого", default=list)
    day = models.DateField("дата документов", null=True, blank=True)
    # Who signs all of them (``signers.Signer.key``), and the step they belong to.
    signer_key = models.CharField(max_length=20, blank=True)
    step = models.ForeignKey(Step, models.SET_NULL, null=True, blank=True, related_name="+")
    state = models.CharField("состояние", max_length=10, choices=BatchState, default=BatchState.QUEUED)
    done = models.PositiveIntegerField(default=0)
    total = models.PositiveIntegerField(default=0)
    trouble = models.CharField(max_length=500, blank=True)
    # For whom it did not work out, and what other papers lack: [{"name": "…", "words": "…"}].
    remarks = models.JSONField(default=list)
    docx = models.ForeignKey(StoredFile, models.PROTECT, null=True, blank=True, related_name="+")
    pdf = models.ForeignKey(StoredFile, models.PROTECT, null=True, blank=True, related_name="+")
    made_by = models.ForeignKey(Member, models.PROTECT, related_name="+")
    made_at = models.DateTimeField(auto_now_add=True)

    objects = TenantManager.from_queryset(DocumentBatchQuerySet)()

    class Meta:
        ordering: ClassVar = ["-made_at", "-pk"]
        constraints: ClassVar = [
            models.CheckConstraint(condition=models.Q(state__in=BatchState.values), name="document_batch_state_known"),
        ]

    def __str__(self) -> str:
        return f"{self.kind}, {self.total}"

    def get_absolute_url(self) -> str:
        return reverse("documents:batch", args=[self.organisation.slug, self.pk])

    @property
    def is_running(self) -> bool:
        """Whether its page asks again by itself."""
        return self.state in (BatchState.QUEUED, BatchState.MAKING)

    @property
    def percent(self) -> int:
        """How much is done, 0–100."""
        return percent(self.done, self.total)
