"""What is kept: the feeds of people and organisations. Of an address only the number that it is made with is kept."""

from __future__ import annotations

import base64
import secrets
from datetime import datetime, timedelta
from typing import ClassVar

from django.db import models
from django.urls import reverse
from django.utils.crypto import constant_time_compare, salted_hmac

from duet.base.tenancy.models import Member, TenantModel
from duet.base.tenancy.querysets import TenantManager

from .querysets import FeedQuerySet

SALT = "duet.stages.feeds"
# «Читали сегодня в 08:15» need not be true to the minute, and a calendar may ask every few minutes.
SEEN_OFTEN_ENOUGH = timedelta(minutes=10)


def fresh_nonce() -> str:
    """A number nobody can guess."""
    return secrets.token_hex(16)


def token_of(pk: int, nonce: str) -> str:
    """The secret part of an address: nobody makes it without the key of the installation.

    With another key (DUET_SECRET_KEY) all addresses change.
    """
    digest = salted_hmac(SALT, f"{pk}:{nonce}", algorithm="sha256").digest()
    return base64.urlsafe_b64encode(digest).decode().rstrip("=")


class RemindBefore(models.IntegerChoices):
    """When a calendar reminds of an event, in days before it."""

    NEVER = 0, "Нет"
    DAY = 1, "За день"
    THREE_DAYS = 3, "За три дня"


class Feed(TenantModel):
    """A subscription to dates by a secret address; without a member it is the organisation's.

    ``nonce`` changes with the address. ``digest`` and ``digest_at`` say what was given last and since when it is so.
    """

    member = models.ForeignKey(Member, models.CASCADE, null=True, blank=True, related_name="+")
    nonce = models.CharField(max_length=32, default=fresh_nonce, editable=False)
    remind_before = models.PositiveSmallIntegerField("напоминать", choices=RemindBefore, default=RemindBefore.NEVER)
    made_at = models.DateTimeField("получен")
    changed_at = models.DateTimeField("адрес сменён", null=True, blank=True)
    last_read_at = models.DateTimeField("календарь читали", null=True, blank=True)
    digest = models.CharField(max_length=64, blank=True, editable=False)
    digest_at = models.DateTimeField(null=True, blank=True, editable=False)

    objects = TenantManager.from_queryset(FeedQuerySet)()

    class Meta:
        ordering: ClassVar = ["pk"]
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["member"], condition=models.Q(member__isnull=False), name="a_person_has_one_feed"),
            models.UniqueConstraint(fields=["organisation"], condition=models.Q(member__isnull=True), name="an_organisation_has_one_feed"),
            models.CheckConstraint(condition=models.Q(remind_before__in=RemindBefore.values), name="feed_reminds_as_chosen"),
        ]

    def __str__(self) -> str:
        return "Мои сроки" if self.member_id else "Сроки организации"

    @property
    def secret_path(self) -> str:
        """The present address without its host; only its owner is shown it."""
        return reverse("ical:feed", kwargs={"pk": self.pk, "token": token_of(self.pk, self.nonce)})

    def opens_by(self, token: str) -> bool:
        """Whether the address is the present one; takes the same time whatever is wrong with it."""
        return constant_time_compare(token, token_of(self.pk, self.nonce))

    def given(self, digest: str, at: datetime) -> datetime:
        """Remember that the feed was read; gives the moment since when its content is what it is now."""
        if digest != self.digest or self.digest_at is None:
            self.digest, self.digest_at = digest, at
        elif self.last_read_at and at - self.last_read_at < SEEN_OFTEN_ENOUGH:
            return self.digest_at
        self.last_read_at = at
        self.save(update_fields=["digest", "digest_at", "last_read_at"])
        return self.digest_at
