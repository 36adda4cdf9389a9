"""People of organisations: who may see whom, and how they are searched."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any, Self

from django.apps import apps
from django.db.models import Count, Exists, OuterRef, Q, Subquery

from duet.base import clock
from duet.base.tenancy.models import Organisation, Role
from duet.base.tenancy.querysets import TenantQuerySet
from duet.base.tenancy.scope import CurrentPath
from duet.core.consents import RECIPIENT_ABOVE, Use
from duet.core.people import sought

if TYPE_CHECKING:
    from duet.base.tenancy.models import Member

# Who sees every card of their own organisation (DOMAIN.md §2.3). An administrator keeps the accounts, not the cards.
KEEPERS = frozenset(
    {
        Role.HEAD,
        Role.DEPUTY,
        Role.CURATOR,
        Role.METHODIST,
        Role.PSYCHOLOGIST,
        Role.DPO,
        Role.MUNICIPAL,
        Role.REGIONAL,
        Role.SYSTEM,
    }
)


def model(name: str) -> Any:
    """A model of this stage: the models are built upon the querysets, so they are asked for by name when a query is made."""
    return apps.get_model("persons", name)


def _bare(name: str) -> Any:
    """All rows: whoever asks narrows them by the scope, or by people who have passed it."""
    kind = model(name)
    return kind.objects._queryset_class(kind)


def _inside(name: str) -> Any:
    """Rows that belong to the person outside, who has passed the scope already."""
    return _bare(name).filter(person=OuterRef("pk"))


def _words_here() -> Any:
    """Words of the open scope: by a list of organisations, which no database is tempted to turn inside out as it does a join."""
    return _bare("SearchWord").filter(organisation__in=Organisation.objects.filter(path__startswith=CurrentPath()))


def _finding(words: Any, on: date) -> Any:
    """Those of the words that may find their person now."""
    keep = _bare("PermitRow").filter(person=OuterRef("person"), use=Use.KEEP, field="", resource="")
    return words.filter(Q(profile=False) | Exists(keep.holding(on)))


class PersonQuerySet(TenantQuerySet):
    """Cards of people."""

    def current(self) -> Self:
        """Cards that stand for somebody: not merged into another, not erased."""
        return self.filter(merged_into__isnull=True, erased_at__isnull=True)

    def here(self) -> Self:
        """Those who have not left."""
        return self.current().filter(left_on__isnull=True)

    def gone(self) -> Self:
        """Those who have left."""
        return self.current().filter(left_on__isnull=False)

    def visible_to(self, member: Member, on: date | None = None) -> Self:
        """Whom the member may see at their own desk (DOMAIN.md §2.3); of whom only a part of the card, ``whole_for`` tells.

        Nobody below: who stands above asks ``sent_up``.
        """
        if member.roles & KEEPERS or Role.COUNCIL not in member.roles:
            return self.whole_for(member)
        # The council picks pairs: it needs to know who there is, parents apart.
        return self.at_desk(member).filter(~Q(status="parent") | _near(member))

    def whole_for(self, member: Member) -> Self:
        """Those whose whole card the member sees: everybody, or their class, their children, themselves."""
        found = self.at_desk(member)
        return found if member.roles & KEEPERS else found.filter(_near(member))

    def sent_up(self, member: Member, on: date) -> Self:
        """People of the organisations below whose consent lets their names go up."""
        return self.below(member).permitted(Use.TRANSFER, on, resource=RECIPIENT_ABOVE)

    def below(self, member: Member) -> Self:
        """People of the organisations below: to be counted; by name only those ``sent_up``."""
        mine = member.organisation
        return self.filter(organisation__path__startswith=mine.path).exclude(organisation=mine.pk).current()

    def permitted(self, use: Use, on: date, *, field: str = "", resource: str = "") -> Self:
        """Those the gate is open for: see ``gate``."""
        return self.filter(Exists(_inside("PermitRow").filter(use=use, field=field, resource=resource).holding(on)))

    def barred(self, use: Use, on: date, *, field: str = "", resource: str = "") -> Self:
        """Those the gate is shut for."""
        return self.filter(~Exists(_inside("PermitRow").filter(use=use, field=field, resource=resource).holding(on)))

    def with_gate(self, on: date) -> Self:
        """With ``may_keep`` on each."""
        return self.annotate(may_keep=Exists(_inside("PermitRow").filter(use=Use.KEEP).holding(on)))

    def minors(self, on: date) -> Self:
        """Those a representative speaks for."""
        return self.filter(_minor(on))

    def search(self, asked: str, on: date) -> Self:
        """Those with every word that was asked for, surnames first, then names, then what they can do.

        Words of what is kept past registration find only those the gate is open for.
        """
        stems = sought(asked)
        if not stems:
            return self.order_by("sort_name", "pk")
        found = self
        for stem in stems:
            # From the words to their people: the index of words is narrower than any list of people.
            found = found.filter(pk__in=_finding(_words_here().beginning(stem), on).values("person"))
        best = _finding(_inside("SearchWord").beginning(stems[0]), on).order_by("weight").values("weight")[:1]
        return found.annotate(rank=Subquery(best)).order_by("rank", "sort_name", "pk")

    def for_list(self) -> Self:
        """With what a line of a list shows."""
        return self.select_related("group", "organisation")


def _minor(on: date) -> Q:
    grown = on.replace(year=on.year - 18, day=min(on.day, 28) if on.month == 2 else on.day)
    unknown = Q(born_on__isnull=True)
    by_year = unknown & Q(birth_year__gte=on.year - 18)
    return Q(born_on__gt=grown) | by_year | unknown & Q(birth_year__isnull=True, status__in=["pupil", "student"])


def _near(member: Member) -> Q:
    """The member's own card, the minors they speak for, and a class teacher's pupils and their representatives."""
    guardians = _bare("Guardian").filter(organisation=member.organisation_id)
    near = Q(member=member) | Q(pk__in=guardians.filter(adult__member=member).values("child")) & _minor(clock.today())
    if Role.CLASS_TEACHER in member.roles:
        led = _bare("Group").led_by(member).values("pk")
        near |= Q(group__in=led) | Q(pk__in=guardians.filter(child__group__in=led).values("adult"))
    return near


class GroupQuerySet(TenantQuerySet):
    """Classes and groups."""

    def visible_to(self, member: Member) -> Self:
        """Those of the member's own organisation."""
        return self.at_desk(member)

    def open(self) -> Self:
        """Those that have not been let out."""
        return self.filter(closed_on__isnull=True)

    def led_by(self, member: Member) -> Self:
        """Those the member leads now."""
        return self.filter(organisation=member.organisation_id, teacher=member.pk).open()

    def with_numbers(self) -> Self:
        """With ``pupils``: how many are in each; and who leads it."""
        here = Q(people__left_on__isnull=True, people__merged_into__isnull=True, people__erased_at__isnull=True)
        return self.select_related("teacher").annotate(pupils=Count("people", filter=here & Q(people__status__in=["pupil", "student"])))


class GuardianQuerySet(TenantQuerySet):
    """Who speaks for whom."""

    def of(self, child: Any) -> Self:
        """Those who speak for the child, with their cards."""
        return self.filter(child=child, adult__erased_at__isnull=True).select_related("adult__group", "adult__organisation")

    def for_whom(self, adult: Any) -> Self:
        """The children the adult speaks for, with their cards."""
        return self.filter(adult=adult, child__erased_at__isnull=True).select_related("child__group", "child__organisation")


class CardRulesQuerySet(TenantQuerySet):
    """What organisations decided about their people."""

    def of(self, organisation: Organisation) -> Any:
        """The rules of an organisation; where it decided nothing, the usual ones, not kept yet."""
        return self.filter(organisation=organisation).first() or self.model(organisation=organisation)
