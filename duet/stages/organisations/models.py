"""What is kept besides the organisations and members of ``base.tenancy``: invitations, the own calendar."""

from __future__ import annotations

import hashlib
import secrets
from datetime import date, datetime, timedelta
from typing import Any, ClassVar

from django.db import models
from django.urls import reverse

from duet.base.tenancy.models import Member, Organisation, TenantModel
from duet.base.tenancy.querysets import TenantManager
from duet.core.calendar import Period

from .querysets import CalendarSpanQuerySet, ColleagueQuerySet, InvitationQuerySet

INVITATION_LASTS = timedelta(days=14)


def digest(token: str) -> str:
    """What is kept of a token: enough to know it again, not enough to use it."""
    return hashlib.sha256(token.encode()).hexdigest()


def fresh_token() -> str:
    """A secret of 256 bits for an address."""
    return secrets.token_urlsafe(32)


class Purpose(models.TextChoices):
    """What a link is for."""

    JOIN = "join", "войти впервые"
    PASSWORD = "password", "задать новый пароль"


class Account(models.TextChoices):
    """What a person has to log in with."""

    OPEN = "open", "может входить"
    INVITED = "invited", "приглашение отправлено"
    EXPIRED = "expired", "приглашение устарело"
    NONE = "none", "без учётной записи"


class Colleague(Member):
    """A member as the pages of one organisation show them: with the account and the invitation."""

    # The proxy asks in its own words.
    objects = TenantManager.from_queryset(ColleagueQuerySet)()  # type: ignore[assignment,misc]  # narrower than its base's

    class Meta:
        proxy = True
        ordering: ClassVar = ["full_name", "pk"]

    def get_absolute_url(self) -> str:
        return reverse("organisations:person", args=[self.organisation.slug, self.pk])

    @property
    def invitation(self) -> Invitation | None:
        """The link that waits for this person, in force or not; prefetched by ``for_list``."""
        return next((sent for sent in self.invitations.all() if sent.is_waiting), None)

    def account(self, at: datetime) -> Account:
        """Whether they can log in, and if not, what they wait for."""
        if self.user_id:
            return Account.OPEN
        if self.invitation is None:
            return Account.NONE
        return Account.INVITED if self.invitation.is_in_force(at) else Account.EXPIRED


class Invitation(TenantModel):
    """A personal link that lets a member in; of its secret only the SHA-256 is kept."""

    member = models.ForeignKey(Member, models.CASCADE, related_name="invitations")
    purpose = models.CharField("для чего", max_length=10, choices=Purpose, default=Purpose.JOIN)
    token_hash = models.CharField(max_length=64, unique=True, editable=False)
    made_by = models.ForeignKey(Member, models.PROTECT, related_name="+")
    made_at = models.DateTimeField("отправлено")
    expires_at = models.DateTimeField("действует до")
    accepted_at = models.DateTimeField("принято", null=True, blank=True)
    cancelled_at = models.DateTimeField("отменено", null=True, blank=True)

    objects = TenantManager.from_queryset(InvitationQuerySet)()

    class Meta:
        ordering: ClassVar = ["-made_at", "-pk"]
        constraints: ClassVar = [
            models.CheckConstraint(condition=models.Q(purpose__in=Purpose.values), name="invitation_purpose_known"),
            models.UniqueConstraint(
                fields=["member"],
                condition=models.Q(accepted_at__isnull=True, cancelled_at__isnull=True),
                name="one_invitation_waits_for_a_person",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.member}: {self.get_purpose_display()}"

    @property
    def is_waiting(self) -> bool:
        """Neither used nor cancelled."""
        return self.accepted_at is None and self.cancelled_at is None

    def is_in_force(self, at: datetime) -> bool:
        """Whether the link lets in at the moment."""
        return self.is_waiting and at < self.expires_at


def curators() -> models.Prefetch[str, Any, str]:
    """For a list of organisations: ``curators`` of each, those who lead mentoring there, with their accounts."""
    return models.Prefetch("members", Colleague.objects.all().leading().for_list(), to_attr="curators")


def curators_of(organisation: Organisation) -> list[Colleague]:
    """What ``curators`` fetched."""
    fetched: list[Colleague] = organisation.curators  # type: ignore[attr-defined]  # put there by the prefetch
    return fetched


class SpanKind(models.TextChoices):
    """What days of the own calendar are."""

    TERM = "term", "учебный период"
    HOLIDAYS = "holidays", "каникулы"
    OFF = "off", "нерабочие дни"
    WORKING = "working", "рабочий день"
    SIX_DAYS = "six_days", "рабочие субботы"


class CalendarSpan(TenantModel):
    """Days of an organisation that differ from the calendar of the country, or have a name: a term, holidays, days off.

    In holidays the staff works as usual, unless ``rest`` says that it rests too.
    """

    kind = models.CharField("что это", max_length=10, choices=SpanKind)
    title = models.CharField("название", max_length=100, blank=True)
    starts_on = models.DateField("первый день")
    ends_on = models.DateField("последний день")
    rest = models.BooleanField("сотрудники тоже отдыхают", default=False)

    objects = TenantManager.from_queryset(CalendarSpanQuerySet)()

    class Meta:
        ordering: ClassVar = ["starts_on", "ends_on", "pk"]
        constraints: ClassVar = [
            models.CheckConstraint(condition=models.Q(kind__in=SpanKind.values), name="calendar_kind_known"),
            models.CheckConstraint(condition=models.Q(ends_on__gte=models.F("starts_on")), name="calendar_span_ends_after_it_starts"),
            models.CheckConstraint(condition=models.Q(rest=False) | models.Q(kind="holidays"), name="only_in_holidays_staff_may_rest"),
            # Whether spans of one kind overlap otherwise, the actions ask: not every database can forbid it.
            models.UniqueConstraint(fields=["organisation", "kind", "starts_on"], name="a_calendar_span_begins_once"),
        ]

    def __str__(self) -> str:
        return self.title or str(self.get_kind_display())

    def get_absolute_url(self) -> str:
        return reverse("organisations:calendar_span", args=[self.organisation.slug, self.pk])

    @property
    def span(self) -> Period:
        """Both days included."""
        return Period(self.starts_on, self.ends_on)

    @property
    def school_year(self) -> int:
        """The year whose September opens the school year it begins in."""
        return year_with(self.starts_on)

    @property
    def is_off(self) -> bool:
        """Whether nobody is at work."""
        return self.kind == SpanKind.OFF or self.rest


def year_with(day: date) -> int:
    """The year whose September opens the school year that the day lies in; August still belongs to the year that ends.

    >>> year_with(date(2026, 9, 1)), year_with(date(2027, 8, 31))
    (2026, 2026)
    """
    return day.year if day.month >= 9 else day.year - 1
