"""What the stages above add to the pages of a plan: ways to their own pages, lines under its title, remarks on «Сегодня».

A stage adds its functions when the program starts (``AppConfig.ready``); this stage knows none of them by name. Each function
is asked on every page, so it costs one query at most.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date

from duet.base.tenancy.models import Member

from ..models import Roadmap
from .looking import Looking
from .remarking import Remark

# Groups of the ways under the head of a plan, in their order on the page: the paper itself, its words, how it is carried out.
PAPER, WORDS, CONDUCT = GROUPS = ("Документ", "Правка", "Исполнение")


@dataclass(frozen=True, slots=True)
class Way:
    """A page about the plan: «Проверить по модели»; ``group`` is one of ``GROUPS``."""

    title: str
    url: str
    icon: str = ""
    current: bool = False
    group: str = PAPER


@dataclass(frozen=True, slots=True)
class Line:
    """A sentence under the title of the plan («Утверждена 29 августа, приказ № 143-од»), with one link at most."""

    text: str
    url: str = ""
    link: str = ""


Ways = Callable[[Roadmap, Member], Iterable[Way]]
Lines = Callable[[Roadmap, Member, date], Iterable[Line]]
Remarks = Callable[[Looking, Roadmap | None], Iterable[Remark]]

_ways: list[tuple[int, Ways]] = []
_lines: list[Lines] = []
_remarks: list[Remarks] = []


def add_ways(order: int, ways: Ways) -> None:
    """Add ways; those of a smaller ``order`` stand first."""
    _ways.append((order, ways))
    _ways.sort(key=lambda pair: pair[0])


def add_lines(lines: Lines) -> None:
    """Add lines under the title."""
    _lines.append(lines)


def add_remarks(remarks: Remarks) -> None:
    """Add remarks to the margin of «Сегодня»."""
    _remarks.append(remarks)


def ways_of(plan: Roadmap, viewer: Member) -> list[Way]:
    """All of them for this viewer."""
    return [way for _, ways in _ways for way in ways(plan, viewer)]


def lines_of(plan: Roadmap, viewer: Member, on: date) -> list[Line]:
    """All of them for this viewer."""
    return [line for lines in _lines for line in lines(plan, viewer, on)]


def remarks_of(look: Looking, plan: Roadmap | None) -> list[Remark]:
    """All of them for this viewer."""
    return [remark for remarks in _remarks for remark in remarks(look, plan)]
