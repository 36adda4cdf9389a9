"""What the rules of the grammar read: parts of a deadline, not yet tied to any year."""

from __future__ import annotations

from typing import NamedTuple, TypeAlias

from ..calendar import MONTHS, MONTHS_OF
from .model import Every

Ymd: TypeAlias = tuple[int, int, int]
"""Year, month, day; 0 is «not said», day 31 the last of the month. Years below zero are relative to the document."""

THIS_YEAR, NEXT_YEAR = -1, -2
LAST = 31


class Days(NamedTuple):
    """A window of days. ``by`` is the preposition that makes only its end count; ``since`` leaves the end open; ``whole`` is a
    month or a season named as such."""

    lo: Ymd
    hi: Ymd
    by: str = ""
    since: bool = False
    name: str = ""
    pick: tuple[int, int] | None = None  # (nth, weekday): the day is that weekday of the month
    doubt: str = ""
    whole: bool = False

    def settle(self, school: bool) -> Days:
        """Itself."""
        return self

    @property
    def words(self) -> str:
        """«октябрь–декабрь», «15 сентября – 1 октября»."""
        if self.name:
            return self.name
        (_, first, opens), (_, last, due) = self.lo, self.hi
        if opens == 1 and due == LAST:
            return f"{MONTHS[first - 1]}–{MONTHS[last - 1]}"
        return f"{opens}–{due} {MONTHS_OF[last - 1]}" if first == last else f"{opens} {MONTHS_OF[first - 1]} – {due} {MONTHS_OF[last - 1]}"


_CALENDAR = {Every.QUARTER: 3, Every.HALF: 6}
_SCHOOL = {
    Every.HALF: ((9, 12), (1, 5)),
    Every.TERM: ((9, 10), (11, 12), (1, 3), (4, 5)),
    Every.TRIMESTER: ((9, 11), (12, 2), (3, 5)),
}
_ROMAN = ("", "I", "II", "III", "IV")
_NAMES = {Every.QUARTER: "квартал", Every.HALF: "полугодие", Every.TERM: "четверть", Every.TRIMESTER: "триместр"}
_BORDERS = "Границы четвертей и триместров у каждой школы свои: проверьте дни по календарному графику."


class Term(NamedTuple):
    """A numbered quarter, half-year, school term or trimester, or a run of them."""

    every: Every
    first: int
    last: int
    year: int = 0
    by: str = ""
    since: bool = False

    def settle(self, school: bool) -> Days:
        """Its days; a half-year of a school year ends on 31 December and 31 May (DOMAIN.md §10.3)."""
        if self.every in _CALENDAR and not (school and self.every is Every.HALF and not self.year):
            step = _CALENDAR[self.every]
            first, last = (self.first - 1) * step + 1, self.last * step
        else:
            first, last = _SCHOOL[self.every][self.first - 1][0], _SCHOOL[self.every][self.last - 1][1]
        doubt = _BORDERS if self.every in (Every.TERM, Every.TRIMESTER) else ""
        lo_year = self.year - 1 if self.year > 0 and first > last else self.year
        return Days((lo_year, first, 1), (self.year, last, LAST), self.by, self.since, self._name(), doubt=doubt)

    def _name(self) -> str:
        run = _ROMAN[self.first] if self.first == self.last else f"{_ROMAN[self.first]}–{_ROMAN[self.last]}"
        return f"{run} {_NAMES[self.every]}"


class YearOf(NamedTuple):
    """«год», «учебный год»: the year of the plan, not named by number."""

    school: bool | None = None
    year: int = 0  # the year it ends in, when it is named

    by: str = ""
    since: bool = False

    def settle(self, school: bool) -> Days:
        """From September to August when it is a school year, or when the plan is one and the words do not tell."""
        if self.school or (self.school is None and school):
            return Days((self.year and self.year - 1, 9, 1), (self.year, 8, LAST), self.by, self.since, "учебный год")
        return Days((self.year, 1, 1), (self.year, 12, LAST), self.by, self.since, "год")


_EDGE = "«{}» прочитано как дни с {}-го по {}: проверьте."
_LESSONS_END = "Концом учебного года взято 31 мая, конец занятий: проверьте день."


class Edge(NamedTuple):
    """«начало», «середина», «конец» of a window."""

    which: str
    of: Days | Term | YearOf
    by: str = ""
    since: bool = False

    def settle(self, school: bool) -> Days:
        """The first or middle ten days, the last day; a year begins with its first month (DOMAIN.md §10.3)."""
        whole = self.of.settle(school)
        if self.which == "конец":
            school = isinstance(self.of, YearOf) and whole.hi[1] == 8
            day = (whole.hi[0], 5, LAST) if school else whole.hi
            return Days(day, day, self.by or "к", self.since, doubt=_LESSONS_END if school else "")
        year, month, _ = whole.lo
        if self.by or self.since:
            return self._day(year, month)
        first, last = (11, 20) if self.which == "середина" else (1, LAST if isinstance(self.of, YearOf) else 10)
        doubt = _EDGE.format(self.which.capitalize(), first, "последнее число месяца" if last == LAST else f"{last}-е")
        return Days((year, month, first), (year, month, last), doubt=doubt)

    def _day(self, year: int, month: int) -> Days:
        """«к началу», «до начала» (the day before), «до середины»."""
        day = 15 if self.which == "середина" else 1
        by = "перед" if self.by == "до" and day == 1 else self.by
        return Days((year, month, day), (year, month, day), by, self.since)


class Span(NamedTuple):
    """From one window to another («с начала учебного года до 15 мая»)."""

    a: Days | Term | YearOf | Edge | Span
    b: Days | Term | YearOf | Edge | Span
    by: str = ""
    since: bool = False

    def settle(self, school: bool) -> Days:
        """From the first day of one to the last of the other."""
        a, b = self.a.settle(school), self.b.settle(school)
        return Days(a.lo, b.hi, self.by, self.since, doubt=a.doubt or b.doubt)


Window: TypeAlias = Days | Term | YearOf | Edge | Span


class Whens(NamedTuple):
    """Windows that stand together («5, 12, 19 сентября»)."""

    windows: tuple[Window, ...]
    clock: tuple[int, int] | None = None


class Years(NamedTuple):
    """Years by number. ``school`` is None when the words do not tell; ``word`` is «год» or «годы» when one of them is said."""

    first: int
    last: int
    school: bool | None = None
    since: bool = False
    until: bool = False
    word: str = ""


class Within(NamedTuple):
    """«в течение года»."""

    of: YearOf


class Often(NamedTuple):
    """How often: «2 раза в год», «раз в 5 лет»."""

    every: Every
    interval: int = 1
    times: int = 1
    at_least: bool = False
    doubt: str = ""


class Weekly(NamedTuple):
    """Days of the week; ``nth`` one of the month."""

    weekdays: tuple[int, ...]
    nth: int = 0


class Numbers(NamedTuple):
    """Days of each month: (opens, due) pairs of «с 1 по 5 число», due only when equal."""

    days: tuple[tuple[int, int], ...]
    name: str = ""
    loose: bool = False  # «2-я неделя» of a month named elsewhere


class Lag(NamedTuple):
    """«следующего за отчётным (кварталом)»; ``inside`` is «последнего месяца квартала»."""

    every: Every | None = None
    inside: bool = False


class Length(NamedTuple):
    """A term of days or months; ``sign`` -1 counts back from the event."""

    days: int = 0
    months: int = 0
    working: bool = False
    sign: int = 1


class After(NamedTuple):
    """A relative deadline. ``first`` and ``last`` are the tokens of the event, ``lead`` its preposition; ``whole`` keeps the
    words as written."""

    length: Length | None
    lead: int = 0
    first: int = 0
    last: int = 0
    whole: bool = False
    sure: bool = True
    month: int = 0  # «на августовском педсовете»


class Ref(NamedTuple):
    """Another document that has the days: tokens of its words."""

    first: int
    last: int


class Lasting(NamedTuple):
    """Work without a due day inside the plan."""


class Holidays(NamedTuple):
    """School holidays, by season (1 autumn … 4 summer) or all of them."""

    seasons: tuple[int, ...]
    name: str


class Clock(NamedTuple):
    """The time of day."""

    hour: int
    minute: int


class Link(NamedTuple):
    """What stands between parts: «,», «и», «(», «-», «далее» …"""

    key: str


Part: TypeAlias = Whens | Years | Within | Often | Weekly | Numbers | Lag | After | Ref | Lasting | Holidays | Clock | Link
