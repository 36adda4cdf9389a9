"""Values of a person as they are kept in a line, and back: days are words of ISO."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any

_DAYS = ("born_on", "arrived_on", "joined_on", "ended_on")


def kept(values: Mapping[str, Any]) -> dict[str, Any]:
    """As they are kept.

    >>> kept({"born_on": date(2011, 3, 12), "phone": "1"})
    {'born_on': '2011-03-12', 'phone': '1'}
    """
    return {key: value.isoformat() if isinstance(value, date) else value for key, value in values.items()}


def back(values: Mapping[str, Any]) -> dict[str, Any]:
    """As they were read.

    >>> back({"born_on": "2011-03-12"})
    {'born_on': datetime.date(2011, 3, 12)}
    """
    return {key: date.fromisoformat(value) if key in _DAYS else value for key, value in values.items()}
