"""Rules for what has its days elsewhere, or none: other documents, work that lasts."""

from __future__ import annotations

from ..combine import Parser, Tokens, alt, begins, one, opt, seq, skip, to
from ..parts import Lasting, Ref
from ..tokens import UNKNOWN
from .events import words

_LASTS = ("период", "срок", "время", "реализация", "программа", "действие", "процесс", "план", "этап")


@begins("согласно", "в", "срок", "установленный", "указанный")
def reference(tokens: Tokens, at: int) -> tuple[Ref, int] | None:
    """«согласно плану», «в соответствии с графиком», «в установленные сроки», «в сроки, установленные приказом»."""
    found = _reference(tokens, at)
    return found and (Ref(at, found[1]), found[1])


_fixed = one("установленный", "указанный")
_reference: Parser[object] = alt(
    to(seq(one("согласно"), words), lambda *_: True),
    to(seq(one("в"), one("соответствие"), words), lambda *_: True),
    to(seq(skip("в"), one("срок"), skip(","), _fixed, words), lambda *_: True),
    to(seq(skip("в"), _fixed, one("срок"), opt(words)), lambda *_: True),
    to(seq(one("в"), one("срок"), one(UNKNOWN, "реализация"), opt(words)), lambda *_: True),
)


# Work that lasts


def _lasts(*_: object) -> Lasting:
    return Lasting()


_noun = one(*_LASTS)
lasting: Parser[Lasting] = alt(
    to(seq(one("постоянно")), _lasts),
    to(seq(one("на"), one("постоянный"), one("основа")), _lasts),
    to(seq(one("в", "на"), one("течение", "протяжение"), skip("весь"), _noun, opt(words)), _lasts),
    to(seq(skip("в", "на", "за"), one("весь"), _noun, opt(words)), _lasts),
    to(seq(one("в", "на"), one("период", "ход", "процесс"), one("реализация", "действие", "программа"), opt(words)), _lasts),
)
for_the_time: Parser[Lasting] = to(seq(one("на"), one("период", "срок", "время"), words), _lasts)


def _named_time(tokens: Tokens, at: int) -> tuple[object, int] | None:
    return None if tokens[at].key == "NUM" else words(tokens, at)


some_time: Parser[Lasting] = to(seq(one("в", "на"), one("течение", "протяжение"), _named_time), _lasts)
