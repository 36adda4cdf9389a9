"""The library of an organisation: acts shipped with the program, its own and those of the bodies above it, as one list."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from duet.base.tenancy.models import Member, Organisation
from duet.base.tenancy.scope import everywhere
from duet.core.declension.organisations import decline_organisation
from duet.core.regulation import FEDERAL, KINDS, Federal, Ground, Known, Level, Term, Topic, federal, ranked
from duet.core.regulation.kinds import METHODICAL
from duet.core.regulation.wording import Citation, citation

from .models import Act


@dataclass(frozen=True, slots=True)
class Entry:
    """An act of the library, whoever wrote it down; ``act`` is its row, None for one that is shipped.

    ``doubtful``: the cases of who issued it are a guess that a person should look at.
    """

    key: str
    level: Level
    kind: str
    name: str
    title: str
    obliges: str
    topics: frozenset[Topic]
    term: Term
    day: date | None
    weight: int
    citation: Citation
    is_usual: bool = True
    doubtful: bool = False
    act: Act | None = None

    @property
    def is_shipped(self) -> bool:
        """Whether it came with the program."""
        return self.act is None

    @property
    def is_methodical(self) -> bool:
        """Whether it recommends and does not oblige."""
        return self.kind in METHODICAL

    @property
    def about(self) -> str:
        """«наставничество обучающихся, труд и оплата»"""
        return ", ".join(topic.label for topic in Topic if topic in self.topics)

    @property
    def words(self) -> str:
        """What words are looked for in."""
        return f"{self.name} {self.title} {self.obliges}"

    @property
    def ground(self) -> Ground:
        """As a paper cites it."""
        general = Topic.ALL in self.topics
        return Ground(self.key, self.level, self.weight, general, self.day, self.citation, doubtful=self.doubtful)

    def is_of(self, organisation: Organisation) -> bool:
        """Whether this organisation wrote it down, and so may change it."""
        return self.act is not None and self.act.organisation_id == organisation.pk


def entries(organisation: Organisation) -> list[Entry]:
    """The whole library by level, what papers usually cite first, then in the order of rank. One query."""
    found = [*map(of_shipped, FEDERAL), *map(of_row, acts_of(organisation))]
    place = {ground.key: number for number, ground in enumerate(ranked(one.ground for one in found))}
    return sorted(found, key=lambda one: (one.level.place, not one.is_usual, place[one.key]))


def acts_of(organisation: Organisation) -> list[Act]:
    """What the organisation and the bodies above it wrote down. One query."""
    # The acts of a body above are public and hold for those below, whose scope they lie outside.
    with everywhere():
        return list(Act.objects.holding_for(organisation).select_related("organisation", "file"))


def told_by_number(organisation: Organisation) -> list[Known]:
    """Acts written down here and above that a text may cite by number and date. One query."""
    return [Known(act.number, act.day, act.term) for act in acts_of(organisation) if act.number and act.day]


def find(member: Member, key: str) -> Entry | None:
    """An act by its key, None for one that is not in the member's library."""
    if shipped := federal(key):
        return of_shipped(shipped)
    if not (key.isascii() and key.isdecimal() and len(key) < 19):
        return None
    with everywhere():
        act = Act.objects.visible_to(member).select_related("organisation", "file").filter(pk=int(key)).first()
    return of_row(act) if act else None


def of_shipped(act: Federal) -> Entry:
    """An act that came with the program."""
    return Entry(
        act.code, act.level, act.kind, act.name, act.title, act.obliges, act.topics, act.term, act.day, act.weight, act.citation,
        is_usual=act.usual,
    )  # fmt: skip


def of_row(act: Act) -> Entry:
    """An act that was written down."""
    forms, level = KINDS[act.kind], Level(act.level)
    issuer, doubtful = issuer_of(act)
    heads = (forms.nominative, forms.genitive, forms.instrumental)
    # Whose a local act is goes without saying; the long name of a school would hide its number.
    shown = "" if level is Level.LOCAL else issuer
    name = citation(heads, issuer=shown, day=act.day, number=act.number).nominative
    return Entry(
        str(act.pk), level, act.kind, name[:1].upper() + name[1:], act.title, act.note, frozenset({Topic(act.topic)}), act.term, act.day,
        forms.weight, citation(heads, issuer=issuer, day=act.day, number=act.number, title=act.title),
        doubtful=doubtful, act=act,
    )  # fmt: skip


def issuer_of(act: Act) -> tuple[str, bool]:
    """Who issued it in the genitive, and whether that is a guess to be looked at."""
    if act.issuer_genitive or not act.issuer:
        return act.issuer_genitive, False
    declined = decline_organisation(act.issuer)
    return declined.genitive, declined.doubtful
