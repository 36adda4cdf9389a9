"""What the program can draw up: a stage above adds its kinds of document when the program starts (``AppConfig.ready``).

A kind asks (``asks``), gathers what is printed into flat Russian fields (``gather``), and turns them into blocks of a paper
(``compose``). The same fields stand in an organisation's own template.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING, Any

from duet.base.papers.blocks import Block

from .families import Family

if TYPE_CHECKING:
    from .desk import Desk

# What is asked of a person, as it is kept in a row: days are written as «2026-10-03», people as {"person": 5, "name": "…", "post": "…"}.
Answers = Mapping[str, Any]
# What is printed: words, choices, rows of a table. Nothing else, so that a template can do nothing with it but print it.
Fact = str | bool | list[dict[str, str]]
Facts = dict[str, Fact]


class Sort(StrEnum):
    """How something is asked."""

    LINE = "line"
    TEXT = "text"
    DAY = "day"
    NUMBER = "number"
    FLAG = "flag"
    CHOICE = "choice"
    CHOICES = "choices"
    PERSON = "person"
    PEOPLE = "people"
    DOCUMENT = "document"
    ROWS = "rows"


@dataclass(frozen=True, slots=True)
class Ask:
    """One thing to ask before a document can be drawn up.

    ``choices`` (value, words) may be asked of the desk; ``pool`` names whose people are offered (see ``pools``); ``of`` the kinds of
    document offered; ``columns`` are asked in each row. ``start`` proposes an answer. What is ``needed`` and empty is named before
    the document may go its way.
    """

    name: str
    label: str
    sort: Sort = Sort.LINE
    needed: bool = True
    help: str = ""
    choices: Callable[[Desk], list[tuple[str, str]]] | tuple[tuple[str, str], ...] = ()
    pool: str = "everybody"
    of: tuple[str, ...] = ()
    columns: tuple[Ask, ...] = ()
    start: Callable[[Desk], Any] | None = None

    @property
    def is_long(self) -> bool:
        """Whether a row of it does not fit a line of the page."""
        return len(self.columns) > 6 or any(column.sort in (Sort.TEXT, Sort.PEOPLE, Sort.CHOICES) for column in self.columns)


@dataclass(frozen=True, slots=True)
class Field:
    """A field of a template: ``{{ name }}``."""

    name: str
    title: str


@dataclass(frozen=True, slots=True)
class Flag:
    """A choice: ``{% if name %}``."""

    name: str
    title: str


@dataclass(frozen=True, slots=True)
class Rows:
    """A table: ``{%tr for строка in name %}``, ``{{ строка.column }}``."""

    name: str
    title: str
    columns: tuple[Field, ...]


class Stamp(StrEnum):
    """How «утверждён» agrees with the name of the paper (DOMAIN.md §5.2)."""

    MASCULINE = "УТВЕРЖДЁН"
    FEMININE = "УТВЕРЖДЕНА"
    NEUTER = "УТВЕРЖДЕНО"
    PLURAL = "УТВЕРЖДЕНЫ"


@dataclass(frozen=True, slots=True)
class Kind:
    """A kind of document of the catalogue (DOMAIN.md §5.3).

    ``code`` is that of the catalogue; ``name`` is kept in rows and addresses and never changes. ``heading`` says what a document is
    about («О закреплении наставнических пар»). ``cites`` are topics of acts that its preamble names. ``closes`` are items of the
    coverage catalogue (ST5-08) whose step such a document closes. ``each``: the ask (of sort PEOPLE) for whose every person one paper
    is drawn up when many are made at once. ``stamp``: it is approved by an order and bears this stamp. ``acquaints``: people named in
    it are to read it. ``numbered``: it has a number of the register. ``later``: in which part of the program its data will come by
    themselves; until then they are typed or left to be filled by hand. ``private``: of people's quarrels, seen by nobody but its author
    and whoever signs or is asked. ``version`` grows with every change of the wording.
    """

    name: str
    code: str
    family: Family
    title: str
    gather: Callable[[Desk, Answers], Facts]
    compose: Callable[[Facts], tuple[Block, ...]]
    heading: Callable[[Facts], str]
    asks: tuple[Ask, ...] = ()
    fields: tuple[Field | Flag | Rows, ...] = ()
    cites: frozenset[str] = frozenset()
    closes: tuple[str, ...] = ()
    each: str = ""
    stamp: Stamp | None = None
    acquaints: bool = False
    numbered: bool = True
    landscape: bool = False
    framed: bool = False
    later: str = ""
    private: bool = False
    version: int = 1
    use: str = ""

    def ask(self, name: str) -> Ask:
        """The ask of that name. Raises KeyError."""
        return {ask.name: ask for ask in self.asks}[name]


_kinds: dict[str, Kind] = {}
_first: list[str] = []


def add_kinds(*kinds: Kind) -> None:
    """Let the program draw these up. Raises ValueError for a name said twice."""
    for kind in kinds:
        if kind.name in _kinds:
            raise ValueError(f"Two kinds of document are called {kind.name}.")
        _kinds[kind.name] = kind


def offer_first(*names: str) -> None:
    """Show these above the whole catalogue: the ones that people come for most often."""
    _first.extend(name for name in names if name not in _first)


def offered_first() -> list[Kind]:
    """The kinds that are shown above the catalogue, in their order."""
    return [_kinds[name] for name in _first]


def kind_named(name: str) -> Kind | None:
    """The kind, or None for a name that is none."""
    return _kinds.get(name)


def kind_of(name: str) -> Kind:
    """The kind of a row. Raises KeyError."""
    return _kinds[name]


def private_kinds() -> list[str]:
    """The names of those that are seen by nobody but the people of the document."""
    return [kind.name for kind in _kinds.values() if kind.private]


def all_kinds() -> Iterator[Kind]:
    """In the order of the catalogue, family by family."""
    order = list(Family)
    return iter(sorted(_kinds.values(), key=lambda kind: (order.index(kind.family), kind.code, kind.name)))
