"""Proof that a registered document was signed: a scan of the paper, or a detached electronic signature over the stored bytes."""

from __future__ import annotations

from typing import ClassVar

from django.db import models

from duet.base.files.models import StoredFile
from duet.base.tenancy.models import Member, TenantModel
from duet.base.tenancy.querysets import TenantManager, TenantQuerySet

from .documents import Document


class SignatureKind(models.TextChoices):
    """What was kept."""

    SCAN = "scan", "скан с подписью"
    DETACHED = "detached", "файл электронной подписи"


class Signature(TenantModel):
    """``over`` is the ending of the file that was signed («pdf», «docx»), ``sha256`` the hash of its bytes."""

    document = models.ForeignKey(Document, models.CASCADE, related_name="signatures")
    kind = models.CharField("что это", max_length=10, choices=SignatureKind)
    file = models.ForeignKey(StoredFile, models.PROTECT, related_name="+")
    over = models.CharField(max_length=5, blank=True)
    sha256 = models.CharField(max_length=64, blank=True)
    # What the certificate says, or what was typed where it cannot be read.
    owner = models.CharField("владелец", max_length=300, blank=True)
    certificate = models.CharField("сертификат", max_length=100, blank=True)
    valid_from = models.DateField("действителен с", null=True, blank=True)
    valid_to = models.DateField("по", null=True, blank=True)
    # Whether the digest inside the signature was seen to be that of the file; whether the signature holds is never said here.
    matches = models.BooleanField(default=False)
    by = models.ForeignKey(Member, models.PROTECT, related_name="+")
    at = models.DateTimeField(auto_now_add=True)

    objects = TenantManager.from_queryset(TenantQuerySet)()

    class Meta:
        ordering: ClassVar = ["at", "pk"]
        constraints: ClassVar = [models.CheckConstraint(condition=models.Q(kind__in=SignatureKind.values), name="signature_kind_known")]

    def __str__(self) -> str:
        return f"{self.get_kind_display()}: {self.document}"
