from __future__ import annotations

from typing import ClassVar

from django.db import models
from django.urls import reverse

from duet.base.files.models import StoredFile
from duet.base.tenancy.models import Member, TenantModel
from duet.base.tenancy.querysets import TenantManager
from duet.core.listing import PAST_REGISTRATION, Meaning
from duet.stages.persons.models import Status

from ..querysets import BatchQuerySet


class BatchState(models.TextChoices):
    """The way of a list to cards."""

    QUEUED = "queued", "ждёт очереди"
    READING = "reading", "читается"
    READ = "read", "на проверке"
    FAILED = "failed", "не прочитан"
    WRITING = "writing", "записывается"
    WRITTEN = "written", "записан"
    DROPPED = "dropped", "отложен"


class Who(models.TextChoices):
    """What becomes of the people of a list besides their cards."""

    COLUMNS = "columns", "как сказано в списке: кто наставник, кто наставляемый"
    MENTEES = "mentee", "все — наставляемые"
    MENTORS = "mentor", "все — наставники"
    NOBODY = "nobody", "просто люди, в базы не записывать"


class Batch(TenantModel):
    """A list as it came, and how it was understood until a person says that it is right.

    ``columns`` are those of the file with what each was taken for; ``choices`` is what a person said of them. ``asides`` are words of
    the file that are no rows. ``report`` is what writing did.
    """

    file = models.ForeignKey(StoredFile, models.SET_NULL, null=True, related_name="+")
    name = models.CharField("файл", max_length=255)
    state = models.CharField(max_length=10, choices=BatchState, default=BatchState.QUEUED)
    trouble = models.TextField("что не так", blank=True)
    who = models.CharField("кто эти люди в наставничестве", max_length=10, choices=Who, default=Who.COLUMNS)
    status = models.CharField("кто эти люди", max_length=10, choices=Status, default=Status.PUPIL)
    mentor_status = models.CharField("кто наставники", max_length=10, choices=Status, default=Status.TEACHER)
    # Of its September.
    year = models.PositiveSmallIntegerField("учебный год")
    # Whether a person has said who these people are: a file read again does not say it for them.
    settled = models.BooleanField(default=False)
    columns = models.JSONField(default=list)
    choices = models.JSONField(default=dict)
    asides = models.JSONField(default=list)
    report = models.JSONField(default=dict)
    by = models.ForeignKey(Member, models.PROTECT, related_name="+")
    at = models.DateTimeField(auto_now_add=True)
    written_by = models.ForeignKey(Member, models.PROTECT, null=True, blank=True, related_name="+")
    written_at = models.DateTimeField(null=True, blank=True)
    # The last day the rows and the file are kept.
    kept_until = models.DateField("хранится по")
    wiped_on = models.DateField("удалено", null=True, blank=True)

    objects = TenantManager.from_queryset(BatchQuerySet)()

    class Meta:
        ordering: ClassVar = ["-at", "-pk"]
        constraints: ClassVar = [
            models.CheckConstraint(condition=models.Q(state__in=BatchState.values), name="batch_state_known"),
            models.CheckConstraint(condition=models.Q(who__in=Who.values), name="batch_who_known"),
            models.CheckConstraint(
                condition=models.Q(status__in=Status.values, mentor_status__in=Status.values), name="batch_status_known"
            ),
        ]

    def __str__(self) -> str:
        return self.name

    def get_absolute_url(self) -> str:
        return reverse("gathering:batch", args=[self.organisation.slug, self.pk])

    @property
    def is_busy(self) -> bool:
        """Whether the page should ask again in a moment."""
        return self.state in (BatchState.QUEUED, BatchState.READING, BatchState.WRITING)

    @property
    def past_columns(self) -> list[str]:
        """Keys of the columns with what is kept only by consent."""
        return [column["key"] for column in self.columns if Meaning.of(column["meaning"]).field in PAST_REGISTRATION]
