"""Who answers for a row, in words ready to be shown."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from django.urls import reverse

from duet.base.access.policy import can
from duet.base.tenancy.models import Member
from duet.base.ui.words import count
from duet.core.names import short_name

from ..models import Activity, Duty, Post
from ..naming import NOBODY, known
from ..querysets import ORGANISATIONS_BELOW as BELOW
from ..querysets import ActivityQuerySet

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


@dataclass(frozen=True, slots=True)
class Person:
    """A colleague by number and «Фамилия И. О.»; ``known``: of another organisation, and let their name go up."""

    pk: int
    name: str
    known: bool = False


@dataclass(frozen=True, slots=True)
class Party:
    """Somebody a row names: ``words`` of the paper, the role, who was named (``gone`` if at work no more), who answers now.

    ``below``: organisations below answer, each for itself.
    """

    words: str
    title: str
    post: int | None
    named: Person | None
    gone: bool
    by_name: bool
    by_agreement: bool
    people: tuple[Person, ...]
    below: bool = False


def answers(activity: Activity, viewer: Member, names: frozenset[int] = NOBODY) -> list[Answer]:
    """Everybody the row names; in an organisation below in the words of its paper, or by the ``names`` that may be read here."""
    own = activity.organisation_id == viewer.organisation_id
    parties = [_party(duty, names) for duty in activity.duties.all()]
    return said(parties, viewer, own=own, mends=own and can(viewer, "roadmaps.bind"))


def answering_for(activity: Activity) -> Iterator[int]:
    """The numbers of those who answer for a row."""
    for duty in activity.duties.all():
        yield from (member.pk for member in duty.people)


def said(parties: Sequence[Party], viewer: Member, *, own: bool, mends: bool) -> list[Answer]:
    """The parties of a row in words: by name in one's ``own`` organisation, with the way to mend for whoever ``mends``."""
    if own:
        return [_answer(party, viewer, mends) for party in _once_each(parties)]
    return [_from_above(party) for party in parties]


def parties_of(rows: ActivityQuerySet, viewer: Member) -> dict[int, list[Party]]:
    """Everybody that each of the rows names; two queries whatever their number, three from above."""
    duties = list(Duty.objects.visible_to(viewer).filter(activity__in=rows.order_by()).named())
    posts = {duty[1] for duty in duties if duty[1]}
    held = list(Post.objects.visible_to(viewer).filter(pk__in=posts).held_by())
    names = known([*(duty[4] for duty in duties), *(pk for _, pk, _ in held)], viewer)
    holders: dict[int, list[Person]] = {}
    for post, pk, name in held:
        holders.setdefault(post, []).append(Person(pk, short_name(name), pk in names))
    found: dict[int, list[Party]] = {}
    for activity, post, title, code, member, name, left_on, person, by_agreement in duties:
        named = Person(member, short_name(name), member in names) if member else None
        here = (named,) if named and left_on is None else ()
        by_post = tuple(holders.get(post, ())) if post and not person and not named else ()
        words = " ".join(filter(None, (title, person)))
        party = Party(words, title or "", post, named, left_on is not None, bool(person), by_agreement, here or by_post, code == BELOW)
        found.setdefault(activity, []).append(party)
    return found


def _party(duty: Duty, names: frozenset[int]) -> Party:
    named = Person(duty.member.pk, duty.member.short_name, duty.member.pk in names) if duty.member else None
    people = tuple(Person(member.pk, member.short_name, member.pk in names) for member in duty.people)
    gone = duty.member is not None and duty.member.left_on is not None
    return Party(
        duty.words,
        str(duty.post or ""),
        duty.post_id,
        named,
        gone,
        bool(duty.person),
        duty.by_agreement,
        people,
        bool(duty.post and duty.post.is_below),
    )


def _from_above(party: Party) -> Answer:
    """A party below: its people where all of them let their names go up, otherwise the words of the paper."""
    if party.people and all(person.known for person in party.people):
        return Answer(_together(party))
    return Answer(party.words or SOMEBODY, "" if party.people or party.below else VACANT)


def _once_each(parties: Iterable[Party]) -> Iterator[Party]:
    """Without a party whose people have been named already: a head who is the curator as well answers once."""
    named: set[int] = set()
    for party in parties:
        people = {person.pk for person in party.people}
        if not people or not people <= named:
            yield party
        named |= people


def in_a_line(parties: list[Answer]) -> str:
    """«Рубцова Е. А., Ким О. Р. и ещё двое»: for a line of «Сегодня»."""
    names = [party.text for party in parties if not party.lack]
    rest = len(names) - NAMES_AT_ONCE
    return ", ".join(names[:NAMES_AT_ONCE]) + (f" и ещё {rest}" if rest > 0 else "")


def _answer(party: Party, viewer: Member, mends: bool) -> Answer:
    remark = "по согласованию" if party.by_agreement else ""
    if party.people:
        return Answer(_together(party), remark=remark)
    if party.below:
        return Answer(party.words, remark="каждая организация")
    slug = viewer.organisation.slug
    if party.named:
        return Answer(party.words or party.named.name, GONE, "", remark)
    if party.by_name:
        return Answer(party.words, UNKNOWN, reverse("roadmaps:posts", args=[slug]) + "#people" if mends else "", remark)
    return Answer(party.words, VACANT, reverse("roadmaps:post", args=[slug, party.post]) if mends else "", remark)


def _together(party: Party) -> str:
    """Names while they are few; the role and how many hold it when they are many."""
    if len(party.people) > NAMES_AT_ONCE:
        return f"{party.title}, {count(len(party.people), 'человек,человека,человек')}"
    return ", ".join(person.name for person in party.people)
