from __future__ import annotations

from django.db import models
from django.urls import reverse

from duet.base.tenancy.models import Member, Organisation, TenantModel
from duet.base.tenancy.querysets import TenantManager
from duet.core.errors import Refusal
from duet.core.plans import Plan, Stamp, StampKind, from_json
from duet.stages.roadmaps.models import Roadmap

from ..querysets import AgreementQuerySet
from .editions import Edition


class AgreementState(models.TextChoices):
    """What became of a request."""

    WAITING = "waiting", "ждёт ответа"
    AGREED = "agreed", "согласовано"
    RETURNED = "returned", "возвращено с замечанием"
    WITHDRAWN = "withdrawn", "отозвано организацией"


class AgreementRequest(TenantModel):
    """A text of a roadmap that the body above was asked to agree to, frozen at that moment.

    ``position`` and ``name`` are of whoever agreed, ``answered_on`` is the day in the stamp. ``edition`` is the one that had
    these very words already when the agreement came.
    """

    roadmap = models.ForeignKey(Roadmap, models.CASCADE, related_name="agreements")
    asked_of = models.ForeignKey(Organisation, models.PROTECT, related_name="+")
    asked_by = models.ForeignKey(Member, models.PROTECT, related_name="+")
    asked_on = models.DateField("день отправки")
    asked_at = models.DateTimeField(auto_now_add=True)
    plan = models.JSONField("текст")
    digest = models.CharField("контрольный код", max_length=64)
    state = models.CharField("состояние", max_length=10, choices=AgreementState, default=AgreementState.WAITING)
    edition = models.ForeignKey(Edition, models.SET_NULL, null=True, blank=True, related_name="agreements")
    remark = models.TextField("замечание", blank=True)
    position = models.CharField("должность", max_length=300, blank=True)
    name = models.CharField("фамилия и инициалы", max_length=150, blank=True)
    answered_by = models.ForeignKey(Member, models.PROTECT, null=True, blank=True, related_name="+")
    answered_at = models.DateTimeField(null=True, blank=True)
    answered_on = models.DateField("день ответа", null=True, blank=True)

    # Set by ``with_later_editions``.
    later_editions: bool

    objects = TenantManager.from_queryset(AgreementQuerySet)()

    class Meta:
        ordering = ["-pk"]
        indexes = [models.Index(fields=["asked_of", "state"])]
        constraints = [
            models.CheckConstraint(condition=models.Q(state__in=AgreementState.values), name="agreement_state_known"),
            models.UniqueConstraint(fields=["roadmap"], condition=models.Q(state="waiting"), name="one_text_waits_for_agreement"),
        ]

    def __str__(self) -> str:
        return f"Согласование: {self.roadmap}"

    def get_absolute_url(self) -> str:
        return self.url_at(self.organisation)

    def url_at(self, desk: Organisation) -> str:
        """Its page at the desk of whoever looks; the body that is asked reads it at its own."""
        return reverse("editions:agreement", args=[desk.slug, self.pk])

    @property
    def is_waiting(self) -> bool:
        """Whether nobody has answered yet."""
        return self.state == AgreementState.WAITING

    @property
    def is_agreed(self) -> bool:
        """Whether the body above agreed to this text."""
        return self.state == AgreementState.AGREED

    @property
    def is_returned(self) -> bool:
        """Whether the body above sent it back."""
        return self.state == AgreementState.RETURNED

    @property
    def words(self) -> Plan:
        """The text as it was sent."""
        return from_json(self.plan)

    @property
    def stamp(self) -> Stamp:
        """«СОГЛАСОВАНО» of an agreement that was given."""
        return Stamp(StampKind.AGREED, self.position, self.name, self.answered_on)

    def move(self, new: AgreementState) -> None:
        """Answer or take back what waits, or refuse."""
        if not self.is_waiting:
            raise Refusal(f"Ответ уже есть: {AgreementState(self.state).label}. Обновите страницу.")
        self.state = new
