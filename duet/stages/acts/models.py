"""Acts written down by hand, and who has studied which act (requirement B1)."""

from __future__ import annotations

from typing import ClassVar

from django.db import models
from django.urls import reverse

from duet.base.files.models import StoredFile
from duet.base.tenancy.models import Member, TenantModel
from duet.base.tenancy.querysets import TenantManager
from duet.core.regulation import KINDS, Level, Term, Topic

from .querysets import ActQuerySet, StudyQuerySet

LEVELS = [(level.value, level.label) for level in Level]
KIND_CHOICES = [(forms.code, forms.nominative) for forms in KINDS.values()]
TOPICS = [(topic.value, topic.label) for topic in Topic]


class Act(TenantModel):
    """An act of a region, a municipality or the organisation itself, or a methodical paper. Those below read it and cite it.

    Without ``in_force_from`` it holds since its day, without ``in_force_to`` until it is said otherwise.
    """

    level = models.CharField("уровень", max_length=10, choices=LEVELS)
    kind = models.CharField("вид", max_length=12, choices=KIND_CHOICES)
    issuer = models.CharField("кто принял", max_length=300, blank=True)
    # As citations have it («приказом кого?»); empty: the rules of declension say it.
    issuer_genitive = models.CharField("кто принял, в родительном падеже", max_length=300, blank=True)
    number = models.CharField("номер", max_length=50, blank=True)
    day = models.DateField("дата", null=True, blank=True)
    title = models.CharField("название", max_length=1000)
    topic = models.CharField("о чём", max_length=12, choices=TOPICS, default=Topic.ALL.value)
    in_force_from = models.DateField("действует с", null=True, blank=True)
    in_force_to = models.DateField("действует по", null=True, blank=True)
    link = models.URLField("ссылка", max_length=500, blank=True)
    file = models.ForeignKey(StoredFile, models.PROTECT, null=True, blank=True, related_name="+")
    note = models.TextField("к чему обязывает", blank=True)
    by = models.ForeignKey(Member, models.PROTECT, related_name="+")
    at = models.DateTimeField(auto_now_add=True)

    objects = TenantManager.from_queryset(ActQuerySet)()

    class Meta:
        ordering: ClassVar = ["-day", "-pk"]
        constraints: ClassVar = [
            models.CheckConstraint(condition=models.Q(level__in=[level.value for level in Level]), name="legal_act_level_known"),
            models.CheckConstraint(condition=models.Q(kind__in=list(KINDS)), name="legal_act_kind_known"),
            models.CheckConstraint(condition=models.Q(topic__in=[topic.value for topic in Topic]), name="legal_act_topic_known"),
            models.CheckConstraint(
                condition=models.Q(in_force_to__isnull=True)
                | models.Q(in_force_from__isnull=True)
                | models.Q(in_force_to__gte=models.F("in_force_from")),
                name="an_act_ends_after_it_begins",
            ),
            models.UniqueConstraint(
                fields=["organisation", "kind", "issuer", "number", "day"],
                condition=~models.Q(number="") & models.Q(day__isnull=False),
                name="an_act_is_written_down_once",
            ),
        ]

    def __str__(self) -> str:
        return self.title

    def get_absolute_url(self) -> str:
        return reverse("acts:act", args=[self.organisation.slug, str(self.pk)])

    @property
    def term(self) -> Term:
        """From when until when it holds."""
        return Term(self.in_force_from or self.day, self.in_force_to)


class Study(TenantModel):
    """A member and an act: shipped (``code``) or written down (``act``); asked to study it, has studied it, or both."""

    member = models.ForeignKey(Member, models.CASCADE, related_name="studies")
    code = models.CharField("акт из поставки", max_length=20, blank=True)
    act = models.ForeignKey(Act, models.CASCADE, null=True, blank=True, related_name="studies")
    asked_by = models.ForeignKey(Member, models.SET_NULL, null=True, blank=True, related_name="+")
    asked_on = models.DateField("попросили изучить", null=True, blank=True)
    studied_on = models.DateField("изучено", null=True, blank=True)

    objects = TenantManager.from_queryset(StudyQuerySet)()

    class Meta:
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=(models.Q(code="") & models.Q(act__isnull=False)) | (~models.Q(code="") & models.Q(act__isnull=True)),
                name="one_act_is_studied",
            ),
            models.CheckConstraint(
                condition=models.Q(asked_on__isnull=False) | models.Q(studied_on__isnull=False), name="a_study_is_asked_for_or_done"
            ),
            models.UniqueConstraint(fields=["member", "code"], condition=~models.Q(code=""), name="a_shipped_act_is_studied_once"),
            models.UniqueConstraint(fields=["member", "act"], condition=models.Q(act__isnull=False), name="an_act_is_studied_once"),
        ]

    def __str__(self) -> str:
        return f"{self.member}: {self.key}"

    @property
    def key(self) -> str:
        """The key of the act in the library."""
        return self.code or str(self.act_id)
