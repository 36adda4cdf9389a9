"""Who answers for a row, in words ready to be shown."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from django.urls import reverse

from duet.base.access.policy import can
from duet.base.tenancy.models import Member
from duet.base.ui.words import count

from ..models import Activity, Duty

NAMES_AT_ONCE = 2
VACANT = "роль не назначена"
UNKNOWN = "нет в списке людей"
GONE = "больше не работает"
SOMEBODY = "сотрудник организации"


@dataclass(frozen=True, slots=True)
class Answer:
    """One party: its words, what is wrong with it (``lack``), where to mend that (``url``), and a remark."""

    text: str
    lack: str = ""
    url: str = ""
    remark: str = ""

    @property
    def said(self) -> str:
        """«Педагог-психолог — роль не назначена»"""
        words = f"{self.text} — {self.lack}" if self.lack else self.text
        return words[:1].upper() + words[1:]


def answers(activity: Activity, viewer: Member) -> list[Answer]:
    """Everybody the row names; in an organisation below only in the words of its paper (DOMAIN.md §1.6)."""
    duties = activity.duties.all()
    if activity.organisation_id == viewer.organisation_id:
        return [_answer(duty, viewer) for duty in _once_each(duties)]
    return [Answer(duty.words or SOMEBODY, VACANT if duty.is_vacant else "") for duty in duties]


def _once_each(duties: Iterable[Duty]) -> Iterator[Duty]:
    """Without a duty whose people have been named already: a head who is the curator as well answers once."""
    named: set[int] = set()
    for duty in duties:
        people = {member.pk for member in duty.people}
        if not people or not people <= named:
            yield duty
        named |= people


def in_a_line(parties: list[Answer]) -> str:
    """«Рубцова Е. А., Ким О. Р. и ещё двое»: for a line of «Сегодня»."""
    names = [party.text for party in parties if not party.lack]
    rest = len(names) - NAMES_AT_ONCE
    return ", ".join(names[:NAMES_AT_ONCE]) + (f" и ещё {rest}" if rest > 0 else "")


def _answer(duty: Duty, viewer: Member) -> Answer:
    remark = "по согласованию" if duty.by_agreement else ""
    if people := duty.people:
        return Answer(_together(duty, people), remark=remark)
    mends = can(viewer, "roadmaps.bind")
    slug = viewer.organisation.slug
    if duty.member:
        return Answer(duty.words or duty.member.short_name, GONE, "", remark)
    if duty.person:
        return Answer(str(duty), UNKNOWN, reverse("roadmaps:posts", args=[slug]) + "#people" if mends else "", remark)
    return Answer(str(duty), VACANT, reverse("roadmaps:post", args=[slug, duty.post_id]) if mends else "", remark)


def _together(duty: Duty, people: list[Member]) -> str:
    """Names while they are few; the role and how many hold it when they are many."""
    if len(people) > NAMES_AT_ONCE:
        return f"{duty.post}, {count(len(people), 'человек,человека,человек')}"
    return ", ".join(person.short_name for person in people)
