"""Tokens to parts: at each place the first rule of the table that reads there."""

from __future__ import annotations

from .combine import Parser, Tokens, alt, begins
from .parts import Clock, Link, Part
from .rules import counted, days, elsewhere, events, often, windows
from .tokens import END

Found = tuple[Part, int, int]
"""A part and the tokens it was read from: first, and one after the last."""


@begins("TIME", "до", "в", "к", "с", "не")
def _clock(tokens: Tokens, at: int) -> tuple[Clock, int] | None:
    while tokens[at].key in ("до", "в", "к", "с", "не", "позднее"):
        at += 1
    hour, minute, _ = tokens[at].day
    if tokens[at].key != "TIME":
        return None
    return Clock(hour, minute), at + 1 + (tokens[at + 1].key == "час")


_RULE: Parser[Part] = alt(
    _clock,
    windows.within,
    often.lag,
    often.how_often,
    events.gathering,
    windows.years,
    often.edge_of_each,
    windows.by,
    windows.each_month,
    counted.duration,
    windows.since,
    windows.after,
    often.holidays,
    elsewhere.lasting,
    days.parts_of_each,
    windows.on,
    windows.until,
    often.weekdays,
    often.by_units,
    counted.counted,
    often.count_only,
    days.parts_of_some,
    elsewhere.reference,
    events.by_words,
    events.after_words,
    events.at_words,
    events.occasion,
    elsewhere.for_the_time,
    events.before_words,
    events.timely,
    elsewhere.some_time,
    windows.bare_year,
)
"""The order is the grammar's: what is longer and surer stands first."""

_LINKS = frozenset([",", "(", ")", "-", "/", "и", "или", "но", "далее"])


def scan(tokens: Tokens) -> tuple[list[Found], list[int]]:
    """The parts in order, and the places of the tokens that no rule read."""
    found: list[Found] = []
    unread: list[int] = []
    at = 0
    while tokens[at].key != END:
        if read := _RULE(tokens, at):
            found.append((read[0], at, read[1]))
            at = read[1]
            continue
        if tokens[at].key in _LINKS:
            found.append((Link(tokens[at].key), at, at + 1))
        else:
            unread.append(at)
        at += 1
    return found, unread
