"""Who is told that an organisation was opened below another: stages above register here when the program starts."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from django.db import transaction

from duet.base.tenancy.models import Organisation

Told = Callable[[Organisation], None]
_told: list[Told] = []


def after_adding(tell: Told) -> None:
    """Call ``tell(organisation)`` once a new organisation is in the database for good."""
    _told.append(tell)


def tell_of(organisation: Organisation) -> None:
    """Say it when the transaction is over."""
    for tell in _told:
        transaction.on_commit(partial(tell, organisation))
