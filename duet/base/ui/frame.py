"""What the frame of a page (``ui/base.html``) is made of, apart from the page itself.

A context processor above this floor puts these into the context under the names ``nav``, ``desk``, ``account``,
``search_url``, ``help_url`` and ``stripe``. Each may be absent: a stranger has no sections and no account.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class NavItem:
    """A section of the program: a tab of the bar, a button of the panel on a phone.

    ``short`` is the word for the narrow panel; ``dock`` asks for a place there when there are more than five sections:
    four are chosen, the rest go under «Ещё»; when nobody asks, the first four are chosen.
    """

    title: str
    url: str
    current: bool = False
    icon: str = "file-text"
    short: str = ""
    dock: bool = False


@dataclass(frozen=True, slots=True)
class Choice:
    """One of several places to go: an organisation to stand at, a filter, a view of a list.

    ``count`` stands after a filter, ``icon`` before a view of a list or a page of the menu. What is ``rare`` stands under «Ещё»
    where a section has many pages.
    """

    title: str
    url: str
    current: bool = False
    count: int | None = None
    icon: str = ""
    rare: bool = False


@dataclass(frozen=True, slots=True)
class Desk:
    """The organisation one stands at: what the bar says under «Дуэт», and the other organisations to go to.

    ``pages`` are pages of the organisation that are no sections: they stand in the menu of the account.
    """

    title: str
    url: str
    period: str = ""
    choices: Sequence[Choice] = ()
    pages: Sequence[Choice] = ()


@dataclass(frozen=True, slots=True)
class Account:
    """The person who is logged in and the pages of their account."""

    name: str
    profile_url: str
    password_url: str
    logout_url: str


@dataclass(frozen=True, slots=True)
class Push:
    """A button of the stripe: a POST of one field to an address."""

    title: str
    name: str
    value: str


@dataclass(frozen=True, slots=True)
class Stripe:
    """A sentence across the top of every page («Репетиция: сегодня 20 ноября»), a link and buttons that post to ``push_url``."""

    text: str
    url: str
    link: str
    push_url: str = ""
    pushes: Sequence[Push] = ()


# Five buttons fit on the narrowest phone; the fifth is «Ещё» when there are more sections than that.
DOCK_PLACES = 5


def docked(items: Sequence[NavItem]) -> tuple[frozenset[str], tuple[NavItem, ...]]:
    """Addresses of the sections in the panel of a phone, and the sections left for «Ещё».

    >>> sections = [NavItem(word, f"/{word}/", dock=word > "c") for word in "abcdefg"]
    >>> inside, rest = docked(sections)
    >>> sorted(inside), [item.title for item in rest]
    (['/d/', '/e/', '/f/', '/g/'], ['a', 'b', 'c'])
    >>> docked(sections[:5])[1]
    ()
    """
    if len(items) <= DOCK_PLACES:
        return frozenset(item.url for item in items), ()
    asked = [item for item in items if getattr(item, "dock", False)] or list(items)
    inside = frozenset(item.url for item in asked[: DOCK_PLACES - 1])
    return inside, tuple(item for item in items if item.url not in inside)
