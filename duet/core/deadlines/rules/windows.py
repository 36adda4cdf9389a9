"""Rules for windows: quarters and half-years, years, edges («конец мая»), and the prepositions around all of them."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from ..combine import Parser, Tokens, alt, begins, one, opt, seq, skip, to
from ..model import Every
from ..parts import Days, Edge, Numbers, Span, Term, Whens, Within, YearOf, Years, Ymd
from ..tokens import END, Token
from .days import Windows, days, frame, numbers, ordinals, spans_years, year_after

_LIMITS = {"квартал": 4, "полугодие": 2, "половина": 2, "четверть": 4, "триместр": 3}
EVERY = {"квартал": Every.QUARTER, "полугодие": Every.HALF, "половина": Every.HALF, "четверть": Every.TERM, "триместр": Every.TRIMESTER}
_MANY = frozenset({"кварталов", "полугодий", "четвертей", "триместров"})


def _terms(which: list[tuple[int, int]], unit: Token, of_year: object, year: int | None) -> Windows | None:
    limit = _LIMITS[unit.key]
    found = [(a if a > 0 else limit, b if b > 0 else limit) for a, b in which]
    if (unit.key == "половина" and not of_year) or (unit.text in _MANY and found[0][0] == found[-1][1]):
        return None  # «первая половина» of what; «в течение 2 кварталов» is a term of time
    if not all(1 <= a <= b <= limit for a, b in found):
        return None
    return tuple(Term(EVERY[unit.key], a, b, year or 0) for a, b in found)


_of_year = seq(one("учебный"), one("год"))
terms: Parser[Windows] = to(seq(ordinals, one(*EVERY), opt(alt(_of_year, seq(one("год")))), opt(year_after)), _terms)


# Years


@begins("YEAR")
def _years(tokens: Tokens, at: int) -> tuple[Years, int] | None:
    if tokens[at].key != "YEAR":
        return None
    first = last = tokens[at].value
    school: bool | None = False
    if spans_years(tokens, at):
        sign, other = tokens[at + 1], tokens[at + 2]
        last = other.value if other.key == "YEAR" else first // 100 * 100 + other.value
        next_one = last == first + 1
        school = (True if sign.key == "/" or other.key == "NUM" else None) if next_one else False
        at += 2
    return _year_words(tokens, at + 1, Years(min(first, last), max(first, last), school))


def _year_words(tokens: Tokens, at: int, years: Years) -> tuple[Years, int]:
    """«учебный год», «год», «гг.», «г.г.» after the numbers."""
    if tokens[at].key == "учебный" and tokens[at + 1].key == "год":
        last = years.last if years.last > years.first else years.first + 1
        years, at = years._replace(last=last, school=True), at + 1
    word = "год" if tokens[at].text in ("год", "г") and tokens[at + 1].key != "год" else "годы"
    while tokens[at].key == "год" and not _is_lag(tokens, at):
        years, at = years._replace(word=word), at + 1
    return years, at


def _is_lag(tokens: Tokens, at: int) -> bool:
    return tokens[at + 1].key == "следующий" or (tokens[at + 1].key == "," and tokens[at + 2].key == "следующий")


def _up_to(sign: Token, years: Years) -> Years:
    return years._replace(until=True) if sign.key != "с" else years._replace(since=True)


def _years_run(_: object, a: Years, __: Token, b: Years) -> Years | None:
    return Years(a.first, b.last, b.school) if a.first < b.last else None


years: Parser[Years] = alt(
    to(seq(one("с"), _years, one("по", "до", "-"), _years), _years_run),
    to(seq(skip("начиная"), one("с", "до", "к", "по"), _years), lambda _, sign, found: _up_to(sign, found)),
    to(seq(frame, _years), lambda _, found: found),
)


def _year_of(_: object, adjective: Token | None, year: Token) -> YearOf:
    return YearOf(None if adjective is None else adjective.key == "учебный")


year_of: Parser[YearOf] = to(seq(opt(one("этот", "текущий")), opt(one("учебный", "календарный")), one("год")), _year_of)
within: Parser[Within] = alt(
    to(seq(one("в", "на"), one("течение", "протяжение"), skip("весь"), year_of), lambda _, __, ___, year: Within(year)),
    to(seq(skip("в", "за", "на"), one("весь"), year_of), lambda _, __, year: Within(year)),
)


def _named_year(found: Years) -> YearOf | None:
    if found.last - found.first > 1:
        return None
    return YearOf(found.school is not False and found.last > found.first, found.last)


# Edges


def _edge(which: Token, other: tuple[Any, ...] | None, of: tuple[Days | Term, ...] | YearOf) -> Windows:
    window = of if isinstance(of, YearOf) else of[0]
    return tuple(Edge(edge.key, window) for edge in ([which, other[2]] if other else [which]))


_edge_of: Parser[Any] = alt(days, terms, year_of, to(seq(_years), _named_year))
_edge_word = one("начало", "конец", "середина")
_and_edge = seq(one("и", ",", "-"), skip("в"), _edge_word)
edges: Parser[Windows] = to(seq(_edge_word, opt(_and_edge), skip("каждый"), _edge_of), lambda which, other, _, of: _edge(which, other, of))
"""«конец мая», «в начале и в конце года»."""
_shape = alt(edges, days, terms)

# Prepositions


def _always(word: str) -> Callable[..., str]:
    return lambda *_: word


_before: Parser[str] = alt(
    to(seq(skip("в"), one("срок"), skip(","), opt(seq(one("не"), one("позднее"))), skip("чем"), one("до", "по", "к")), _always("до")),
    to(seq(opt(seq(skip("в"), one("срок"), skip(","))), one("не"), one("позднее"), skip("чем"), skip("до", "к")), _always("не позднее")),
    to(seq(one("до", "к")), lambda sign: sign.key),
)
_clock = to(seq(skip("в"), one("TIME"), skip("час"), skip(",")), lambda _, time, __, ___: time.day[:2])


def _by(by: str, clock: tuple[int, int] | None, _: None, found: Windows, after: tuple[int, int] | None) -> Whens:
    return Whens(tuple(window._replace(by=by) for window in found), clock or after)


def _until(_: Token, found: Windows) -> Whens:
    return Whens(tuple(window._replace(by="не позднее") for window in found))


def _opened(_: object, __: object, found: Windows, end: tuple[Any, ...] | None) -> Whens | None:
    window = found[0]
    if end:
        return _joined(found, end[2])
    closed = window.first < window.last if isinstance(window, Term) else isinstance(window, Days) and _is_run(window)
    if closed:  # «с 1 по 15 октября», «с I по III квартал»
        return Whens(found)
    return Whens((window._replace(since=True),))


def _is_run(days: Days) -> bool:
    return days.lo != days.hi and not days.whole


def _joined(a: Windows, b: Windows) -> Whens | None:
    if len(a) > 1 or len(b) > 1:
        return None
    first, last = a[0], b[0]
    if isinstance(first, Term) and isinstance(last, Term) and first.every == last.every and first.first < last.last:
        return Whens((last._replace(first=first.first),))
    if isinstance(first, Days) and isinstance(last, Days):
        lo, hi = _lend_years(first.lo, last.hi)
        return Whens((Days(lo, hi, doubt=first.doubt or last.doubt),))
    return Whens((Span(first, last),))


def _lend_years(lo: Ymd, hi: Ymd) -> tuple[Ymd, Ymd]:
    """The end that has no year takes it from the other («с 22 августа по 30 сентября 2022 г.»)."""
    crosses = lo[1:] > hi[1:]
    if hi[0] > 0 and not lo[0]:
        lo = (hi[0] - crosses, lo[1], lo[2])
    elif lo[0] > 0 and not hi[0]:
        hi = (lo[0] + crosses, hi[1], hi[2])
    return lo, hi


def _after(_: object, found: Windows) -> Whens:
    return Whens((found[0]._replace(since=True, by="после"),))


_from = alt(seq(skip("начиная"), one("с")), seq(one("не"), one("ранее"), skip("чем"), skip("с")))
_ending: Parser[Windows] = to(seq(one("окончание", "завершение"), _edge_of), lambda word, of: _edge(word._replace(key="конец"), None, of))
by: Parser[Whens] = to(seq(_before, opt(_clock), skip("примерно"), alt(_shape, _ending), opt(_clock)), _by)
until: Parser[Whens] = to(seq(one("по"), _shape), _until)
since: Parser[Whens] = to(seq(frame, _from, _shape, opt(seq(one("по", "до", "-"), skip("по", "до"), _shape))), _opened)
after: Parser[Whens] = to(seq(one("после"), _shape), _after)


def _run_on(tokens: Tokens, at: int) -> tuple[Whens, int] | None:
    """A window, or two joined by a dash or «по»."""
    found = _shape(tokens, at)
    if found is None:
        return None
    end = _to_shape(tokens, found[1])
    joined = _joined(found[0], end[0][2]) if end else None
    return (joined, end[1]) if end and joined else (Whens(found[0]), found[1])


_to_shape = seq(one("-", "по"), skip("по", "до"), _shape)
on: Parser[Whens] = to(
    seq(frame, skip("от"), _run_on, opt(_clock)), lambda _, __, found, clock: found._replace(clock=clock) if clock else found
)


@begins("этот", "текущий", "учебный", "календарный", "год")
def bare_year(tokens: Tokens, at: int) -> tuple[Whens, int] | None:
    """«учебный год», «год»; a lone «г.» is a crumb."""
    found = year_of(tokens, at)
    return None if found is None or tokens[at].text in ("г", "гг") else (Whens((found[0],)), found[1])


# Days of each month


@begins("NUM")
def _bare_number(tokens: Tokens, at: int) -> tuple[Numbers, int] | None:
    """«до 25» with nothing after it."""
    token = tokens[at]
    if token.key == "NUM" and 1 <= token.value <= 31 and tokens[at + 1].key in (END, ",", ")"):
        return Numbers(((token.value, token.value),)), at + 1
    return None


each_month: Parser[Numbers] = alt(
    to(seq(opt(_before), skip("каждый", "с"), numbers), lambda _, __, found: found),
    to(seq(_before, _bare_number), lambda _, found: found),
)
