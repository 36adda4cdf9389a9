"""The documents of the school by this day: the package of the introduction, the order on pairs, one on its way, one just begun."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from datetime import date, datetime, time, timedelta
from typing import Any

from django.db.models import Q
from django.utils import timezone

from duet.base.tenancy.models import Member
from duet.core.calendar import Period
from duet.core.documents import Reset
from duet.stages.bases.models import Participation, Side
from duet.stages.documents import actions
from duet.stages.documents.desk import Desk
from duet.stages.documents.families import Family
from duet.stages.documents.forms.answers import as_kept, started
from duet.stages.documents.kinds import kind_of
from duet.stages.documents.models import Document
from duet.stages.documents.outlines import Outline
from duet.stages.documents.signers import signers_of
from duet.stages.drafting.actions import start_package
from duet.stages.drafting.startup.interview import INTERVIEW
from duet.stages.persons.models import Person

# The journal of orders of a school is older than its mentoring.
FIRST_NUMBER = 143
# Everybody has read the order on pairs but her.
SLOW = "Зайцева Анна Дмитриевна"
# The way of a registered paper, counted from its day.
BEGUN, AGREED, SIGNED, READ = time(9, 10), time(9, 40), time(11, 20), time(12, 5)


class Office:
    """The school's papers, written by its curator, agreed by the deputy, signed by the head."""

    def __init__(self, people: Sequence[Member], *, on: date) -> None:
        self.head, self.curator, self.deputy = people[:3]
        self.home = self.curator.organisation
        self.on = on
        self.opened = Period.school_year_of(on).start
        # While the year is only being prepared, in August, everything is of today.
        self.began = min(on, self.opened)
        self.paired = min(on, max(self.opened, on - timedelta(days=25)))

    def fill(self) -> None:
        """All of it."""
        look: dict[str, Any] = {"family": Family.ORDER, "mask": "{n}-од", "reset": Reset.CALENDAR, "case_file": "01-05"}
        actions.number(self.home, by=self.curator, **look, on=self.began, following=FIRST_NUMBER)
        self._package()
        self._pairs()
        self._on_the_way()

    def _package(self) -> None:
        """Drawn up out of the interview; the two orders that everything stands on are registered, and everybody has read them."""
        desk = Desk(self.home, by=self.curator, on=self.began)
        start_package(self.home, by=self.curator, answers=started(INTERVIEW, desk), on=self.began)
        for name in ("introduction_order", "curator_order"):
            self._issue(self._latest(name), self.began, agreers=[self.deputy] if name == "introduction_order" else [])

    def _pairs(self) -> None:
        """Three pairs; all but one have read the order."""
        mentors, mentees = self._taking_part(Side.MENTOR), self._taking_part(Side.MENTEE)
        pairs = [
            {"наставник": _named(mentor), "наставляемый": _named(mentee), "форма": "TT"}
            for mentor, mentee in zip(mentors, mentees, strict=False)
        ]
        introduction = self._latest("introduction_order")
        draft = self._draft(
            "pairs_order", self.paired, {"пары": pairs, "положение": introduction.pk, "срок_программ": self.paired + timedelta(days=21)}
        )
        self._issue(draft, self.paired, agreers=[self.deputy], leave=[SLOW])

    def _on_the_way(self) -> None:
        """An order that waits for the deputy, and a letter somebody has just begun."""
        waiting = self._latest("control_schedule_order")
        actions.send(waiting, by=self.curator, agreers=[self.deputy], in_order=False, on=self.on, at=_at(self.on, AGREED))
        self._draft("thank_you_letter", self.on, {})

    def _draft(self, name: str, day: date, answers: Mapping[str, Any]) -> Document:
        kind = kind_of(name)
        proposed = started(kind, Desk(self.home, by=self.curator, on=day))
        said = {**proposed, **{key: as_kept(value) for key, value in answers.items()}}
        outline = Outline(said, day, signers_of(self.home, day)[0])
        return actions.draft(self.home, by=self.curator, kind=kind, outline=outline, on=day)

    def _issue(self, document: Document, day: date, *, agreers: Sequence[Member], leave: Collection[str] = ()) -> None:
        """The whole way on one day, begun the same morning; ``leave`` are those who have not read it yet."""
        Document.objects.filter(Q(pk=document.pk) | Q(main=document)).update(made_at=_at(day, BEGUN))
        actions.send(document, by=self.curator, agreers=agreers, in_order=True, on=day, at=_at(day, AGREED))
        for visa in document.visas.all():
            actions.agree(visa, by=visa.member, at=_at(day, AGREED))
        document.refresh_from_db()
        actions.sign(document, by=self.head, on=day, at=_at(day, SIGNED))
        actions.register(document, by=self.curator, day=day, on=day, at=_at(day, SIGNED), ask=True)
        rows = [row for row in document.acquaintances.select_related("member") if row.name not in leave]
        for row in rows:
            if row.member and row.member.user_id:
                actions.know(row, by=row.member, on=day, at=_at(day, READ))
        if on_paper := [row for row in rows if not (row.member and row.member.user_id)]:
            actions.mark_known(document, by=self.curator, rows=on_paper, day=day, on=max(day, self.on))

    def _latest(self, name: str) -> Document:
        found: Document = Document.objects.at_desk(self.curator).filter(kind=name).latest("pk")
        return found

    def _taking_part(self, side: Side) -> list[Person]:
        rows = Participation.objects.at_desk(self.curator).of_year(self.opened.year).of_side(side).permitted(self.on)
        people = [row.person for row in rows.select_related("person").order_by("person__sort_name")]
        return [person for person in people if not person.is_learner and person.post and person.workplace == ""][:3]


def _named(person: Person) -> dict[str, Any]:
    return {"person": person.pk, "name": person.full_name, "post": person.post}


def _at(day: date, moment: time) -> datetime:
    return timezone.make_aware(datetime.combine(day, moment))
