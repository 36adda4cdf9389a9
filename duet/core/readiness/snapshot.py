"""What is looked at: the year of an organisation as plain rows, so that the rules need no database."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from functools import cached_property

from duet.core.documents import DocumentState
from duet.core.names import short_name

# Nobody acts by these any more, and nobody cites them.
GONE = frozenset({DocumentState.DROPPED, DocumentState.ANNULLED})


@dataclass(frozen=True, slots=True)
class Paper:
    """A document. ``word`` is its family («приказ»), ``since`` the day it came into its state.

    ``readers`` were asked to read it, ``read`` of them have. ``signer_may``: whoever stands in the signature has the power on its day.
    ``effective`` is the day an agreement begins to hold, ``owner`` the person whose consent or agreement it is.
    """

    pk: int
    kind: str
    title: str
    state: DocumentState
    since: date
    word: str = "документ"
    day: date | None = None
    number: str = ""
    main: int | None = None
    annex: int | None = None
    acquaints: bool = False
    readers: int = 0
    read: int = 0
    on_paper: bool = False
    proved: bool = False
    signer: str = ""
    signer_may: bool = True
    effective: date | None = None
    grounds: frozenset[int] = frozenset()
    owner: int | None = None

    @property
    def said(self) -> str:
        """«Приказ от 03.10.2026 № 12-од «О назначении куратора»», to begin a sentence with."""
        number = f" от {self.day:%d.%m.%Y} №\N{NO-BREAK SPACE}{self.number}" if self.number and self.day else ""
        return f"{self.word[:1].upper()}{self.word[1:]}{number} «{self.title}»"

    @property
    def holds(self) -> bool:
        """Whether it is registered and was not annulled."""
        return self.state == DocumentState.REGISTERED


@dataclass(frozen=True, slots=True)
class Participant:
    """Somebody in a base of the year. ``kept``: the law lets their data be worked with, since ``agreed_on``; ``consent_over`` is the
    day their last consent ended. ``mentoring_on`` is the day they agreed in writing to be a mentor.
    """

    person: int
    name: str
    is_mentor: bool
    employee: bool = False
    kept: bool = True
    agreed_on: date | None = None
    consent_over: date | None = None
    mentoring_on: date | None = None

    @property
    def called(self) -> str:
        """«Белова А. С.»"""
        return short_name(self.name)


@dataclass(frozen=True, slots=True)
class Pair:
    """A pair as an order on pairs names it; people without a card have no number."""

    order: int
    mentor: int | None
    mentee: int | None
    mentor_name: str
    mentee_name: str
    starts_on: date | None = None

    @property
    def called(self) -> str:
        """«Тимофеева О. Н. – Зайцева А. Д.»"""
        return f"{short_name(self.mentor_name)} – {short_name(self.mentee_name)}"


@dataclass(frozen=True, slots=True)
class Plan:
    """A roadmap of the year."""

    pk: int
    title: str
    approved: bool


@dataclass(frozen=True, slots=True)
class DoneStep:
    """A step that was said to be done and has nothing to prove it."""

    pk: int
    plan: int
    title: str


@dataclass(frozen=True, slots=True)
class Act:
    """A local act written down by hand."""

    key: str
    title: str
    day: date | None = None
    ends_on: date | None = None


@dataclass(frozen=True, slots=True)
class Count:
    """A number given in the register: what is numbered («Приказы»), in which year, which in turn."""

    series: str
    year: int
    number: int


@dataclass(frozen=True, slots=True)
class Agreement:
    """How a partner stands: the last day of its latest agreement (None: it has no end), whether anybody comes from there."""

    partner: int
    name: str
    signed: bool = True
    last_day: date | None = None
    sends_people: bool = False


@dataclass(frozen=True)
class Snapshot:
    """A school year (by its September) on a day. ``papers`` are those of the year, those of earlier years that still hold, and those
    they are based on; ``earlier`` says which of them are not of this year.
    """

    on: date
    year: int
    papers: tuple[Paper, ...] = ()
    earlier: frozenset[int] = frozenset()
    participants: tuple[Participant, ...] = ()
    pairs: tuple[Pair, ...] = ()
    plans: tuple[Plan, ...] = ()
    unproved: tuple[DoneStep, ...] = ()
    acts: tuple[Act, ...] = ()
    agreements: tuple[Agreement, ...] = ()
    counts: tuple[Count, ...] = ()

    @cached_property
    def by_number(self) -> dict[int, Paper]:
        """Papers by their number in the database."""
        return {paper.pk: paper for paper in self.papers}

    @cached_property
    def own(self) -> list[Paper]:
        """Papers of this year that somebody still acts by or works on."""
        return [paper for paper in self.papers if paper.pk not in self.earlier and paper.state not in GONE]

    @cached_property
    def people(self) -> dict[int, list[Participant]]:
        """Participants by person: one may be a mentor and a mentee."""
        found: dict[int, list[Participant]] = {}
        for participant in self.participants:
            found.setdefault(participant.person, []).append(participant)
        return found

    @cached_property
    def labour_pairs(self) -> list[tuple[Pair, Participant]]:
        """Pairs of two workers of the organisation, to whom art. 351.8 of the Labour Code applies, each with its mentor."""
        workers = {person: rows[0] for person, rows in self.people.items() if rows[0].employee}
        return [(pair, workers[pair.mentor]) for pair in self.pairs if pair.mentor in workers and pair.mentee in workers]

    def of_kind(self, *kinds: str) -> list[Paper]:
        """Papers of these kinds nobody has annulled or refused, of any year."""
        return [paper for paper in self.papers if paper.kind in kinds and paper.state not in GONE]
