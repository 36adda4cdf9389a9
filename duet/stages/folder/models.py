"""The folder of a year: one file to be handed to an inspection (requirement B7)."""

from __future__ import annotations

from typing import ClassVar

from django.db import models
from django.urls import reverse

from duet.base.files.models import StoredFile
from duet.base.tenancy.models import Member, TenantModel
from duet.base.tenancy.querysets import TenantManager
from duet.base.ui.words import percent
from duet.core.calendar import years_in_words

from .querysets import FolderBuildQuerySet


class BuildState(models.TextChoices):
    """How far it is."""

    QUEUED = "queued", "в очереди"
    MAKING = "making", "собирается"
    READY = "ready", "готова"
    FAILED = "failed", "не получилось"


class FolderBuild(TenantModel):
    """A folder as it was put together on a day. ``people`` are the numbers of the cards whose data stand in it, so that nobody takes
    it away after one of them has withdrawn. The file is deleted after ``kept_until``.
    """

    year = models.PositiveSmallIntegerField("учебный год")
    state = models.CharField("состояние", max_length=10, choices=BuildState, default=BuildState.QUEUED)
    done = models.PositiveIntegerField(default=0)
    total = models.PositiveIntegerField(default=0)
    trouble = models.CharField(max_length=300, blank=True)
    on = models.DateField("на какой день")
    file = models.ForeignKey(StoredFile, models.SET_NULL, null=True, blank=True, related_name="+")
    papers = models.PositiveIntegerField("файлов", default=0)
    findings = models.PositiveIntegerField("замечаний", default=0)
    people = models.JSONField(default=list)
    kept_until = models.DateField("хранится по")
    by = models.ForeignKey(Member, models.PROTECT, related_name="+")
    at = models.DateTimeField()

    objects = TenantManager.from_queryset(FolderBuildQuerySet)()

    class Meta:
        ordering: ClassVar = ["-at", "-pk"]
        constraints: ClassVar = [
            models.CheckConstraint(condition=models.Q(state__in=BuildState.values), name="folder_build_state_known"),
        ]

    def __str__(self) -> str:
        return f"Папка {years_in_words(self.year)} учебного года"

    def get_absolute_url(self) -> str:
        return reverse("folder:built", args=[self.organisation.slug, self.pk])

    @property
    def is_running(self) -> bool:
        """Whether its page asks again by itself."""
        return self.state in (BuildState.QUEUED, BuildState.MAKING)

    @property
    def percent(self) -> int:
        """0–100."""
        return percent(self.done, self.total)
