"""Personal addresses to sign by. Of the secret only the SHA-256 is kept and the number that it is made with."""

from __future__ import annotations

import base64
import secrets
from datetime import date, datetime
from typing import ClassVar

from django.db import models
from django.urls import reverse
from django.utils.crypto import constant_time_compare, salted_hmac

from duet.base.tenancy.models import Member, TenantModel
from duet.base.tenancy.querysets import TenantManager
from duet.stages.organisations.models import digest
from duet.stages.persons.models import Person

from ..querysets import SigningLinkQuerySet

# Wrong codes after which a link signs nothing any more: of ten thousand codes five are one in two thousand.
TRIES = 5
_TOKEN, _CODE = "duet.stages.consents.link", "duet.stages.consents.code"


def fresh_nonce() -> str:
    """A number nobody can guess."""
    return secrets.token_hex(16)


def token_of(nonce: str) -> str:
    """The secret of 256 bits in the address; nobody makes it without the key of the installation, so slips can be printed again."""
    digest = salted_hmac(_TOKEN, nonce, algorithm="sha256").digest()
    return base64.urlsafe_b64encode(digest).decode().rstrip("=")


def code_of(nonce: str) -> str:
    """The four digits of the paper slip."""
    digest = salted_hmac(_CODE, nonce, algorithm="sha256").digest()
    return f"{int.from_bytes(digest, 'big') % 10_000:04}"


class SigningLink(TenantModel):
    """A personal address by which one signer answers everything asked of them here, reads it again and takes it back.

    ``code`` stands on the paper slip, so that a forwarded link alone signs nothing; its hash is made together with the token, or
    all ten thousand could be tried against what is kept.
    """

    signer = models.ForeignKey(Person, models.CASCADE, related_name="signing_links")
    nonce = models.CharField(max_length=32, default=fresh_nonce, editable=False)
    token_hash = models.CharField(max_length=64, unique=True, editable=False)
    code_hash = models.CharField(max_length=64, editable=False)
    tries = models.PositiveSmallIntegerField(default=0)
    made_by = models.ForeignKey(Member, models.PROTECT, related_name="+")
    made_at = models.DateTimeField()
    expires_on = models.DateField()
    sent_at = models.DateTimeField("письмо ушло", null=True, blank=True)
    opened_at = models.DateTimeField(null=True, blank=True)
    # The signer has lost the slip and asks for another one.
    slip_wanted_at = models.DateTimeField(null=True, blank=True)
    cancelled_at = models.DateTimeField(null=True, blank=True)

    objects = TenantManager.from_queryset(SigningLinkQuerySet)()

    class Meta:
        ordering: ClassVar = ["-made_at", "-pk"]
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["signer"], condition=models.Q(cancelled_at__isnull=True), name="one_link_a_signer")
        ]

    def __str__(self) -> str:
        return f"Ссылка: {self.signer}"

    def get_absolute_url(self) -> str:
        return reverse("consents:slip", args=[self.organisation.slug, self.pk])

    @classmethod
    def fresh(cls, signer: Person, *, by: Member, at: datetime, expires_on: date) -> SigningLink:
        """A new link, not saved yet."""
        made = cls(organisation_id=signer.organisation_id, signer=signer, made_by=by, made_at=at, expires_on=expires_on)
        made.token_hash = digest(made.token)
        made.code_hash = digest(f"{made.token}:{made.code}")
        return made

    @property
    def token(self) -> str:
        """The secret; shown on slips and in letters only."""
        return token_of(self.nonce)

    @property
    def code(self) -> str:
        """The digits; shown on slips only, never in the letter that holds the address."""
        return code_of(self.nonce)

    @property
    def path(self) -> str:
        """The address without its host."""
        return reverse("consent:start", args=[self.token])

    @property
    def is_locked(self) -> bool:
        """Too many wrong codes: it shows what was signed and signs nothing; whoever made it makes a new one."""
        return self.tries >= TRIES

    def opens_by(self, code: str) -> bool:
        """Whether the code is that of the slip."""
        return constant_time_compare(digest(f"{self.token}:{code}"), self.code_hash)

    def seen(self, at: datetime) -> None:
        """Remember that it was opened for the first time."""
        if self.opened_at is None:
            self.opened_at = at
            self.save(update_fields=["opened_at"])
