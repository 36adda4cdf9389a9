"""How a letter turns to people: «Уважаемая Анна Петровна!»."""

from __future__ import annotations

import re
from collections.abc import Sequence

from duet.core.declension import Forms, short
from duet.stages.documents.desk import GAP, Said

from .composing import joined

_INITIALS = re.compile(r"(?:[А-ЯЁA-Z]\.-?)+")
# «Вас», «Ваш», «Вам» have a capital letter only where one person is spoken to; no sentence of ours begins with them.
_TO_ONE = re.compile(r"\bВ(?=ас\b|ам\b|ами\b|ы\b|аш)")


def greeting(people: Sequence[Said]) -> str:
    """«Уважаемый Иван Ильич!»; a learner is «Дорогая Анна!»; of several all are named; where nobody is known there is a line."""
    named = [given(said) for said in people if said.full.nominative]
    children = bool(people) and all(is_learner(said) for said in people)
    if len(named) > 1:
        return f"{'Дорогие' if children else 'Уважаемые'} {joined(named)}!"
    if not named:
        return f"Уважаемый(-ая) {GAP}!"
    words = ("Дорогой", "Дорогая", "Дорогой(-ая)") if children else ("Уважаемый", "Уважаемая", "Уважаемый(-ая)")
    return f"{people[0].agree(*words)} {named[0]}!"


def is_learner(said: Said) -> bool:
    """Whether the card says so."""
    return bool(said.person and said.person.is_learner)


def given(said: Said) -> str:
    """«Анна Петровна»; of a learner «Анна»; the whole name where no surname is to be told from it."""
    words = said.full.nominative.split()
    family = _family(said.full)
    found = words[len(family) :] if words[: len(family)] == family else words[: -len(family)]
    found = found or words
    return found[0] if is_learner(said) else " ".join(found)


def _family(name: Forms) -> list[str]:
    """The words of the surname: what is left of the short form without the initials."""
    return [word for word in short(name).nominative.split() if not _INITIALS.fullmatch(word)]


def to_several(text: str) -> str:
    """The same words said to more than one person: «благодарит вас»."""
    return _TO_ONE.sub("в", text)
