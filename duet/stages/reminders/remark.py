"""The remark on «Сегодня»: whoever looks at everybody's matters is told of their own."""

from __future__ import annotations

from collections.abc import Iterable

from django.db.models import Count, Q
from django.urls import reverse

from duet.base.access.policy import can
from duet.stages.roadmaps.models import Roadmap
from duet.stages.roadmaps.views.looking import Looking
from duet.stages.roadmaps.views.remarking import Remark


def remarks(look: Looking, plan: Roadmap | None) -> Iterable[Remark]:
    """One query, and only where one's own matters are not the very list on the page."""
    if look.somebody is not None or not look.is_home or not can(look.member, "reminders.view"):
        return
    own = look.everything.filter(organisation=look.member.organisation_id).open().of(look.member)
    counted = own.aggregate(late=Count("pk", filter=Q(due_on__lt=look.on)), now=Count("pk", filter=Q(due_on=look.on)))
    said = [f"{counted[name]} {words}" for name, words in (("late", "просрочено"), ("now", "на сегодня")) if counted[name]]
    if said:
        url = reverse("reminders:reminders", args=[look.member.organisation.slug])
        yield Remark("За вами:", f"{', '.join(said)}.", url, "Открыть напоминания", kind="late" if counted["late"] else "soon")
