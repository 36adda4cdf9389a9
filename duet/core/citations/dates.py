"""The date that stands beside the number of an act."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date

from ..calendar import MONTHS_OF

_DATE = rf"(?:(\d{{1,2}})\.(\d{{1,2}})\.(\d{{4}}|\d{{2}})|(\d{{1,2}})\s{{1,3}}({'|'.join(MONTHS_OF)})\s{{1,3}}(\d{{4}}))"
_YEAR = r"\s{0,3}(?:года|год|г\.?)?"
_BEFORE = re.compile(rf"{_DATE}{_YEAR}\s{{0,3}},?\s{{0,3}}(?:№|N[oо]?\.?)?\s{{0,3}}$", re.IGNORECASE)
_AFTER = re.compile(rf"\s{{0,3}},?\s{{0,3}}от\s{{1,3}}{_DATE}", re.IGNORECASE)
_REACH = 40


@dataclass(frozen=True, slots=True)
class Dated:
    """A date in a text; ``day`` is None for one that no calendar has."""

    day: date | None
    start: int
    end: int


def date_beside(text: str, start: int, end: int) -> Dated | None:
    """The date that belongs to the number from ``start`` to ``end``: «от 25.12.2019 № …» or «№ … от 25 декабря 2019».

    >>> date_beside("№ Р-145 от 25.12.2019", 2, 7).day
    datetime.date(2019, 12, 25)
    """
    after = _AFTER.match(text, end)
    if after:
        return _dated(after)
    before = _BEFORE.search(text, max(0, start - _REACH), start)
    return _dated(before) if before else None


def _dated(match: re.Match[str]) -> Dated:
    digits, month_word = match.groups()[:3], match.group(5)
    start = match.start(1) if digits[0] else match.start(4)
    if month_word:
        day, month, year = int(match.group(4)), MONTHS_OF.index(month_word.lower()) + 1, int(match.group(6))
    else:
        day, month, year = (int(part) for part in digits)
    end = match.end(6) if month_word else match.end(3)
    try:
        return Dated(date(year + 2000 if year < 100 else year, month, day), start, end)
    except ValueError:
        return Dated(None, start, end)
