"""Numbers of documents by the organisation's own mask: «№ 18п», «№ 333-О», «№ 45/2-р» (DOMAIN.md §5.2, §5.7).

>>> Mask("{n}-од").format(167), Mask("{n}-од").count_of("167-од"), Mask("{n}-од").count_of("45/2-р")
('167-од', 167, None)
>>> Mask("{n}/{yy}-О").format(5, year=2026)
'5/26-О'
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

LONGEST = 50
_FIELD = re.compile(r"\{([^{}]*)\}")
_KNOWN = {"n", "nn", "nnn", "yy", "yyyy"}
_WIDTH = {"n": 1, "nn": 2, "nnn": 3}


class MaskError(ValueError):
    """The mask gives no numbers; the message is Russian and says what to do."""


class Reset(StrEnum):
    """When the count begins again from 1."""

    CALENDAR = "calendar"
    SCHOOL = "school"

    def year_of(self, day: date) -> int:
        """The year whose count a document of that day belongs to: that of the calendar, or the one of the last 1 September.

        >>> Reset.CALENDAR.year_of(date(2027, 8, 31)), Reset.SCHOOL.year_of(date(2027, 8, 31))
        (2027, 2026)
        """
        return day.year - (self is Reset.SCHOOL and day.month < 9)


@dataclass(frozen=True, slots=True)
class Mask:
    """``{n}`` is the count (``{nn}``, ``{nnn}`` with zeros before it), ``{yy}`` and ``{yyyy}`` the year; the rest stands as written.

    Raises MaskError when the count is not there exactly once, or something in braces is not known.
    """

    text: str

    def __post_init__(self) -> None:
        fields = _FIELD.findall(self.text)
        unknown = [name for name in fields if name not in _KNOWN]
        if unknown:
            raise MaskError(f"Не знаем, что такое «{{{unknown[0]}}}». Можно писать {{n}}, {{nn}}, {{nnn}}, {{yy}} и {{yyyy}}.")
        if sum(name in _WIDTH for name in fields) != 1:
            raise MaskError("В образце номера должно один раз стоять {n}: на это место встанет порядковый номер.")
        if "{" in _FIELD.sub("", self.text) or "}" in _FIELD.sub("", self.text):
            raise MaskError("Проверьте фигурные скобки: они стоят парами, внутри буква, например {n}.")
        if any(not letter.isprintable() for letter in self.text) or len(self.text) > LONGEST - 10:
            raise MaskError(f"Образец номера слишком длинный: не больше {LONGEST - 10} знаков.")

    def format(self, count: int, *, year: int = 0) -> str:
        """The number of that count in that year."""
        if count < 1:
            raise ValueError("Documents are counted from 1.")

        def said(found: re.Match[str]) -> str:
            name = found[1]
            if name in _WIDTH:
                return str(count).zfill(_WIDTH[name])
            return str(year) if name == "yyyy" else str(year % 100).zfill(2)

        return _FIELD.sub(said, self.text)

    def count_of(self, number: str) -> int | None:
        """The count in a number written by this mask; None for a number of another look.

        >>> Mask("{nn}п").count_of("07п"), Mask("{n}").count_of("12а")
        (7, None)
        """
        pieces = re.split(r"(\{[^{}]*\})", self.text)
        looks = {"n": r"(\d+)", "nn": r"(\d+)", "nnn": r"(\d+)", "yy": r"\d\d", "yyyy": r"\d{4}"}
        pattern = "".join(looks[piece[1:-1]] if piece.startswith("{") else re.escape(piece) for piece in pieces)
        found = re.fullmatch(pattern, number.strip(), re.IGNORECASE)
        return int(found[1]) if found and len(found[1]) < 10 else None
