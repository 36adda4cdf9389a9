"""Who is told of changes to a card and of the rules about cards: stages above register here when the program starts."""

from __future__ import annotations

from collections.abc import Callable

from duet.base.tenancy.models import Organisation

from .models import Person

Told = Callable[[Person], None]
_of_subject: list[Told] = []
OfRules = Callable[[Organisation], None]
_of_rules: list[OfRules] = []


def after_change_of_subject(tell: Told) -> None:
    """Call ``tell(person)`` when what the law of consents asks about (date of birth, status) may have changed; in the transaction."""
    _of_subject.append(tell)


def tell_of_subject(person: Person) -> None:
    """Say it."""
    for tell in _of_subject:
        tell(person)


def after_change_of_rules(tell: OfRules) -> None:
    """Call ``tell(organisation)`` when it was decided anew who signs consents; in the transaction."""
    _of_rules.append(tell)


def tell_of_rules(organisation: Organisation) -> None:
    """Say it."""
    for tell in _of_rules:
        tell(organisation)
