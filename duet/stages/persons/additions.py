"""What the stages above add to the pages about people: tabs of the section, chapters of a card, ways from a card, marks in lists.

A stage adds its functions when the program starts (``AppConfig.ready``); this stage knows none of them by name.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from typing import Any

from duet.base.tenancy.models import Member

from .models import Person


@dataclass(frozen=True, slots=True)
class Tab:
    """A page of the section «Люди»: «Наставники». ``name`` is that of its address (``bases:mentors``); it tells which tab is current.

    ``under`` are names of pages that stand under the tab. What is opened a few times a year is ``rare``.
    """

    title: str
    name: str
    url: str
    count: int | None = None
    under: tuple[str, ...] = ()
    rare: bool = False


@dataclass(frozen=True, slots=True)
class Chapter:
    """A part of a card: its template gets ``person``, ``organisation``, ``member``, ``today`` and ``facts``."""

    title: str
    template: str
    facts: Mapping[str, Any] = field(default_factory=dict)
    # A short chapter stands on the margin.
    aside: bool = False


@dataclass(frozen=True, slots=True)
class Way:
    """A page about the person: «Личное дело»."""

    title: str
    url: str
    icon: str = ""


Tabs = Callable[[Member, date], Iterable[Tab]]
Chapters = Callable[[Person, Member, date], Iterable[Chapter]]
Ways = Callable[[Person, Member, date], Iterable[Way]]
# A few words about each of the people on a page («нет согласия»), by their numbers; one query for all of them.
Marks = Callable[[Sequence[Person], Member, date], Mapping[int, str]]

RARE = 800

_tabs: list[tuple[int, Tabs]] = []
_chapters: list[tuple[int, Chapters]] = []
_ways: list[tuple[int, Ways]] = []
_marks: list[Marks] = []


def add_tabs(order: int, tabs: Tabs) -> None:
    """Add tabs; those of a smaller ``order`` stand first, those from ``RARE`` on under «Ещё»."""
    _tabs.append((order, tabs))
    _tabs.sort(key=lambda pair: pair[0])


def add_chapters(order: int, chapters: Chapters) -> None:
    """Add chapters of a card; a chapter asks for its right itself and costs a constant number of queries."""
    _chapters.append((order, chapters))
    _chapters.sort(key=lambda pair: pair[0])


def add_ways(order: int, ways: Ways) -> None:
    """Add ways from a card."""
    _ways.append((order, ways))
    _ways.sort(key=lambda pair: pair[0])


def add_marks(marks: Marks) -> None:
    """Add marks in lists of people."""
    _marks.append(marks)


def tabs_of(viewer: Member, on: date) -> list[Tab]:
    """All of them for this viewer; from the order ``RARE`` on they stand under «Ещё»."""
    return [replace(tab, rare=order >= RARE) for order, tabs in _tabs for tab in tabs(viewer, on)]


def chapters_of(person: Person, viewer: Member, on: date) -> list[Chapter]:
    """All of them for this viewer."""
    return [chapter for _, chapters in _chapters for chapter in chapters(person, viewer, on)]


def ways_of(person: Person, viewer: Member, on: date) -> list[Way]:
    """All of them for this viewer."""
    return [way for _, ways in _ways for way in ways(person, viewer, on)]


def marks_of(people: Sequence[Person], viewer: Member, on: date) -> dict[int, list[str]]:
    """All of them by the person's number."""
    found: dict[int, list[str]] = {}
    for marks in _marks:
        for pk, words in marks(people, viewer, on).items():
            found.setdefault(pk, []).append(words)
    return found
