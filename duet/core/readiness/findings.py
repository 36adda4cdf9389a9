"""What is wrong, why it is wrong, and where it is mended."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum


class Severity(StrEnum):
    """What an inspection asks for, and what is better looked at by a person."""

    NEEDED = "needed"
    CHECK = "check"


@dataclass(frozen=True, slots=True)
class Link:
    """An address by its name and what stands in it; ``verb`` is for the button."""

    to: str
    verb: str
    at: int | str | None = None


@dataclass(frozen=True, slots=True)
class Finding:
    """``words`` is a whole sentence, ``ground`` the act or the rule it follows from."""

    code: str
    severity: Severity
    words: str
    ground: str
    link: Link


# How many names a sentence bears.
_MOST = 5


def some(names: Iterable[str]) -> str:
    """The end of a sentence: a few of the names, without doubles, and how many more there are; one full stop, after initials, too.

    >>> some(["Ким Р. О."]), some(["а", "б", "в", "г", "д", "е", "ё"])
    ('Ким Р. О.', 'а, б, в, г, д и ещё 2.')
    """
    listed = list(dict.fromkeys(names))
    more = f" и ещё {len(listed) - _MOST}" if len(listed) > _MOST else ""
    said = ", ".join(listed[:_MOST]) + more
    return said if said.endswith(".") else f"{said}."
