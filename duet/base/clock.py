"""What day it is: the one place that asks the clock, so that «today» can be moved.

Tests and the rehearsal move it with ``moved_to``; a whole installation with the setting DUET_TODAY.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from datetime import date, datetime

from django.conf import settings
from django.utils import timezone

_moved: ContextVar[date | None] = ContextVar("moved", default=None)


def now() -> datetime:
    """The real moment, aware of its time zone: what the journal writes."""
    return timezone.now()


def real_today() -> date:
    """The real day: moments of the journal are «сегодня» and «вчера» to it, wherever ``today`` was moved."""
    return timezone.localdate()


def today() -> date:
    """The day that deadlines are held against."""
    if moved := _moved.get():
        return moved
    return date.fromisoformat(settings.TODAY) if settings.TODAY else real_today()


@contextmanager
def moved_to(day: date) -> Iterator[None]:
    """Let it be this day inside the block."""
    token = _moved.set(day)
    try:
        yield
    finally:
        _moved.reset(token)


@contextmanager
def played_on(day: date | None) -> Iterator[None]:
    """``moved_to`` the day of a rehearsal; without one the clock goes on as it was."""
    if day is None:
        yield
    else:
        with moved_to(day):
            yield
