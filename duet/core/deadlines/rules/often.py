"""Rules for repetition: «ежемесячно», «2 раза в год», «каждую пятницу», «следующего за отчётным», «в конце каждого квартала»."""

from __future__ import annotations

from ..combine import Parser, Tokens, alt, listed, one, opt, seq, skip, to
from ..model import Every
from ..parts import Holidays, Lag, Numbers, Often, Weekly
from ..tokens import UNKNOWN, Token
from ..words import FREQUENCIES
from .days import frame, numbers, ordinal

UNITS = {
    "день": Every.DAY,
    "неделя": Every.WEEK,
    "месяц": Every.MONTH,
    "квартал": Every.QUARTER,
    "полугодие": Every.HALF,
    "полгода": Every.HALF,
    "год": Every.YEAR,
    "четверть": Every.TERM,
    "триместр": Every.TRIMESTER,
    "каникулы": Every.HOLIDAYS,
}
_WORDS = {
    "DAILY": Every.DAY,
    "WEEKLY": Every.WEEK,
    "MONTHLY": Every.MONTH,
    "QUARTERLY": Every.QUARTER,
    "HALFYEARLY": Every.HALF,
    "YEARLY": Every.YEAR,
    "TERMLY": Every.TERM,
}
_SAME = {(Every.MONTH, 3): Every.QUARTER, (Every.MONTH, 6): Every.HALF, (Every.MONTH, 12): Every.YEAR}
_COUNTED = frozenset(["раз", "заседание", "собрание", "встреча", "занятие", "мероприятие", "совет", "отчет"])
_MOST_TIMES = 100
_MOST_A_YEAR = 40
_NO_UNIT = "Сказано, сколько раз, но не сказано, за какое время: прочитано как «в год»."

_unit = one(*UNITS)
_adjective = skip("учебный", "календарный", "рабочий")
_per = to(
    seq(one("в", "за", "на", "/"), skip("весь", "каждый", "этот", "текущий"), opt(one("NUM")), _adjective, _unit),
    lambda _, __, count, ___, unit: (UNITS[unit.key], count.value if count else 1),
)
_at_least = to(seq(one("не"), one("реже", "менее", "чаще", "более"), skip("чем")), lambda _, how, __: how.key in ("реже", "менее"))


def _often(least: bool | None, times: int, per: tuple[Every, int]) -> Often | None:
    every, interval = per
    if not (1 <= times <= _MOST_TIMES and 1 <= interval <= _MOST_TIMES):
        return None
    if same := _SAME.get((every, interval)):
        every, interval = same, 1
    return Often(every, interval, times, bool(least))


def _every_so(_: object, number: Token | None, unit: Token) -> Often | None:
    return _often(None, 1, (UNITS[unit.key], number.value if number else 1))


def _gathering(tokens: Tokens, at: int) -> tuple[None, int] | None:
    """What is counted: «раз», «заседания», «консультаций», «индивидуальных встреч»."""
    first = tokens[at].key
    if first in _COUNTED:
        return None, at + 1
    if first != UNKNOWN:
        return None
    return None, at + 1 + (tokens[at + 1].key in _COUNTED or tokens[at + 1].key == UNKNOWN)


_count = one("NUM")
_times = alt(
    to(seq(skip("по"), opt(_count), one("раз")), lambda _, count, __: count.value if count else 1),
    to(seq(one("TIMES")), lambda word: word.value),
)
how_often: Parser[Often] = alt(
    to(seq(one(*FREQUENCIES)), lambda word: Often(_WORDS[word.key])),
    to(seq(opt(_at_least), _times, _per), _often),
    to(seq(opt(_at_least), _per, opt(_at_least), _times), lambda a, per, b, times: _often(a or b, times, per)),
    to(seq(_at_least, _count, opt(_gathering), _per), lambda least, count, _, per: _often(least, count.value, per)),
    to(seq(_count, _gathering, _per), lambda count, _, per: _often(None, count.value, per)),
    to(seq(frame, one("каждый"), opt(_count), _adjective, _unit), lambda _, __, count, ___, unit: _every_so(_, count, unit)),
    to(seq(one("в"), one("течение"), skip("весь"), one("четверть", "триместр")), lambda _, __, ___, unit: Often(UNITS[unit.key])),
)


def _yearly_count(least: bool | None, count: Token, _: None) -> Often | None:
    found = _often(least, count.value, (Every.YEAR, 1)) if count.value <= _MOST_A_YEAR else None
    return found and found._replace(doubt="" if least and count.value > 2 else _NO_UNIT)


count_only: Parser[Often] = alt(
    to(seq(_at_least, _count, _gathering), _yearly_count),
    to(seq(opt(_at_least), _count, one("раз")), lambda least, count, _: _yearly_count(least, count, None) if count.value > 1 else None),
)


def _by_units(_: Token, unit: Token) -> Often | None:
    return Often(UNITS[unit.key]) if unit.text.endswith(("ам", "ям")) else None


by_units: Parser[Often] = to(seq(one("по"), _unit), _by_units)


# Edges of each unit

_INSIDE = "Слово «{}» не учтено: срок поставлен на конец. Впишите дни."


def _edge_of_each(_: object, edge: Token, __: None, unit: Token) -> Often | Numbers | None:
    if edge.key == "конец" and unit.key != "год":
        return Often(UNITS[unit.key])
    if unit.key == "год":
        return None
    if unit.key != "месяц":
        return Often(UNITS[unit.key], doubt=_INSIDE.format(edge.key))
    return Numbers(((1, 10),) if edge.key == "начало" else ((11, 20),))


edge_of_each: Parser[Often | Numbers] = to(
    seq(skip("в", "до", "к", "на"), one("начало", "середина", "конец"), skip("каждый"), _unit), _edge_of_each
)
on_number: Parser[Numbers] = to(seq(one("каждый"), numbers), lambda _, found: found)


# Days of the week


def _weekdays(_: object, __: object, found: list[Token]) -> Weekly:
    return Weekly(tuple(sorted({token.value - 1 for token in found})))


def _nth_weekday(_: object, __: object, nth: Token, weekday: Token, ___: object) -> Weekly | None:
    place = -1 if nth.key == "последний" else nth.value
    return Weekly((weekday.value - 1,), place) if -1 <= place <= 4 else None


weekdays: Parser[Weekly] = alt(
    to(seq(frame, skip("каждый"), ordinal, one("WEEKDAY"), opt(seq(skip("каждый"), one("месяц")))), _nth_weekday),
    to(seq(skip("в", "по"), skip("каждый"), listed(one("WEEKDAY"), ",", "и", "-")), _weekdays),
)


# The reporting period

_of_report = {"месяц": Every.MONTH, "квартал": Every.QUARTER, "полугодие": Every.HALF, "год": Every.YEAR, "период": None}


def _lag(*found: Token | None) -> Lag:
    last = found[-1]
    return Lag(_of_report.get(last.key) if last else None)


_reported = seq(one("отчетный"), opt(one(*_of_report)))
lag: Parser[Lag] = alt(
    to(seq(one("ORD"), one("месяц"), one("квартал"), skip(","), one("следующий"), one("за"), _reported), lambda *_: Lag(Every.QUARTER)),
    to(
        seq(skip("ORD"), skip("месяц", "год", "квартал"), skip(","), one("следующий"), one("за", "после"), _reported),
        lambda *f: _lag(f[-1][1]),
    ),
    to(seq(skip("месяц", "год"), skip(","), one("следующий"), one("за"), one(*_of_report)), lambda *f: _lag(f[-1])),
    to(seq(skip("месяц"), one("за", "после"), one("отчетный", "предыдущий"), opt(one(*_of_report))), lambda *f: _lag(f[-1])),
    to(seq(one("следующий"), one("месяц")), lambda *_: Lag()),
    to(seq(one("последний"), one("месяц"), skip("каждый"), one("квартал")), lambda *_: Lag(Every.QUARTER, inside=True)),
)


# Holidays

_SEASONS = ("", "осенние", "зимние", "весенние", "летние")
_TIMES_OFF = {"период": "каникулярные периоды", "время": "каникулярное время", "день": "каникулярные дни"}
_during = seq(skip("в", "на"), skip("период", "время", "день"), skip("каждый"))


def _holidays(_: object, seasons: list[Token] | None, __: object, ___: Token) -> Holidays:
    found = tuple(token.value for token in seasons or ())
    return Holidays(found, f"{', '.join(_SEASONS[season] for season in found)} каникулы".strip())


holidays: Parser[Holidays] = alt(
    to(seq(_during, opt(listed(one("SEASON"), ",", "и")), skip("школьный"), one("каникулы")), _holidays),
    to(seq(_during, one("каникулярный"), one(*_TIMES_OFF)), lambda _, __, noun: Holidays((), _TIMES_OFF[noun.key])),
)
