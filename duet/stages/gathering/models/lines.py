from __future__ import annotations

from collections.abc import Iterable
from typing import ClassVar

from django.db import connection, models

from duet.base.tenancy.models import TenantModel
from duet.base.tenancy.querysets import TenantManager
from duet.core.listing import Owner
from duet.stages.persons.models import Person

from ..querysets import LineQuerySet
from .batches import Batch


class Decision(models.TextChoices):
    """Whether somebody of a list is somebody known."""

    ASK = "", "не решено"
    SAME = "same", "тот же человек"
    OTHER = "other", "другой человек"


class Outcome(models.TextChoices):
    """What writing did with the card of a line."""

    NONE = "", "не записан"
    NEW = "new", "новая карточка"
    CHANGED = "changed", "карточка дополнена"
    SAME = "same", "карточка уже была, всё совпало"


class Line(TenantModel):
    """A person as a row of the file tells of them. The meaning is always read from words: mended words are read by the same grammar.

    ``cells`` are the words of the row by column, ``said`` those about this person by field, ``mends`` what somebody wrote instead.
    ``likely``: who it may be, [{"person": 5, "sure": true, "reasons": […]}, {"line": 7, …}], the likeliest first.
    """

    batch = models.ForeignKey(Batch, models.CASCADE, related_name="lines")
    position = models.PositiveIntegerField()
    sheet = models.CharField(max_length=100, blank=True)
    number = models.PositiveIntegerField()
    part = models.CharField(max_length=10)
    place = models.PositiveSmallIntegerField(default=0)
    # «mentor», «mentee» or nothing, as the columns and the titles say.
    side = models.CharField(max_length=10, blank=True, default="")
    cells = models.JSONField(default=dict)
    said = models.JSONField(default=dict)
    mends = models.JSONField(default=dict)
    full_name = models.CharField("фамилия, имя, отчество", max_length=150, blank=True)
    values = models.JSONField(default=dict)
    kin = models.JSONField(default=list)
    errors = models.JSONField(default=dict)
    doubts = models.JSONField(default=dict)
    likely = models.JSONField(default=list)
    is_bad = models.BooleanField(default=False)
    is_doubtful = models.BooleanField(default=False)
    has_likely = models.BooleanField(default=False)
    is_sure = models.BooleanField(default=False)
    skipped = models.BooleanField("не записывать", default=False)
    decision = models.CharField(max_length=5, choices=Decision, blank=True, default="")
    twin = models.ForeignKey(Person, models.SET_NULL, null=True, blank=True, related_name="+")
    twin_line = models.ForeignKey("self", models.SET_NULL, null=True, blank=True, related_name="+")
    # Fields whose value is taken from the file where the card says something else.
    taken = models.JSONField(default=list)
    # What is past registration: it waits for a consent. And the card that was written.
    person = models.ForeignKey(Person, models.SET_NULL, null=True, blank=True, related_name="lines_of_lists")
    outcome = models.CharField("что вышло", max_length=10, choices=Outcome, blank=True, default="")
    waiting = models.JSONField(default=dict)
    waits = models.BooleanField(default=False)

    objects = TenantManager.from_queryset(LineQuerySet)()

    class Meta:
        ordering: ClassVar = ["position", "pk"]
        constraints: ClassVar = [
            models.CheckConstraint(condition=models.Q(decision__in=Decision.values), name="decision_known"),
            models.CheckConstraint(condition=models.Q(outcome__in=Outcome.values), name="line_outcome_known"),
            models.UniqueConstraint(fields=["batch", "position"], name="a_place_in_a_list_is_taken_once"),
        ]
        indexes: ClassVar = [models.Index(fields=["person", "waits"])]

    def __str__(self) -> str:
        return self.full_name or f"Строка {self.number}"

    @property
    def key(self) -> tuple[str, int, str, int]:
        """What stays when the file is read again."""
        return self.sheet, self.number, self.part, self.place

    @property
    def asks(self) -> bool:
        """Whether somebody has to say if it is somebody known."""
        return self.has_likely and not self.decision and not self.is_bad and not self.skipped

    @property
    def part_name(self) -> str:
        """«наставник» where a row tells of two people."""
        return {Owner.MENTOR: "наставник", Owner.MENTEE: "наставляемый"}.get(Owner(self.part), "")


def keep_of_each(lines: Iterable[Line], *columns: str) -> None:
    """Write a few columns of many rows: a statement for each, prepared once; ``bulk_update`` makes one up for very long."""
    fields = [field for field in Line._meta.concrete_fields if field.name in columns]
    names = ", ".join(f"{field.column} = %s" for field in fields)
    rows = [[*(field.get_db_prep_save(getattr(line, field.attname), connection) for field in fields), line.pk] for line in lines]
    with connection.cursor() as cursor:
        cursor.executemany(f"UPDATE {Line._meta.db_table} SET {names} WHERE id = %s", rows)  # noqa: S608  # names of our own columns
