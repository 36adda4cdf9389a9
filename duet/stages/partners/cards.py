"""What forms hand to actions: a partner, a term, a contact as they are filled in."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, slots=True)
class PartnerCard:
    """The columns of ``Partner``."""

    name: str
    kind: str
    inn: str = ""
    address: str = ""
    site: str = ""
    gives: str = ""
    note: str = ""


@dataclass(frozen=True, slots=True)
class AgreementCard:
    """The columns of ``Agreement``."""

    signed_on: date
    starts_on: date
    ends_on: date | None = None
    number: str = ""
    prolongs: bool = False
    subject: str = ""


@dataclass(frozen=True, slots=True)
class Scan:
    """A file that was brought: its bytes and its name."""

    content: bytes
    name: str


@dataclass(frozen=True, slots=True)
class ContactCard:
    """The columns of ``Contact``."""

    name: str
    post: str = ""
    phone: str = ""
    email: str = ""
