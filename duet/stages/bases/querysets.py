"""What we ask about the bases. What is kept past registration is seen by fewer people than a card, and only while the gate is open."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date
from typing import TYPE_CHECKING, Self

from django.db.models import Case, Count, Exists, F, OuterRef, Q, Value, When

from duet.base.tenancy.models import Role
from duet.base.tenancy.querysets import TenantQuerySet
from duet.core.consents import Use
from duet.core.people import sought
from duet.stages.persons.models import PermitRow, Person, SearchWord, Weight
from duet.stages.persons.querysets import KEEPERS
from duet.stages.persons.querysets.permits import PermitQuerySet
from duet.stages.persons.querysets.searching import SearchWordQuerySet

if TYPE_CHECKING:
    from duet.base.tenancy.models import Member

LEADERS = frozenset({Role.HEAD, Role.DEPUTY})
CURATORS = frozenset({Role.CURATOR, Role.MUNICIPAL, Role.REGIONAL, Role.SYSTEM})


def held(on: date) -> Exists:
    """Whether the gate lets the person of the row be worked with; the person outside has passed the scope already."""
    return Exists(PermitQuerySet(PermitRow).filter(person=OuterRef("person_id"), use=Use.KEEP, field="", resource="").holding(on))


class OfPersonQuerySet(TenantQuerySet):
    """Rows that hang on a card past registration."""

    def visible_to(self, member: Member) -> Self:
        """Rows of those whose whole card the member sees: everybody, their class, their children, themselves."""
        found = self.at_desk(member)
        return found if member.roles & KEEPERS else found.filter(person__in=Person.objects.whole_for(member).values("pk"))

    def permitted(self, on: date) -> Self:
        """Those the gate is open for: nothing past registration is shown, written down or counted without it."""
        return self.filter(held(on), person__erased_at__isnull=True, person__merged_into__isnull=True)

    def of_people(self, people: Iterable[Person]) -> Self:
        """Those of these people."""
        return self.filter(person__in=[person.pk for person in people])


class ParticipationQuerySet(OfPersonQuerySet):
    """Who takes part, as whom, in which year."""

    def of_year(self, year: int) -> Self:
        """Those of a school year, by the year of its September."""
        return self.filter(year=year)

    def of_side(self, side: str) -> Self:
        """The base of mentors, or that of mentees."""
        return self.filter(side=side)

    def going_on(self) -> Self:
        """Not ended."""
        return self.filter(ended_on__isnull=True)

    def ended(self) -> Self:
        """Those who have left the base."""
        return self.filter(ended_on__isnull=False)

    def current(self) -> Self:
        """Of cards that stand for somebody: not merged into another, not erased."""
        return self.filter(person__merged_into__isnull=True, person__erased_at__isnull=True)

    def with_gate(self, on: date) -> Self:
        """With ``kept``: in the base by law, or only a candidate."""
        return self.annotate(kept=held(on))

    def candidates(self, on: date) -> Self:
        """Those who have not agreed."""
        return self.filter(~held(on))

    def search(self, asked: str, on: date) -> Self:
        """Those found by words as ``Person`` is."""
        if not sought(asked):
            return self
        return self.filter(person__in=Person.objects.search(asked, on).order_by().values("pk"))

    def able(self, asked: str, on: date) -> Self:
        """Those who teach it, or can do it as far as the gate lets us know."""
        found = self
        for stem in sought(asked):
            words = SearchWordQuerySet(SearchWord).filter(person=OuterRef("person_id")).beginning(stem)
            subject = Exists(words.filter(weight=Weight.WORK, profile=False))
            found = found.filter(subject | Exists(words.filter(weight=Weight.COMPETENCE, profile=True)) & held(on))
        return found

    def taking(self, form: str, on: date) -> Self:
        """Those who take this form. ``forms`` is a list of codes; a code in quotes is found in it alike in both databases."""
        return self.permitted(on).filter(person__profile__forms__icontains=f'"{form}"')

    def ready(self, on: date) -> Self:
        """Mentors who have room for somebody."""
        return self.permitted(on).filter(person__profile__capacity__gt=0)

    def asking(self, asked: RequestQuerySet, on: date) -> Self:
        """Those with a request among these, as far as the gate lets us know."""
        return self.permitted(on).filter(person__in=asked.values("person"))

    def sorted_by(self, name: str) -> Self:
        """By a column, then by name; what is past registration orders only those the gate is open for (see ``with_gate``)."""
        down, key = name.startswith("-"), name.removeprefix("-")
        if key in ("joined", "capacity"):
            column = F("joined_on") if key == "joined" else F("person__profile__capacity")
            rows = self.annotate(sorted_by=Case(When(kept=True, then=column)))
            order = F("sorted_by").desc(nulls_last=True) if down else F("sorted_by").asc(nulls_last=True)
            return rows.order_by(order, "person__sort_name", "pk")
        place = ["person__group__title", "person__post"] if key == "place" else []
        names = [*place, "person__sort_name", "pk"]
        return self.order_by(*(f"-{each}" for each in names)) if down else self.order_by(*names)

    def for_list(self) -> Self:
        """With what a line of a list shows."""
        return self.select_related("person__group", "person__organisation")

    def tally_of_mentors(self, on: date) -> dict[str, int]:
        """How many there are, how many by law, how many have room for somebody; in one query."""
        kept = Q(held(on))
        return self._tally(total=Q(), kept=kept, ready=kept & Q(person__profile__capacity__gt=0))

    def tally_of_mentees(self, asked: RequestQuerySet, on: date) -> dict[str, int]:
        """How many there are, how many by law, young specialists, those with a request among these; in one query."""
        kept = Q(held(on))
        asking = kept & Q(person__in=asked.values("person"))
        return self._tally(total=Q(), kept=kept, young=Q(mentee_kind="young"), asking=asking)

    def _tally(self, **parts: Q) -> dict[str, int]:
        found: dict[str, int] = self.order_by().aggregate(**{name: Count("pk", filter=part) for name, part in parts.items()})
        return found

    def by_side(self) -> dict[str, int]:
        """How many stand in each base."""
        return dict(self.order_by().values_list("side").annotate(Count("pk")))


class ProfileQuerySet(OfPersonQuerySet):
    """What people can and want."""


class RequestQuerySet(OfPersonQuerySet):
    """Requests and difficulties: each says who may see it."""

    def visible_to(self, member: Member, on: date | None = None) -> Self:
        """Those of people the member may see, as far as each lets them; with a day, only where the gate is open on it."""
        own = super().visible_to(member)
        if on is not None:
            own = own.permitted(on)
        if member.roles & CURATORS:
            return own
        # ``models.Audience``, which is made upon this module.
        allowed = ["team"]
        if member.roles & LEADERS:
            allowed += ["leaders"]
        if Role.PSYCHOLOGIST in member.roles:
            allowed += ["care"]
        return own.filter(Q(seen_by__in=allowed) | Q(by=member))

    def counted_for(self, member: Member, on: date) -> Self:
        """What stands behind the figures of the list of requests: what the member sees, or, for the council, what the team does.

        The council gets figures only: the cards are not its matter (DOMAIN.md §2.3).
        """
        if member.roles & KEEPERS or Role.COUNCIL not in member.roles:
            return self.visible_to(member, on)
        return self.at_desk(member).permitted(on).filter(seen_by="team")

    def open(self) -> Self:
        """Not closed yet."""
        return self.filter(closed_on__isnull=True)

    def hardest_first(self) -> Self:
        """Those of the greatest difficulty first; where nobody asked, at the end."""
        return self.order_by(F("level").desc(nulls_last=True), "-at", "-pk")

    def by_blocks(self, order: Sequence[str]) -> Self:
        """Block by block in this order, the hardest of each first."""
        place = Case(*(When(block=code, then=Value(index)) for index, code in enumerate(order)), default=Value(len(order)))
        return self.order_by(place, F("level").desc(nulls_last=True), "person__sort_name", "-pk")

    def for_page(self) -> Self:
        """With whose it is and who wrote it down."""
        return self.select_related("person__group", "person__organisation", "by")

    def by_block(self) -> dict[str, int]:
        """How many there are of each block."""
        return dict(self.order_by().values_list("block").annotate(Count("pk")))


class NoteQuerySet(OfPersonQuerySet):
    """A psychologist's notes."""

    def visible_to(self, member: Member) -> Self:
        """Only one's own, while one is a psychologist: nobody else reads them, whatever the role (DOMAIN.md §2.3)."""
        found = super().visible_to(member).filter(by=member)
        return found if Role.PSYCHOLOGIST in member.roles else found.none()

    def recommending(self, member: Member, on: date) -> Self:
        """Notes that recommend support: that there is one, not a word of it, is for the curator to know (``supporting``)."""
        found = super().visible_to(member).permitted(on).filter(support=True)
        return found if Role.CURATOR in member.roles else found.none()
