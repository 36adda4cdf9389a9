"""Who agrees to a document."""

from __future__ import annotations

from typing import ClassVar

from django.db import models

from duet.base.tenancy.models import Member, TenantModel
from duet.base.tenancy.querysets import TenantManager

from ..querysets import VisaQuerySet
from .documents import Document, Revision


class VisaState(models.TextChoices):
    """What was answered."""

    WAITING = "waiting", "ждёт своей очереди"
    ASKED = "asked", "ждём ответа"
    AGREED = "agreed", "согласовано"
    REMARKED = "remarked", "согласовано с замечаниями"
    RETURNED = "returned", "возвращено"
    # The text was called back before they answered.
    VOID = "void", "не понадобилось"


class Visa(TenantModel):
    """One person's agreement to one text of a document; the next text is agreed anew."""

    document = models.ForeignKey(Document, models.CASCADE, related_name="visas")
    revision = models.ForeignKey(Revision, models.CASCADE, null=True, blank=True, related_name="visas")
    member = models.ForeignKey(Member, models.PROTECT, related_name="visas")
    place = models.PositiveSmallIntegerField("очередь", default=1)
    state = models.CharField("ответ", max_length=10, choices=VisaState, default=VisaState.WAITING)
    # As of the day of the answer.
    name = models.CharField(max_length=150, blank=True)
    post = models.CharField(max_length=150, blank=True)
    remark = models.TextField("замечание", blank=True)
    asked_at = models.DateTimeField(null=True, blank=True)
    answered_at = models.DateTimeField(null=True, blank=True)
    reminded_at = models.DateTimeField(null=True, blank=True)

    objects = TenantManager.from_queryset(VisaQuerySet)()

    class Meta:
        ordering: ClassVar = ["place", "pk"]
        constraints: ClassVar = [
            models.CheckConstraint(condition=models.Q(state__in=VisaState.values), name="visa_state_known"),
            models.UniqueConstraint(fields=["document", "revision", "member"], name="a_member_agrees_once_to_a_text"),
        ]

    def __str__(self) -> str:
        return f"{self.member}: {self.get_state_display()}"
