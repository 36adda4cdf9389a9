"""How long an organisation keeps what («номенклатура дел»)."""

from __future__ import annotations

from typing import ClassVar

from django.db import models

from duet.base.tenancy.models import TenantModel
from duet.base.tenancy.querysets import TenantManager


class KeepingTerms(TenantModel):
    """Terms in months; the usual ones are those of DOMAIN.md §1.6.4."""

    consents = models.PositiveSmallIntegerField("согласия после отзыва или окончания", default=36)
    questionnaires = models.PositiveSmallIntegerField("анкеты после утверждения мониторинга", default=12)
    reports = models.PositiveSmallIntegerField("отчёты за год", default=60)
    journals = models.PositiveSmallIntegerField("журнал доступа и обращения граждан", default=60)
    uploads = models.PositiveSmallIntegerField("загруженные списки людей", default=12)
    acts = models.PositiveSmallIntegerField("акты об уничтожении", default=36)

    class Meta:
        constraints: ClassVar = [models.UniqueConstraint(fields=["organisation"], name="one_set_of_keeping_terms")]

    objects = TenantManager()

    def __str__(self) -> str:
        return f"Сроки хранения: {self.organisation}"
