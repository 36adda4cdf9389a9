"""Who is told of organisations opened below another and of members: stages above register here when the program starts."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from functools import partial

from django.db import transaction

from duet.base.tenancy.models import Member, Organisation

Told = Callable[[Organisation], None]
_told: list[Told] = []
OfMember = Callable[[Member, date], None]
_of_member: list[OfMember] = []


def after_adding(tell: Told) -> None:
    """Call ``tell(organisation)`` once a new organisation is in the database for good."""
    _told.append(tell)


def tell_of(organisation: Organisation) -> None:
    """Say it when the transaction is over."""
    for tell in _told:
        transaction.on_commit(partial(tell, organisation))


def after_change_of_member(tell: OfMember) -> None:
    """Call ``tell(member, on)`` in the transaction in which somebody is written down, put right, gone or back."""
    _of_member.append(tell)


def tell_of_member(member: Member, on: date) -> None:
    """Say it."""
    for tell in _of_member:
        tell(member, on)
