"""Which row of one plan is which row of another. Swapping the plans gives the same pairs."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import Counter, defaultdict
from collections.abc import Callable, Container, Hashable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import accumulate, pairwise
from typing import TypeVar

from ..text import folded
from .model import Plan, PlanRow

T = TypeVar("T")
# Index in the old plan → index in the new one.
Pairs = dict[int, int]
# (the better the greater, …), index in the old plan, index in the new one.
Candidate = tuple[tuple[float, ...], int, int]

_WORD = re.compile(r"\w+")
# Texts with no more than this in common (0–1) are about different things: «Анкетирование наставников», «Анкетирование педагогов».
ALIKE = 0.6
# So many rows against so many that looking at every pair would keep a person waiting: then only equal texts are paired.
MOST_LOOKED_AT = 1_000_000


@dataclass(frozen=True, slots=True)
class Pairing:
    """Rows and stages of two plans in pairs, by their indexes."""

    old: Plan
    new: Plan
    rows: Pairs
    stages: Pairs

    @classmethod
    def of(cls, old: Plan, new: Plan) -> Pairing:
        """Find them."""
        rows = pair_rows(old.rows, new.rows)
        return cls(old, new, rows, pair_stages(old, new, rows))

    def displaced_rows(self) -> set[int]:
        """Old indexes of the rows that stand in another stage, or among the rows of their stage in another place."""
        homes, new_homes = homes_of(self.old), homes_of(self.new)
        stayed: defaultdict[int, Pairs] = defaultdict(dict)
        for i, j in self.rows.items():
            if self.stages.get(homes[i]) == new_homes[j]:
                stayed[homes[i]][i] = j
        at_home = {i for pairs in stayed.values() for i in pairs}
        return (self.rows.keys() - at_home).union(*(out_of_order(pairs) for pairs in stayed.values()))

    def displaced_stages(self) -> set[int]:
        """Old indexes of the stages that stand in another place."""
        return out_of_order(self.stages)

    @property
    def is_whole(self) -> bool:
        """Every row and stage has its pair."""
        rows = len(self.rows) == len(self.old.rows) == len(self.new.rows)
        return rows and len(self.stages) == len(self.old.stages) == len(self.new.stages)


def pair_rows(old: Sequence[PlanRow], new: Sequence[PlanRow]) -> Pairs:
    """By key, then by equal words, then by the most similar ones."""
    pairs: Pairs = {}
    _add_equal(pairs, old, new, lambda row: row.key or None)
    _add_equal(pairs, old, new, lambda row: (row.number, *words_of(row)))
    _add_equal(pairs, old, new, words_of)
    left, right = _unpaired(pairs, old, new)
    if len(left) * len(right) <= MOST_LOOKED_AT:
        alike = _alike({i: _about(old[i]) for i in left}, {j: _about(new[j]) for j in right})
        _add_best(pairs, (((score, _in_company(old[i], new[j])), i, j) for score, i, j in alike))
    return pairs


def pair_stages(old: Plan, new: Plan, rows: Pairs) -> Pairs:
    """By equal titles, then by the rows they share, then by similar titles."""
    pairs: Pairs = {}
    _add_equal(pairs, old.stages, new.stages, lambda stage: (stage.number, stage.title))
    _add_equal(pairs, old.stages, new.stages, lambda stage: folded(stage.title) or None)
    homes, new_homes = homes_of(old), homes_of(new)
    shared = Counter((homes[i], new_homes[j]) for i, j in rows.items())
    _add_best(pairs, (((n,), i, j) for (i, j), n in shared.items() if 2 * n >= min(len(old.stages[i].rows), len(new.stages[j].rows))))
    left, right = _unpaired(pairs, old.stages, new.stages)
    alike = _alike({i: _words(old.stages[i].title) for i in left}, {j: _words(new.stages[j].title) for j in right})
    _add_best(pairs, (((score,), i, j) for score, i, j in alike))
    return pairs


def words_of(row: PlanRow) -> tuple[str, ...]:
    """All that its cells say beside the number."""
    return (row.title, row.deadline, row.responsible, row.result, *row.items)


def homes_of(plan: Plan) -> list[int]:
    """For each row the index of its stage."""
    return [index for index, stage in enumerate(plan.stages) for _ in stage.rows]


def places_of(plan: Plan) -> list[range]:
    """For each stage the indexes of its rows."""
    ends = list(accumulate((len(stage.rows) for stage in plan.stages), initial=0))
    return [range(start, end) for start, end in pairwise(ends)]


def out_of_order(pairs: Pairs) -> set[int]:
    """Old indexes to be taken out so that the rest stands in the same order in both plans: as few as possible.

    >>> out_of_order({0: 0, 1: 3, 2: 1, 3: 2})
    {1}
    """
    ends: list[int] = []
    reached: list[tuple[int, int]] = []
    for old in sorted(pairs):
        place = bisect_left(ends, pairs[old])
        ends[place : place + 1] = [pairs[old]]
        reached.append((old, place))
    wanted, kept = len(ends) - 1, set[int]()
    for old, place in reversed(reached):
        if place == wanted:
            kept.add(old)
            wanted -= 1
    return pairs.keys() - kept


def after_which(olds: Iterable[int], pairs: Pairs, shown: Container[int]) -> defaultdict[int | None, list[int]]:
    """Old indexes without a pair, by the new index after which they stood (None: before all that is ``shown``)."""
    after: defaultdict[int | None, list[int]] = defaultdict(list)
    place: int | None = None
    for i in olds:
        if i not in pairs:
            after[place].append(i)
        elif pairs[i] in shown:
            place = pairs[i]
    return after


def _unpaired(pairs: Pairs, old: Sequence[object], new: Sequence[object]) -> tuple[list[int], list[int]]:
    taken = set(pairs.values())
    return [i for i in range(len(old)) if i not in pairs], [j for j in range(len(new)) if j not in taken]


def _add_equal(pairs: Pairs, old: Sequence[T], new: Sequence[T], name: Callable[[T], Hashable | None]) -> None:
    """Pair what has the same name, the first with the first; what has none (None) is left."""
    left, right = _unpaired(pairs, old, new)
    named: defaultdict[Hashable, list[int]] = defaultdict(list)
    for j in reversed(right):
        named[name(new[j])].append(j)
    for i in left:
        found = name(old[i])
        if found is not None and named[found]:
            pairs[i] = named[found].pop()


def _add_best(pairs: Pairs, candidates: Iterable[Candidate]) -> None:
    """One to one, the best first; among equals those nearest to the beginning and to each other."""
    taken = set(pairs.values())
    for _, i, j in sorted(candidates, key=_rank):
        if i not in pairs and j not in taken:
            pairs[i] = j
            taken.add(j)


def _rank(candidate: Candidate) -> tuple[float, ...]:
    # Nothing here tells the old plan from the new one, and two candidates of the same rank never want the same row.
    score, i, j = candidate
    return (*(-part for part in score), i + j, abs(i - j))


def _alike(old: Mapping[int, frozenset[str]], new: Mapping[int, frozenset[str]]) -> Iterable[tuple[float, int, int]]:
    """Pairs with more than ALIKE of their words in common (Dice), and how much."""
    having: defaultdict[str, list[int]] = defaultdict(list)
    for j, words in new.items():
        for word in words:
            having[word].append(j)
    for i, words in old.items():
        shared = Counter(j for word in words for j in having[word])
        for j, count in shared.items():
            if (score := 2 * count / (len(words) + len(new[j]))) > ALIKE:
                yield score, i, j


def _about(row: PlanRow) -> frozenset[str]:
    return _words(" ".join((row.title, *row.items)))


def _words(text: str) -> frozenset[str]:
    """The words that say something; little ones only when there are no others."""
    words = _WORD.findall(folded(text))
    return frozenset([word for word in words if len(word) > 2 or word.isdigit()] or words)


def _in_company(old: PlanRow, new: PlanRow) -> int:
    """How many of the other cells agree."""
    cells = ((old.deadline, new.deadline), (old.responsible, new.responsible), (old.result, new.result), (old.number, new.number))
    return sum(one == other for one, other in cells)
