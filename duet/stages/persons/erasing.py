"""Deleting what is kept past registration, when a consent is taken back or the time of keeping is over.

Each stage above says in ``AppConfig.ready`` how to delete its own part; this stage knows none of them. The card itself stays:
registration needs no consent, and what it has to lose is ``privacy``'s to say.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from .indexing import index
from .models import Person

# Deletes its own rows about the person and says how many there were.
Eraser = Callable[[Person], int]
_erasers: list[tuple[str, Eraser]] = []


@dataclass(frozen=True, slots=True)
class Erased:
    """What was deleted, in the words of an act («запросы и затруднения»), and how many rows of it."""

    title: str
    count: int


def add_eraser(title: str, erase: Eraser) -> None:
    """Let ``erase(person)`` delete what stands under ``title`` in acts."""
    _erasers.append((title, erase))


def erased_titles() -> tuple[str, ...]:
    """What is deleted, in words: pages say it before it is done."""
    return tuple(title for title, _ in _erasers)


def erase_past_registration(person: Person) -> list[Erased]:
    """Delete everything past registration and what the search knew of it, in the transaction of whoever calls; how much of each."""
    done = [Erased(title, erase(person)) for title, erase in _erasers]
    index([person])
    return done
