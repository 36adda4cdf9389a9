"""The register: how numbers look, how far each count is, and who may sign on which day."""

from __future__ import annotations

from datetime import date
from typing import ClassVar

from django.db import models

from duet.base.tenancy.models import Member, TenantModel
from duet.base.tenancy.querysets import TenantManager, TenantQuerySet
from duet.core.documents import Mask, Reset

from ..families import Family
from ..querysets import SigningPowerQuerySet

_RESETS = [(Reset.CALENDAR.value, "с 1 января"), (Reset.SCHOOL.value, "с 1 сентября")]


class Series(TenantModel):
    """How an organisation numbers documents of one family. Without a row it is ``Family.mask`` from 1 January."""

    family = models.CharField("что нумеруем", max_length=12, choices=Family)
    mask = models.CharField("образец номера", max_length=40)
    reset = models.CharField("счёт начинается", max_length=10, choices=_RESETS, default=Reset.CALENDAR)
    case_file = models.CharField("в какое дело", max_length=100, blank=True)

    objects = TenantManager.from_queryset(TenantQuerySet)()

    class Meta:
        constraints: ClassVar = [
            models.CheckConstraint(condition=models.Q(family__in=Family.values), name="series_family_known"),
            models.UniqueConstraint(fields=["organisation", "family"], name="a_family_is_numbered_in_one_way"),
        ]

    def __str__(self) -> str:
        return f"{self.get_family_display()}: {self.mask}"

    @property
    def as_mask(self) -> Mask:
        """The mask; it was checked when it was chosen."""
        return Mask(self.mask)


class Counter(TenantModel):
    """How far a count is in a year. Its row is locked while a number is given, so there are no gaps and no doubles."""

    series = models.CharField(max_length=12)
    year = models.PositiveSmallIntegerField()
    last = models.PositiveIntegerField(default=0)

    objects = TenantManager.from_queryset(TenantQuerySet)()

    class Meta:
        constraints: ClassVar = [models.UniqueConstraint(fields=["organisation", "series", "year"], name="a_year_is_counted_once")]

    def __str__(self) -> str:
        return f"{self.series} {self.year}: {self.last}"


class SigningPower(TenantModel):
    """Who may sign for the organisation, from when until when, and by what paper: an acting head («и.\N{NO-BREAK SPACE}о. директора»),
    a deputy by power of attorney. The head of the organisation's own page needs no row.
    """

    member = models.ForeignKey(Member, models.PROTECT, null=True, blank=True, related_name="+")
    name = models.CharField("фамилия, имя, отчество", max_length=150)
    post = models.CharField("должность в подписи", max_length=200)
    # In the genitive, as it stands in an agreement: «приказа от 01.10.2026 № 99-к».
    basis = models.CharField("на основании", max_length=300)
    since = models.DateField("с")
    until = models.DateField("по", null=True, blank=True)
    made_by = models.ForeignKey(Member, models.PROTECT, related_name="+")
    made_at = models.DateTimeField(auto_now_add=True)

    objects = TenantManager.from_queryset(SigningPowerQuerySet)()

    class Meta:
        ordering: ClassVar = ["-since", "-pk"]
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=models.Q(until__isnull=True) | models.Q(until__gte=models.F("since")), name="a_power_ends_after_it_begins"
            )
        ]

    def __str__(self) -> str:
        return f"{self.post} {self.name}"

    def holds_on(self, day: date) -> bool:
        """Whether it lets sign a document of that day."""
        return self.since <= day and (self.until is None or day <= self.until)
