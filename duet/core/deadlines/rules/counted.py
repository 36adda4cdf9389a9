"""Rules for terms counted from an event: «в течение 3 дней после …», «за неделю до …», «в 2-недельный срок»."""

from __future__ import annotations

from ..combine import Parser, Tokens, alt, begins, one, opt, seq, skip, to
from ..parts import After, Length
from ..tokens import Token
from .events import Event, led, words

_DAYS = {"день": 1, "неделя": 7}
_MONTHS = {"месяц": 1, "квартал": 3, "полугодие": 6, "полгода": 6, "год": 12}
_SINGULAR = frozenset(["день", "неделя", "месяц", "квартал", "полугодие", "год", "кв"])
_UNIT = one("час", *_DAYS, *_MONTHS)


def _length(number: Token | None, kind: Token | None, unit: Token) -> Length | None:
    count = number.value if number else 1
    if not 1 <= count <= 1000 or unit.text in ("г", "гг"):  # «24 г.» is a year
        return None
    if unit.key == "час":
        return Length(-(-count // 24))
    if unit.key in _MONTHS:
        return Length(months=count * _MONTHS[unit.key])
    return Length(days=count * _DAYS[unit.key], working=kind is not None and kind.key == "рабочий")


@begins("ORD", empty=True)
def _first(tokens: Tokens, at: int) -> tuple[None, int]:
    """«первых» of «в течение первых двух недель»."""
    return None, at + (tokens[at].key == "ORD" and tokens[at].value == 1)


def _numbered_length(_: None, number: Token, kind: Token | None, unit: Token) -> Length | None:
    """«2 неделя», «5 квартал» number a week and a quarter, they do not count them."""
    return None if unit.text in _SINGULAR and number.value % 10 != 1 else _length(number, kind, unit)


def _one_and_a_half(unit: Token) -> Length | None:
    if unit.key == "месяц":
        return Length(days=45)
    return Length(months=18) if unit.key == "год" else None


def _half(_: Token, __: Token, five: Token, unit: Token) -> Length | None:
    return _one_and_a_half(unit) if five.text == "5" else None


_whole = to(seq(_first, one("NUM"), opt(one("рабочий", "календарный", "учебный")), _UNIT), _numbered_length)
_numbered = alt(
    _whole,
    to(seq(one("полтора"), _UNIT), lambda _, unit: _one_and_a_half(unit)),
    to(seq(one("NUM"), one(","), one("NUM"), _UNIT), _half),
)
_term = alt(_numbered, to(seq(_first, opt(one("рабочий")), _UNIT), lambda _, kind, unit: _length(None, kind, unit)))


def _adjective_length(number: tuple[Token, object] | None, unit: Token) -> Length | None:
    count = number[0].value if number else unit.value
    key = unit.key.partition("-")[0]
    return _length(unit._replace(value=count), None, unit._replace(key=key))


_short_term = to(
    seq(opt(seq(one("NUM"), skip("-"))), one("день-срок", "неделя-срок", "месяц-срок", "год-срок"), skip("рабочий"), skip("срок")),
    lambda number, unit, _, __: _adjective_length(number, unit),
)


# Terms counted from an event

_moment = alt(
    seq(one("с", "от"), one("момент", "день"), opt(one("момент", "день"))),
    seq(one("с", "после", "от")),
)
_from_event: Parser[Event] = alt(led(_moment), to(seq(one(","), led(_moment)), lambda _, found: found))
_before_event: Parser[Event] = led(one("до"))

_inside = alt(
    seq(skip("в"), one("течение"), skip("весь")),
    seq(one("через", "спустя")),
    seq(one("по"), one("истечение"), opt(seq(one("не"), one("менее")))),
    seq(skip("в"), one("срок"), skip(","), one("не"), one("превышать", "более", "позднее")),
    seq(one("не"), one("позднее", "более"), skip("чем"), skip("через"), skip("в"), skip("течение")),
)
_at_latest = seq(one("не"), one("позднее", "менее", "ранее"), skip("чем"))


def _counted(_: object, length: Length, event: Event | None) -> After:
    return After(length, *(event or ()))


def _counted_back(_: object, __: object, length: Length, event: Event | None) -> After:
    return After(length._replace(sign=-1), *(event or ()))


def _nth_day(_: Token, nth: Token, __: Token, event: Event) -> After:
    return After(Length(1 if nth.key == "следующий" else nth.value), *event)


def _direct(tokens: Tokens, at: int) -> tuple[Event, int] | None:
    """«работы наставника» of «в течение первого месяца работы наставника»."""
    found = words(tokens, at)
    return found and ((at, *found[0]), found[1])


def _in_the_first(_: object, nth: Token, number: Token | None, unit: Token, event: Event) -> After | None:
    length = _length(number, None, unit)
    return After(length, *event) if length and nth.value == 1 else None


counted: Parser[After] = alt(
    to(seq(opt(_at_latest), one("за"), _term, _before_event), _counted_back),
    to(seq(_at_latest, one("за"), _term, opt(_before_event)), _counted_back),
    to(seq(_at_latest, _term, _before_event), lambda _, length, event: _counted_back(None, None, length, event)),
    to(seq(_inside, one("ORD"), opt(one("NUM")), _UNIT, _direct), _in_the_first),
    to(seq(one("за"), _numbered), lambda _, length: _counted_back(None, None, length, None)),
    to(seq(skip("в"), _short_term, opt(_from_event)), _counted),
    to(seq(_numbered, _before_event), lambda length, event: _counted_back(None, None, length, event)),
    to(seq(opt(_inside), _numbered, opt(_from_event)), _counted),
    to(seq(_inside, _term, opt(_from_event)), _counted),
    to(seq(led(seq(one("в"), one("день"), skip("момент")))), lambda event: After(Length(), *event)),
    to(seq(one("на"), one("следующий", "ORD"), one("день"), led(_moment)), _nth_day),
)


@begins("от")
def duration(tokens: Tokens, at: int) -> tuple[After, int] | None:
    """«от 3 месяцев до 1 года»: how long something lasts, not when."""
    found = _run(tokens, at)
    return found and (After(None, at, at, found[1], whole=True), found[1])


_run = seq(one("от"), _numbered, one("до"), _numbered)
