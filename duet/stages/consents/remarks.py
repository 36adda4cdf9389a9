"""Remarks on «Сегодня»: errands with legal terms, consents that run out, those who come of age."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import timedelta

from django.db.models import Count, Q
from django.urls import reverse

from duet.base.access.policy import can
from duet.base.ui.words import count
from duet.stages.roadmaps.models import Roadmap
from duet.stages.roadmaps.views.looking import Looking
from duet.stages.roadmaps.views.remarking import Remark

from .models import Errand

SOON = timedelta(days=7)
URGENT = {"late": "просрочено", "soon": "к сроку на этой неделе"}
AGES = {"grown": 18, "cosign": 14}
PEOPLE = "человеку,людям,людям"
_ASKING = Q(kind__in=("renew", "grown", "cosign"))


def remarks(look: Looking, plan: Roadmap | None) -> Iterable[Remark]:
    """One query for all of them, and only at one's own desk."""
    if not look.is_home or look.person is not None or not can(look.member, "consents.errands"):
        return
    counted = Errand.objects.visible_to(look.member).open().aggregate(
        late=Count("pk", filter=~_ASKING & Q(due_on__lt=look.on)),
        soon=Count("pk", filter=~_ASKING & Q(due_on__gte=look.on, due_on__lte=look.on + SOON)),
        renew=Count("person", filter=Q(kind="renew"), distinct=True),
        grown=Count("person", filter=Q(kind="grown"), distinct=True),
        cosign=Count("person", filter=Q(kind="cosign"), distinct=True),
    )  # fmt: skip
    url = reverse("consents:errands", args=[look.member.organisation.slug])
    if said := _listed(f"{counted[name]} {words}" for name, words in URGENT.items() if counted[name]):
        yield Remark("Отзывы согласий:", said, url, "Открыть дела", kind="late" if counted["late"] else "soon")
    if counted["renew"]:
        people = count(counted["renew"], "человека,человек,человек")
        yield Remark("Согласия заканчиваются", f"у {people} в ближайшие 30 дней.", f"{url}?show=renew", "Попросить заново")
    if said := _listed(f"{count(counted[name], PEOPLE)} исполняется {age}" for name, age in AGES.items() if counted[name]):
        yield Remark("Новая подпись:", said, f"{url}?show=renew", "Попросить согласие")


def _listed(said: Iterable[str]) -> str:
    """«2 просрочено, 1 к сроку на этой неделе.»"""
    found = ", ".join(said)
    return f"{found}." if found else ""
