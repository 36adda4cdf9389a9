from __future__ import annotations

from datetime import date

from django.db import models
from django.urls import reverse

from duet.base.tenancy.models import Member, Organisation, TenantModel
from duet.base.tenancy.querysets import TenantManager
from duet.core.calendar import Period

from ..querysets import ActivityQuerySet, DutyQuerySet, RoadmapQuerySet
from .posts import Post


class Roadmap(TenantModel):
    """A live plan: the stages and activities of a document, and the steps they unfold into."""

    title = models.CharField("название", max_length=1000)
    starts_on = models.DateField("начало периода")
    ends_on = models.DateField("конец периода")
    # Stamps, header and abbreviations as the document gives them (contracts/cli.md).
    facts = models.JSONField(default=dict)
    # Words of the document outside its table: kept, not interpreted.
    asides = models.JSONField(default=list)
    # The plan of the body above that these obligations come from; empty in an organisation's own plan.
    source = models.ForeignKey("self", models.PROTECT, null=True, blank=True, related_name="spread")
    # The plan of the year before that this one was moved from.
    previous = models.ForeignKey("self", models.SET_NULL, null=True, blank=True, related_name="following")
    made_by = models.ForeignKey(Member, models.PROTECT, related_name="+")
    made_at = models.DateTimeField(auto_now_add=True)
    # Counted by ``with_progress``.
    total: int
    done: int
    late: int
    asking: int

    objects = TenantManager.from_queryset(RoadmapQuerySet)()

    class Meta:
        ordering = ["-starts_on", "-pk"]
        constraints = [
            models.CheckConstraint(condition=models.Q(ends_on__gte=models.F("starts_on")), name="roadmap_ends_after_it_starts"),
            models.UniqueConstraint(fields=["source", "organisation"], name="a_plan_comes_from_above_once"),
        ]

    def __str__(self) -> str:
        return self.title

    def get_absolute_url(self) -> str:
        return self.url_at(self.organisation)

    def url_at(self, desk: Organisation) -> str:
        """Its page at the desk of whoever looks; those above read it at their own."""
        return reverse("roadmaps:roadmap", args=[desk.slug, self.pk])

    @property
    def period(self) -> Period:
        """Both days included."""
        return Period(self.starts_on, self.ends_on)

    @property
    def is_from_above(self) -> bool:
        """Whether its rows are obligations that a body above laid down: they change there and not here."""
        return self.source_id is not None


class Stage(TenantModel):
    """A stage (section) of a roadmap; without a title it gathers the rows that stand before any stage."""

    roadmap = models.ForeignKey(Roadmap, models.CASCADE, related_name="stages")
    position = models.PositiveIntegerField()
    number = models.CharField("номер", max_length=20, blank=True)
    title = models.TextField("этап", blank=True)

    objects = TenantManager()

    class Meta:
        ordering = ["position", "pk"]

    def __str__(self) -> str:
        return f"{self.number}. {self.title}".strip(". ")


class Activity(TenantModel):
    """A row of the roadmap. The words of the cells are kept beside what they mean."""

    roadmap = models.ForeignKey(Roadmap, models.CASCADE, related_name="activities")
    stage = models.ForeignKey(Stage, models.CASCADE, related_name="activities")
    position = models.PositiveIntegerField()
    number = models.CharField("номер", max_length=20, blank=True)
    title = models.TextField("мероприятие")
    result = models.TextField("результат, документ", blank=True)
    deadline_text = models.CharField("срок", max_length=1000, blank=True)
    deadline_words = models.CharField("как понят срок", max_length=500, blank=True)
    deadline = models.JSONField(default=dict)
    responsible_text = models.TextField("ответственные", blank=True)
    # Sentences a person has not answered yet.
    doubts = models.JSONField(default=list)
    # Items of the catalogue (DOMAIN.md §4) that it covers for certain: it was made from them.
    codes = models.JSONField(default=list)
    # The row of the body above that this one comes from.
    origin = models.ForeignKey("self", models.SET_NULL, null=True, blank=True, related_name="copies")
    # Counted by ``with_progress``.
    steps_open: int
    steps_done: int
    steps_working: int
    steps_late: int
    steps_asking: int
    steps_week: int
    steps_outside: int
    first_on: date | None
    last_on: date | None
    # Set by ``with_marks``.
    mine: bool
    nobody: bool
    unproved: bool

    objects = TenantManager.from_queryset(ActivityQuerySet)()

    class Meta:
        ordering = ["position", "pk"]

    def __str__(self) -> str:
        return self.title

    def get_absolute_url(self) -> str:
        return self.url_at(self.organisation)

    def url_at(self, desk: Organisation) -> str:
        """Its row in the table of the plan, at the desk of whoever looks."""
        return f"{self.roadmap.url_at(desk)}#r{self.pk}"

    @property
    def answerable(self) -> list[Member]:
        """The people who answer for it now, each once, in the order of the document."""
        return list(dict.fromkeys(member for duty in self.duties.all() for member in duty.people))


class Item(TenantModel):
    """A point of the content of an activity."""

    activity = models.ForeignKey(Activity, models.CASCADE, related_name="items")
    position = models.PositiveIntegerField()
    text = models.TextField("содержание")

    objects = TenantManager()

    class Meta:
        ordering = ["position", "pk"]

    def __str__(self) -> str:
        return self.text


class Duty(TenantModel):
    """Somebody answers for an activity: whoever holds a post, or one person by name (or both: «директор Громов А. П.»)."""

    activity = models.ForeignKey(Activity, models.CASCADE, related_name="duties")
    position = models.PositiveIntegerField()
    post = models.ForeignKey(Post, models.PROTECT, null=True, blank=True, related_name="duties")
    member = models.ForeignKey(Member, models.SET_NULL, null=True, blank=True, related_name="duties")
    # «Фамилия И.О.» of the document, also while nobody of the organisation matches it.
    person = models.CharField(max_length=200, blank=True)
    by_agreement = models.BooleanField("по согласованию", default=False)

    objects = TenantManager.from_queryset(DutyQuerySet)()

    class Meta:
        ordering = ["position", "pk"]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(post__isnull=False) | models.Q(member__isnull=False) | ~models.Q(person=""),
                name="a_duty_names_somebody",
            )
        ]

    def __str__(self) -> str:
        return self.words or str(self.member or "")

    @property
    def words(self) -> str:
        """What the paper says; nothing when a person was named here and not in the paper."""
        return " ".join(filter(None, [str(self.post or ""), self.person]))

    @property
    def people(self) -> list[Member]:
        """Who answers now: the person named, or all holders of the post; whoever has left answers no more."""
        if self.member:
            return [self.member] if self.member.left_on is None else []
        return self.post.holders_now if self.post and not self.person else []
