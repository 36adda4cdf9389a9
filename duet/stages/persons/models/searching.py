"""The index people are searched by: one row a word, alike in both databases."""

from __future__ import annotations

from typing import ClassVar

from django.db import models

from duet.base.tenancy.models import TenantModel
from duet.base.tenancy.querysets import TenantManager

from ..querysets.searching import SearchWordQuerySet
from .people import Person


class Weight(models.IntegerChoices):
    """What a word is of; smaller comes first."""

    SURNAME = 1, "фамилия"
    NAME = 2, "имя"
    FORMER = 3, "прежняя фамилия"
    COMPETENCE = 4, "компетенция"
    WORK = 5, "должность, предмет, класс"


class SearchWord(TenantModel):
    """A word of a person's card. ``profile``: it comes from past registration, so it is found only where the gate is open."""

    person = models.ForeignKey(Person, models.CASCADE, related_name="words")
    word = models.CharField(max_length=40)
    weight = models.PositiveSmallIntegerField(choices=Weight)
    profile = models.BooleanField(default=False)

    objects = TenantManager.from_queryset(SearchWordQuerySet)()

    class Meta:
        constraints: ClassVar = [models.UniqueConstraint(fields=["person", "word", "weight"], name="a_word_is_kept_once")]
        indexes: ClassVar = [
            models.Index(
                fields=["organisation", "word", "person", "weight", "profile"],
                name="word_of_organisation",
                opclasses=["", "varchar_pattern_ops", "", "", ""],
            ),
        ]

    def __str__(self) -> str:
        return self.word
