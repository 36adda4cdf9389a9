"""What an organisation puts in the place of ours: its own templates, its own spelling of names and posts in the cases."""

from __future__ import annotations

from typing import ClassVar

from django.db import models

from duet.base.files.models import StoredFile
from duet.base.tenancy.models import Member, TenantModel
from duet.base.tenancy.querysets import TenantManager
from duet.core.declension import Forms

from ..querysets import OwnTemplateQuerySet, SpellingQuerySet


class OwnTemplate(TenantModel):
    """A .docx of the organisation in the place of our text; the latest one that is not retired is used for new documents."""

    kind = models.CharField("вид документа", max_length=40)
    version = models.PositiveSmallIntegerField("редакция")
    file = models.ForeignKey(StoredFile, models.PROTECT, related_name="+")
    by = models.ForeignKey(Member, models.PROTECT, related_name="+")
    at = models.DateTimeField("загружен", auto_now_add=True)
    retired_at = models.DateTimeField("больше не используется", null=True, blank=True)

    objects = TenantManager.from_queryset(OwnTemplateQuerySet)()

    class Meta:
        ordering: ClassVar = ["-version"]
        constraints: ClassVar = [models.UniqueConstraint(fields=["organisation", "kind", "version"], name="templates_are_counted")]

    def __str__(self) -> str:
        return f"{self.kind}, редакция {self.version}"


class SpellingSort(models.TextChoices):
    """What is declined."""

    NAME = "name", "имя"
    POST = "post", "должность"
    ORGANISATION = "organisation", "организация"


class Spelling(TenantModel):
    """The cases of one name, post or organisation as a person put them right: it beats the rules everywhere from then on."""

    sort = models.CharField("что это", max_length=12, choices=SpellingSort)
    nominative = models.CharField("кто, что", max_length=300)
    # «m», «f» or nothing; of a name only.
    gender = models.CharField("пол", max_length=1, blank=True)
    genitive = models.CharField("кого, чего", max_length=300)
    dative = models.CharField("кому, чему", max_length=300)
    accusative = models.CharField("кого, что", max_length=300)
    instrumental = models.CharField("кем, чем", max_length=300)
    prepositional = models.CharField("о ком, о чём", max_length=300)
    by = models.ForeignKey(Member, models.PROTECT, related_name="+")
    at = models.DateTimeField(auto_now=True)

    objects = TenantManager.from_queryset(SpellingQuerySet)()

    class Meta:
        ordering: ClassVar = ["sort", "nominative"]
        constraints: ClassVar = [
            models.CheckConstraint(condition=models.Q(sort__in=SpellingSort.values), name="spelling_sort_known"),
            models.UniqueConstraint(fields=["organisation", "sort", "nominative"], name="a_word_is_spelt_once"),
        ]

    def __str__(self) -> str:
        return self.nominative

    @property
    def forms(self) -> Forms:
        """All cases."""
        return Forms(self.nominative, self.genitive, self.dative, self.accusative, self.instrumental, self.prepositional)
