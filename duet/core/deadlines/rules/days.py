"""Rules for days: dates, months and parts of months."""

from __future__ import annotations

from ...calendar import month_length
from ..combine import Parser, Tokens, alt, begins, listed, one, opt, seq, skip, to
from ..parts import LAST, NEXT_YEAR, THIS_YEAR, Days, Numbers, Window
from ..tokens import END, Token

Windows = tuple[Window, ...]
_FRAME = frozenset(["в", "на", "за", "период", "течение", "протяжение", "весь", "срок", "примерно"])
_TYPICAL_YEAR = 2023  # a year without 29 February


@begins(*_FRAME, empty=True)
def frame(tokens: Tokens, at: int) -> tuple[None, int]:
    """Words that lead up to a window and say nothing more: «в», «на период», «в течение всего»."""
    while tokens[at].key in _FRAME:
        at += 1
    return None, at


def spans_years(tokens: Tokens, at: int) -> bool:
    """Whether «2022-2024», «2022/23» begins here, and not «2022 - 24 мая»."""
    first, sign, last = tokens[at], tokens[at + 1], tokens[min(at + 2, len(tokens) - 1)]
    if first.key != "YEAR" or sign.key not in ("-", "/"):
        return False
    two_digits = last.key == "NUM" and len(last.text) == 2 and last.value > first.value % 100
    return last.key == "YEAR" or (two_digits and tokens[at + 3].key not in ("MONTH", "-", "число"))


@begins("NUM", "ORD")
def _number(tokens: Tokens, at: int) -> tuple[int, int] | None:
    token = tokens[at]
    return (token.value, at + 1) if token.key in ("NUM", "ORD") and 1 <= token.value <= 31 else None


@begins("YEAR")
def _year(tokens: Tokens, at: int) -> tuple[int, int] | None:
    if tokens[at].key != "YEAR" or spans_years(tokens, at):
        return None
    value, at = tokens[at].value, at + 1
    if tokens[at].key == "учебный" and tokens[at + 1].key == "год":
        at += 1
    at += tokens[at].key == "год"
    return value, at + (tokens[at].text == "г" and tokens[at - 1].text == "г")


_relative_year = to(
    seq(one("текущий", "этот", "следующий", "с"), skip("учебный", "календарный"), one("год")),  # «т.г.», «с.г.»
    lambda which, _, __: NEXT_YEAR if which.key == "следующий" else THIS_YEAR,
)


@begins("NUM")
def _short_year(tokens: Tokens, at: int) -> tuple[int, int] | None:
    """«октябрь 24», «15 октября 24 г.»"""
    token = tokens[at]
    if token.key != "NUM" or len(token.text) != 2 or not 20 <= token.value < 40:
        return None
    after = tokens[at + 1].key
    closed = after in _AFTER_YEAR or (after == "-" and tokens[at + 2].key == "MONTH")
    return (2000 + token.value, at + 1 + (after == "год")) if closed else None


_AFTER_YEAR = frozenset([END, "год", ",", ")"])
year_after = alt(_year, _relative_year, _short_year)

_from_to = to(
    seq(skip("с", "от", "до", "к"), _number, opt(seq(one("-", "по", "до"), _number))),
    lambda _, a, b: (a, b[1] if b else a) if not b or a < b[1] else None,
)
_day_list = listed(_from_to, ",", "и")


def _dates_of(days: list[tuple[int, int]], month: Token, year: int | None) -> Windows:
    return tuple(_named_days(month.value, a, b, year or 0) for a, b in days)


def _named_days(month: int, first: int, last: int, year: int = 0) -> Days:
    missing = last > (29 if month == 2 else month_length(_TYPICAL_YEAR, month))
    return Days((year, month, first), (year, month, last), doubt="Такого числа в месяце нет: взято последнее." if missing else "")


def _dated(token: Token, year: int | None, _: None) -> Windows:
    named, month, day = token.day
    return (_named_days(month, day, day, named or year or 0),)


def _from_number(first: int, _: Token, token: Token, __: None) -> Windows | None:
    year, month, last = token.day
    return (_named_days(month, first, last, year),) if first < last else None


def _month(_: None, month: Token, __: None, year: int | None) -> Windows:
    return (Days((year or 0, month.value, 1), (year or 0, month.value, LAST), whole=True),)


def _nth(token: Token) -> int:
    return -1 if token.key == "последний" else token.value


ordinal = one("NUM", "ROMAN", "ORD", "последний")
ordinals = listed(to(seq(ordinal, opt(seq(one("-", "по"), ordinal))), lambda a, b: (_nth(a), _nth(b[1]) if b else _nth(a))), ",", "и")


def _part(unit: str, nth: int, length: int) -> tuple[int, int] | None:
    """First and last day of a week, a ten days, a half of a month of that length."""
    if unit == "половина":
        return {1: (1, 15), 2: (16, LAST), -1: (16, LAST)}.get(nth)
    if unit == "декада":
        return {1: (1, 10), 2: (11, 20), 3: (21, LAST), -1: (21, LAST)}.get(nth)
    return (length - 6, LAST) if nth == -1 else {5: (29, LAST)}.get(nth, (7 * nth - 6, 7 * nth)) if 1 <= nth <= 5 else None


def _parts_of(which: list[tuple[int, int]], unit: Token, month: Token, year: int | None) -> Windows | None:
    doubt = "Недели месяца считаны по числам (1–7, 8–14 …): проверьте дни." if unit.key == "неделя" else ""
    found = []
    for a, b in which:
        first, last = (_part(unit.key, nth, month_length(_TYPICAL_YEAR, month.value)) for nth in (a, b))
        if not first or not last:
            return None
        days = Days((year or 0, month.value, first[0]), (year or 0, month.value, last[1]), doubt=doubt)
        found.append(days._replace(name=_words(days)) if unit.key == "неделя" and a == -1 else days)
    return tuple(found)


def _part_of_year(which: list[tuple[int, int]], unit: Token, _: Token, __: Token) -> Windows | None:
    """«первая неделя учебного года» is of September, the last one of May."""
    return _parts_of(which, unit, unit._replace(value=5 if which[0][0] == -1 else 9), None)


def _run_of_days(which: Token, count: Token, unit: Token, month: Token, year: int | None) -> Windows | None:
    """«первые две недели сентября», «последние 10 дней мая»."""
    days = count.value * {"день": 1, "неделя": 7, "декада": 10}[unit.key]
    length = month_length(_TYPICAL_YEAR, month.value)
    nth = which.value if which.key == "ORD" else 1
    if not 1 <= days * nth < length:
        return None
    first, last = (days * (nth - 1) + 1, days * nth) if which.key == "ORD" else (length - days + 1, LAST)
    return (Days((year or 0, month.value, first), (year or 0, month.value, last)),)


def _loose(which: list[tuple[int, int]], unit: Token) -> Numbers | None:
    found = _parts_of_each(which, unit)
    return found and found._replace(loose=True)


def _words(days: Days) -> str:
    end = month_length(_TYPICAL_YEAR, days.hi[1])
    return days._replace(hi=(0, days.hi[1], min(days.hi[2], end))).words


_FEASTS = {
    "учител": (10, 5), "наставник": (3, 2), "побед": (5, 9), "знани": (9, 1), "воспитател": (9, 27), "космонавтик": (4, 12),
}  # fmt: skip
_FEAST = "Праздник прочитан как его день: проверьте."


@begins("день", "новый")
def feast(tokens: Tokens, at: int) -> tuple[Windows, int] | None:
    """«День учителя», «Новый год»."""
    word, after = tokens[at], tokens[min(at + 1, len(tokens) - 1)]
    if word.key == "новый" and after.key == "год":
        return (Days((0, 12, 31), (0, 12, 31), doubt=_FEAST),), at + 2
    named = next((day for stem, day in _FEASTS.items() if after.text.startswith(stem)), None)
    if word.key != "день" or named is None:
        return None
    day = (0, *named)
    return (Days(day, day, doubt=_FEAST),), at + 2


_SEASONS = ((9, 11), (12, 2), (3, 5), (6, 8))
_SEASON = "Время года прочитано как три его месяца: проверьте."


def _season(season: Token, _: Token | None, year: int | None) -> Windows:
    first, last = _SEASONS[season.value - 1]
    opens = year - (first > last) if year and year > 0 else year or 0
    return (Days((opens, first, 1), (year or 0, last, LAST), doubt=_SEASON, whole=True),)


def _parts_of_each(which: list[tuple[int, int]], unit: Token) -> Numbers | None:
    (first, last), name = which[0], ""
    opens, due = _part(unit.key, first, 31), _part(unit.key, last, 31)
    if len(which) > 1 or not opens or not due:
        return None
    if due[1] == LAST:
        name = {"неделя": "последняя неделя", "декада": "последняя декада", "половина": "вторая половина"}[unit.key]
    return Numbers(((opens[0], due[1]),), name)


_unit = one("неделя", "декада", "половина")
parts_of_each = to(seq(frame, ordinals, _unit, skip("каждый"), one("месяц")), lambda _, which, unit, __, ___: _parts_of_each(which, unit))


@begins("NUM", "с", "от", "до", "к")
def _bare_run(tokens: Tokens, at: int) -> tuple[Numbers, int] | None:
    found = _from_to(tokens, at)
    if found is None or tokens[at].key != "NUM" or tokens[found[1]].key not in (END, ")", ","):
        return None
    return Numbers((found[0],), loose=True), found[1]


parts_of_some: Parser[Numbers] = alt(to(seq(ordinals, _unit), _loose), _bare_run)
"""«1-2 неделя», «25-30», of a month named before: «сентябрь (1-2 неделя)»."""


def _weekday(nth: Token, weekday: Token, month: Token, year: int | None) -> Windows:
    return (Days((year or 0, month.value, 1), (year or 0, month.value, 1), pick=(_nth(nth), weekday.value - 1)),)


days: Parser[Windows] = alt(
    to(seq(_number, one("-", "по"), one("DATE", "DM"), skip("год")), _from_number),
    to(seq(one("DATE", "DM"), opt(year_after), skip("год")), _dated),
    to(seq(_day_list, one("MONTH"), opt(year_after)), _dates_of),
    to(seq(_number, one("-"), one("MONTH"), one("-"), _year), lambda day, _, month, __, year: _dates_of([(day, day)], month, year)),
    to(seq(one("ORD", "последний"), one("NUM"), one("день", "неделя", "декада"), one("MONTH"), opt(year_after)), _run_of_days),
    to(seq(ordinals, _unit, one("MONTH"), opt(year_after)), _parts_of),
    to(seq(ordinals, one("неделя", "декада"), one("учебный"), one("год")), _part_of_year),
    to(seq(ordinal, one("WEEKDAY"), one("MONTH"), opt(year_after)), _weekday),
    to(seq(skip("месяц"), one("MONTH"), skip("месяц"), opt(year_after)), _month),
    to(seq(one("TIME-OF-YEAR"), skip("период"), opt(year_after)), _season),
    to(seq(one("SEASON"), one("период", "время"), opt(year_after)), _season),
    feast,
)
"""Windows named by month: «5, 12 сентября», «10-20.10.2024», «2-я неделя мая», «последний четверг мая», «октябрь 2024 г.»"""

numbers: Parser[Numbers] = to(seq(_day_list, one("число")), lambda found, _: Numbers(tuple(found)))
"""«5 и 20 числа»."""
