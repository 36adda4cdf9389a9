"""What forms hand to actions: an organisation's card, a person to be written down, an account to be opened, a link just made."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from duet.base.tenancy.models import Role

if TYPE_CHECKING:
    from .models import Invitation


@dataclass(frozen=True, slots=True)
class Card:
    """What is known of an organisation; ``upper_name`` is its upper body in words."""

    kind: str
    name: str
    full_name: str = ""
    city: str = ""
    head_name: str = ""
    head_post: str = ""
    upper_name: str = ""


@dataclass(frozen=True, slots=True)
class Newcomer:
    """A person to be written down as a member."""

    full_name: str
    post: str = ""
    email: str = ""
    roles: Collection[Role] = ()


@dataclass(frozen=True, slots=True)
class NewAccount:
    """What a person chose to log in with."""

    email: str
    # Never in a message or a log.
    password: str = field(repr=False)


@dataclass(frozen=True, slots=True)
class Issued:
    """A link that was just made: the only moment its secret is known."""

    invitation: Invitation
    token: str = field(repr=False)
