"""School years to look back at: the current one, by whatever calendar it is counted, and those a base was kept in before it."""

from __future__ import annotations

from duet.core.calendar import years_in_words
from duet.stages.bases.years import BACK

# Value, words, whether it is the chosen one.
Options = list[tuple[str, str, bool]]


def asked_year(words: str, current: int) -> int:
    """The year of an address; what is not understood or lies outside is the current one.

    >>> asked_year("2025", 2026), asked_year("2031", 2026), asked_year("вчера", 2026)
    (2025, 2026, 2026)
    """
    year = int(words) if words.isdecimal() and len(words) < 5 else current
    return year if current - BACK <= year <= current else current


def years_to_choose(chosen: int, current: int) -> Options:
    """The latest first.

    >>> years_to_choose(2025, 2026)[:2]
    [('2026', '2026/27', False), ('2025', '2025/26', True)]
    """
    return [(str(year), years_in_words(year), year == chosen) for year in range(current, current - BACK - 1, -1)]
