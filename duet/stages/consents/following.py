"""Who is told that somebody answered or that something was destroyed: stages above register here when the program starts."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date, datetime

from duet.base.tenancy.models import Member
from duet.stages.persons.erasing import Erased

from .models import Consent, Errand

Told = Callable[[Consent, date], None]
_of_answer: list[Told] = []
OfDestruction = Callable[..., object]
_of_destruction: list[OfDestruction] = []


def after_answer(tell: Told) -> None:
    """Call ``tell(consent, on)`` in the transaction in which a consent was given or refused."""
    _of_answer.append(tell)


def tell_of_answer(consent: Consent, on: date) -> None:
    """Say it."""
    for tell in _of_answer:
        tell(consent, on)


def after_destruction(tell: OfDestruction) -> None:
    """Call ``tell(errand, erased, by=, on=, at=)`` in the transaction in which an errand destroyed something."""
    _of_destruction.append(tell)


def tell_of_destruction(errand: Errand, erased: Sequence[Erased], *, by: Member, on: date, at: datetime) -> None:
    """Say it."""
    for tell in _of_destruction:
        tell(errand, erased, by=by, on=on, at=at)
