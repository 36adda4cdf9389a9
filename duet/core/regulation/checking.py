"""check_text(): citations misspelt, and acts that are not in force on the day of the paper."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date

from ..citations import Finding, Grade, check_citations
from ..citations.dates import date_beside
from .federal import FEDERAL, Federal, federal
from .model import Term

_DASH = r"\s{0,3}[-‐‑–—]?\s{0,3}"


def _pattern(act: Federal) -> re.Pattern[str]:
    if act.article:
        return re.compile(rf"(?:ст\.|стать[а-яё]*)\s{{0,3}}(?P<number>{re.escape(act.article)})(?![\d])", re.IGNORECASE)
    if act.spelling:
        return re.compile(rf"(?<![\w/-])(?P<number>{act.spelling})(?!\w)(?!/\d)")
    if act.kind == "law":
        return re.compile(rf"(?<![\w/.-])(?P<number>{act.number.removesuffix('-ФЗ')}{_DASH}ФЗ)(?!\w)")
    return _numbered(act.number)


def _numbered(number: str) -> re.Pattern[str]:
    return re.compile(rf"№\s{{0,3}}(?P<number>{re.escape(number)})(?![\w/-])")


@dataclass(frozen=True, slots=True)
class Known:
    """An act that is not shipped, told by its number and its date."""

    number: str
    day: date
    term: Term


_PATTERNS = tuple((act, _pattern(act)) for act in FEDERAL)


def check_text(text: str, on: date, others: Iterable[Known] = ()) -> tuple[Finding, ...]:
    """What is doubtful in the citations of a paper of that day, in the order of the text.

    ``others`` are acts of the organisation and of the bodies above it: whether they are in force is looked at too.

    >>> [finding.why for finding in check_text("согласно статье 351.8 ТК РФ", date(2025, 2, 1))]
    ['На 01.02.2025 ещё не действует: начинает действовать 01.03.2025.']
    >>> check_text("согласно статье 351.8 ТК РФ", date(2025, 3, 1))
    ()
    """
    found = {(one.start, one.end): one for one in check_citations(text) if not _held_then(one, on)}
    for one in (*_out_of_force(text, on), *_others_out_of_force(text, on, others)):
        found.setdefault((one.start, one.end), one)
    return tuple(found[place] for place in sorted(found))


def _held_then(finding: Finding, on: date) -> bool:
    """Whether what is outdated now was right on that day: the checker of citations knows only today's edition of the standard."""
    former = federal("gost-2016")
    return former is not None and former.number in finding.written and former.term.holds(on)


def _out_of_force(text: str, on: date) -> Iterator[Finding]:
    for act, pattern in _PATTERNS:
        if act.term.holds(on):
            continue
        for match in pattern.finditer(text):
            if act.spelling or act.article or act.kind == "law" or _is_dated(text, match, act.day):
                other = federal(act.instead)
                yield _finding(act.term, match, on, other.number if other is not None and other.term.holds(on) else "")


def _others_out_of_force(text: str, on: date, others: Iterable[Known]) -> Iterator[Finding]:
    for act in others:
        if not act.term.holds(on):
            for match in _numbered(act.number).finditer(text):
                if _is_dated(text, match, act.day):
                    yield _finding(act.term, match, on)


def _is_dated(text: str, match: re.Match[str], day: date | None) -> bool:
    """A number of plain digits tells the act together with its date only."""
    beside = date_beside(text, *match.span("number"))
    return beside is not None and beside.day == day


def _finding(term: Term, match: re.Match[str], on: date, right: str = "") -> Finding:
    if term.is_ahead(on):
        why = f"На {on:%d.%m.%Y} ещё не действует: начинает действовать {term.since:%d.%m.%Y}."
    else:
        why = f"На {on:%d.%m.%Y} уже не действует: последний день — {term.until:%d.%m.%Y}."
    return Finding(match.group("number"), right, Grade.ERROR, why, *match.span("number"))
