"""The people of the school as its curator has gathered them by this day: cards, consents, requests, partners."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta

from duet.base import clock
from duet.base.tenancy.models import Member
from duet.core.calendar import Period, years_in_words
from duet.core.consents import RECIPIENT_ABOVE, Kind, Says
from duet.stages.bases import actions as bases
from duet.stages.bases.asked import Asked
from duet.stages.bases.models import FormChoice, MenteeKind, Side, Source
from duet.stages.bases.profiles import ProfileWords
from duet.stages.consents.actions.asking import collect
from duet.stages.consents.actions.operator import OperatorCard, describe_operator
from duet.stages.consents.actions.publication import open_list
from duet.stages.consents.actions.registering import Paper, register_unasked
from duet.stages.consents.answers import CellAnswer
from duet.stages.consents.models import Way
from duet.stages.partners import actions as partners
from duet.stages.partners.cards import AgreementCard, ContactCard, PartnerCard
from duet.stages.persons import actions as persons
from duet.stages.persons.cards import Card
from duet.stages.persons.models import Category, Group, Kin, Person, Status

from .folk import CHILDREN, CLASSES, FIRMS, TEACHERS, Child, Firm, Teacher

SITE = "https://school12.example/nastavnichestvo"
OPERATOR = OperatorCard(
    address="г. Верхнереченск, ул. Школьная, д. 12", inn="0000000018", ogrn="1000000000000", email="school12@verhnerechensk.example",
    phone="+7 900 000-12-12", officer=None, resources={"site": SITE}, asks_code=True,
)  # fmt: skip
# What a mentor lets the site show.
SHOWN = ("name", "post", "category", "achievements")


class School:
    """The school being filled by its curator on one day."""

    def __init__(self, people: Sequence[Member], *, on: date) -> None:
        self.people, self.on = people, on
        self.curator = people[1]
        self.home = self.curator.organisation
        self.opened = Period.school_year_of(on).start
        self.year = self.opened.year
        self.closes = Period.school_year_of(on).end
        # Everything was signed within the last weeks, and not before the year began; in August, while it is prepared, today.
        self.signed = min(on, max(self.opened, on - timedelta(days=30)))

    def fill(self) -> None:
        """All of it."""
        describe_operator(self.home, by=self.curator, card=OPERATOR)
        open_list(self.home, by=self.curator, is_open=True)
        groups = {title: self._group(title, teacher) for title, teacher in CLASSES.items()}
        for teacher in TEACHERS:
            self._teacher(teacher)
        children = [self._child(child, groups[child.group]) for child in CHILDREN]
        self._collect([child for child, told in zip(children, CHILDREN, strict=True) if told.answer == "waits"])
        for firm in FIRMS:
            self._partner(firm)

    def _group(self, title: str, teacher: str) -> Group:
        leader = next((member for member in self.people if member.full_name == teacher), None)
        return persons.add_group(self.home, by=self.curator, title=title, teacher=leader, on=self.opened)

    def _teacher(self, told: Teacher) -> None:
        card: Person = Person.objects.get(organisation=self.home, full_name=told.full_name)
        written = Card(
            card.full_name, card.status, post=card.post, email=card.email, subjects=told.subjects, category=told.category,
            service_months=told.service, service_on=self.opened, birth_year=told.born, arrived_on=card.arrived_on,
        )  # fmt: skip
        persons.edit(card, by=self.curator, card=written, on=self.opened)
        mentor = bool(told.capacity)
        self._sign(card, Kind.PROCESSING)
        self._sign(card, Kind.TRANSFER, recipient=RECIPIENT_ABOVE)
        if mentor:
            self._sign(card, Kind.MENTORING)
            self._sign(card, Kind.DISSEMINATION, shown=SHOWN)
            words = ProfileWords(
                competences=list(told.competences),
                forms=[FormChoice.TT, FormChoice.PU],
                capacity=told.capacity,
                has_mentored=told.category == Category.HIGHEST,
            )
            bases.fill_profile(card, by=self.curator, words=words, on=self.on)
        kind = None if mentor else MenteeKind.YOUNG
        side = Side.MENTOR if mentor else Side.MENTEE
        bases.join(self.home, by=self.curator, people=[card], side=side, year=self.year, on=self.signed, kind=kind)
        for topic, block in told.requests:
            bases.add_request(card, by=self.curator, asked=Asked(topic, Source.METHOD, block=block, level=2), on=self.on)

    def _child(self, told: Child, group: Group) -> Person:
        years, month, day = told.born
        card = Card(told.full_name, Status.PUPIL, group=group.pk, born_on=date(self.year - years, month, day), arrived_on=self.opened)
        child = persons.register(self.home, by=self.curator, card=card, on=self.opened)
        side = Side.MENTOR if told.helps else Side.MENTEE
        kind = None if told.helps else MenteeKind.LEARNER
        bases.join(self.home, by=self.curator, people=[child], side=side, year=self.year, on=self.signed, kind=kind)
        if not told.parent:
            return child
        phone = f"+7 900 000-{child.pk % 90 + 10}-{child.pk % 80 + 11}"
        adult = Card(told.parent, Status.PARENT, phone=phone, arrived_on=self.opened)
        kin = Kin.MOTHER if told.mother else Kin.FATHER
        guardian = persons.guard(child, by=self.curator, adult=adult, kin=kin, on=self.opened).adult
        if told.answer in ("given", "refused"):
            says = Says.GIVEN if told.answer == "given" else Says.REFUSED
            for kind_of_consent in (Kind.PROCESSING, Kind.PARTICIPATION):
                self._sign(child, kind_of_consent, guardian=guardian, says=says)
        if told.answer == "given":
            self._tell(child, told)
        return child

    def _tell(self, child: Person, told: Child) -> None:
        """What is known past registration, once it may be."""
        if told.request:
            bases.add_request(child, by=self.curator, asked=Asked(told.request, told.source, block=told.block), on=self.on)
        if told.helps:
            words = ProfileWords(competences=told.helps.split(", "), forms=[FormChoice.UU], capacity=1)
            bases.fill_profile(child, by=self.curator, words=words, on=self.on)

    def _collect(self, waiting: Sequence[Person]) -> None:
        """The rest were asked by link and have not answered yet."""
        collect(
            self.home, by=self.curator, people=waiting, title=f"Согласия на {years_in_words(self.year)} учебный год",
            kinds=[Kind.PROCESSING, Kind.PARTICIPATION], recipient="", until=self.on + timedelta(days=10), valid_until=None, site="",
            on=self.on, at=clock.now(),
        )  # fmt: skip

    def _sign(
        self, card: Person, kind: Kind, *, guardian: Person | None = None, says: Says = Says.GIVEN, recipient: str = "",
        shown: Sequence[str] = (),
    ) -> None:  # fmt: skip
        cells = tuple(CellAnswer(field, "site", allow=True) for field in shown)
        paper = Paper(says, self.signed, Way.PAPER, self.curator, cells)
        register_unasked(
            card,
            by=self.curator,
            kind=kind,
            guardian=guardian,
            recipient=recipient,
            until=self.closes,
            paper=paper,
            on=self.on,
            at=clock.now(),
        )

    def _partner(self, firm: Firm) -> None:
        made = partners.add(self.home, by=self.curator, card=PartnerCard(firm.name, firm.kind, gives=firm.gives))
        name, post, phone = firm.contact
        partners.add_contact(made, by=self.curator, card=ContactCard(name, post, phone))
        ends = self.on + timedelta(days=firm.ends or 0)
        card = AgreementCard(
            ends - timedelta(days=365), ends - timedelta(days=365), ends, number=f"{made.pk + 3}/С", subject="наставничество"
        )
        partners.sign(made, by=self.curator, card=card)
        if firm.envoy is None:
            return
        name, post, helps = firm.envoy
        sent = Card(name, Status.EMPLOYER, post=post, workplace=firm.name, arrived_on=self.opened)
        envoy = partners.send(made, by=self.curator, person=sent, on=self.signed).person
        self._sign(envoy, Kind.PROCESSING)
        self._sign(envoy, Kind.MENTORING)
        words = ProfileWords(competences=helps.split(", "), forms=[FormChoice.RU], capacity=2)
        bases.fill_profile(envoy, by=self.curator, words=words, on=self.on)
        bases.join(self.home, by=self.curator, people=[envoy], side=Side.MENTOR, year=self.year, on=self.signed)
