"""Names of months in running text."""

from __future__ import annotations

from ..calendar import MONTHS

_STEMS = ("январ", "феврал", "март", "апрел", "ма", "июн", "июл", "август", "сентябр", "октябр", "ноябр", "декабр")

# A month in any case, without groups of its own; small letters or any with IGNORECASE.
MONTH = r"(?:январ|феврал|март|апрел|ма[йяею](?![а-яё])|июн|июл|август|сентябр|октябр|ноябр|декабр)[а-яё]*"


def month_number(text: str) -> int | None:
    """1 to 12 for a month in any case; None for another word.

    >>> month_number("сентября"), month_number("Мае"), month_number("мера")
    (9, 5, None)
    """
    low = text.lower()
    return next((number for number, stem in enumerate(_STEMS, 1) if low.startswith(stem) and len(low) - len(MONTHS[number - 1]) <= 1), None)
