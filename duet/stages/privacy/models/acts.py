"""An act of destruction: what proves that data were destroyed (152-ФЗ art. 21, DOMAIN.md §1.6.4)."""

from __future__ import annotations

from typing import ClassVar

from django.db import models
from django.urls import reverse

from duet.base.files.models import StoredFile
from duet.base.tenancy.models import Member, TenantModel
from duet.base.tenancy.querysets import TenantManager
from duet.stages.persons.models import Person

from ..querysets import DestructionActQuerySet


class ActKind(models.TextChoices):
    """What was destroyed."""

    PAST = "past", "всё, кроме карточки"
    CARD = "card", "карточка обезличена"
    TERM = "term", "истёк срок хранения"


class DestructionAct(TenantModel):
    """What was destroyed, why, how and by whom; it is never changed. Its papers and the export of the log are kept with it.

    People are named by the number of the card and initials: the law wants «other information that relates to the person», and an act
    with full names would keep what it says is destroyed. ``commission`` is [[name, post], …], ``subjects`` [[number, initials], …],
    ``categories`` [[words, how many], …].
    """

    number = models.PositiveIntegerField("номер")
    on = models.DateField("день")
    kind = models.CharField("что уничтожено", max_length=10, choices=ActKind)
    reason = models.CharField("причина", max_length=300)
    method = models.CharField("способ", max_length=300)
    carriers = models.CharField("носители", max_length=300)
    operator_name = models.CharField("оператор", max_length=500)
    operator_address = models.CharField("адрес оператора", max_length=300, blank=True)
    commission = models.JSONField("комиссия", default=list)
    subjects = models.JSONField("о ком", default=list)
    categories = models.JSONField("категории", default=list)
    person = models.ForeignKey(Person, models.SET_NULL, null=True, blank=True, related_name="destruction_acts")
    by = models.ForeignKey(Member, models.PROTECT, related_name="+")
    at = models.DateTimeField("когда", auto_now_add=True)
    keep_until = models.DateField("хранить по")
    docx = models.ForeignKey(StoredFile, models.PROTECT, null=True, related_name="+")
    pdf = models.ForeignKey(StoredFile, models.PROTECT, null=True, related_name="+")
    log_xlsx = models.ForeignKey(StoredFile, models.PROTECT, null=True, related_name="+")
    log_pdf = models.ForeignKey(StoredFile, models.PROTECT, null=True, related_name="+")

    objects = TenantManager.from_queryset(DestructionActQuerySet)()

    class Meta:
        ordering: ClassVar = ["-on", "-number"]
        constraints: ClassVar = [
            models.CheckConstraint(condition=models.Q(kind__in=ActKind.values), name="act_kind_known"),
            models.UniqueConstraint(fields=["organisation", "number"], name="an_act_has_its_own_number"),
        ]

    def __str__(self) -> str:
        return f"Акт № {self.number} от {self.on:%d.%m.%Y}"

    def get_absolute_url(self) -> str:
        return reverse("privacy:act", args=[self.organisation.slug, self.pk])

    @property
    def total(self) -> int:
        """How many records were destroyed."""
        return sum(number for _, number in self.categories)
