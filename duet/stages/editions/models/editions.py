from __future__ import annotations

from dataclasses import replace
from typing import Any

from django.db import models
from django.urls import reverse

from duet.base.tenancy.models import Member, Organisation, TenantModel
from duet.base.tenancy.querysets import TenantManager
from duet.core.plans import Plan, Stamp, digest, from_json
from duet.stages.roadmaps.models import Roadmap

from ..querysets import EditionQuerySet, Frozen
from .stamps import with_agreement


class Edition(TenantModel):
    """An approved text of a roadmap, frozen: nothing of it is ever changed (the database forbids it too).

    ``digest`` is of the whole text with its stamps. The stamp says who approved; ``approved_by`` is who recorded it here.
    """

    roadmap = models.ForeignKey(Roadmap, models.CASCADE, related_name="editions")
    number = models.PositiveIntegerField("номер редакции")
    plan = models.JSONField("текст")
    digest = models.CharField("контрольный код", max_length=64)
    approved_on = models.DateField("дата приказа")
    order_number = models.CharField("номер приказа", max_length=100, blank=True)
    approved_by = models.ForeignKey(Member, models.PROTECT, related_name="+")
    at = models.DateTimeField(auto_now_add=True)
    # Counted by ``with_stir``.
    stir: int

    objects = TenantManager.from_queryset(EditionQuerySet)()

    class Meta:
        ordering = ["-number"]
        constraints = [
            models.UniqueConstraint(fields=["roadmap", "number"], name="editions_are_numbered_once"),
            models.CheckConstraint(condition=models.Q(number__gte=1), name="the_first_edition_is_1"),
        ]

    def __str__(self) -> str:
        return f"Редакция {self.number}"

    def save(self, *args: Any, **kwargs: Any) -> None:
        """Once."""
        if self.pk is not None:
            raise Frozen(f"{self} is approved and never changed: approve the next one.")
        super().save(*args, **kwargs)

    def get_absolute_url(self) -> str:
        return self.url_at(self.organisation)

    def url_at(self, desk: Organisation) -> str:
        """Its page at the desk of whoever looks."""
        return reverse("editions:edition", args=[desk.slug, self.pk])

    @property
    def words(self) -> Plan:
        """The text as it was approved."""
        return from_json(self.plan)

    @property
    def is_intact(self) -> bool:
        """Whether the text still has the code it was approved with."""
        return digest(self.words) == self.digest

    @property
    def paper(self) -> Plan:
        """The text as it is printed now: with the agreements that were given to it afterwards."""
        words = self.words
        stamps: tuple[Stamp, ...] = words.stamps
        for agreement in self.agreements.agreed().order_by("pk"):
            stamps = with_agreement(stamps, agreement.stamp)
        return replace(words, stamps=stamps)
