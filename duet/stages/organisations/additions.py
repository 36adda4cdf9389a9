"""What a stage above adds to the page of people: the tabs of the section it has become a part of."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from datetime import date

from duet.base.tenancy.models import Member
from duet.base.ui.frame import Choice

# Tabs for a viewer on a day; the last argument is the name of the page's address.
Tabs = Callable[[Member, date, str], Iterable[Choice]]
_tabs: list[Tabs] = []


def add_tabs_of_people(tabs: Tabs) -> None:
    """Draw these over the page of people."""
    _tabs.append(tabs)


def tabs_of_people(viewer: Member, on: date, here: str) -> list[Choice]:
    """All of them."""
    return [tab for tabs in _tabs for tab in tabs(viewer, on, here)]
