"""say(): the meaning of a deadline in plain Russian words."""

from __future__ import annotations

from datetime import date

from ..calendar import MONTHS_OF, Period, in_words
from ..text import plural
from .model import Deadline, Every, Kind, Rule
from .parts import LAST

_UNITS = {
    Every.DAY: ("день", "дня", "дней"),
    Every.WEEK: ("неделю", "недели", "недель"),
    Every.MONTH: ("месяц", "месяца", "месяцев"),
    Every.QUARTER: ("квартал", "квартала", "кварталов"),
    Every.HALF: ("полугодие", "полугодия", "полугодий"),
    Every.YEAR: ("год", "года", "лет"),
    Every.TERM: ("четверть", "четверти", "четвертей"),
    Every.TRIMESTER: ("триместр", "триместра", "триместров"),
}
_EACH = {Every.MONTH: "каждого месяца", Every.QUARTER: "каждого квартала", Every.HALF: "каждого полугодия"}
_TIMES = ("", "один раз", "два раза", "три раза", "четыре раза")
_AT_LEAST = ("", "не менее одного раза", "не менее двух раз", "не менее трёх раз", "не менее четырёх раз")
_WEEKDAYS = ("понедельник", "вторник", "среда", "четверг", "пятница", "суббота", "воскресенье")
_ON_WEEKDAYS = ("понедельникам", "вторникам", "средам", "четвергам", "пятницам", "субботам", "воскресеньям")
_NTH = {-1: "последн", 1: "перв", 2: "втор", 3: "треть", 4: "четвёрт"}
_PREPOSITIONS = ("по ", "при ", "в ", "на ", "до ", "перед ", "к ", "после ", "согласно ", "своевременно", "от ", "с ")
_MOST_LISTED = 6
_NOT_SAID = "даты не указаны"


def say(deadline: Deadline) -> str:
    """One line for the screen.

    >>> from .grammar import parse
    >>> say(parse("с 1 по 15 октября 2025 г.")), say(parse("до 03.10.2025")), say(parse("два раза в год"))
    ('1–15 октября 2025', 'до 3 октября 2025', 'два раза в год — даты не указаны')
    """
    words = _SAY[deadline.kind](deadline)
    return f"{words}; кроме того: {say(deadline.also)}" if deadline.also else words


def _by_date(deadline: Deadline) -> str:
    if deadline.end is None:
        return "к одному дню, но год не указан"
    clock = f", {deadline.at:%H:%M}" if deadline.at else ""
    return f"до {in_words(deadline.end)}{clock}" + (f", {deadline.anchor}" if deadline.anchor else "")


def _period(deadline: Deadline) -> str:
    words = _window(deadline.start, deadline.end) or "промежуток, но год не указан"
    return f"{words}, {deadline.anchor}" if deadline.anchor else words


def _window(start: date | None, end: date | None) -> str:
    if start and end:
        return _days(start, end)
    if start:
        return f"с {in_words(start)}"
    return f"до {in_words(end)}" if end else ""


def _days(start: date, end: date) -> str:
    whole = str(Period(start, end))
    if whole.endswith(("год", "годы")):
        return whole
    if start == end:
        return in_words(end)
    if (start.year, start.month) == (end.year, end.month):
        return f"{start.day}–{in_words(end)}"
    first = f"{start.day} {MONTHS_OF[start.month - 1]}" if start.year == end.year else in_words(start)
    return f"{first} – {in_words(end)}"


def _continuous(deadline: Deadline) -> str:
    return "весь период"


def _unspecified(deadline: Deadline) -> str:
    return "срок не понят" if deadline.doubts else "срок не указан"


# Recurring


def _recurring(deadline: Deadline) -> str:
    rule = deadline.rule
    if rule is None or (deadline.rrule is None and deadline.occurrences):
        words = _listed(deadline)
    elif deadline.rrule is None and deadline.ask:
        words = f"{_of_year(rule).removeprefix('каждый год ')}, но год не указан"
    elif rule.weekdays or rule.days:
        words = _regular(rule) + _how_many(deadline)
    elif rule.every is Every.DAY:
        words = "каждый день"
    else:
        words = f"{_count(rule)} — {_NOT_SAID}"
    clock = f" до {deadline.at:%H:%M}" if deadline.at else ""
    return f"{words}{clock} ({deadline.anchor})" if deadline.anchor and rule and rule.every is not Every.HOLIDAYS else words + clock


def _how_many(deadline: Deadline) -> str:
    if deadline.occurrences is None:
        return ""
    count = len(deadline.occurrences)
    return f", {count} {plural(count, 'раз', 'раза', 'раз')}"


def _listed(deadline: Deadline) -> str:
    days = deadline.occurrences
    if not days:
        return f"несколько раз — {_NOT_SAID}"
    shown = ", ".join(in_words(day) for day in days[:_MOST_LISTED])
    more = len(days) - _MOST_LISTED
    return f"до каждого из дней: {shown}" + (f" и ещё {more}" if more > 0 else "")


def _regular(rule: Rule) -> str:
    if rule.nth:
        return f"{_nth_weekday(rule.nth, rule.weekdays[0])} каждого месяца"
    if rule.weekdays:
        return "по " + _and([_ON_WEEKDAYS[weekday] for weekday in rule.weekdays])
    if not rule.days[0][0]:
        number = _and([f"{day} числа" if day != LAST else "конца" for _, day in rule.days])
        return f"до {number} {'следующего месяца' if rule.lag else 'каждого месяца'}"
    return _of_year(rule)


def _of_year(rule: Rule) -> str:
    numbers = {day for _, day in rule.days}
    if rule.every in _EACH and len(numbers) == 1 and len(rule.days) > 1:
        number = numbers.pop()
        if rule.lag:
            return f"до {number} числа месяца после {_EACH[rule.every]}"
        return f"до конца {_EACH[rule.every]}" if number == LAST else f"до {number} числа последнего месяца {_EACH[rule.every]}"
    days = _and([f"{_last(month, day)} {MONTHS_OF[month - 1]}" for month, day in rule.days])
    return f"каждый год до {days}" + (" года, следующего за отчётным" if rule.lag else "")


def _last(month: int, day: int) -> str:
    return f"{day}" if day != LAST else {2: "последнего дня", 4: "30", 6: "30", 9: "30", 11: "30"}.get(month, "31")


def _nth_weekday(nth: int, weekday: int) -> str:
    name = _WEEKDAYS[weekday]
    stem, soft = _NTH[nth], nth in (-1, 3)
    if name.endswith("а"):
        ending = {-1: "яя", 3: "я"}.get(nth, "ая")
    elif name.endswith("е"):
        ending = {-1: "ее", 3: "е"}.get(nth, "ое")
    else:
        ending = "ий" if soft else ("ой" if nth == 2 else "ый")
    return f"{stem.removesuffix('ь') if ending == 'ий' and nth == 3 else stem}{ending} {name}"


def _count(rule: Rule) -> str:
    if rule.every is Every.HOLIDAYS:
        return "в каждые каникулы"
    one, few, many = _UNITS[rule.every]
    if rule.interval > 1:
        return f"раз в {rule.interval} {plural(rule.interval, one, few, many)}"
    if rule.times < len(_TIMES):
        return f"{(_AT_LEAST if rule.at_least else _TIMES)[rule.times]} в {one}"
    least = f"не менее {rule.times} {plural(rule.times, 'раза', 'раз', 'раз')}"
    return f"{least if rule.at_least else f'{rule.times} ' + plural(rule.times, 'раз', 'раза', 'раз')} в {one}"


def _and(words: list[str]) -> str:
    return words[0] if len(words) == 1 else f"{', '.join(words[:-1])} и {words[-1]}"


# Relative


def _relative(deadline: Deadline) -> str:
    anchor, offset = deadline.anchor, deadline.offset_days
    if offset is None:
        return _event(anchor)
    event = f": {anchor}" if anchor else ", которое не названо"
    if offset == 0:
        return f"в день события{event}"
    length = _length(deadline, abs(offset))
    return f"{length} после события{event}" if offset > 0 else f"за {length} до события{event}"


def _event(anchor: str | None) -> str:
    if anchor is None:
        return "после события, которое не названо"
    return anchor if f"{anchor} ".startswith(_PREPOSITIONS) else f"после события: {anchor}"


def _length(deadline: Deadline, days: int) -> str:
    months = abs(deadline.offset_months or 0)
    if months:
        years, rest = divmod(months, 12)
        parts = [f"{years} {plural(years, 'год', 'года', 'лет')}"] if years else []
        return " ".join([*parts, *([f"{rest} {plural(rest, 'месяц', 'месяца', 'месяцев')}"] if rest else [])])
    kind = plural(days, "рабочий ", "рабочих ", "рабочих ") if deadline.working else ""
    return f"{days} {kind}{plural(days, 'день', 'дня', 'дней')}"


_SAY = {
    Kind.BY_DATE: _by_date,
    Kind.PERIOD: _period,
    Kind.CONTINUOUS: _continuous,
    Kind.RECURRING: _recurring,
    Kind.RELATIVE: _relative,
    Kind.UNSPECIFIED: _unspecified,
}
