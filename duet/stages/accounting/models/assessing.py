"""Entry and exit assessments of mentees (C7). Past registration: the gate is asked before a row is written or shown."""

from __future__ import annotations

from typing import Any, ClassVar

from django.db import models

from duet.base.tenancy.models import Member, TenantModel
from duet.base.tenancy.querysets import TenantManager, TenantQuerySet
from duet.core.accounting.parameters import Parameter, Scale
from duet.stages.bases.models import FormChoice
from duet.stages.persons.models import Person

from ..querysets import AssessmentQuerySet


class Moment(models.TextChoices):
    """Before the work of a pair and after it."""

    ENTRY = "entry", "на входе"
    EXIT = "exit", "на выходе"


class ScaleChoice(models.TextChoices):
    """``core.accounting.Scale`` with words."""

    S10 = "s10", "от 1 до 10"
    NUMBER = "number", "число"
    PERCENT = "percent", "процент"


class Assessment(TenantModel):
    """One occasion. Its school year is that of the base, so that both of a year are compared with each other."""

    person = models.ForeignKey(Person, models.CASCADE, related_name="assessments")
    year = models.PositiveSmallIntegerField("учебный год")
    moment = models.CharField("когда", max_length=5, choices=Moment)
    form = models.CharField("форма наставничества", max_length=10, choices=FormChoice)
    on = models.DateField("дата оценки")
    assessor = models.CharField("кто оценивал", max_length=150)
    comment = models.CharField("примечание", max_length=300, blank=True)
    by = models.ForeignKey(Member, models.PROTECT, related_name="+")
    at = models.DateTimeField(auto_now=True)

    objects = TenantManager.from_queryset(AssessmentQuerySet)()

    class Meta:
        ordering: ClassVar = ["year", "moment"]
        constraints: ClassVar = [
            models.CheckConstraint(condition=models.Q(moment__in=Moment.values), name="assessment_moment_known"),
            models.UniqueConstraint(fields=["person", "year", "moment"], name="one_assessment_a_moment"),
        ]
        indexes: ClassVar = [models.Index(fields=["organisation", "year", "moment"])]

    def __str__(self) -> str:
        return f"{self.person}: оценка {self.get_moment_display()}, {self.year}"


class Mark(TenantModel):
    """A figure. Of a test only the figure and the name of the method are kept, never its questions or answers."""

    assessment = models.ForeignKey(Assessment, models.CASCADE, related_name="marks")
    code = models.CharField(max_length=40)
    value = models.DecimalField("значение оценки", max_digits=6, decimal_places=2)
    method = models.CharField("методика", max_length=150, blank=True)

    objects = TenantManager.from_queryset(TenantQuerySet)()

    class Meta:
        constraints: ClassVar = [models.UniqueConstraint(fields=["assessment", "code"], name="a_parameter_is_marked_once")]

    def __str__(self) -> str:
        return f"{self.code}: {self.value}"


class ParameterRow(TenantModel):
    """What the organisation decided about a parameter of a form: not used, or its own («own-…»)."""

    form = models.CharField("форма наставничества", max_length=10, choices=FormChoice)
    code = models.CharField(max_length=40)
    title = models.CharField("что оценивается", max_length=120, blank=True)
    scale = models.CharField("в чём измеряется", max_length=10, choices=ScaleChoice, default=ScaleChoice.S10)
    up = models.BooleanField("чем больше, тем лучше", default=True)
    tool = models.CharField("чем измеряется", max_length=150, blank=True)
    used = models.BooleanField("оценивается", default=True)

    objects = TenantManager.from_queryset(TenantQuerySet)()

    class Meta:
        ordering: ClassVar = ["pk"]
        constraints: ClassVar = [
            models.CheckConstraint(condition=models.Q(scale__in=ScaleChoice.values), name="parameter_scale_known"),
            models.UniqueConstraint(fields=["organisation", "form", "code"], name="a_parameter_of_a_form_is_one"),
        ]

    def __str__(self) -> str:
        return self.title or self.code

    @property
    def parameter(self) -> Parameter:
        """The row of an own parameter as a value."""
        made: dict[str, Any] = {"tool": self.tool} if self.tool else {}
        return Parameter(self.code, self.title, Scale(self.scale), self.up, **made)
