"""What this stage adds to the pages about people and to «Сегодня»."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from django.db.models import Count, Q
from django.urls import reverse

from duet.base.access.policy import can
from duet.base.tenancy.models import Member
from duet.base.ui.words import count
from duet.stages.persons.additions import Tab, Way
from duet.stages.persons.models import Person
from duet.stages.roadmaps.models import Roadmap
from duet.stages.roadmaps.views.looking import Looking
from duet.stages.roadmaps.views.remarking import Remark

from ..models import SubjectRequest

_UNDER = tuple(
    f"privacy:{name}"
    for name in ("journal", "requests", "request", "acts", "act", "retention", "terms", "destroy_due")
)  # fmt: skip


def tabs(viewer: Member, on: date) -> Iterable[Tab]:
    """«Персональные данные»"""
    if can(viewer, "privacy.view"):
        yield Tab("Персональные данные", "privacy:overview", reverse("privacy:overview", args=[viewer.organisation.slug]), under=_UNDER)


def ways(person: Person, viewer: Member, on: date) -> Iterable[Way]:
    """From a card: who looked, everything, a request, erasing."""
    parts = [viewer.organisation.slug, person.pk]
    if can(viewer, "privacy.journal_of", person):
        yield Way("Кто смотрел карточку", reverse("privacy:journal_of", args=parts), "history")
    if person.erased_at or person.merged_into_id:
        return
    if can(viewer, "privacy.extract", person):
        yield Way("Выписка обо всех данных", reverse("privacy:everything", args=parts), "files")
    if can(viewer, "privacy.take_request", person):
        yield Way("Записать обращение о данных", reverse("privacy:take_request", args=parts), "mail")
    if can(viewer, "privacy.erase", person):
        yield Way("Уничтожить данные", reverse("privacy:erase", args=parts), "trash-2")


def remarks(look: Looking, plan: Roadmap | None) -> Iterable[Remark]:
    """Requests that wait for an answer; one query."""
    if not look.is_home or not can(look.member, "privacy.answer_request"):
        return
    waiting = SubjectRequest.objects.visible_to(look.member).at_desk(look.member).open()
    counted = waiting.aggregate(all=Count("pk"), late=Count("pk", filter=Q(due_on__lt=look.on)))
    if not counted["all"]:
        return
    url = reverse("privacy:requests", args=[look.member.organisation.slug])
    late = f", просрочено {counted['late']}" if counted["late"] else ""
    said = f"{count(counted['all'], 'обращение,обращения,обращений')}{late}."
    yield Remark("Ждут ответа о персональных данных:", said, url, "Открыть", kind="late" if late else "soon")
