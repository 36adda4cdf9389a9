"""Partner organisations: agreements with their term, contacts, people, what they give (requirement K3)."""

from __future__ import annotations

from datetime import date
from typing import Any, ClassVar

from django.db import models
from django.urls import reverse

from duet.base.files.models import StoredFile
from duet.base.tenancy.models import Member, TenantModel
from duet.base.tenancy.querysets import TenantManager
from duet.core.text import folded
from duet.stages.persons.models import Person

from .querysets import ContactQuerySet, EnvoyQuerySet, PartnerAgreementQuerySet, PartnerQuerySet
from .terms import Term


class PartnerKind(models.TextChoices):
    """What sort of partner it is."""

    ENTERPRISE = "enterprise", "предприятие, работодатель"
    UNIVERSITY = "university", "вуз"
    COLLEGE = "college", "колледж, техникум"
    SCHOOL = "school", "школа, детский сад"
    ADDITIONAL = "additional", "организация дополнительного образования"
    CULTURE = "culture", "учреждение культуры или спорта"
    NGO = "ngo", "общественная организация"
    OTHER = "other", "другой партнёр"


class Partner(TenantModel):
    """An organisation outside that helps («организация-партнёр»)."""

    name = models.CharField("название", max_length=300)
    # ``name`` folded: by it lists are ordered alike in every database, and a partner is written down once.
    sort_name = models.CharField(max_length=300, editable=False)
    kind = models.CharField("вид", max_length=15, choices=PartnerKind, default=PartnerKind.ENTERPRISE)
    inn = models.CharField("ИНН", max_length=12, blank=True)
    address = models.CharField("адрес", max_length=300, blank=True)
    site = models.URLField("сайт", blank=True)
    gives = models.TextField("чем помогает", blank=True)
    note = models.TextField("заметка", blank=True)
    closed_on = models.DateField("больше не сотрудничаем с", null=True, blank=True)

    objects = TenantManager.from_queryset(PartnerQuerySet)()

    class Meta:
        ordering: ClassVar = ["sort_name", "pk"]
        constraints: ClassVar = [
            models.CheckConstraint(condition=models.Q(kind__in=PartnerKind.values), name="partner_kind_known"),
            models.UniqueConstraint(fields=["organisation", "sort_name"], name="a_partner_is_written_down_once"),
        ]

    def __str__(self) -> str:
        return self.name

    def save(self, *args: Any, **kwargs: Any) -> None:
        """Keep ``sort_name`` true."""
        self.sort_name = folded(self.name)[:300]
        super().save(*args, **kwargs)

    def get_absolute_url(self) -> str:
        return reverse("partners:partner", args=[self.organisation.slug, self.pk])


class Agreement(TenantModel):
    """An agreement of cooperation («соглашение о сотрудничестве») and its term; without ``ends_on`` it has none."""

    partner = models.ForeignKey(Partner, models.CASCADE, related_name="agreements")
    number = models.CharField("номер", max_length=50, blank=True)
    signed_on = models.DateField("подписано")
    starts_on = models.DateField("действует с")
    ends_on = models.DateField("по", null=True, blank=True)
    prolongs = models.BooleanField("продлевается само, если никто не возражает", default=False)
    subject = models.CharField("о чём", max_length=500, blank=True)
    file = models.ForeignKey(StoredFile, models.PROTECT, null=True, blank=True, related_name="+")
    renews = models.ForeignKey("self", models.SET_NULL, null=True, blank=True, related_name="renewed_by")
    ended_early_on = models.DateField("расторгнуто", null=True, blank=True)
    by = models.ForeignKey(Member, models.PROTECT, related_name="+")
    at = models.DateTimeField(auto_now_add=True)

    objects = TenantManager.from_queryset(PartnerAgreementQuerySet)()

    class Meta:
        ordering: ClassVar = ["-signed_on", "-pk"]
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=models.Q(ends_on__isnull=True) | models.Q(ends_on__gte=models.F("starts_on")),
                name="an_agreement_ends_after_it_starts",
            ),
            models.UniqueConstraint(fields=["renews"], name="an_agreement_is_renewed_once"),
        ]

    def __str__(self) -> str:
        number = f"№ {self.number}" if self.number else "без номера"
        return f"Соглашение {number} от {self.signed_on:%d.%m.%Y}"

    @property
    def term(self) -> Term:
        """From when until when it holds."""
        return Term(self.starts_on, self.ends_on, prolongs=self.prolongs, ended_early_on=self.ended_early_on)

    def last_day(self, on: date) -> date | None:
        """The last day as it is seen on a day; None for an agreement without an end."""
        return self.term.last_day(on)


class Contact(TenantModel):
    """Whom to call there. Who has left is removed: the row is deleted."""

    partner = models.ForeignKey(Partner, models.CASCADE, related_name="contacts")
    name = models.CharField("фамилия, имя, отчество", max_length=150)
    post = models.CharField("должность", max_length=150, blank=True)
    phone = models.CharField("телефон", max_length=50, blank=True)
    email = models.EmailField("почта", blank=True)

    objects = TenantManager.from_queryset(ContactQuerySet)()

    class Meta:
        ordering: ClassVar = ["name", "pk"]

    def __str__(self) -> str:
        return self.name


class Envoy(TenantModel):
    """A person of the partner who takes part here: a mentor from an enterprise, a lecturer, its representative."""

    partner = models.ForeignKey(Partner, models.CASCADE, related_name="envoys")
    person = models.ForeignKey(Person, models.CASCADE, related_name="sent_by")
    # The check-list of DOMAIN.md §1.7 (see ``checklist``): {"instruction": {"on": "2026-09-01", "paper": "журнал, с. 4"}}. It is past
    # registration: written and shown while the gate is open.
    checks = models.JSONField("допуск", default=dict)
    ended_on = models.DateField("больше не направлен с", null=True, blank=True)

    objects = TenantManager.from_queryset(EnvoyQuerySet)()

    class Meta:
        constraints: ClassVar = [models.UniqueConstraint(fields=["partner", "person"], name="a_partner_names_a_person_once")]

    def __str__(self) -> str:
        return f"{self.person}, {self.partner}"

    def get_absolute_url(self) -> str:
        return reverse("partners:envoy", args=[self.organisation.slug, self.pk])


def sent_by(partner: Partner) -> list[Envoy]:
    """What ``querysets.people_of_partners`` fetched."""
    fetched: list[Envoy] = partner.sent  # type: ignore[attr-defined]  # put there by the prefetch
    return fetched
