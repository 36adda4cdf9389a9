"""Labels of list items of an .odt: lists are elements there, and say which of the earlier ones they go on with."""

from __future__ import annotations

from dataclasses import dataclass, field

from lxml import etree

from ..numbering import Counter, Levels
from .names import TEXT, XML_ID, count
from .styles import Styles


@dataclass(slots=True)
class Place:
    """Where a paragraph stands: the list, the level from 0, and whether the item still waits for its first paragraph."""

    counter: Counter
    levels: Levels
    style: str
    level: int
    waits: bool = False
    start: int | None = None

    def label(self) -> str:
        """The label for the next paragraph, "" for a second paragraph of the same item."""
        if not self.waits:
            return ""
        self.waits = False
        if self.start is not None:
            self.counter.restart(self.level, self.start, self.levels)
        return self.counter.next(self.level, self.levels)


@dataclass(slots=True)
class Lists:
    """Counters of the lists met so far."""

    styles: Styles
    _by_id: dict[str, Counter] = field(default_factory=dict)
    _by_style: dict[str, Counter] = field(default_factory=dict)

    def enter(self, element: etree._Element, outer: Place | None) -> Place:
        """The place inside a list; an inner list counts with the list around it."""
        style = element.get(f"{TEXT}style-name") or (outer.style if outer else "")
        if outer is not None:
            return Place(outer.counter, self.styles.levels(style) or outer.levels, style, outer.level + 1)
        counter = self._continued(element, style)
        self._by_style[style] = counter
        self._by_id[element.get(XML_ID) or ""] = counter
        return Place(counter, self.styles.levels(style), style, 0)

    def _continued(self, element: etree._Element, style: str) -> Counter:
        earlier = self._by_id.get(element.get(f"{TEXT}continue-list") or "-")
        if earlier is None and element.get(f"{TEXT}continue-numbering") == "true":
            earlier = self._by_style.get(style)
        return earlier or Counter()


def item(place: Place, element: etree._Element) -> Place:
    """The place inside an item of a list."""
    start = element.get(f"{TEXT}start-value")
    number = count(start, 1_000_000) if start else None
    return Place(place.counter, place.levels, place.style, place.level, waits=True, start=number)
