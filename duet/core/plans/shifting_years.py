"""Years in the words of a plan: those of the plan move with it, those of acts and of programmes of others stay.

What stays and what moves is said by the words alone, never by the plan's own years: a text moved there and back is the same.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, field

from ..calendar import MONTHS_OF, day_of

# Years that a plan may name; a number outside of them is no year here.
OUR_TIME = range(2000, 2100)
# Numbers of acts that everybody cites (DOMAIN.md §1.1): nothing to ask about them.
_KNOWN = re.compile(
    r"ФЗ|Р-145|МР-42/02|АЗ-1128/08|№\s*(?:657|1264-р|3273-р|Р-174|1642|94|204|474|401|197|196|179|18)\b(?!-)", re.IGNORECASE
)

_YEAR = r"(?:19|20)\d\d"
_DATE = rf"(?:\d{{1,2}}\.\d{{1,2}}\.(?:{_YEAR}|\d\d)|[«\"]?\d{{1,2}}[»\"]?\s+(?:{'|'.join(MONTHS_OF)})\s+{_YEAR})(?:\s*г(?:\.|ода))?"
_NUMBER = r"№\s*\w+(?:[./-]\w+)*"
_PAPER = r"(?:приказ|протокол|распоряжени|постановлени|указ|закон|письм|договор|соглашени|решени|положени|рекомендаци)\w*"
_AHEAD = rf"(?:(?!{_YEAR})[^.;\n])"
# Programmes and strategies of the state, which end when they end.
_OF_STATE = (
    r"(?:концепци|стратеги|десятилети|госпрограмм|нацпроект)\w*"
    r"|национальн\w+\s+(?:проект|цел|план|программ)\w*"
    r"|(?:государственн|муниципальн|региональн|федеральн|краев|областн)\w+\s+(?:программ|проект)\w*"
)
_UNTIL = rf"(?:до|на)\s+(?:период\s+)?(?:до\s+)?{_YEAR}(?!\s*/)(?:\s*[-–—]\s*{_YEAR})?"
# «программа «Развитие образования» на 2022–2024 годы»: the words before a run of years.
_NAMED = re.compile(r"\bпрограмм\w*\s+«[^.;\n]*$", re.IGNORECASE)
_NAME_REACHES = 160


@dataclass(frozen=True, slots=True)
class Moved:
    """The text in the new year, and what a person should look at."""

    text: str
    doubts: tuple[str, ...] = ()


def move_years(text: str, years: int, *, around: range = OUR_TIME) -> Moved:
    """The same words so many years later; ``around`` are the years a plan of the old year usually names.

    >>> move_years("до 15.10.2025, 2025/26 учебный год, приказ № 5 от 30.08.2025", 1, around=range(2024, 2028)).text
    'до 15.10.2026, 2026/27 учебный год, приказ № 5 от 30.08.2025'
    >>> move_years("Концепция до 2030 года, к 1 сентября 2025 г.", 2).text
    'Концепция до 2030 года, к 1 сентября 2027 г.'
    """
    way = _Way(years, around)
    moved = _WORDS.sub(way.step, text)
    return Moved(moved, tuple(way.doubts))


@dataclass(slots=True)
class _Way:
    """One text on its way."""

    years: int
    around: range
    doubts: list[str] = field(default_factory=list)

    def step(self, match: re.Match[str]) -> str:
        """What stands in place of the words found."""
        return _STEPS[match.lastgroup or ""](self, match)

    def year(self, year: int) -> int:
        """The year moved; one that the plan has no business with is asked about."""
        moved = year + self.years
        if moved not in OUR_TIME:
            return year
        if self.years and year not in self.around:
            self.doubt(f"Год {year} — не из прошлой карты. Теперь здесь {moved}: проверьте.")
        return moved

    def doubt(self, sentence: str) -> None:
        """Say it once."""
        if sentence not in self.doubts:
            self.doubts.append(sentence)

    def is_near(self, words: str) -> bool:
        """Whether a year of the words might be the plan's own."""
        return bool(self.years) and any(_full(year) in self.around for year in re.findall(rf"{_YEAR}|(?<=\d\.)\d\d(?!\.)", words))


def _paper(way: _Way, match: re.Match[str]) -> str:
    if way.is_near(match[0]) and not _KNOWN.search(match[0]):
        way.doubt(f"Оставлено как было: «{_tidy(match[0])}». Если это бумага прошлого года, впишите новую.")
    return match[0]


def _name(way: _Way, match: re.Match[str]) -> str:
    if way.is_near(match[0]):
        way.doubt(f"Годы в названии оставлены: «{_tidy(match[0])}». Проверьте.")
    return match[0]


def _number(way: _Way, match: re.Match[str]) -> str:
    return match[0]


def _date(way: _Way, match: re.Match[str]) -> str:
    day, month, year = match["day"], match["month"], match["of"]
    if not (1 <= int(month) <= 12 and 1 <= int(day) <= 31):
        return match[0]
    moved = way.year(_full(year))
    last = day_of(moved, int(month), int(day)).day
    if (int(day), int(month)) == (29, 2) and last == 28:
        way.doubt(f"29 февраля в {moved} году нет: поставлено 28 февраля.")
        day = str(last)
    return f"{day}.{month}.{moved if len(year) == 4 else f'{moved % 100:02}'}"


def _month(way: _Way, match: re.Match[str]) -> str:
    """«09.2025»"""
    return f"{match[0][:3]}{way.year(int(match['month_of']))}"


def _leap(way: _Way, match: re.Match[str]) -> str:
    moved = way.year(int(match["leap_of"]))
    last = day_of(moved, 2, 29).day
    if last == 28:
        way.doubt(f"29 февраля в {moved} году нет: поставлено 28 февраля.")
    return f"{last}{match['gap']}{moved}"


def _pair(way: _Way, match: re.Match[str]) -> str:
    """«2025/26», «2025–2026», «2022-2024»; two digits that are not the next year are something else («2025-10»)."""
    first, last = match["first"], match["last"]
    if len(last) == 2 and int(last) != (int(first) + 1) % 100:
        return f"{way.year(int(first))}{match['sign']}{last}"
    if len(last) == 4 and int(last) - int(first) > 1 and _NAMED.search(match.string, max(0, match.start() - _NAME_REACHES), match.start()):
        return _name(way, match)
    to = way.year(int(last)) if len(last) == 4 else (int(last) + way.years) % 100
    return f"{way.year(int(first))}{match['sign']}{to if len(last) == 4 else f'{to:02}'}"


def _school(way: _Way, match: re.Match[str]) -> str:
    """«25/26 учебный год»"""
    first, last = (way.year(2000 + int(match[name])) % 100 for name in ("short", "next"))
    return f"{first:02}{match['dash']}{last:02}"


def _year(way: _Way, match: re.Match[str]) -> str:
    return str(way.year(int(match[0])))


def _full(year: str) -> int:
    return int(year) if len(year) == 4 else 2000 + int(year)


def _tidy(words: str) -> str:
    return " ".join(words.split())


# In turn: what stands first is tried first.
_RULES: tuple[tuple[str, str, Callable[[_Way, re.Match[str]], str]], ...] = (
    ("paper", rf"{_NUMBER},?\s*(?:от\s+)?{_DATE}|(?:\bот\s+)?{_DATE},?\s*{_NUMBER}", _paper),
    ("dated", rf"\b{_PAPER}{_AHEAD}{{0,60}}?\bот\s+{_DATE}(?:,?\s*{_NUMBER}|(?!\s*(?:до|по)\b))", _paper),
    ("state", rf"\b(?:{_OF_STATE}){_AHEAD}{{0,150}}?\b{_UNTIL}", _name),
    ("number", rf"{_NUMBER}|\d-{_YEAR}\b|\S*[/@]\S*[a-z]\S*|{_YEAR}\s*(?:руб|₽|чел|шт|экз|час)\w*", _number),
    ("date", r"(?<![\d.])(?P<day>\d{1,2})\.(?P<month>\d{1,2})\.(?P<of>20\d\d|(?<=\d\.\d\d\.)\d\d(?!\.\d))(?!\d)", _date),
    ("months", r"(?<![\d.])(?:0[1-9]|1[0-2])\.(?P<month_of>20\d\d)(?!\d)", _month),
    ("leap", r"(?<!\d)29(?P<gap>\s+февраля\s+)(?P<leap_of>20\d\d)(?!\d)", _leap),
    ("pair", r"(?<!\d)(?<!\d[.,-])(?P<first>20\d\d)(?P<sign>\s*[-/–—]\s*)(?P<last>20\d\d|\d\d)(?!\d|[.]\d)", _pair),
    ("school", r"(?<![\d./-])(?P<short>\d\d)(?P<dash>\s*[-/–—]\s*)(?P<next>\d\d)(?=\s*уч)", _school),
    ("year", r"(?<![\d/A-Za-z])(?<!\d[.,-])20\d\d(?!\d|[A-Za-z/]|[.,]\d)", _year),
)
_STEPS = {name: step for name, _, step in _RULES}
_WORDS = re.compile("|".join(f"(?P<{name}>{words})" for name, words, _ in _RULES), re.IGNORECASE)
