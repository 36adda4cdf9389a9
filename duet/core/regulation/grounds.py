"""grounds(): what a paper of a day cites."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from .federal import Federal, in_force
from .model import Level, Topic
from .wording import Citation


@dataclass(frozen=True, slots=True)
class Ground:
    """An act that a paper rests on: its key, its place among others and its words.

    ``doubtful``: a person should look at the cases before they are printed.
    """

    key: str
    level: Level
    weight: int
    is_general: bool
    day: date | None
    citation: Citation
    doubtful: bool = False

    @property
    def nominative(self) -> str:
        """«приказ Минпросвещения России от…»"""
        return self.citation.nominative

    @property
    def genitive(self) -> str:
        """For «на основании»."""
        return self.citation.genitive

    @property
    def instrumental(self) -> str:
        """For «в соответствии с»."""
        return self.citation.instrumental


def grounds(on: date, about: frozenset[Topic] = frozenset()) -> tuple[Ground, ...]:
    """The federal acts that a paper of that day about these matters cites, in the usual order: laws first, letters last.

    What concerns all mentoring is always among them.

    >>> [ground.key for ground in grounds(date(2026, 9, 1), frozenset({Topic.PUPILS}))]
    ['fz-273', 'rp-1264', 'r-145', 'mr-42-02']
    """
    asked = about | {Topic.ALL}
    return ranked(_ground(act) for act in in_force(on) if act.usual and act.topics & asked)


def ranked(found: Iterable[Ground]) -> tuple[Ground, ...]:
    """In the order of rank: level, kind, what concerns all first, then by date."""
    return tuple(sorted(found, key=_rank))


def _rank(ground: Ground) -> tuple[int, int, bool, date, str]:
    return ground.level.place, ground.weight, not ground.is_general, ground.day or date.max, ground.key


def _ground(act: Federal) -> Ground:
    return Ground(act.code, act.level, act.weight, Topic.ALL in act.topics, act.day, act.citation)
