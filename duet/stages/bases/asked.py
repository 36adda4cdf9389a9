"""A request as forms and imports hand it to actions."""

from __future__ import annotations

from dataclasses import dataclass

from .models import Audience, Source


@dataclass(frozen=True, slots=True)
class Asked:
    """The names are those of the columns of ``Request``; ``level`` is 0–3, or None where nobody asked."""

    topic: str
    source: Source
    block: str = ""
    level: int | None = None
    seen_by: Audience = Audience.TEAM
