"""What the clock does about consents: remembers those that run out, and lets what has run out be known everywhere.

Safe to repeat: what is remembered already is not remembered twice, and permits are worked out from words each time.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, timedelta

from django.db import transaction

from duet.base import clock
from duet.base.tenancy.models import Organisation
from duet.core.consents import Use, conditions_due
from duet.stages.organisations.own_calendar import own_calendar
from duet.stages.persons.models import PermitRow, Person

from .models import Consent, Errand, ErrandKind, State
from .settling import settle

AHEAD = timedelta(days=30)
# So long may be kept what nothing allows any more (152-ФЗ art. 21 part 4).
DESTROY = timedelta(days=30)
OVER = "Согласие больше не действует: удалить то, что хранилось только по нему, или получить новое."
CONDITIONS = "Напечатать условия и запреты рядом с тем, что опубликовано."
_DAY = timedelta(days=1)
# People of age and those of fourteen: whose signature is asked for then.
_BIRTHDAYS = {18: ErrandKind.GROWN, 14: ErrandKind.COSIGN}
_AT_ONCE = 500


def waiting(on: date) -> list[int]:
    """The numbers of organisations in which something has run out or runs out soon. Two queries."""
    dated = PermitRow.objects.filter(until__lte=on + AHEAD).order_by().values_list("organisation", flat=True)
    papers = Consent.objects.running_out(on, on + AHEAD).order_by().values_list("organisation", flat=True)
    return sorted({*dated.distinct(), *papers.distinct()})


def remember(organisation: Organisation, *, on: date) -> list[Errand]:
    """Make the errands of the day, and work out anew what has run out."""
    _let_lapse(organisation, on)
    wanted = [*_running_out(organisation, on), *_birthdays(organisation, on)]
    with transaction.atomic():
        # Two clocks of one installation do it one after another.
        Organisation.objects.select_for_update().get(pk=organisation.pk)
        kept = Errand.objects.filter(organisation=organisation).reminders()
        known = set(kept.values_list("person", "kind", "consent", "due_on"))
        fresh = [each for each in wanted if (each.person_id, each.kind, each.consent_id, each.due_on) not in known]
        return [*Errand.objects.bulk_create(fresh)]


def remember_conditions(consent: Consent, on: date) -> None:
    """After a consent to dissemination was given: where it has conditions, they are published within three working days."""
    if consent.state == State.GIVEN and any(answer.get("allow") and answer.get("condition") for answer in consent.cells):
        due_on = conditions_due(on, own_calendar(consent.organisation))
        Errand.objects.create(
            organisation_id=consent.organisation_id, person_id=consent.person_id, consent=consent, kind=ErrandKind.CONDITIONS,
            due_on=due_on, note=CONDITIONS,
        )  # fmt: skip


def remember_to_destroy(person: Person, is_open: bool) -> None:
    """The gate has shut, by a refusal, a birthday or the end of the term: what was kept has to go, unless a consent is given again."""
    if is_open or person.erased_at or person.merged_into_id:
        return
    if not Errand.objects.filter(person=person, kind=ErrandKind.DESTROY, done_at__isnull=True).exists():
        due_on = clock.today() + DESTROY
        Errand.objects.create(organisation_id=person.organisation_id, person=person, kind=ErrandKind.DESTROY, due_on=due_on, note=OVER)


def _let_lapse(organisation: Organisation, on: date) -> None:
    """Let everybody whose permits have run out be worked out anew: the search forgets them and the stages above are told."""
    held = PermitRow.objects.filter(organisation=organisation, until__lt=on).order_by().values_list("person", flat=True).distinct()
    lapsed = list(held)
    for begin in range(0, len(lapsed), _AT_ONCE):
        with transaction.atomic():
            settle(Person.objects.filter(pk__in=lapsed[begin : begin + _AT_ONCE]), on)


def _running_out(organisation: Organisation, on: date) -> Iterable[Errand]:
    consents = Consent.objects.filter(organisation=organisation, person__left_on__isnull=True).running_out(on, on + AHEAD)
    for consent in consents:
        yield Errand(
            organisation_id=organisation.pk, person_id=consent.person_id, consent=consent, kind=ErrandKind.RENEW, due_on=consent.until
        )


def _birthdays(organisation: Organisation, on: date) -> Iterable[Errand]:
    """Whose permit to be kept ends because of a birthday."""
    held = PermitRow.objects.filter(organisation=organisation, use=Use.KEEP, until__range=(on, on + AHEAD), person__left_on__isnull=True)
    for row in held.select_related("person"):
        for years, kind in _BIRTHDAYS.items():
            birthday = row.person.subject.turns(years)
            if birthday and birthday - _DAY == row.until:
                yield Errand(organisation_id=organisation.pk, person=row.person, kind=kind, due_on=row.until)
