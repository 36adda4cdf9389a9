"""The period of a plan: from its title, else guessed from its stamp or its deadlines (DOMAIN.md §10.2)."""

from __future__ import annotations

import re
from calendar import monthrange
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from ..calendar import Period
from .months import MONTH, month_number
from .writing import one_line

_YEAR = r"(20[0-4]\d)"
_OF_YEAR = r"(?:г\.?|год[ау]?)?"
_RANGE = re.compile(
    rf"(?<![\d.]){_YEAR}\s*{_OF_YEAR}\s*([-–—−/]|по|до)\s*(20[0-4]\d|\d\d)(?![\d.])\s*(\(?\s*(?:учебн\w*|уч\.?|у\.)\s*\.?\s*г?)?",
    re.IGNORECASE,
)
_SPAN = re.compile(r"с\s+(\d{1,2})\.(\d{1,2})\.(20\d\d)\s*(?:г\.?|года)?\s*(?:по|до)\s+(\d{1,2})\.(\d{1,2})\.(20\d\d)", re.IGNORECASE)
_SINGLE = re.compile(rf"(?<![\d.]){_YEAR}(?![\d.])\s*(?:-?м\s+)?(?:календарн\w+\s+)?(?:год|г\b|г\.)?", re.IGNORECASE)
_DATES = re.compile(r"\bот\s+[«\"]?\d{1,2}[»\"]?[\s.]\s*(?:\d{1,2}\.|[а-я]+\s+)20\d\d|\b\d{1,2}\.\d{1,2}\.20\d\d", re.IGNORECASE)
_SCHOOL = re.compile(r"учебн\w+\s+год|уч\.?\s*г", re.IGNORECASE)
_MONTH_YEAR = re.compile(rf"\b({MONTH})\s+(20\d\d)", re.IGNORECASE)
_MONTHS_RANGE = re.compile(rf"\b({MONTH})\s*(20\d\d)?\s*(?:г\.?|года)?\s*(?:[-–—]|по)\s*({MONTH})\s+(20\d\d)", re.IGNORECASE)
_DATE = re.compile(r"\b\d{1,2}\.(\d{1,2})\.(20\d\d)")
_AS_SCHOOL_YEAR = "Годы «{}» поняты как учебный год. Проверьте, не календарные ли это годы."
_BY_DEADLINES = "Период плана в документе не назван: по срокам строк похоже на {}. Подтвердите или исправьте."
_BY_APPROVAL = "Период плана в документе не назван: по дате утверждения похоже на {}. Подтвердите или исправьте."


@dataclass(frozen=True, slots=True)
class FoundPeriod:
    """A period and, when it is a guess, a Russian sentence that says from what."""

    period: Period | None
    doubt: str = ""

    @property
    def guessed(self) -> bool:
        """Something is known, but not from words that say it."""
        return self.period is not None and bool(self.doubt)


def said_period(text: str) -> FoundPeriod | None:
    """The period that the words of a title give.

    >>> str(said_period("на 2022-2023 учебный год").period), str(said_period("на 2022-2024 г.г.").period)
    ('2022/23 учебный год', '2022–2024 годы')
    """
    line = one_line(text)
    span = _SPAN.search(line)
    if span:
        return _between(*map(int, span.groups()))
    named = _MONTHS_RANGE.search(line)
    if named:
        return _between_months(named)
    bare = _DATES.sub(" ", line)
    for match in _RANGE.finditer(bare):
        found = _of_range(match)
        if found:
            return found
    singles = _SINGLE.finditer(_RANGE.sub(" ", bare))
    years = [int(match.group(1)) for match in singles if "г" in match.group().lower() or _on(line, match)]
    return FoundPeriod(Period.calendar_years(years[-1])) if years else None


def _between_months(match: re.Match[str]) -> FoundPeriod | None:
    """«сентябрь 2022 г. – май 2024 г.»: from the first day to the last."""
    first, last = month_number(match.group(1)) or 1, month_number(match.group(3)) or 12
    last_year = int(match.group(4))
    first_year = int(match.group(2)) if match.group(2) else last_year - (first > last)
    start, end = date(first_year, first, 1), date(last_year, last, monthrange(last_year, last)[1])
    return FoundPeriod(Period(start, end)) if start <= end else None


def _on(line: str, match: re.Match[str]) -> bool:
    return re.search(rf"(?:на|за|в)\s+{match.group(1)}", line, re.IGNORECASE) is not None


def _between(day: int, month: int, year: int, last_day: int, last_month: int, last_year: int) -> FoundPeriod | None:
    try:
        return FoundPeriod(Period(date(year, month, day), date(last_year, last_month, last_day)))
    except ValueError:
        return None


def _of_range(match: re.Match[str]) -> FoundPeriod | None:
    first, sign, written, school = int(match.group(1)), match.group(2), match.group(3), match.group(4)
    last = int(written) if len(written) == 4 else first // 100 * 100 + int(written)
    if last < first or last - first > 30 or (len(written) == 2 and last != first + 1):
        return None
    rest = match.string[match.end() : match.end() + 14]
    if school or re.match(r"\s*учебн", rest, re.IGNORECASE) or _SCHOOL.search(match.string[: match.start()][-24:]):
        return FoundPeriod(Period(date(first, 9, 1), date(last, 8, 31))) if last > first else None
    if last == first + 1 and sign == "/":
        return FoundPeriod(Period.school_year(first))
    if last == first + 1 and not re.match(r"\s*г", rest, re.IGNORECASE):
        return FoundPeriod(Period.school_year(first), _AS_SCHOOL_YEAR.format(match.group().strip()))
    return FoundPeriod(Period.calendar_years(first, last))


def guessed_period(title: str, approved_on: date | None, deadlines: Iterable[str]) -> FoundPeriod:
    """The period by the years in the deadlines, else by the day of approval; nothing when neither is there."""
    months = sorted({found for text in deadlines for found in _months(one_line(text))})
    if months:
        period = _around(months)
        return FoundPeriod(period, _BY_DEADLINES.format(period))
    if approved_on:
        school = _SCHOOL.search(title) is not None or approved_on.month >= 6
        year = approved_on.year if approved_on.month >= 6 else approved_on.year - 1
        period = Period.school_year(year) if school else Period.calendar_years(approved_on.year)
        return FoundPeriod(period, _BY_APPROVAL.format(period))
    return FoundPeriod(None)


def _months(text: str) -> Iterable[tuple[int, int]]:
    """(year, month) of every month or day named with its year."""
    for match in _MONTH_YEAR.finditer(text):
        yield int(match.group(2)), month_number(match.group(1)) or 1
    for match in _DATE.finditer(text):
        if 1 <= int(match.group(1)) <= 12:
            yield int(match.group(2)), int(match.group(1))


def _around(months: list[tuple[int, int]]) -> Period:
    """The school year, or the years, that hold all the months."""
    (first_year, first_month), (last_year, last_month) = months[0], months[-1]
    start = first_year if first_month >= 8 else first_year - 1
    crosses = (last_year, last_month) <= (start + 1, 8) and (last_year > first_year or first_month >= 8)
    return Period.school_year(start) if crosses else Period.calendar_years(first_year, last_year)
