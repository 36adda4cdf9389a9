"""The spans of a school year that accounts are given for: calendar quarters, and «с начала года»."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from ..calendar import Period, day_of, years_in_words

YEAR = "year"
_ROMAN = {1: "I", 2: "II", 3: "III", 4: "IV"}
# A school year is prepared in the third quarter and ends with the second one.
_ORDER = (3, 4, 1, 2)


@dataclass(frozen=True, slots=True)
class Span:
    """A span of a school year; ``key`` is «1»…«4» or ``YEAR``, ``title`` is what papers call it."""

    year: int
    key: str
    title: str
    period: Period

    def as_of(self, on: date) -> date:
        """The day its figures are of: the last one, or today while it goes on.

        >>> span_of(2026, "4").as_of(date(2026, 11, 20)), span_of(2026, "4").as_of(date(2027, 5, 1))
        (datetime.date(2026, 11, 20), datetime.date(2026, 12, 31))
        """
        return min(on, self.period.end)

    def has_begun(self, on: date) -> bool:
        """Whether there is anything to account for."""
        return self.period.start <= on

    def is_over(self, on: date) -> bool:
        """Whether its last day has passed."""
        return self.period.end < on


def spans_of(year: int) -> tuple[Span, ...]:
    """The spans of the school year that begins in September of ``year``.

    >>> [span.title for span in spans_of(2026)]
    ['III квартал 2026', 'IV квартал 2026', 'I квартал 2027', 'II квартал 2027', 'с начала 2026/27 учебного года']
    """
    quarters = tuple(Span(year, str(number), f"{_ROMAN[number]} квартал {_of(year, number)}", _months(year, number)) for number in _ORDER)
    return (*quarters, Span(year, YEAR, f"с начала {years_in_words(year)} учебного года", Period.school_year(year)))


def span_of(year: int, key: str) -> Span | None:
    """One of them; None for a key that is none."""
    return next((span for span in spans_of(year) if span.key == key), None)


def current(on: date) -> Span:
    """The quarter a day lies in.

    >>> current(date(2026, 11, 20)).title, current(date(2027, 7, 1)).year
    ('IV квартал 2026', 2027)
    """
    number = (on.month - 1) // 3 + 1
    year = on.year if number in (3, 4) else on.year - 1
    return next(span for span in spans_of(year) if span.key == str(number))


def _of(year: int, number: int) -> int:
    return year if number in (3, 4) else year + 1


def _months(year: int, number: int) -> Period:
    calendar = _of(year, number)
    return Period(date(calendar, number * 3 - 2, 1), day_of(calendar, number * 3, 31))
