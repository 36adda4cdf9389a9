"""How far a job is: told through the cache, since nothing that stands in its transaction is seen from outside until it ends."""

from __future__ import annotations

import time
from dataclasses import dataclass

from django.core.cache import cache

from duet.base.ui.words import percent

_KEPT_SECONDS = 3600
# A page asks once a second.
_OFTEN = 0.4


@dataclass(frozen=True, slots=True)
class Progress:
    """What is being done, how much of it is."""

    doing: str = ""
    done: int = 0
    total: int = 0

    @property
    def percent(self) -> int:
        """0–100."""
        return percent(self.done, self.total)


class Teller:
    """Tells of one list."""

    def __init__(self, batch_pk: int) -> None:
        self._key = _key(batch_pk)
        self._told_at = 0.0

    def tell(self, doing: str, done: int, total: int) -> None:
        """Say it, not oftener than anybody looks."""
        if done in (0, total) or time.monotonic() - self._told_at > _OFTEN:
            self._told_at = time.monotonic()
            cache.set(self._key, (doing, done, total), _KEPT_SECONDS)


def progress_of(batch_pk: int) -> Progress:
    """What was told last."""
    return Progress(*cache.get(_key(batch_pk), ()))


def _key(batch_pk: int) -> str:
    return f"gathering-{batch_pk}"
