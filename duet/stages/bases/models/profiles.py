"""Past registration: who takes part and as whom, what they can, what they ask for. Nothing here is kept while the gate is shut."""

from __future__ import annotations

from typing import ClassVar

from django.db import models
from django.urls import reverse

from duet.base.tenancy.models import Member, TenantModel
from duet.base.tenancy.querysets import TenantManager
from duet.base.ui.words import count
from duet.core.calendar import years_in_words
from duet.stages.persons.models import Person

from ..querysets import NoteQuerySet, ParticipationQuerySet, ProfileQuerySet, RequestQuerySet
from .blocks import LEVELS, OTHER, Block


class Side(models.TextChoices):
    """As whom somebody takes part."""

    MENTOR = "mentor", "наставник"
    MENTEE = "mentee", "наставляемый"


class MenteeKind(models.TextChoices):
    """Why somebody is a mentee (C1, DOMAIN.md §13.2)."""

    YOUNG = "young", "молодой специалист"
    NEWCOMER = "newcomer", "вновь прибывший"
    REQUEST = "request", "по запросу"
    TRAINEE = "trainee", "стажёр или практикант"
    LEARNER = "learner", "обучающийся"


class FormChoice(models.TextChoices):
    """Forms of mentoring (DOMAIN.md §3.2)."""

    UU = "UU", "ученик – ученик"
    TT = "TT", "учитель – учитель"
    HT = "HT", "руководитель – педагог"
    SU = "SU", "студент – ученик"
    RU = "RU", "работодатель – ученик"
    RS = "RS", "работодатель – студент"
    RP = "RP", "работодатель – студент педагогического вуза или колледжа"
    VP = "VP", "педагог вуза или колледжа – молодой педагог"
    SP = "SP", "социальный партнёр – педагог"
    PS = "PS", "преподаватель – студент"
    SS = "SS", "студент – студент"
    PU = "PU", "педагог – обучающийся"
    CUSTOM = "CUSTOM", "другая форма"


class KindOfMentoring(models.TextChoices):
    """Kinds of mentoring (DOMAIN.md §3.5)."""

    TRADITIONAL = "TRADITIONAL", "традиционное"
    GROUP = "GROUP", "групповое"
    VIRTUAL = "VIRTUAL", "виртуальное"
    SHORT_TERM = "SHORT_TERM", "краткосрочное"
    REVERSE = "REVERSE", "реверсивное"
    SITUATIONAL = "SITUATIONAL", "ситуационное"
    SPEED = "SPEED", "скоростное"


class Participation(TenantModel):
    """A person in the base of mentors or of mentees for a school year (``year`` is that of its September).

    Whether it is a candidate or stands in the base is a look at the gate, not a state: ``Person.permitted(Use.KEEP)``.
    """

    person = models.ForeignKey(Person, models.CASCADE, related_name="participations")
    side = models.CharField("кто", max_length=10, choices=Side)
    year = models.PositiveSmallIntegerField("учебный год")
    mentee_kind = models.CharField("почему наставляемый", max_length=10, choices=MenteeKind, blank=True, default="")
    joined_on = models.DateField("вошёл в базу")
    ended_on = models.DateField("завершил", null=True, blank=True)
    outcome = models.CharField("чем кончилось", max_length=300, blank=True)
    # Put there by ``with_gate``.
    kept: bool

    objects = TenantManager.from_queryset(ParticipationQuerySet)()

    class Meta:
        ordering: ClassVar = ["-year", "side", "pk"]
        constraints: ClassVar = [
            models.CheckConstraint(condition=models.Q(side__in=Side.values), name="participation_side_known"),
            models.UniqueConstraint(fields=["person", "side", "year"], name="a_person_joins_a_base_once_a_year"),
        ]
        indexes: ClassVar = [models.Index(fields=["organisation", "year", "side"])]

    def __str__(self) -> str:
        return f"{self.person}: {self.get_side_display()}, {self.year}"

    def get_absolute_url(self) -> str:
        return reverse("bases:participation", args=[self.organisation.slug, self.pk])

    @property
    def years(self) -> str:
        """«2026/27»"""
        return years_in_words(self.year)


class Profile(TenantModel):
    """What a person can and wants, one for all roles and years. Lists are of short words a person typed."""

    person = models.OneToOneField(Person, models.CASCADE, related_name="profile")
    competences = models.JSONField("компетенции", default=list)
    interests = models.JSONField("интересы", default=list)
    achievements = models.TextField("достижения", blank=True)
    strengths = models.TextField("сильные стороны", blank=True)
    wishes = models.TextField("пожелания", blank=True)
    # As a mentor.
    forms = models.JSONField("формы", default=list)
    kinds = models.JSONField("виды", default=list)
    capacity = models.PositiveSmallIntegerField("сколько наставляемых готов взять", null=True, blank=True)
    hours_a_week = models.DecimalField("часов в неделю", max_digits=4, decimal_places=1, null=True, blank=True)
    age_from = models.PositiveSmallIntegerField("возраст наставляемых от", null=True, blank=True)
    age_to = models.PositiveSmallIntegerField("до", null=True, blank=True)
    has_mentored = models.BooleanField("уже был наставником", default=False)
    is_trained = models.BooleanField("прошёл обучение наставников", default=False)
    limits = models.TextField("ограничения", blank=True)

    objects = TenantManager.from_queryset(ProfileQuerySet)()

    def __str__(self) -> str:
        return f"Профиль: {self.person}"

    @property
    def forms_in_words(self) -> str:
        """«ученик – ученик, учитель – учитель»"""
        return ", ".join(str(FormChoice(code).label) for code in self.forms)

    @property
    def kinds_in_words(self) -> str:
        """«традиционное, групповое»"""
        return ", ".join(str(KindOfMentoring(code).label) for code in self.kinds)

    @property
    def age_in_words(self) -> str:
        """«от 10 до 14 лет», or nothing."""
        parts = [f"от {self.age_from}" if self.age_from else "", f"до {self.age_to}" if self.age_to else ""]
        return f"{' '.join(part for part in parts if part)} лет" if any(parts) else ""

    @property
    def hours_in_words(self) -> str:
        """«2,5 часа в неделю», or nothing."""
        return f"{count(self.hours_a_week, 'час,часа,часов')} в неделю" if self.hours_a_week else ""


class Source(models.TextChoices):
    """Where a request is known from (C1)."""

    QUESTIONNAIRE = "questionnaire", "анкета"
    FILE = "file", "личное дело"
    CLASS_TEACHER = "class_teacher", "классный руководитель"
    PSYCHOLOGIST = "psychologist", "педагог-психолог"
    SOCIAL = "social", "социальный педагог"
    PARENTS = "parents", "родители"
    ATTESTATION = "attestation", "рекомендации аттестации"
    METHOD = "method", "методическая работа"
    SELF = "self", "сказал сам"


class Audience(models.TextChoices):
    """Who may see a request besides whoever wrote it down and the curator."""

    TEAM = "team", "все, кто видит карточку"
    LEADERS = "leaders", "куратор, руководитель и заместители"
    CARE = "care", "куратор и психолог"
    CURATOR = "curator", "только куратор"


class Request(TenantModel):
    """A request or a difficulty of a mentee («запрос», «профессиональный дефицит»)."""

    person = models.ForeignKey(Person, models.CASCADE, related_name="requests")
    topic = models.CharField("запрос", max_length=500)
    block = models.CharField("область", max_length=30, blank=True, default="")
    # 0 «не испытываю затруднений» … 3 «испытываю значительные» (Q-DEF); None where nobody asked.
    level = models.PositiveSmallIntegerField("насколько трудно", null=True, blank=True)
    source = models.CharField("откуда известно", max_length=15, choices=Source)
    seen_by = models.CharField("кто видит", max_length=10, choices=Audience, default=Audience.TEAM)
    by = models.ForeignKey(Member, models.PROTECT, related_name="+")
    at = models.DateTimeField(auto_now_add=True)
    closed_on = models.DateField("закрыт", null=True, blank=True)
    closing = models.CharField("чем закрыт", max_length=300, blank=True)

    objects = TenantManager.from_queryset(RequestQuerySet)()

    class Meta:
        ordering: ClassVar = ["closed_on", "-at", "-pk"]
        constraints: ClassVar = [
            models.CheckConstraint(condition=models.Q(source__in=Source.values), name="request_source_known"),
            models.CheckConstraint(condition=models.Q(seen_by__in=Audience.values), name="request_audience_known"),
            models.CheckConstraint(condition=models.Q(level__isnull=True) | models.Q(level__lte=3), name="request_level_0_to_3"),
        ]

    def __str__(self) -> str:
        return self.topic

    def get_absolute_url(self) -> str:
        return reverse("bases:request", args=[self.organisation.slug, self.pk])

    @property
    def block_in_words(self) -> str:
        """«Методика»; «Другое» where no block was named."""
        return str(Block(self.block).label) if self.block else OTHER

    @property
    def level_in_words(self) -> str:
        """«значительные затруднения», or nothing where nobody asked."""
        return "" if self.level is None else LEVELS[self.level]


class ConfidentialNote(TenantModel):
    """A psychologist's note: read by its author alone; the curator sees only whether support is recommended."""

    person = models.ForeignKey(Person, models.CASCADE, related_name="confidential_notes")
    by = models.ForeignKey(Member, models.PROTECT, related_name="+")
    text = models.TextField("заметка")
    support = models.BooleanField("рекомендую сопровождение", default=False)
    at = models.DateTimeField(auto_now_add=True)

    objects = TenantManager.from_queryset(NoteQuerySet)()

    class Meta:
        ordering: ClassVar = ["-at", "-pk"]

    def __str__(self) -> str:
        return f"Заметка {self.pk}"
