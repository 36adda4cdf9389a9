"""What forms hand to actions: an act as it is filled in."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, slots=True)
class ActCard:
    """The columns of ``Act``."""

    level: str
    kind: str
    title: str
    issuer: str = ""
    issuer_genitive: str = ""
    number: str = ""
    day: date | None = None
    topic: str = "all"
    in_force_from: date | None = None
    in_force_to: date | None = None
    link: str = ""
    note: str = ""


@dataclass(frozen=True, slots=True)
class Scan:
    """A file that was brought: its bytes and its name."""

    content: bytes
    name: str
