"""read_context(): the second column of `duet deadlines`."""

from __future__ import annotations

import re
from datetime import date

from ..calendar import Period, day_of
from .model import Context
from .parts import Days, Whens, Years
from .scan import scan
from .tokens import fold, tokenise

_ISO = re.compile(r"(\d{4})-(\d{2})-(\d{2})\s*(?:\.\.|…|—|–| - )\s*(\d{4})-(\d{2})-(\d{2})")
_QUOTED = re.compile("«[^»]*»")
_SCHOOL = re.compile(r"school year|academic year|учебн|уч\.? ?г")
_CALENDAR = re.compile(r"calendar year|\byears\b|годы|годов|годах|\bгг\b|\bг\. ?г\b|календарн")
_DOCUMENT = re.compile(r"\b(?:page|document|letter|notice|news|act|same page|страниц|письм|документ|новост)")
_YEARS = range(1900, 2200)


def read_context(text: str) -> Context:
    """The period of a plan and the day of a document out of free words, English or Russian.

    >>> read_context("school year 2022/23, roadmap cell").period == Period.school_year(2022)
    True
    >>> read_context("order of 21.11.2022, point 2.1").approved_on
    datetime.date(2022, 11, 21)
    """
    pieces = [_piece(piece) for piece in re.split(r"\||\t", text)]
    period = next((piece.period for piece in pieces if piece.period), None)
    approved_on = next((piece.approved_on for piece in pieces if piece.approved_on), None)
    year = next((piece.year for piece in pieces if piece.year), None)
    return Context(period, approved_on, year)


def _piece(text: str) -> Context:
    if match := _ISO.search(text):
        return Context(_iso(match))
    bare = text.strip()
    plain = _QUOTED.sub(" ", bare) if not (bare.startswith("«") and bare.endswith("»")) else bare
    return _words(fold(plain)[0])


def _iso(match: re.Match[str]) -> Period | None:
    numbers = [int(group) for group in match.groups()]
    try:
        start, end = date(*numbers[:3]), date(*numbers[3:])
    except ValueError:
        return None
    return Period(start, end) if start <= end and start.year in _YEARS and end.year in _YEARS else None


def _words(text: str) -> Context:
    tokens = tokenise(text)
    found, _ = scan(tokens)
    windows = [window for part, _, _ in found if isinstance(part, Whens) for window in part.windows if isinstance(window, Days)]
    dated = [window for window in windows if window.hi[0] > 0]
    approved = next((day_of(*window.hi) for window in dated if window.lo == window.hi and not window.since), None)
    run = next((window for window in dated if window.lo != window.hi and window.lo[0] > 0), None)
    years = [part for part, _, _ in found if isinstance(part, Years)]
    period = _period(years, text) if years else None
    if run and period is None:
        period = Period(day_of(*run.lo), day_of(*run.hi))
    if period and years and years[0].first == years[0].last and _DOCUMENT.search(text):
        return Context(None, approved, years[0].first)
    return Context(period, approved)


def _period(found: list[Years], text: str) -> Period:
    years = max(found, key=lambda years: years.last - years.first)
    school = years.school
    if school is None:
        school = not _CALENDAR.search(text)
    if school or (_SCHOOL.search(text) and years.last > years.first):
        last = max(years.last, years.first + 1)
        return Period(date(years.first, 9, 1), date(last, 8, 31))
    return Period.calendar_years(years.first, years.last)
