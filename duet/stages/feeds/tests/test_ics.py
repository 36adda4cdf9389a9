"""The words of RFC 5545: what the library reads back, and what its rules ask of every line."""

import re
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from icalendar import Calendar

from duet.stages.feeds.events import Event
from duet.stages.feeds.ics import EVENTS_IN_A_PIECE, clean, digest, written

DAY = date(2026, 11, 20)
MOMENT = datetime(2026, 11, 20, 9, 30, tzinfo=UTC)
NASTY = [
    "<b>Анкета</b> & «ёлочки»",
    "Раз,два;три:четыре\\n",
    'Кавычки "и" перенос\nстроки\r\nи ещё\rодин',
    "👩‍🏫🎓 встреча " * 12,
    "a\x00b\x07c\x1b",
    "\u2028край\u0085",
]


def event(number=1, **facts):
    given = {
        "uid": f"7c9e6679-7425-40de-944b-{number:012}", "day": DAY, "summary": "Анкета", "description": "— раз\n— два",
        "url": "https://duet.example.org/s/1/", "category": "Этап 1", "is_cancelled": False, "is_open": True, "sequence": 2,
        "changed": MOMENT,
    } | facts  # fmt: skip
    return Event(**given)


def text(*events, title="Мои сроки — Лицей № 7", **options):
    return b"".join(written(title, events, **options))


def read(*events, **options):
    return Calendar.from_ical(text(*events, **options))


def test_an_event_takes_its_whole_day_and_leaves_the_person_free():
    (made,) = read(event()).events
    assert {name: made.decoded(name) for name in ("DTSTART", "DTEND", "DTSTAMP", "LAST-MODIFIED", "SEQUENCE")} == {
        "DTSTART": DAY,
        "DTEND": DAY + timedelta(days=1),
        "DTSTAMP": MOMENT,
        "LAST-MODIFIED": MOMENT,
        "SEQUENCE": 2,
    }
    assert (made["TRANSP"], made["URL"], made["SUMMARY"], made["DESCRIPTION"]) == (
        "TRANSPARENT",
        "https://duet.example.org/s/1/",
        "Анкета",
        "— раз\n— два",
    )
    assert [str(name) for name in made.categories] == ["Этап 1"]
    assert "STATUS" not in made


def test_days_carry_no_zone_and_moments_are_of_greenwich():
    lines = text(event()).decode().split("\r\n")
    assert "DTSTART;VALUE=DATE:20261120" in lines
    assert "DTSTAMP:20261120T093000Z" in lines
    assert not [line for line in lines if "TZID" in line or "VTIMEZONE" in line]


def test_what_is_cancelled_says_so():
    (made,) = read(event(is_cancelled=True, is_open=False)).events
    assert made["STATUS"] == "CANCELLED"


def test_without_a_stage_there_are_no_categories():
    (made,) = read(event(category="")).events
    assert "CATEGORIES" not in made


def test_the_head_names_the_calendar_and_says_how_often_to_look():
    made = read()
    assert (made["VERSION"], made["PRODID"], made["NAME"], made["X-WR-CALNAME"]) == (
        "2.0",
        "-//Duet//Calendar feed//RU",
        "Мои сроки — Лицей № 7",
        "Мои сроки — Лицей № 7",
    )
    assert "REFRESH-INTERVAL;VALUE=DURATION:PT4H\r\nX-PUBLISHED-TTL:PT4H" in text().decode()


@pytest.mark.parametrize("days, trigger", [(1, "-PT15H"), (3, "-P2DT15H")])
def test_a_reminder_comes_at_nine_in_the_morning(days, trigger):
    assert f"TRIGGER:{trigger}\r\n" in text(event(), remind_before=days).decode()


def test_nobody_is_reminded_of_what_is_closed_or_when_not_asked():
    assert b"VALARM" not in text(event(is_open=False), remind_before=3)
    assert b"VALARM" not in text(event())


def test_the_answer_is_known_by_everything_in_it():
    first = digest("Мои", [event()], 0)
    assert first == digest("Мои", [event()], 0)
    others = [digest("Мои", [event(sequence=3)], 0), digest("Мои", [event()], 1), digest("Ваши", [event()], 0), digest("Мои", [], 0)]
    assert len({first, *others}) == 5


def test_many_events_go_out_in_pieces():
    pieces = list(written("Мои", [event(number) for number in range(2 * EVENTS_IN_A_PIECE + 1)]))
    assert [piece.count(b"BEGIN:VEVENT") for piece in pieces] == [0, EVENTS_IN_A_PIECE, EVENTS_IN_A_PIECE, 1]
    assert Calendar.from_ical(b"".join(pieces)).events[-1]["UID"].endswith("200")


# --- the rules of RFC 5545, checked by our own eyes ---------------------------------------------------------------------
CONTENT_LINE = re.compile(
    r'[A-Z0-9-]+(?:;[A-Z0-9-]+=(?:"[^"\x00-\x08\x0a-\x1f\x7f]*"|[^";:,\x00-\x08\x0a-\x1f\x7f]*))*:[^\x00-\x08\x0a-\x1f\x7f]*'
)
ONCE = ("UID", "DTSTAMP", "DTSTART", "DTEND", "SUMMARY", "SEQUENCE", "TRANSP")


def faults(content):
    """What a strict reader would object to."""
    found = []
    if content.count(b"\r") != content.count(b"\r\n") or content.count(b"\n") != content.count(b"\r\n"):
        found.append("a line that does not end with CRLF")
    if not content.endswith(b"\r\n"):
        found.append("no end of the last line")
    for line in content.removesuffix(b"\r\n").split(b"\r\n"):
        if len(line) > 75:
            found.append(f"{len(line)} octets")
        # A letter torn between two lines is read by some and not by others.
        line.decode("utf-8")
        if not line:
            found.append("an empty line")
    lines = content.decode().replace("\r\n ", "").split("\r\n")[:-1]
    found += [f"not a line: {line}" for line in lines if not CONTENT_LINE.fullmatch(line)]
    found += [f"unescaped: {line}" for line in lines if re.search(r"(?<!\\)(?:\\\\)*\\[^\\;,nN]", line.partition(":")[2])]
    if lines[0] != "BEGIN:VCALENDAR" or lines[-1] != "END:VCALENDAR":
        found.append("no frame")
    uids = [line for line in lines if line.startswith("UID:")]
    if len(set(uids)) != len(uids):
        found.append("one number for two events")
    for body in re.findall("BEGIN:VEVENT\n(.*?)\nEND:VEVENT", "\n".join(lines), re.DOTALL):
        names = [re.split("[;:]", line)[0] for line in re.sub("BEGIN:VALARM.*END:VALARM", "", body, flags=re.DOTALL).split("\n")]
        found += [f"{name}: {names.count(name)}" for name in ONCE if names.count(name) != 1]
    return found


@pytest.mark.parametrize("words", NASTY)
def test_nasty_words_break_no_rule(words):
    assert faults(text(event(1, summary=words, description=words, category=words), event(2), title=words, remind_before=1)) == []


def test_many_events_break_no_rule():
    assert faults(text(*(event(number, summary="Встреча наставников; «ёлочки», " * 9) for number in range(200)), remind_before=3)) == []


def in_a_line(words):
    return " ".join(clean(words).split())


everything = st.text(st.characters(exclude_categories=["Cs"]), max_size=120) | st.sampled_from(NASTY)


@settings(max_examples=50)
@given(
    st.lists(
        st.builds(
            event,
            day=st.dates(date(2000, 1, 1), date(2100, 12, 31)),
            summary=everything,
            description=everything,
            category=everything,
            is_cancelled=st.booleans(),
            is_open=st.booleans(),
            sequence=st.integers(0, 10_000),
        ),
        max_size=4,
    ),
    st.sampled_from([0, 1, 3]),
    everything,
)
def test_whatever_people_write_the_library_reads_back(found, days, title):
    found = [replace(one, uid=f"{number}@duet") for number, one in enumerate(found)]
    content = text(*found, title=title, remind_before=days)
    assert faults(content) == []
    calendar = Calendar.from_ical(content)
    assert [calendar.errors, *(made.errors for made in calendar.events)] == [[]] * (len(found) + 1)
    assert [
        (made["UID"], made.decoded("DTSTART"), made["SUMMARY"], made["DESCRIPTION"], made.decoded("SEQUENCE"), "STATUS" in made)
        for made in calendar.events
    ] == [(one.uid, one.day, in_a_line(one.summary), clean(one.description), one.sequence, one.is_cancelled) for one in found]
