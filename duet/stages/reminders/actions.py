"""What people decide about reminders. The letters themselves are sent by ``jobs``."""

from __future__ import annotations

from datetime import date, timedelta

from duet.base.access.actions import action
from duet.base.journal.models import note
from duet.base.tenancy.models import Member, Organisation
from duet.core.errors import Refusal
from duet.core.reminding import Frequency, Rules
from duet.stages.roadmaps.models import Step

from .models import Preference, ReminderRules, Snooze

LONGEST_SNOOZE = timedelta(days=31)


@action("reminders.snooze")
def snooze_step(step: Step, *, by: Member, until: date, on: date) -> Snooze:
    """Be silent about a step to this person until the day; those above hear of it as before."""
    if not step.is_open:
        raise Refusal("Это дело уже закрыто, напоминать о нём Дуэт и так не будет.")
    if not on < until <= on + LONGEST_SNOOZE:
        raise Refusal("Отложить напоминание можно на срок от завтрашнего дня до месяца. Выберите другой день.")
    snooze: Snooze
    snooze, _ = Snooze.objects.update_or_create(member=by, step=step, defaults={"until": until, "organisation_id": step.organisation_id})
    note(until=until.isoformat())
    return snooze


@action("reminders.snooze")
def wake_step(step: Step, *, by: Member) -> Step:
    """Remind this person of the step again."""
    Snooze.objects.filter(member=by, step=step).delete()
    note(until=None)
    return step


@action("reminders.prefer")
def prefer(member: Member, *, by: Member, frequency: Frequency, weekday: int, everything: bool) -> Preference:
    """Choose how often letters come; everybody chooses for themselves."""
    if member.pk != by.pk:
        raise Refusal("Как часто приходят письма, каждый выбирает сам.")
    chosen: Preference
    chosen, _ = Preference.objects.update_or_create(
        member=member,
        defaults={"organisation_id": member.organisation_id, "frequency": frequency, "weekday": weekday, "everything": everything},
    )
    note(frequency=str(frequency), weekday=weekday, everything=everything)
    return chosen


@action("reminders.set_rules")
def set_rules(organisation: Organisation, *, by: Member, rules: Rules) -> ReminderRules:
    """Set the organisation's own numbers."""
    kept: ReminderRules
    numbers = {"before": rules.before, "curator_after": rules.curator, "head_after": rules.head}
    kept, _ = ReminderRules.objects.update_or_create(organisation=organisation, defaults=numbers)
    note(**numbers)
    return kept
