"""Letters with invitations sent to many at once: who is to get one and how far it is. No secret is kept here."""

from __future__ import annotations

from typing import ClassVar

from django.db import models
from django.urls import reverse

from duet.base.tenancy.models import Member, TenantModel
from duet.base.tenancy.querysets import TenantManager, TenantQuerySet


class Mailing(TenantModel):
    """One going-out of invitations. ``people`` are numbers of cards; ``failed`` is [[number of the card, why], …].

    A link is made at the moment its letter is written and lives nowhere else: neither here nor in the queue of jobs.
    """

    people = models.JSONField(default=list)
    site = models.CharField(max_length=300)
    done = models.PositiveIntegerField(default=0)
    sent = models.PositiveIntegerField(default=0)
    failed = models.JSONField(default=list)
    by = models.ForeignKey(Member, models.PROTECT, related_name="+")
    at = models.DateTimeField(auto_now_add=True)
    finished_at = models.DateTimeField(null=True, blank=True)

    objects = TenantManager.from_queryset(TenantQuerySet)()

    class Meta:
        ordering: ClassVar = ["-at", "-pk"]

    def __str__(self) -> str:
        return f"Приглашения от {self.at:%d.%m.%Y %H:%M}"

    def get_absolute_url(self) -> str:
        return reverse("inviting:mailing", args=[self.organisation.slug, self.pk])

    @property
    def total(self) -> int:
        """How many letters there are to be."""
        return len(self.people)
