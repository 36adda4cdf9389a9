"""Whether a sign fits a text, and where."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from .language import Sign
from .unit import Unit


@dataclass(frozen=True, slots=True)
class Fit:
    """A sign that fits. ``cost`` is what leaning on headings takes from it; ``span`` is how many words it is spread over."""

    cost: float
    span: int
    words: str


Above = Sequence[tuple[Unit, float]]
"""The headings over a text, the nearest first, each with the cost of a group of words that only it has."""


def fit(sign: Sign, unit: Unit, above: Above = ()) -> Fit | None:
    """How a sign fits a text under its headings; None when it does not."""
    words = unit.words
    if sign.groups[0].isdisjoint(words) or not sign.bars.isdisjoint(words):
        return None
    cost = 0.0
    for group in sign.groups[1:]:
        if group.isdisjoint(words):
            price = next((price for heading, price in above if not group.isdisjoint(heading.words)), None)
            if price is None:
                return None
            cost += price
    places = _places(sign, unit)
    first, last = min(start for start, _ in places), max(end for _, end in places)
    return Fit(cost, last - first, unit.quote(first, last))


def _places(sign: Sign, unit: Unit) -> list[tuple[int, int]]:
    """A place in the text for each group that stands there, near the first group."""
    chosen: list[tuple[int, int]] = []
    for group in sign.groups:
        places = [place for word in group & unit.words for place in unit.found[word]]
        if places:
            anchor = chosen[0][0] if chosen else 0
            chosen.append(min(places, key=lambda place: (abs(place[0] - anchor), place)))
    return chosen
