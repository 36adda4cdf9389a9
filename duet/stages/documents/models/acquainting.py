"""Who is to read a document, and how it is known that they did."""

from __future__ import annotations

import base64
import secrets
from datetime import datetime
from typing import ClassVar

from django.db import models
from django.urls import reverse
from django.utils.crypto import salted_hmac

from duet.base.files.models import StoredFile
from duet.base.tenancy.models import Member, TenantModel
from duet.base.tenancy.querysets import TenantManager
from duet.core.names import short_name
from duet.stages.organisations.models import digest
from duet.stages.persons.models import Person

from ..querysets import AcquaintanceQuerySet
from .documents import Document

_TOKEN = "duet.stages.documents.acquaintance"  # noqa: S105  # a name, not a secret


class Way(models.TextChoices):
    """How they said so."""

    PROGRAM = "program", "в программе"
    LINK = "link", "по ссылке"
    PAPER = "paper", "на бумаге"


def fresh_nonce() -> str:
    """A number nobody can guess."""
    return secrets.token_hex(16)


class Acquaintance(TenantModel):
    """One person and one document. Whoever has no account reads it by a personal link; of its secret only the SHA-256 is kept."""

    document = models.ForeignKey(Document, models.CASCADE, related_name="acquaintances")
    member = models.ForeignKey(Member, models.PROTECT, null=True, blank=True, related_name="acquaintances")
    person = models.ForeignKey(Person, models.PROTECT, null=True, blank=True, related_name="acquaintances")
    # As they stand on the sheet.
    name = models.CharField("кто", max_length=150)
    post = models.CharField("должность", max_length=200, blank=True)
    email = models.EmailField(blank=True)
    nonce = models.CharField(max_length=32, default=fresh_nonce, editable=False)
    token_hash = models.CharField(max_length=64, unique=True, editable=False)
    asked_at = models.DateTimeField(null=True, blank=True)
    opened_at = models.DateTimeField(null=True, blank=True)
    reminded_at = models.DateTimeField(null=True, blank=True)
    known_on = models.DateField("ознакомлен", null=True, blank=True)
    known_at = models.DateTimeField(null=True, blank=True)
    way = models.CharField("как", max_length=10, choices=Way, blank=True)
    scan = models.ForeignKey(StoredFile, models.PROTECT, null=True, blank=True, related_name="+")
    marked_by = models.ForeignKey(Member, models.PROTECT, null=True, blank=True, related_name="+")

    objects = TenantManager.from_queryset(AcquaintanceQuerySet)()

    class Meta:
        ordering: ClassVar = ["pk"]
        constraints: ClassVar = [
            models.CheckConstraint(condition=models.Q(way__in=["", *Way.values]), name="acquaintance_way_known"),
            models.UniqueConstraint(
                fields=["document", "member"], condition=models.Q(member__isnull=False), name="a_member_reads_a_document_once"
            ),
            models.UniqueConstraint(
                fields=["document", "person"], condition=models.Q(person__isnull=False), name="a_person_reads_a_document_once"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.name}: {self.document}"

    def save(self, *args: object, **kwargs: object) -> None:
        """Keep the hash of the link with its number."""
        self.token_hash = digest(self.token)
        super().save(*args, **kwargs)  # type: ignore[arg-type]  # handed on as they came

    @property
    def short_name(self) -> str:
        """«Фамилия И. О.»"""
        return short_name(self.name)

    def seen(self, at: datetime) -> None:
        """It was opened for the first time."""
        if self.opened_at is None:
            type(self).objects.filter(pk=self.pk, opened_at__isnull=True).update(opened_at=at)

    @property
    def token(self) -> str:
        """The secret; nobody makes it without the key of the installation."""
        raw = salted_hmac(_TOKEN, self.nonce, algorithm="sha256").digest()
        return base64.urlsafe_b64encode(raw).decode().rstrip("=")

    @property
    def path(self) -> str:
        """The personal address without its host."""
        return reverse("read:document", args=[self.token])
