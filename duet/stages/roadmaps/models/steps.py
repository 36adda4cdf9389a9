from __future__ import annotations

from datetime import date

from django.db import models
from django.urls import reverse

from duet.base.files.models import StoredFile
from duet.base.tenancy.models import Member, Organisation, TenantModel
from duet.base.tenancy.querysets import TenantManager
from duet.core.deadlines import Ask
from duet.core.errors import Refusal
from duet.core.lifecycle import OPEN, StepState, can_move

from ..querysets import EvidenceQuerySet, StepQuerySet
from .plan import Activity, Roadmap

STATES = {
    StepState.WAITING: "Не начато",
    StepState.WORKING: "В работе",
    StepState.DONE: "Сделано",
    StepState.CANCELLED: "Отменено",
}
ASKS = {Ask.EVENT: "дата события", Ask.DATES: "даты", Ask.DUE: "срок"}


class Step(TenantModel):
    """One dated occurrence of an activity. The state changes by ``move`` only.

    ``due_on`` is empty while a person is asked (``ask``). ``first_due_on`` is the day the document gave, kept when the
    step is moved. ``continuous`` marks work that lasts through its window and is closed at its end.
    """

    activity = models.ForeignKey(Activity, models.CASCADE, related_name="steps")
    roadmap = models.ForeignKey(Roadmap, models.CASCADE, related_name="steps")
    position = models.PositiveIntegerField()
    name = models.CharField("за что", max_length=200, blank=True)
    opens_on = models.DateField("можно начинать", null=True, blank=True)
    due_on = models.DateField("срок", null=True, blank=True)
    first_due_on = models.DateField("срок по документу", null=True, blank=True)
    proposed_on = models.DateField("предлагаемый срок", null=True, blank=True)
    ask = models.CharField("чего не хватает", max_length=10, choices=ASKS, blank=True)
    continuous = models.BooleanField("весь период", default=False)
    state = models.CharField("состояние", max_length=10, choices=STATES, default=StepState.WAITING)
    taken_by = models.ForeignKey(Member, models.PROTECT, null=True, blank=True, related_name="+")
    done_by = models.ForeignKey(Member, models.PROTECT, null=True, blank=True, related_name="+")
    done_on = models.DateField("сделано", null=True, blank=True)
    reason = models.TextField("причина переноса или отмены", blank=True)
    # The step of the body above that this one answers.
    origin = models.ForeignKey("self", models.SET_NULL, null=True, blank=True, related_name="copies")
    # Set by ``shelved``.
    shelf: str

    objects = TenantManager.from_queryset(StepQuerySet)()

    class Meta:
        ordering = ["position", "pk"]
        indexes = [models.Index(fields=["organisation", "state", "due_on"]), models.Index(fields=["roadmap", "state"])]
        constraints = [
            models.CheckConstraint(condition=models.Q(state__in=list(STATES)), name="step_state_known"),
            models.CheckConstraint(condition=models.Q(due_on__isnull=False) | ~models.Q(ask=""), name="a_step_has_a_day_or_asks"),
        ]

    def __str__(self) -> str:
        return f"{self.activity.title} ({self.name})" if self.name else self.activity.title

    def get_absolute_url(self) -> str:
        return self.url_at(self.organisation)

    def url_at(self, desk: Organisation) -> str:
        """Its page at the desk of whoever looks; those above read it at their own."""
        return reverse("roadmaps:step", args=[desk.slug, self.pk])

    def move(self, new: StepState) -> None:
        """Change the state along the table of moves, or refuse."""
        old = StepState(self.state)
        if old == new:
            raise Refusal(f"Уже отмечено: «{STATES[old]}». Обновите страницу, чтобы увидеть, кем и когда.")
        if not can_move(old, new):
            raise Refusal(f"Мероприятие в состоянии «{STATES[old]}»: перевести его в «{STATES[new]}» нельзя. Сначала верните его в работу.")
        self.state = new

    @property
    def is_open(self) -> bool:
        """Waiting or at work."""
        return self.state in OPEN

    def is_late(self, on: date) -> bool:
        """Open after its day."""
        return self.is_open and self.due_on is not None and self.due_on < on

    @property
    def answerable_ids(self) -> set[int]:
        """Members who answer for it now; the rights ask."""
        return {member.pk for member in self.activity.answerable} | ({self.taken_by_id} if self.taken_by_id else set())

    @property
    def was_moved(self) -> bool:
        """Whether a person changed the document's day."""
        return self.first_due_on is not None and self.first_due_on != self.due_on


class EvidenceKind(models.TextChoices):
    """What proves that a step is done."""

    FILE = "file", "файл"
    LINK = "link", "ссылка"
    WORDS = "words", "запись"


class Evidence(TenantModel):
    """A file, a link or words (a protocol's number) that prove a step."""

    step = models.ForeignKey(Step, models.CASCADE, related_name="evidence")
    kind = models.CharField("вид", max_length=6, choices=EvidenceKind)
    file = models.ForeignKey(StoredFile, models.PROTECT, null=True, blank=True, related_name="+")
    url = models.URLField("ссылка", max_length=1000, blank=True)
    words = models.TextField("запись", blank=True)
    by = models.ForeignKey(Member, models.PROTECT, related_name="+")
    at = models.DateTimeField(auto_now_add=True)

    objects = TenantManager.from_queryset(EvidenceQuerySet)()

    class Meta:
        ordering = ["at", "pk"]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(kind="file", file__isnull=False)
                | (models.Q(kind="link") & ~models.Q(url=""))
                | (models.Q(kind="words") & ~models.Q(words="")),
                name="evidence_is_what_it_says",
            )
        ]

    def __str__(self) -> str:
        return self.words or self.url or str(self.file)


class Comment(TenantModel):
    """A remark about a step."""

    step = models.ForeignKey(Step, models.CASCADE, related_name="comments")
    text = models.TextField("замечание")
    by = models.ForeignKey(Member, models.PROTECT, related_name="+")
    at = models.DateTimeField(auto_now_add=True)

    objects = TenantManager()

    class Meta:
        ordering = ["at", "pk"]

    def __str__(self) -> str:
        return self.text
