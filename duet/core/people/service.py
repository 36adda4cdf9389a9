"""Length of service («стаж») as people write it, in months (DOMAIN.md §3.6)."""

from __future__ import annotations

import re
from datetime import date

from ..text import counted, folded

_YEARS = re.compile(r"(\d+(?:[.,]\d+)?)\s*(?:г(?:од(?:а|ов)?|\.|\b)|лет\b|л\.)")
_MONTHS = re.compile(r"(\d+)\s*м(?:ес(?:яц(?:а|ев)?)?)?\b\.?")
_BARE = re.compile(r"^\d+(?:[.,]\d+)?$")
_LONGEST_YEARS = 75


def read_service(words: str) -> int | None:
    """Months of «1 год 3 мес», «12 лет», «5», «полгода»; None for what is no length of service («молодой специалист»).

    >>> [read_service(words) for words in ("1 год 3 мес", "2 года 2 мес.", "12 лет", "5", "8 мес", "1,5 года", "0 лет")]
    [15, 26, 144, 60, 8, 18, 0]
    >>> [read_service(words) for words in ("Молодой специалист", "", "первая", "полгода", "менее года", "300 лет")]
    [None, None, None, 6, 0, None]
    """
    text = folded(words)
    if "полгода" in text:
        return 6
    if text.startswith(("менее года", "меньше года", "до года", "без стажа", "нет стажа")):
        return 0
    if _BARE.match(text):
        text += " лет"
    years, months = _YEARS.search(text), _MONTHS.search(text)
    if years is None and months is None:
        return None
    whole = round(float(years[1].replace(",", ".")) * 12) if years else 0
    whole += int(months[1]) if months else 0
    return whole if whole <= _LONGEST_YEARS * 12 else None


def is_young_label(words: str) -> bool:
    """Whether the words say outright that somebody is a young specialist.

    >>> is_young_label("Молодой специалист"), is_young_label("мол. спец."), is_young_label("3 года")
    (True, True, False)
    """
    text = folded(words)
    return "молод" in text or text.replace(" ", "").replace(".", "") in ("молспец", "мс")


def months_between(start: date, end: date) -> int:
    """Whole months from one day to another; 0 when the second comes first.

    >>> months_between(date(2025, 9, 1), date(2026, 11, 20)), months_between(date(2025, 9, 30), date(2025, 10, 29))
    (14, 0)
    """
    months = (end.year - start.year) * 12 + end.month - start.month - (end.day < start.day)
    return max(months, 0)


def service_in_words(months: int) -> str:
    """«1 год 3 месяца», «12 лет», «4 месяца», «меньше месяца».

    >>> [service_in_words(months) for months in (15, 144, 4, 0, 21 * 12 + 2)]
    ['1 год 3 месяца', '12 лет', '4 месяца', 'меньше месяца', '21 год 2 месяца']
    """
    years, rest = divmod(months, 12)
    said = [counted(years, "год", "года", "лет")] if years else []
    said += [counted(rest, "месяц", "месяца", "месяцев")] if rest else []
    return " ".join(said) or "меньше месяца"
