"""A power to sign as it is filled in."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from duet.base.tenancy.models import Member


@dataclass(frozen=True, slots=True)
class Power:
    """The columns of ``SigningPower``."""

    name: str
    post: str
    basis: str
    since: date
    until: date | None = None
    member: Member | None = None
