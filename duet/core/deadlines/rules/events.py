"""Rules for what only names an event or another document: «по итогам …», «после …», «по графику …», «на педсовете»."""

from __future__ import annotations

from typing import Any

from ..combine import Parser, Tokens, alt, begins, like, one, opt, seq
from ..parts import After, Ref
from ..tokens import END, UNKNOWN
from ..words import FREQUENCIES
from .days import spans_years

Event = tuple[int, int, int]
"""The token of the preposition, the first of the words, the one after the last."""
Run = tuple[int, int]

_CLOSED = frozenset({END, ",", ")", "но", "далее", "включительно", "постоянно", "раз"}) | FREQUENCIES
_DATED = frozenset(["NUM", "DATE", "DM", "YEAR", "MONTH", "TIME", "начало", "конец"])
_PLAIN = frozenset([UNKNOWN, "NUM", "к", "в", "и", "приказ", "план", "график"])
_LIMIT = frozenset(["позднее", "реже", "менее", "более", "чаще", "ранее"])


def words(tokens: Tokens, at: int) -> tuple[Run, int] | None:
    """The words of an event or of a document: up to a comma, a bracket or the next thing the grammar knows."""
    first = at
    while not _closes(tokens, at, first):
        if tokens[at].key == "(":
            closing = _plain_bracket(tokens, at)
            if closing is None:
                break
            at = closing
        at += 1
    return ((first, at), at) if at > first else None


def _closes(tokens: Tokens, at: int, first: int) -> bool:
    token, after = tokens[at], tokens[min(at + 1, len(tokens) - 1)]
    if token.key in _CLOSED:
        return True
    if token.key == "-":  # a dash between spaces parts; a hyphen joins
        return at > first and token.start > tokens[at - 1].end
    if token.key in ("до", "к"):
        return after.key in _DATED and after.key not in ("начало", "конец")
    if token.key == "и":
        return after.key in ("до", "не")
    if token.key in ("не", "в"):
        return after.key in _LIMIT or after.key == "течение"
    return token.key == "YEAR" and spans_years(tokens, at) and tokens[at + 3].key == END


def _plain_bracket(tokens: Tokens, at: int) -> int | None:
    """The closing bracket when the words inside are no deadline («(приложение № 1)»)."""
    at += 1
    while tokens[at].key in _PLAIN:
        at += 1
    return at if tokens[at].key == ")" else None


def led(preposition: Parser[Any]) -> Parser[Event]:
    """The words of an event and the preposition before them."""

    def parse(tokens: Tokens, at: int) -> tuple[Event, int] | None:
        lead = preposition(tokens, at)
        found = words(tokens, lead[1]) if lead else None
        return found and ((at, *found[0]), found[1])

    return like(preposition, parse)


_NOMINAL = frozenset(["итог", "результат", "окончание", "завершение", "истечение"])
_REFERENCES = frozenset(["план", "график", "расписание", "положение", "приказ", "согласование", "срок"])
_DEMANDS = frozenset(["мера", "факт", "необходимость", "запрос", "случай"])
_DEMAND_STEMS = (
    "требован", "приглашен", "заяв", "обращен", "желан", "возникновен", "готовност", "выход", "поступлен", "получен", "предложен",
    "решен", "указан",
)  # fmt: skip
_GATHERINGS = frozenset(["совет", "заседание", "собрание", "встреча", "мероприятие", "занятие", "этап"])
_OCCASIONS = frozenset(["срок", "случай", "ход", "процесс", "рамки", "время", "порядок", "момент", "период"])
_MOMENT = frozenset(["момент"])
_NEAR = 3


def _near(tokens: Tokens, at: int, end: int, keys: frozenset[str]) -> bool:
    """Whether one of the keys stands at the head of the words, after adjectives at most («по отдельному плану»)."""
    for token in tokens[at : min(at + _NEAR, end)]:
        if token.key in keys:
            return True
        if token.key not in (UNKNOWN, "MONTHISH", "ORD", "весь", "каждый", "учебный", "рабочий", "установленный", "указанный"):
            return False
    return False


def _continued(tokens: Tokens, end: int) -> int:
    """«по срокам, установленным приказом»: a participle carries the words on."""
    if tokens[end].key == "," and tokens[end + 1].key in ("установленный", "указанный"):
        found = words(tokens, end + 1)
        return found[1] if found else end
    return end


@begins("по")
def by_words(tokens: Tokens, at: int) -> tuple[After | Ref, int] | None:
    """«по итогам …», «по графику …», «по мере …», «по запросу»."""
    found = words(tokens, at + 1)
    head = tokens[at + 1]
    if not found or head.key in _DATED:
        return None
    end = found[1]
    if head.key in _NOMINAL:
        return After(None, at, at + 1, end), end
    if _near(tokens, at + 1, end, _REFERENCES):
        end = _continued(tokens, end)
        return Ref(at, end), end
    sure = head.key in _DEMANDS or head.text.startswith(_DEMAND_STEMS)
    return After(None, at, at, end, whole=True, sure=sure), end


@begins("после", "с", "от")
def after_words(tokens: Tokens, at: int) -> tuple[After, int] | None:
    """«после издания приказа», «с момента закрепления пары», «с начала работы пар»."""
    found = _after_words(tokens, at)
    if not found or tokens[found[0][1]].key in _DATED - {"начало"}:
        return None
    return After(None, *found[0]), found[1]


@begins("с")
def _from_beginning(tokens: Tokens, at: int) -> tuple[None, int] | None:
    begins = tokens[at].key == "с" and tokens[at + 1].key == "начало" and tokens[at + 2].key not in _CLOSED
    return (None, at + 1) if begins else None


_after_words: Parser[Event] = alt(
    led(one("после")), led(seq(one("с", "от"), one("момент", "день"), opt(one("момент", "день")))), led(_from_beginning)
)


@begins("при")
def at_words(tokens: Tokens, at: int) -> tuple[After, int] | None:
    """«при приёме на работу», «при необходимости»."""
    found = words(tokens, at + 1)
    if not found:
        return None
    whole = tokens[at + 1].key in _DEMANDS or tokens[at + 1].text.startswith("налич")
    return After(None, at, at if whole else at + 1, found[1], whole=whole), found[1]


@begins("до", "перед", "к", "накануне")
def before_words(tokens: Tokens, at: int) -> tuple[After, int] | None:
    """«до начала работы пар», «перед началом работы», «к педсовету»."""
    found = words(tokens, at + 1)
    if not found or tokens[at + 1].key in _DATED - {"начало", "конец"} or tokens[at + 1].text[:1].isdigit():
        return None
    return After(None, at, at, found[1], whole=True, sure=tokens[at].key != "к"), found[1]


@begins("в", "на")
def occasion(tokens: Tokens, at: int) -> tuple[After, int] | None:
    """«в случае …», «в ходе …», «в период аттестации», «в рабочем порядке», «на момент приёма»."""
    found = words(tokens, at + 1)
    if not found or not _near(tokens, at + 1, found[1], _OCCASIONS if tokens[at].key == "в" else _MOMENT):
        return None
    return After(None, at, at, found[1], whole=True), found[1]


@begins("на")
def gathering(tokens: Tokens, at: int) -> tuple[After, int] | None:
    """«на педсовете», «на первой встрече», «на август. педсовете»."""
    found = words(tokens, at + 1)
    if not found:
        return None
    head = tokens[at + 1]
    month = head.value if head.key in ("MONTH", "MONTHISH") else 0
    start = at + 2 if head.key == "MONTH" else at + 1
    if not _near(tokens, start, found[1], _GATHERINGS) or tokens[at + 1].key == "весь":
        return None
    return After(None, at, at, found[1], whole=True, month=month), found[1]


@begins("своевременно")
def timely(tokens: Tokens, at: int) -> tuple[After, int] | None:
    """«своевременно»."""
    return After(None, at, at, at + 1, whole=True), at + 1
