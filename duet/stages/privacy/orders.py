"""What forms hand to actions: an order to destroy, a request as it was received."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date

IN_THE_BASE = "база данных информационной системы «Дуэт»"
BY_DELETING = "удаление записей из базы данных и файлов с диска без возможности восстановления"
BY_SHREDDING = "бумажные носители — измельчение"


@dataclass(frozen=True, slots=True)
class Order:
    """Why, and who destroys: up to three (name, post). ``sheets`` of paper are destroyed along with it by hand."""

    reason: str
    commission: tuple[tuple[str, str], ...]
    sheets: int = 0

    @property
    def carriers(self) -> str:
        """What it was kept on."""
        return f"{IN_THE_BASE}; бумага, листов: {self.sheets}" if self.sheets else IN_THE_BASE

    @property
    def method(self) -> str:
        """How it was destroyed."""
        return f"{BY_DELETING}; {BY_SHREDDING}" if self.sheets else BY_DELETING


@dataclass(frozen=True, slots=True)
class Scan:
    """A paper that came with a request."""

    name: str
    content: bytes = field(repr=False)


@dataclass(frozen=True, slots=True)
class Received:
    """A request as it was received."""

    received_on: date
    way: str
    what: str
    applicant: str = ""
    words: str = ""
    scan: Scan | None = None
