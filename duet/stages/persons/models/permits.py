"""What may be done with a person's data now: the one table that pages, exports and searches ask (see ``gate``)."""

from __future__ import annotations

from typing import ClassVar

from django.db import models

from duet.base.tenancy.models import TenantModel
from duet.base.tenancy.querysets import TenantManager

from ..querysets.permits import PermitQuerySet
from .people import Person


class UseChoice(models.TextChoices):
    """``core.consents.Use`` with words."""

    KEEP = "keep", "вести сведения"
    MATCH = "match", "подбирать пару"
    MENTOR = "mentor", "назначить наставником"
    TRANSFER = "transfer", "передавать поимённо"
    PUBLISH = "publish", "публиковать"
    PHOTO = "photo", "фотографировать"


class PermitRow(TenantModel):
    """A permit of ``core.consents``; all of a person's are written anew after each word (``consents.settling``)."""

    person = models.ForeignKey(Person, models.CASCADE, related_name="permits")
    use = models.CharField(max_length=10, choices=UseChoice)
    field = models.CharField(max_length=15, blank=True, default="")
    resource = models.CharField(max_length=40, blank=True, default="")
    until = models.DateField("по", null=True, blank=True)

    objects = TenantManager.from_queryset(PermitQuerySet)()

    class Meta:
        constraints: ClassVar = [
            models.CheckConstraint(condition=models.Q(use__in=UseChoice.values), name="permit_use_known"),
            models.UniqueConstraint(fields=["person", "use", "field", "resource"], name="a_permit_is_given_once"),
        ]
        indexes: ClassVar = [
            models.Index(fields=["organisation", "use", "field", "resource"]),
            # Tens of thousands of people are asked about at once: the answer is in the index.
            models.Index(fields=["person", "use", "field", "resource", "until"], name="permit_of_person"),
        ]

    def __str__(self) -> str:
        return f"{self.person}: {self.get_use_display()}"
