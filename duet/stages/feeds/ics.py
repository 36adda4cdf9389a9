"""Events as a calendar program reads them: RFC 5545, by the library ``icalendar``."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterable, Iterator, Sequence
from datetime import UTC, timedelta

from icalendar import Alarm, Calendar, vText
from icalendar import Event as Component

from .events import Event

PRODUCT = "-//Duet//Calendar feed//RU"
# How often a calendar should look again; the older of the two lines that say it knows only text.
REFRESH, REFRESH_IN_WORDS = timedelta(hours=4), "PT4H"
# A reminder comes at nine in the morning, not at midnight, when the day of the event begins.
MORNING = timedelta(hours=9)
EVENTS_IN_A_PIECE = 100
# Signs that no text of a calendar may hold, and line breaks that only some readers take for such.
FORBIDDEN = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f]")
BREAKS = re.compile(r"\r\n?|[\x85\u2028\u2029]")


def clean(text: str) -> str:
    """The text as RFC 5545 lets it be.

    >>> clean("Анкета\\r\\nпедагогов\\x07")
    'Анкета\\nпедагогов'
    """
    return FORBIDDEN.sub("", BREAKS.sub("\n", text))


def digest(title: str, events: Sequence[Event], remind_before: int) -> str:
    """What the answer is known by: the same events give the same."""
    return hashlib.sha256(repr((PRODUCT, title, remind_before, events)).encode()).hexdigest()


def written(title: str, events: Iterable[Event], remind_before: int = 0) -> Iterator[bytes]:
    """The feed, piece by piece; ``title`` is how the calendar is called in the program that reads it."""
    head, foot = _frame(title).to_ical().split(b"END:VCALENDAR")
    yield head
    piece: list[bytes] = []
    for event in events:
        piece.append(component(event, remind_before).to_ical())
        if len(piece) == EVENTS_IN_A_PIECE:
            yield b"".join(piece)
            piece = []
    yield b"".join([*piece, b"END:VCALENDAR", foot])


def component(event: Event, remind_before: int = 0) -> Component:
    """One event. It takes the whole of a day and leaves the person free on it."""
    made = Component()
    made.add("uid", event.uid)
    made.add("dtstamp", event.changed.astimezone(UTC))
    made.add("last-modified", event.changed.astimezone(UTC))
    made.add("sequence", event.sequence)
    made.add("dtstart", event.day)
    made.add("dtend", event.day + timedelta(days=1))
    made.add("summary", _in_a_line(event.summary))
    made.add("description", clean(event.description))
    made.add("url", event.url)
    made.add("transp", "TRANSPARENT")
    if event.category:
        made.add("categories", [_in_a_line(event.category)])
    if event.is_cancelled:
        made.add("status", "CANCELLED")
    if remind_before and event.is_open:
        made.add_component(_alarm(event, remind_before))
    return made


def _alarm(event: Event, days: int) -> Alarm:
    made = Alarm()
    made.add("action", "DISPLAY")
    made.add("description", _in_a_line(event.summary))
    made.add("trigger", MORNING - timedelta(days=days))
    return made


def _frame(title: str) -> Calendar:
    made = Calendar()
    made.add("prodid", PRODUCT)
    made.add("version", "2.0")
    made.add("calscale", "GREGORIAN")
    # The library takes these for words of a kind it does not know and would not escape them.
    made.add("name", vText(_in_a_line(title)))
    made.add("x-wr-calname", vText(_in_a_line(title)))
    made.add("refresh-interval", REFRESH, parameters={"VALUE": "DURATION"})
    made.add("x-published-ttl", REFRESH_IN_WORDS)
    return made


def _in_a_line(text: str) -> str:
    return " ".join(clean(text).split())
