"""What is kept of reminders: an organisation's numbers, a person's choice, what they put off, the letters. Reminders themselves are not."""

from __future__ import annotations

from typing import ClassVar

from django.db import models

from duet.base.tenancy.models import Member, Organisation, TenantModel
from duet.base.tenancy.querysets import TenantManager, TenantQuerySet
from duet.core.reminding import Frequency, Rules
from duet.stages.roadmaps.models import Step

from .querysets import MOST_ATTEMPTS, DigestQuerySet, SnoozeQuerySet

FREQUENCIES = {
    Frequency.DAILY.value: "каждый рабочий день",
    Frequency.WEEKLY.value: "раз в неделю",
    Frequency.NEVER.value: "не присылать",
}
WEEKDAYS = {0: "понедельник", 1: "вторник", 2: "среда", 3: "четверг", 4: "пятница"}
MOST_DAYS = 30


class ReminderRules(TenantModel):
    """An organisation's own numbers in place of those of ``core.reminding.Rules``; all are working days."""

    before = models.PositiveSmallIntegerField("начинать напоминать за")
    curator_after = models.PositiveSmallIntegerField("сказать куратору через")
    head_after = models.PositiveSmallIntegerField("сказать руководителю через")

    objects = TenantManager.from_queryset(TenantQuerySet)()

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["organisation"], name="an_organisation_has_one_set_of_rules"),
            models.CheckConstraint(
                condition=models.Q(curator_after__gte=1, head_after__gte=models.F("curator_after")),
                name="the_curator_hears_before_the_head",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.before} / {self.curator_after} / {self.head_after}"


def rules_of(organisation: Organisation) -> Rules:
    """The numbers of the organisation, or the usual ones. One query."""
    own = ReminderRules.objects.at_desk_of(organisation).first()
    return Rules(own.before, own.curator_after, own.head_after) if own else Rules()


class Preference(TenantModel):
    """How often a person wants letters; without a row, every working day."""

    member = models.OneToOneField(Member, models.CASCADE, related_name="+")
    frequency = models.CharField("как часто", max_length=10, choices=FREQUENCIES, default=Frequency.DAILY.value)
    weekday = models.PositiveSmallIntegerField("день недели", choices=WEEKDAYS, default=0)
    # Only for those who keep plans: everything that burns in the organisation, not one's own alone.
    everything = models.BooleanField("всё по организации", default=False)

    objects = TenantManager.from_queryset(TenantQuerySet)()

    class Meta:
        constraints: ClassVar = [
            models.CheckConstraint(condition=models.Q(frequency__in=list(FREQUENCIES)), name="reminder_frequency_known"),
            models.CheckConstraint(condition=models.Q(weekday__lte=4), name="letters_come_on_weekdays"),
        ]

    def __str__(self) -> str:
        return f"{self.member}: {self.get_frequency_display()}"


def preference_of(member: Member) -> Preference:
    """The person's choice, or the usual one. One query."""
    found: Preference | None = Preference.objects.filter(member=member).first()
    return found or Preference(organisation_id=member.organisation_id, member=member)


class Snooze(TenantModel):
    """«Не напоминать об этом до …»: for one person only; those above hear of the step as before."""

    member = models.ForeignKey(Member, models.CASCADE, related_name="+")
    step = models.ForeignKey(Step, models.CASCADE, related_name="+")
    until = models.DateField("не напоминать до")

    objects = TenantManager.from_queryset(SnoozeQuerySet)()

    class Meta:
        constraints: ClassVar = [models.UniqueConstraint(fields=["member", "step"], name="a_step_is_put_off_once")]

    def __str__(self) -> str:
        return f"{self.step} — до {self.until:%d.%m.%Y}"


class Digest(TenantModel):
    """A letter to a person on a day: kept before it is sent, so that no repeated or interrupted job sends it twice.

    ``sent_at`` is empty while it is on its way, and stays so if the program was stopped at that very moment; ``failed``
    says why it did not go out. ``steps`` are the numbers of what it told of.
    """

    member = models.ForeignKey(Member, models.CASCADE, related_name="+")
    on = models.DateField("день")
    kind = models.CharField("как часто", max_length=10, choices=FREQUENCIES)
    steps = models.JSONField(default=list)
    attempts = models.PositiveSmallIntegerField("попыток", default=1)
    sent_at = models.DateTimeField("отправлено", null=True, blank=True)
    failed = models.CharField("почему не отправлено", max_length=200, blank=True)

    objects = TenantManager.from_queryset(DigestQuerySet)()

    class Meta:
        ordering: ClassVar = ["-on", "-pk"]
        constraints: ClassVar = [models.UniqueConstraint(fields=["member", "on"], name="one_letter_to_a_person_a_day")]
        indexes: ClassVar = [models.Index(fields=["organisation", "on"])]

    def __str__(self) -> str:
        return f"{self.on:%d.%m.%Y}, {self.member}"

    @property
    def may_be_tried_again(self) -> bool:
        """Whether it failed, and not too often; what is on its way is left alone."""
        return self.sent_at is None and bool(self.failed) and self.attempts < MOST_ATTEMPTS


class Round(TenantModel):
    """The letters of an organisation on a day have been gone through: what turns up later waits for the next morning."""

    on = models.DateField("день")
    letters = models.PositiveIntegerField("писем", default=0)

    objects = TenantManager.from_queryset(TenantQuerySet)()

    class Meta:
        constraints: ClassVar = [models.UniqueConstraint(fields=["organisation", "on"], name="one_round_a_day")]

    def __str__(self) -> str:
        return f"{self.on:%d.%m.%Y}: {self.letters}"
