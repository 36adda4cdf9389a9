"""Requests of people about their own data: each is answered within 10 working days (152-ФЗ art. 20)."""

from __future__ import annotations

from typing import ClassVar

from django.db import models
from django.urls import reverse

from duet.base.files.models import StoredFile
from duet.base.tenancy.models import Member, TenantModel
from duet.base.tenancy.querysets import TenantManager
from duet.stages.persons.models import Person

from ..querysets import SubjectRequestQuerySet


class RequestWay(models.TextChoices):
    """How it came."""

    PAPER = "paper", "на бумаге"
    EMAIL = "email", "по почте"
    OFFICE = "office", "сказано лично"


class Wish(models.TextChoices):
    """What the person asks for."""

    KNOW = "know", "узнать, какие данные хранятся"
    MEND = "mend", "исправить данные"
    ERASE = "erase", "уничтожить данные"
    WITHDRAW = "withdraw", "отозвать согласие"


class SubjectRequest(TenantModel):
    """A request of a person, or of whoever speaks for them, and what was answered."""

    person = models.ForeignKey(Person, models.CASCADE, related_name="subject_requests", verbose_name="о ком")
    applicant = models.CharField("кто обратился", max_length=150, blank=True)
    received_on = models.DateField("получено")
    way = models.CharField("как", max_length=10, choices=RequestWay)
    what = models.CharField("о чём просит", max_length=10, choices=Wish)
    words = models.TextField("подробности", blank=True)
    file = models.ForeignKey(StoredFile, models.PROTECT, null=True, blank=True, related_name="+", verbose_name="скан")
    due_on = models.DateField("ответить не позднее")
    answered_on = models.DateField("ответили", null=True, blank=True)
    outcome = models.TextField("что ответили", blank=True)
    taken_by = models.ForeignKey(Member, models.PROTECT, related_name="+", verbose_name="кто записал")
    taken_at = models.DateTimeField("записано", auto_now_add=True)

    objects = TenantManager.from_queryset(SubjectRequestQuerySet)()

    class Meta:
        ordering: ClassVar = ["due_on", "pk"]
        constraints: ClassVar = [
            models.CheckConstraint(condition=models.Q(way__in=RequestWay.values), name="request_way_known"),
            models.CheckConstraint(condition=models.Q(what__in=Wish.values), name="request_wish_known"),
        ]
        indexes: ClassVar = [models.Index(fields=["organisation", "answered_on", "due_on"])]

    def __str__(self) -> str:
        return f"{self.person}: {self.get_what_display()}"

    def get_absolute_url(self) -> str:
        return reverse("privacy:request", args=[self.organisation.slug, self.pk])
