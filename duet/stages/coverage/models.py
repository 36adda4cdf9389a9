"""What is kept of checks against the model: answers about the organisation, its decisions and its own words.

The report itself is never kept: it is read from the words of the plan each time, so it is always of today.
"""

from __future__ import annotations

from django.db import models

from duet.base.tenancy.models import Member, TenantModel
from duet.base.tenancy.querysets import TenantManager
from duet.stages.roadmaps.models import Activity

from .querysets import LinkQuerySet, WaiverQuerySet


class Answers(TenantModel):
    """What the organisation answered to the questions of ``core.catalogue.Situation``; without it the words of the plan tell."""

    facts = models.JSONField(default=dict)
    by = models.ForeignKey(Member, models.PROTECT, related_name="+")
    at = models.DateTimeField(auto_now=True)

    objects = TenantManager()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["organisation"], name="questions_are_answered_once")]

    def __str__(self) -> str:
        return f"{self.organisation}: ответы"


class Waiver(TenantModel):
    """«Не требуется» with a reason: stays for the plans that follow."""

    code = models.CharField("пункт", max_length=10)
    reason = models.TextField("почему")
    by = models.ForeignKey(Member, models.PROTECT, related_name="+")
    at = models.DateTimeField(auto_now_add=True)

    objects = TenantManager.from_queryset(WaiverQuerySet)()

    class Meta:
        ordering = ["code"]
        constraints = [
            models.UniqueConstraint(fields=["organisation", "code"], name="an_item_is_waived_once"),
            models.CheckConstraint(condition=~models.Q(reason=""), name="a_waiver_has_a_reason"),
        ]

    def __str__(self) -> str:
        return f"{self.code}: {self.reason}"


class Link(TenantModel):
    """A person's word on whether a row covers an item; ``covers`` False: it does not, whatever its words say."""

    activity = models.ForeignKey(Activity, models.CASCADE, related_name="links")
    code = models.CharField("пункт", max_length=10)
    covers = models.BooleanField()
    by = models.ForeignKey(Member, models.PROTECT, related_name="+")
    at = models.DateTimeField(auto_now=True)

    objects = TenantManager.from_queryset(LinkQuerySet)()

    class Meta:
        ordering = ["code", "activity"]
        constraints = [models.UniqueConstraint(fields=["activity", "code"], name="a_row_and_an_item_are_linked_once")]

    def __str__(self) -> str:
        return f"{self.code} {'—' if self.covers else '≠'} {self.activity}"


class Phrase(TenantModel):
    """The organisation's own words for an item (DOMAIN.md §4.12): learnt from a confirmed row, known in the plans that follow."""

    code = models.CharField("пункт", max_length=10)
    text = models.CharField("слова", max_length=500)

    objects = TenantManager()

    class Meta:
        ordering = ["code", "pk"]
        constraints = [models.UniqueConstraint(fields=["organisation", "code", "text"], name="a_phrase_is_learnt_once")]

    def __str__(self) -> str:
        return f"{self.code}: {self.text}"
