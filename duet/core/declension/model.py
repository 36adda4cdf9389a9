"""Forms of a word or a name, and how sure we are of them."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from enum import StrEnum


class Gender(StrEnum):
    """The grammatical gender of a person."""

    MALE = "m"
    FEMALE = "f"


class Case(StrEnum):
    """The six cases."""

    NOMINATIVE = "nominative"
    GENITIVE = "genitive"
    DATIVE = "dative"
    ACCUSATIVE = "accusative"
    INSTRUMENTAL = "instrumental"
    PREPOSITIONAL = "prepositional"


@dataclass(frozen=True, slots=True)
class Forms:
    """All six; ``doubtful`` when a person should look before it is printed."""

    nominative: str
    genitive: str
    dative: str
    accusative: str
    instrumental: str
    prepositional: str
    doubtful: bool = False

    def __getitem__(self, case: Case) -> str:
        found: str = getattr(self, case.value)
        return found

    def doubted(self) -> Forms:
        """The same forms, to be looked at."""
        return by_case(self.__getitem__, doubtful=True)

    def each(self, change: Callable[[str], str]) -> Forms:
        """Every form changed alike."""
        return by_case(lambda case: change(self[case]), doubtful=self.doubtful)


def by_case(say: Callable[[Case], str], *, doubtful: bool = False) -> Forms:
    """The forms, each said for its case."""
    return Forms(
        nominative=say(Case.NOMINATIVE),
        genitive=say(Case.GENITIVE),
        dative=say(Case.DATIVE),
        accusative=say(Case.ACCUSATIVE),
        instrumental=say(Case.INSTRUMENTAL),
        prepositional=say(Case.PREPOSITIONAL),
        doubtful=doubtful,
    )


def fixed(word: str, *, doubtful: bool = False) -> Forms:
    """A word that is the same in every case."""
    return by_case(lambda case: word, doubtful=doubtful)


def joined(parts: Sequence[Forms], between: str = " ") -> Forms:
    """Words beside each other, each in the same case."""
    return by_case(lambda case: between.join(part[case] for part in parts), doubtful=any(part.doubtful for part in parts))
