"""The tabs of the section «Документы»: this stage is the lowest of the section, those above add theirs when the program starts."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace

from duet.base.tenancy.models import Member
from duet.base.ui.frame import Choice

# Tabs from this order on stand under «Ещё».
RARE = 500


@dataclass(frozen=True, slots=True)
class Tab:
    """A page of the section; ``under`` are names of addresses that belong to it."""

    title: str
    name: str
    url: str
    under: tuple[str, ...] = ()
    rare: bool = False


Tabs = Callable[[Member], Iterable[Tab]]
_tabs: list[tuple[int, Tabs]] = []


def add_tabs(order: int, tabs: Tabs) -> None:
    """Add tabs; those of a smaller ``order`` stand first, those from ``RARE`` on under «Ещё»."""
    _tabs.append((order, tabs))
    _tabs.sort(key=lambda pair: pair[0])


def choices(viewer: Member, here: str) -> list[Choice]:
    """The tabs to be drawn on the page whose address is called ``here``; a single one needs no tabs."""
    tabs = [replace(tab, rare=order >= RARE) for order, some in _tabs for tab in some(viewer)]
    drawn = [Choice(tab.title, tab.url, current=here == tab.name or here in tab.under, rare=tab.rare) for tab in tabs]
    return drawn if len(drawn) > 1 else []
