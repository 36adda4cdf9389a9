"""What this stage adds to the pages about people and to «Сегодня»."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date

from django.urls import reverse

from duet.base.access.policy import can
from duet.base.tenancy.models import Member
from duet.base.ui.frame import Choice
from duet.core.calendar import Period
from duet.stages.persons.additions import Tab, Way
from duet.stages.persons.models import Person
from duet.stages.roadmaps.models import Roadmap
from duet.stages.roadmaps.views.looking import Looking
from duet.stages.roadmaps.views.remarking import Remark

from ..assessing import may_see_assessments
from ..models import Update

_FROM_MONTH, _DUE_MONTH = 9, 10
# Title, address, right, name of the part; the first that is allowed is where the tab leads.
_PARTS = (
    ("Кварталы", "accounting:account", "accounting.extract", "account"),
    ("Оценки", "accounting:assessments", "accounting.assessments", "assessments"),
    ("Итоги", "accounting:compare", "accounting.figures", "compare"),
    ("Обновление", "accounting:update", "accounting.update", "update"),
)
_UNDER = tuple(
    f"accounting:{name}"
    for name in ("account", "issued_all", "issued", "assessments", "group", "compare", "parameters", "update", "arrive", "updated")
)  # fmt: skip


def parts_of(viewer: Member, current: str) -> list[Choice]:
    """The parts of «Учёт» this viewer may open."""
    org = viewer.organisation.slug
    return [Choice(title, reverse(page, args=[org]), current=name == current) for title, page, right, name in _PARTS if can(viewer, right)]


def tabs(viewer: Member, on: date) -> Iterator[Tab]:
    """«Учёт»: one tab for all of it."""
    parts = parts_of(viewer, "")
    if parts:
        # A page that stands under the tab has the tab's own name nowhere else.
        yield Tab("Учёт", "accounting:account", parts[0].url, under=_UNDER)


def ways(person: Person, viewer: Member, on: date) -> Iterator[Way]:
    """«Личное дело», «Оценка»."""
    org = viewer.organisation.slug
    if can(viewer, "accounting.record", person):
        yield Way("Личное дело", reverse("accounting:record", args=[org, person.pk]), "folder-open")
    if may_see_assessments(viewer, person):
        yield Way("Оценка", reverse("accounting:assessment", args=[org, person.pk]), "chart-no-axes-column")


def remarks(look: Looking, plan: Roadmap | None) -> Iterable[Remark]:
    """From September on, until this school year's update of the base is finished. One query, and only for whoever does it."""
    year, member = Period.school_year_of(look.on).start.year, look.member
    if look.on < date(year, _FROM_MONTH, 1) or not look.is_home or look.is_above or not can(member, "accounting.finish_update"):
        return
    people = Person.objects.visible_to(member, look.on).here()
    if people.exclude(organisation__in=Update.objects.visible_to(member).filter(year=year).values("organisation")).exists():
        late = look.on > date(year, _DUE_MONTH, 1)
        words = "срок был 1 октября. Сверьте, кто прибыл, кто выбыл, у кого что изменилось." if late else "до 1 октября."
        url = reverse("accounting:update", args=[member.organisation.slug])
        yield Remark("Обновите базу:", words, url, "Открыть обновление", kind="late" if late else "soon")
