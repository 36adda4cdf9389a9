"""Small parsers that make bigger ones: a parser takes tokens and a place, gives a value and the place after it, or None.

Every parser built here knows the keys it may begin with, so that a choice tries only those that can read at a place.
A parser written by hand says its own keys with ``begins``; without them it is tried everywhere.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, NamedTuple, TypeVar

from .tokens import Token

T = TypeVar("T")
R = TypeVar("R")
Tokens = list[Token]
Parser = Callable[[Tokens, int], tuple[T, int] | None]


class _Start(NamedTuple):
    """The keys a parser may begin with, None for any; whether it may read nothing."""

    keys: frozenset[str] | None = None
    empty: bool = False


_STARTS: dict[Parser[Any], _Start] = {}


def _start(parser: Parser[Any]) -> _Start:
    return _STARTS.get(parser, _Start())


def _union(starts: list[_Start]) -> frozenset[str] | None:
    keys: frozenset[str] = frozenset()
    for start in starts:
        if start.keys is None:
            return None
        keys |= start.keys
    return keys


def begins(*keys: str, empty: bool = False) -> Callable[[Parser[T]], Parser[T]]:
    """The keys a hand-written parser begins with."""

    def mark(parser: Parser[T]) -> Parser[T]:
        _STARTS[parser] = _Start(frozenset(keys), empty)
        return parser

    return mark


def like(model: Parser[Any], parser: Parser[T]) -> Parser[T]:
    """A hand-written parser that begins as another does."""
    _STARTS[parser] = _start(model)
    return parser


def one(*keys: str) -> Parser[Token]:
    """A token with one of the keys."""
    wanted = frozenset(keys)

    @begins(*keys)
    def parse(tokens: Tokens, at: int) -> tuple[Token, int] | None:
        token = tokens[at]
        return (token, at + 1) if token.key in wanted else None

    return parse


def skip(*keys: str) -> Parser[None]:
    """A token that may stand here and says nothing."""
    wanted = frozenset(keys)

    @begins(*keys, empty=True)
    def parse(tokens: Tokens, at: int) -> tuple[None, int]:
        return None, at + (tokens[at].key in wanted)

    return parse


def seq(*parsers: Parser[Any]) -> Parser[tuple[Any, ...]]:
    """All of them in turn."""

    def parse(tokens: Tokens, at: int) -> tuple[tuple[Any, ...], int] | None:
        values = []
        for parser in parsers:
            found = parser(tokens, at)
            if found is None:
                return None
            values.append(found[0])
            at = found[1]
        return tuple(values), at

    heads = []
    for parser in parsers:
        heads.append(_start(parser))
        if not heads[-1].empty:
            break
    _STARTS[parse] = _Start(_union(heads), all(head.empty for head in heads))
    return parse


def alt(*parsers: Parser[Any]) -> Parser[Any]:
    """The first that reads."""
    starts = [_start(parser) for parser in parsers]
    chosen: dict[str, list[Parser[Any]]] = {}

    def choose(key: str) -> list[Parser[Any]]:
        pairs = zip(parsers, starts, strict=True)
        chosen[key] = [parser for parser, start in pairs if start.empty or start.keys is None or key in start.keys]
        return chosen[key]

    def parse(tokens: Tokens, at: int) -> tuple[Any, int] | None:
        key = tokens[at].key
        for parser in chosen.get(key) or choose(key):
            found = parser(tokens, at)
            if found is not None:
                return found
        return None

    _STARTS[parse] = _Start(_union(starts), any(start.empty for start in starts))
    return parse


def opt(parser: Parser[T]) -> Parser[T | None]:
    """The parser, or None and no step."""

    def parse(tokens: Tokens, at: int) -> tuple[T | None, int]:
        return parser(tokens, at) or (None, at)

    _STARTS[parse] = _Start(_start(parser).keys, empty=True)
    return parse


def listed(item: Parser[T], *separators: str) -> Parser[list[T]]:
    """One or more items; between them one separator."""
    between = frozenset(separators)

    def parse(tokens: Tokens, at: int) -> tuple[list[T], int] | None:
        found = item(tokens, at)
        if found is None:
            return None
        values = []
        while found is not None:
            values.append(found[0])
            at = found[1]
            found = item(tokens, at + 1) if tokens[at].key in between else None
        return values, at

    _STARTS[parse] = _start(item)
    return parse


def to(parser: Parser[tuple[Any, ...]], make: Callable[..., R | None]) -> Parser[R]:
    """What ``make`` builds of the values; None from it is a refusal."""

    def parse(tokens: Tokens, at: int) -> tuple[R, int] | None:
        found = parser(tokens, at)
        if found is None:
            return None
        value = make(*found[0])
        return None if value is None else (value, found[1])

    _STARTS[parse] = _start(parser)
    return parse
