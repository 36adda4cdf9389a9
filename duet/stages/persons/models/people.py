"""A person is one card, whatever roles it plays and in how many years."""

from __future__ import annotations

from datetime import date
from typing import Any, ClassVar

from django.db import models
from django.urls import reverse

from duet.base.tenancy.models import Member, TenantModel
from duet.base.tenancy.querysets import TenantManager
from duet.core.consents import Subject
from duet.core.names import short_name
from duet.core.people import YoungRule, age_on, is_young, months_between, service_in_words
from duet.core.text import folded

from ..querysets.people import CardRulesQuerySet, GroupQuerySet, GuardianQuerySet, PersonQuerySet


class Status(models.TextChoices):
    """Who somebody is, whatever they do in mentoring (DOMAIN.md §3.2)."""

    TEACHER = "teacher", "педагог"
    PUPIL = "pupil", "ученик"
    STUDENT = "student", "студент"
    GRADUATE = "graduate", "выпускник"
    EMPLOYER = "employer", "специалист партнёра"
    PARENT = "parent", "законный представитель"
    OTHER = "other", "другой участник"


LEARNERS = (Status.PUPIL, Status.STUDENT)


class Sex(models.TextChoices):
    """Asked only for the grammar of papers."""

    UNKNOWN = "", "не указан"
    MALE = "m", "мужской"
    FEMALE = "f", "женский"


class Category(models.TextChoices):
    """Qualification of a pedagogue (DOMAIN.md §3.6)."""

    UNKNOWN = "", "не указана"
    NONE = "none", "без категории"
    CONFORMITY = "conformity", "соответствие занимаемой должности"
    FIRST = "first", "первая"
    HIGHEST = "highest", "высшая"
    METHODIST = "methodist", "педагог-методист"
    MENTOR_TEACHER = "mentor_teacher", "педагог-наставник"


class Group(TenantModel):
    """A class, a group of a kindergarten or of a college, and who leads it («классный руководитель»)."""

    title = models.CharField("класс или группа", max_length=50)
    teacher = models.ForeignKey(Member, models.SET_NULL, null=True, blank=True, related_name="led_groups", verbose_name="руководит")
    closed_on = models.DateField("выпущена", null=True, blank=True)

    objects = TenantManager.from_queryset(GroupQuerySet)()

    class Meta:
        ordering: ClassVar = ["title", "pk"]
        constraints: ClassVar = [models.UniqueConstraint(fields=["organisation", "title"], name="a_group_has_its_own_title")]

    def __str__(self) -> str:
        return self.title


class Person(TenantModel):
    """What registration needs: who it is, how to write the name, whom to ask for a consent.

    Everything past registration (requests, competences, questionnaires) hangs on the card and asks the gate first. What an
    employer keeps of its staff by law (post, category, length of service) is registration too.
    """

    full_name = models.CharField("фамилия, имя, отчество", max_length=150)
    former_names = models.CharField("прежние фамилии", max_length=200, blank=True)
    # ``full_name`` folded: by it lists are ordered alike in every database.
    sort_name = models.CharField(max_length=150, editable=False)
    sex = models.CharField("пол", max_length=1, choices=Sex, blank=True, default="")
    born_on = models.DateField("дата рождения", null=True, blank=True)
    birth_year = models.PositiveSmallIntegerField("год рождения", null=True, blank=True)
    status = models.CharField("кто это", max_length=10, choices=Status)
    group = models.ForeignKey(Group, models.SET_NULL, null=True, blank=True, related_name="people", verbose_name="класс или группа")
    post = models.CharField("должность", max_length=150, blank=True)
    workplace = models.CharField("место работы или учёбы", max_length=200, blank=True)
    subjects = models.CharField("предметы", max_length=200, blank=True)
    category = models.CharField("категория", max_length=15, choices=Category, blank=True, default="")
    # Months on the day ``service_on``; it grows by itself while the person works.
    service_months = models.PositiveSmallIntegerField("стаж, месяцев", null=True, blank=True)
    service_on = models.DateField("стаж посчитан на", null=True, blank=True)
    young = models.BooleanField("назван молодым специалистом", default=False)
    phone = models.CharField("телефон", max_length=50, blank=True)
    email = models.EmailField("электронная почта", blank=True)
    address = models.CharField("адрес", max_length=300, blank=True)
    member = models.OneToOneField(Member, models.SET_NULL, null=True, blank=True, related_name="card")
    arrived_on = models.DateField("здесь с", null=True, blank=True)
    left_on = models.DateField("выбыл", null=True, blank=True)
    # The last day somebody said that the card is right (yearly update, C6).
    confirmed_on = models.DateField("сверено", null=True, blank=True)
    merged_into = models.ForeignKey("self", models.SET_NULL, null=True, blank=True, related_name="merged")
    erased_at = models.DateTimeField("обезличено", null=True, blank=True)
    made_at = models.DateTimeField(auto_now_add=True)

    objects = TenantManager.from_queryset(PersonQuerySet)()

    class Meta:
        ordering: ClassVar = ["sort_name", "pk"]
        indexes: ClassVar = [
            models.Index(fields=["organisation", "sort_name"]),
            # A long list below is walked in the order of names by the index alone.
            models.Index(fields=["sort_name", "id", "organisation", "merged_into", "erased_at", "left_on"], name="people_by_name"),
            models.Index(fields=["organisation", "status", "sort_name"]),
        ]
        constraints: ClassVar = [
            models.CheckConstraint(condition=models.Q(status__in=Status.values), name="person_status_known"),
            models.CheckConstraint(condition=models.Q(category__in=Category.values), name="person_category_known"),
        ]

    def __str__(self) -> str:
        return self.full_name

    def save(self, *args: Any, **kwargs: Any) -> None:
        """Keep ``sort_name`` true."""
        self.sort_name = folded(self.full_name)[:150]
        if kwargs.get("update_fields") is not None:
            kwargs["update_fields"] = {*kwargs["update_fields"], "sort_name"}
        super().save(*args, **kwargs)

    def get_absolute_url(self) -> str:
        return reverse("persons:person", args=[self.organisation.slug, self.pk])

    @property
    def short_name(self) -> str:
        """«Фамилия И. О.»"""
        return short_name(self.full_name)

    @property
    def is_learner(self) -> bool:
        """A pupil or a student."""
        return self.status in LEARNERS

    @property
    def subject(self) -> Subject:
        """Who it is for the law of consents; of a year of birth the latest day is taken, so that nobody comes of age too early."""
        born_on = self.born_on or (date(self.birth_year, 12, 31) if self.birth_year else None)
        return Subject(born_on, learner=self.is_learner)

    def is_minor(self, on: date) -> bool:
        """Whether a representative speaks for them."""
        return self.subject.is_minor(on)

    def service(self, on: date) -> int | None:
        """Months of service by the day; None when it is not known."""
        if self.service_months is None:
            return None
        grown = months_between(self.service_on, min(on, self.left_on or on)) if self.service_on else 0
        return self.service_months + grown

    def service_words(self, on: date) -> str:
        """«1 год 3 месяца», or nothing."""
        months = self.service(on)
        return "" if months is None else service_in_words(months)

    def age(self, on: date) -> int | None:
        """Whole years; None when neither the day nor the year of birth is known."""
        return age_on(on, self.born_on, self.birth_year)

    def is_young(self, on: date, rules: CardRules) -> bool:
        """Whether it is a young specialist by the rules of the organisation; only pedagogues are."""
        if self.status != Status.TEACHER:
            return False
        return is_young(rules.young, age=self.age(on), months=self.service(on), labelled=self.young)

    @property
    def place(self) -> str:
        """Class or post, in that order: what stands after the name."""
        return self.group.title if self.group else self.post


class Kin(models.TextChoices):
    """By what right somebody speaks for a minor."""

    MOTHER = "mother", "мать"
    FATHER = "father", "отец"
    GUARDIAN = "guardian", "опекун или попечитель"
    FOSTER = "foster", "приёмный родитель"
    INSTITUTION = "institution", "представитель учреждения"


class Guardian(TenantModel):
    """Who speaks for a minor («законный представитель»)."""

    child = models.ForeignKey(Person, models.CASCADE, related_name="guardians", verbose_name="ребёнок")
    adult = models.ForeignKey(Person, models.CASCADE, related_name="wards", verbose_name="представитель")
    kin = models.CharField("кем приходится", max_length=15, choices=Kin)
    paper = models.CharField("документ о полномочиях", max_length=200, blank=True)

    objects = TenantManager.from_queryset(GuardianQuerySet)()

    class Meta:
        ordering: ClassVar = ["pk"]
        constraints: ClassVar = [
            models.CheckConstraint(condition=models.Q(kin__in=Kin.values), name="guardian_kin_known"),
            models.CheckConstraint(condition=~models.Q(child=models.F("adult")), name="nobody_is_ones_own_guardian"),
            models.UniqueConstraint(fields=["child", "adult"], name="a_guardian_is_named_once"),
        ]

    def __str__(self) -> str:
        return f"{self.adult}, {self.get_kin_display()}"


class CardRules(TenantModel):
    """What the organisation decided for itself about its people: who is a young specialist, whether teenagers co-sign."""

    young_age = models.PositiveSmallIntegerField("молодой специалист — до скольких лет", default=35)
    young_months = models.PositiveSmallIntegerField("стаж меньше, месяцев", default=36)
    # Both limits, or either of them: regulations differ (DOMAIN.md §3.6).
    young_both = models.BooleanField("нужно и то и другое", default=False)
    cosignature = models.BooleanField("с 14 лет подписывает и сам ребёнок", default=False)
    stale_months = models.PositiveSmallIntegerField("карточка устаревает через, месяцев", default=12)

    class Meta:
        constraints: ClassVar = [models.UniqueConstraint(fields=["organisation"], name="one_set_of_card_rules")]

    objects = TenantManager.from_queryset(CardRulesQuerySet)()

    def __str__(self) -> str:
        return f"Правила: {self.organisation}"

    @property
    def young(self) -> YoungRule:
        """Who is a young specialist, as a value."""
        return YoungRule(self.young_age, self.young_months, self.young_both)
