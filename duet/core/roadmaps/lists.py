"""A plan without a table: numbered lines with deadlines in their words. The best that can be done, with a doubt on top."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field

from ..deadlines import UNSPECIFIED, Context, parse
from ..grids import Grid
from ..responsible import define_abbreviations, read_responsible
from .headings import read_heading, reads_as_stage
from .inheriting import MISSING_DEADLINE
from .looks import looks_like_deadline, looks_responsible
from .model import About, Activity, Cells, Doubt, Draft, Stage
from .organisations import find_organisation, organisation_of_post
from .periods import guessed_period, said_period
from .stamps import Spoken, read_stamps
from .titles import Title, find_title
from .writing import is_blank, one_line, plain

_MARKER = re.compile(r"^\W{0,2}(?:(\d{1,2}(?:\.\d{1,2})*)[.)]+\s*(?=[^\d\s])|(\d{1,2}\.\d{1,2})\s+(?=[^\d\s])|[-–—•·*▪]\s*(?=\w|«))")
_LABEL = re.compile(
    r"^\W*(срок\w*|дат[аы]|период\w*|ответственн\w*|исполнител\w*|результат\w*|ожидаем\w+\s+результат\w*|документ\w*)"
    r"(?:\s+(?:реализации|исполнения|проведения|выполнения|за\s+исполнение|лиц[оа]))?\s*[:–—-]\s*(.+)$",
    re.IGNORECASE,
)
_INNER_LABEL = re.compile(
    r"[\s(;,]+(?=(?:срок\w*|ответственн\w*|исполнител\w*|результат\w*)(?:\s+(?:реализации|исполнения|проведения|выполнения"
    r"|за\s+исполнение))?\s*[:–—])",
    re.IGNORECASE,
)
_TAIL = re.compile(r"^(.*\S)\s*(?:\(([^()]{3,160})\)|\s[–—-]\s([^–—]{3,120}))\s*[.;]?$", re.DOTALL)
_NO_TABLE = "Таблицы в документе нет: мероприятия, сроки и ответственные взяты из текста. Проверьте каждую строку."


@dataclass(slots=True)
class _Row:
    number: str | None
    text: str
    when: str = ""
    who: str = ""
    result: str = ""
    content: list[str] = field(default_factory=list)
    raw: list[str] = field(default_factory=list)


@dataclass(slots=True)
class _Part:
    number: str | None = None
    title: str = ""
    raw: list[str] = field(default_factory=list)
    rows: list[_Row] = field(default_factory=list)


def recognise_list(grid: Grid, *, source: str) -> Draft | None:
    """A draft from the lines of a document; None when it does not read as a plan."""
    lines = _whole_lines([line for text in grid.texts() for line in plain(text).split("\n")])
    title = find_title(_before_rows(lines))
    end = title.taken[-1] + 1 if title else 0
    parts, notes = _parts(lines[end:])
    rows = [row for part in parts for row in part.rows]
    dated = sum(1 for row in rows if row.when)
    if len(rows) < 3 or (title is None and dated * 2 < len(rows)):
        return None
    return _draft(source, lines[:end], parts, notes, title)


def _whole_lines(lines: list[str]) -> list[str]:
    """Lines that the width of the page broke, whole again: a small letter or an open bracket tells."""
    whole: list[str] = []
    for line in lines:
        begins = _MARKER.match(line) or _LABEL.match(line) or reads_as_stage(line)
        if whole and not begins and (line[:1].islower() or whole[-1].count("(") > whole[-1].count(")")):
            whole[-1] = f"{whole[-1]} {line}"
        else:
            whole.append(line)
    return whole


def _before_rows(lines: list[str]) -> list[str]:
    end = next((index for index, line in enumerate(lines) if _MARKER.match(line) and index > 0), len(lines))
    return lines[:end]


def _parts(lines: list[str]) -> tuple[list[_Part], list[str]]:
    deep = any(match and "." in (match.group(1) or match.group(2) or "") for match in map(_MARKER.match, lines))
    parts: list[_Part] = [_Part()]
    notes: list[str] = []
    for line in lines:
        _take(line, parts, notes, deep=deep)
    return [part for part in parts if part.rows or part.title], notes


def _take(line: str, parts: list[_Part], notes: list[str], *, deep: bool) -> None:
    row = parts[-1].rows[-1] if parts[-1].rows else None
    marker, label = _MARKER.match(line), _LABEL.match(line)
    number = marker and (marker.group(1) or marker.group(2))
    if label and row and (not marker or (":" in line and not number)):
        _label(row, label.group(1), label.group(2))
        row.raw.append(line)
    elif reads_as_stage(line) or (deep and number and "." not in number):
        heading = read_heading(line)
        parts.append(_Part(heading.number, heading.title, [line]))
    elif marker and (number or row is None or row.number is None):
        parts[-1].rows.append(_row(number, line[marker.end() :], line))
    elif marker and row:
        row.content.append(one_line(line[marker.end() :]).rstrip(" ;,"))
        row.raw.append(line)
    elif row and (line[:1].islower() or not row.text.endswith(".")) and len(line) < 300 and not is_blank(line):
        row.raw.append(line)
        row.text = one_line(f"{row.text} {line}")
    else:
        notes.append(line)


def _row(number: str | None, text: str, line: str) -> _Row:
    first, *labelled = _INNER_LABEL.split(text)
    row = _Row(number, one_line(first).rstrip(" ;,("), raw=[line])
    for match in filter(None, map(_LABEL.match, labelled)):
        _label(row, match.group(1), match.group(2))
    if not row.when:
        _read_tail(row)
    return row


def _label(row: _Row, name: str, text: str) -> None:
    value = one_line(text).rstrip(" ;,)")
    if name.lower().startswith(("срок", "дат", "период")):
        row.when = value
    elif name.lower().startswith(("ответств", "исполн")):
        row.who = value
    else:
        row.result = value


def _read_tail(row: _Row) -> None:
    """«Издание приказа (сентябрь, директор)», «Издание приказа – до 1 сентября»."""
    match = _TAIL.match(row.text)
    tail = one_line(match.group(2) or match.group(3)) if match else ""
    if not match or not looks_like_deadline(tail):
        return
    pieces = [piece.strip() for piece in re.split(r"[,;]", tail)]
    dates = [piece for piece in pieces if looks_like_deadline(piece)]
    people = [piece for piece in pieces if piece not in dates and looks_responsible(piece)]
    row.text, row.when, row.who = (
        match.group(1).rstrip(" ,;"),
        ", ".join(p for p in pieces if p not in people),
        row.who or ", ".join(people),
    )


def _draft(source: str, front: list[str], parts: list[_Part], notes: list[str], title: Title | None) -> Draft:
    words = title.text if title else ""
    stamps = read_stamps([[Spoken(line, index) for index, line in enumerate(front) if not (title and index in title.taken)]])
    approved_on = stamps.approval.day if stamps.approval else None
    rows = [row for part in parts for row in part.rows]
    said = said_period(words)
    found = said or guessed_period(words, approved_on, [row.when for row in rows])
    abbreviations = tuple(define_abbreviations("\n".join([*front, *(line for row in rows for line in row.raw)])))
    context = Context(found.period, approved_on)
    return Draft(
        source,
        title=words or None,
        organisation=find_organisation([words]) or organisation_of_post(stamps.approval.position if stamps.approval else None),
        period=found.period,
        period_said=said is not None,
        approval=stamps.approval,
        agreement=stamps.agreement,
        abbreviations=abbreviations,
        stages=tuple(_stage(part, context, dict(abbreviations)) for part in parts),
        asides=tuple(notes),
        doubts=(Doubt(About.ROW, _NO_TABLE), *([Doubt(About.DEADLINE, found.doubt)] if found.doubt else [])),
        written=tuple(front),
    )


def _stage(part: _Part, context: Context, abbreviations: Mapping[str, str]) -> Stage:
    return Stage(part.number, part.title, tuple(_activity(row, context, abbreviations) for row in part.rows), tuple(part.raw))


def _activity(row: _Row, context: Context, abbreviations: Mapping[str, str]) -> Activity:
    deadline = parse(row.when, context) if row.when else UNSPECIFIED
    missing = () if row.when else (MISSING_DEADLINE,)
    return Activity(
        row.number,
        row.text.rstrip(" :;,"),
        tuple(row.content),
        row.when,
        deadline,
        read_responsible(row.who, abbreviations=abbreviations) if row.who else (),
        row.result or None,
        tuple(Doubt(About.DEADLINE, text) for text in (*missing, *deadline.doubts)),
        Cells(title="\n".join(row.raw)),
    )
