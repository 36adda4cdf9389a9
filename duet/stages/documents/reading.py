"""Whom to ask to read a document, and how far the reading is."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime

from duet.base.access.policy import can
from duet.base.tenancy.models import Member, Role
from duet.core.documents import DocumentState
from duet.core.names import is_same_person
from duet.core.text import folded
from duet.stages.persons.models import LEARNERS, Person

from .models import Acquaintance, Document
from .pools import people_of

# The table of a document's facts with those who are to read it.
NAMED = "ознакомить"
# Whoever holds nothing but these is nobody's employee.
_OUTSIDE = frozenset({Role.MENTEE, Role.PARENT, Role.PARTNER, Role.SYSTEM})


@dataclass(frozen=True, slots=True)
class Reader:
    """Somebody who may be asked to read: a member, a card, or only a name to stand on the sheet."""

    name: str
    post: str = ""
    email: str = ""
    member: Member | None = None
    person: Person | None = None

    @property
    def key(self) -> str:
        """How a form calls them."""
        if self.member:
            return f"m{self.member.pk}"
        return f"p{self.person.pk}" if self.person else f"n{folded(self.name)}"

    @property
    def words(self) -> str:
        """«Рубцова Елена Андреевна, учитель физики»"""
        return f"{self.name}, {self.post}" if self.post else self.name

    def is_asked_in(self, rows: Iterable[Acquaintance]) -> bool:
        """Whether the document asks them already."""
        return any(
            (self.member and row.member_id == self.member.pk)
            or (self.person and row.person_id == self.person.pk)
            or (not row.member_id and not row.person_id and folded(row.name) == folded(self.name))
            for row in rows
        )


def readers_of(document: Document) -> list[Reader]:
    """Whom to propose: those its text names to be acquainted, then everybody grown-up whose card it names. Four queries."""
    latest = document.revisions.first()
    facts: Mapping[str, object] = latest.facts if latest else {}
    table = facts.get(NAMED)
    rows: Sequence[Mapping[str, str]] = table if isinstance(table, list) else []
    cards = list(document.people.exclude(status__in=LEARNERS).select_related("member__user"))
    members = list(_staff(document))
    found = [_matched(row, cards, members) for row in rows if row.get("имя") and row["имя"] != document.signer_name]
    return _each_once([*found, *(_of_card(card) for card in cards if not card.is_minor(document.day or document.made_at.date()))])


def staff_of(member: Member, on: date) -> list[Reader]:
    """Everybody at work here, with an account or only with a card. Two queries."""
    people = people_of("staff", member, on).filter(member__isnull=True)[:500]
    at_work = Member.objects.at_desk(member).at_work().with_roles().select_related("card")
    members = [_of_member(found) for found in at_work if not (found.roles and found.roles <= _OUTSIDE)]
    return sorted(_each_once([*members, *(_of_card(card) for card in people)]), key=lambda reader: folded(reader.name))


def _staff(document: Document) -> Iterable[Member]:
    rows: Iterable[Member] = Member.objects.at_desk_of(document.organisation).at_work().select_related("user", "card")
    return rows


def _matched(row: Mapping[str, str], cards: Sequence[Person], members: Sequence[Member]) -> Reader:
    """A name of the text and whose it is; where it may be of two people, only the name."""
    name, post = row["имя"], row.get("должность", "")
    named = [card for card in cards if is_same_person(name, card.full_name)]
    if len(named) == 1:
        return _of_card(named[0], post)
    same = [member for member in members if is_same_person(name, member.full_name)]
    if len(same) == 1 and not named:
        return _of_member(same[0], post)
    return Reader(name, post)


def _of_card(card: Person, post: str = "") -> Reader:
    member = card.member if card.member and card.member.left_on is None else None
    return Reader(card.full_name, post or card.post, card.email or (member.email if member else ""), member, card)


def _of_member(member: Member, post: str = "") -> Reader:
    card = getattr(member, "card", None)
    return Reader(member.full_name, post or member.post, member.email or (card.email if card else ""), member, card)


def _each_once(readers: Iterable[Reader]) -> list[Reader]:
    found: dict[str, Reader] = {}
    for reader in readers:
        found.setdefault(reader.key, reader)
    return list(found.values())


@dataclass(frozen=True, slots=True)
class Reading:
    """How far the reading of a document is, and what the member may do about it."""

    rows: list[Acquaintance]
    mine: Acquaintance | None
    may_ask: bool
    may_mark: bool
    may_remind: bool

    @property
    def waiting(self) -> list[Acquaintance]:
        """Those who have not."""
        return [row for row in self.rows if row.known_on is None]


def reading_of(document: Document, member: Member) -> Reading:
    """For the page of a document; whoever does not keep documents sees only their own line. One query."""
    in_force = document.state == DocumentState.REGISTERED and document.main_id is None
    keeps = can(member, "documents.see_all")
    rows = list(document.acquaintances.select_related("person", "member")) if document.is_registered else []
    mine = next((row for row in rows if row.member_id == member.pk), None)
    return Reading(
        rows=rows if keeps else [mine] if mine else [],
        mine=mine if mine and mine.known_on is None and in_force else None,
        may_ask=in_force and can(member, "documents.ask_to_read", document),
        may_mark=in_force and can(member, "documents.mark_known", document),
        may_remind=in_force and can(member, "documents.remind", document),
    )


def opened(document: Document, *, by: Member, at: datetime) -> None:
    """Somebody who was asked to read it looked at it for the first time."""
    document.acquaintances.filter(member=by, opened_at__isnull=True).update(opened_at=at)
