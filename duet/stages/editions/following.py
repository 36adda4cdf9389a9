"""Who follows an approval: stages above say so when the program starts (``AppConfig.ready``); this stage knows none of them."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from django.db import transaction

if TYPE_CHECKING:
    from .models import Edition

Follow = Callable[["Edition"], None]

_followers: list[Follow] = []


def after_approval(follow: Follow) -> None:
    """Call ``follow(edition)`` when an edition has been approved and the database has it."""
    _followers.append(follow)


def tell(edition: Edition) -> None:
    """Called inside the transaction; what goes wrong with one that follows is logged and undoes nothing."""
    for follow in _followers:
        transaction.on_commit(_told(follow, edition), robust=True)


def _told(follow: Follow, edition: Edition) -> Callable[[], None]:
    # A function of its own, not a partial: Django names it in the log.
    def told() -> None:
        follow(edition)

    return told
