"""guess(): what a plan itself tells of the organisation, so that a person only looks the answers through."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from ..catalogue import Facts, Situation
from ..plans import Plan
from .fitting import fit
from .matching import read_unit
from .model import Ground, Place
from .signs import SITUATIONS

_GUESSED = 0.8


@dataclass(frozen=True, slots=True)
class Guess:
    """The facts as a plan tells them. A fact without a ground is the usual answer; a ground without a place is the title of the plan."""

    facts: Facts
    grounds: tuple[tuple[Situation, Ground], ...] = ()

    def ground(self, situation: Situation) -> Ground | None:
        """What the answer was inferred from."""
        return dict(self.grounds).get(situation)


def guess(plan: Plan) -> Guess:
    """The facts that the words of a plan tell, each with the first row that tells it.

    The rows are asked before the title: a title is often older than the plan (DOMAIN.md §0.3, 12). A plan that names no mentees at
    all is taken for one of teachers.
    """
    grounds: dict[Situation, Ground] = {}
    for text, place in _texts(plan):
        unit = read_unit(text, {})
        for situation, sign in SITUATIONS:
            if situation not in grounds and (found := fit(sign, unit)):
                grounds[situation] = Ground(_GUESSED, found.words, place)
    if Situation.PUPILS in grounds:  # a student of the first year is a minor too
        grounds.setdefault(Situation.MINORS, grounds[Situation.PUPILS])
    told = {situation.value: True for situation in grounds}
    if not grounds.keys() & {Situation.TEACHERS, Situation.PUPILS}:
        told |= {Situation.TEACHERS.value: True, Situation.LABOUR_PAIRS.value: True}
    return Guess(replace(Facts(), **told), tuple((situation, grounds[situation]) for situation in Situation if situation in grounds))


def _texts(plan: Plan) -> Iterator[tuple[str, Place | None]]:
    for index, row in enumerate(plan.rows):
        place = Place(index, row.key, row.number, row.title)
        for text in (row.title, *row.items, row.result):
            yield text, place
    yield plan.title, None
