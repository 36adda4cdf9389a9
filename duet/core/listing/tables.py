"""The table of people in a document: its header of one or several levels, its rows, and what is neither."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from ..grids import Grid
from ..text import folded
from .classes import class_named_in, looks_like_class, looks_like_group, read_class
from .contents import is_value
from .headings import meaning_of, plain
from .lines import Line, Piece, columns_in, lines_of
from .model import NAMES, Aside, Field, Guess, Owner, Row
from .names import looks_like_name, split_names

_TOTAL = re.compile(r"^(итого|всего|в том числе)\b")
_SOMEBODY = re.compile(r"(\d+[.)]\s*)?[А-ЯЁ][А-Яа-яё-]+( [А-ЯЁ][А-Яа-яё.-]*){0,3}")
_MOST_LEVELS = 3
_MENTORS, _MENTEES = re.compile(r"\bнаставник(и|ов|ами)?\b"), re.compile(r"\bнаставляем(ые|ых|ыми)?\b")
_PUPILS = re.compile(r"\b(обучающ|учащ|ученик|воспитанник|школьник|дет(и|ей)\b)")
_STUDENTS = re.compile(r"\bстудент")
_TEACHERS = re.compile(r"\b(педагог|учител|преподавател|воспитател[ейи]|сотрудник|работник)")


@dataclass(slots=True)
class Found:
    """What the sheets gave: titles of columns by key with their levels and guesses, rows, asides, words about everybody."""

    titles: dict[str, str] = field(default_factory=dict)
    guesses: dict[str, Guess | None] = field(default_factory=dict)
    rows: list[Row] = field(default_factory=list)
    asides: list[Aside] = field(default_factory=list)
    sides: set[str] = field(default_factory=set)
    statuses: Counter[str] = field(default_factory=Counter)


@dataclass(slots=True)
class _Place:
    """Where the reading of a sheet stands: the columns in force, the class and the side the rows below belong to."""

    sheet: str
    keys: dict[int, str] = field(default_factory=dict)
    header: tuple[str, ...] = ()
    group: str = ""
    side: str = ""


def find_people(sheets: Sequence[tuple[str, Grid]]) -> Found:
    """Every row with people in the sheets of a file; no word of it is lost: what is no row is aside."""
    found = Found()
    for name, grid in sheets:
        place = _Place(name)
        _take_context(found, place, name)
        parts = lines_of(grid)
        holding = [_holds_people(part) for part in parts]
        # Where there is a table of people, the paragraphs around it are its titles; else the paragraphs may be the list.
        any_table = any(holds and not part[0].is_paragraph for part, holds in zip(parts, holding, strict=True))
        for part, holds in zip(parts, holding, strict=True):
            if holds and (not any_table or not part[0].is_paragraph):
                _read(found, place, part)
            else:
                for line in part:
                    _read_aside(found, place, line)
    return found


def _holds_people(part: Sequence[Line]) -> bool:
    """A header that names people, or a column of names."""
    header = _header(part)
    if header is not None:
        return True
    return any(looks_like_name(piece.text) for line in part for piece in line.cells.values())


def _read(found: Found, place: _Place, part: Sequence[Line]) -> None:
    header = _header(part)
    start = 0
    if header is not None:
        first, last = header
        for line in part[:first]:
            _read_aside(found, place, line)
        place.keys = _keys_of(found, part, first, last)
        place.header = tuple(text for line in part[first : last + 1] for text in line.texts)
        found.asides += [Aside(place.sheet, line.number, line.text) for line in part[first : last + 1]]
        start = last + 1
    elif not place.keys or len(columns_in(part)) > len(place.keys):
        place.keys = {column: _named(found, f"Столбец {index}", None) for index, column in enumerate(columns_in(part), 1)}
    elif not set(columns_in(part)) <= place.keys.keys():
        # The next piece of the table counts its columns anew.
        place.keys = dict(zip(columns_in(part), place.keys.values(), strict=False))
    for line in part[start:]:
        _read_line(found, place, line)


def _read_line(found: Found, place: _Place, line: Line) -> None:
    single = next(iter(line.cells.items())) if len(line.cells) == 1 else None
    is_header = place.header and set(map(folded, line.texts)) <= set(map(folded, place.header)) and len(line.cells) > 1
    if is_header or _is_numbers(line) or _TOTAL.match(folded(line.texts[0])):
        found.asides.append(Aside(place.sheet, line.number, line.text))
    elif single and _is_heading(place, *single, is_paragraph=line.is_paragraph, named=_is_of_names(found, place, single[0])):
        _read_aside(found, place, line)
    else:
        texts = {column: piece.text for column, piece in line.cells.items()} | line.carried
        cells = {place.keys[column]: text for column, text in sorted(texts.items())}
        found.rows.append(Row(place.sheet, line.number, cells, place.group, place.side))


def _is_of_names(found: Found, place: _Place, column: int) -> bool:
    guess = found.guesses.get(place.keys.get(column, ""))
    return guess is not None and guess.meaning.field in NAMES


def _is_heading(place: _Place, column: int, piece: Piece, *, is_paragraph: bool, named: bool) -> bool:
    """A line of one cell that is about the rows below it, not a row itself. ``named``: it stands in a column of names."""
    text = piece.text
    if any(looks_like_name(name) for name in split_names(text)):
        return False
    if piece.width > 1 or looks_like_group(text) or _side_of(text):
        return True
    # A surname alone is somebody to be asked about; a sentence is not.
    if is_paragraph or named:
        return not _SOMEBODY.fullmatch(text)
    return column == min(place.keys) and len(place.keys) > 1 and not is_value(text)


def _read_aside(found: Found, place: _Place, line: Line) -> None:
    found.asides.append(Aside(place.sheet, line.number, line.text))
    _take_context(found, place, line.text)


def _take_context(found: Found, place: _Place, text: str) -> None:
    """What a title says of the rows below it: their class, whether they are mentors, who they are."""
    if not text:
        return
    if looks_like_group(text):
        place.group = read_class(text)
    elif named := class_named_in(text):
        place.group = named
    words = folded(text)
    if side := _side_of(text):
        place.side = side
        found.sides.add(side)
    for pattern, status in ((_PUPILS, "pupil"), (_STUDENTS, "student"), (_TEACHERS, "teacher")):
        if pattern.search(words):
            found.statuses[status] += 1


def _side_of(text: str) -> str:
    """«Список наставников» → mentor; of both, or of a long text, nothing."""
    words = folded(text)
    if len(words) > 120:
        return ""
    mentors, mentees = bool(_MENTORS.search(words)), bool(_MENTEES.search(words))
    return "mentor" if mentors and not mentees else "mentee" if mentees and not mentors else ""


def _is_numbers(line: Line) -> bool:
    """The row 1, 2, 3 … under a header."""
    texts = [text.strip().rstrip(".") for text in line.texts]
    return len(texts) > 1 and texts == [str(number) for number in range(1, len(texts) + 1)]


def _header(part: Sequence[Line]) -> tuple[int, int] | None:
    """The first and the last line of the header."""
    for index, line in enumerate(part):
        if _is_header(line):
            last = index
            while last + 1 < min(len(part), index + _MOST_LEVELS) and _goes_on(part[last + 1], part[index : last + 1]):
                last += 1
            return index, last
        if sum(is_value(text) for text in line.texts) > 1:
            return None
    return None


def _is_header(line: Line) -> bool:
    guesses = [guess for text in line.texts if (guess := meaning_of([text]))]
    if not guesses or any(is_value(text) for text in line.texts):
        return False
    named = any(guess.meaning.field in NAMES for guess in guesses)
    if len(line.cells) == 1:
        # A lone word over a list of names: «ФИО», «Ученики».
        return (named and len(plain(line.texts[0])) <= 30 and not line.is_paragraph) or folded(line.texts[0]) in ("фио", "ф.и.о.")
    return (len(guesses) >= 2 and 2 * len(guesses) >= len(line.cells)) or (named and len(guesses) * 3 >= len(line.cells))


def _goes_on(line: Line, above: Sequence[Line]) -> bool:
    """A lower level of the header: under a wide cell, or beside cells that are merged down."""
    if any(is_value(text) for text in line.texts) or _is_numbers(line) or any(looks_like_class(text) for text in line.texts):
        return False
    parted = any(piece.width > 1 for piece in above[-1].cells.values())
    named = sum(meaning_of([text]) is not None for text in line.texts)
    return (parted or bool(line.carried)) and 2 * named >= len(line.cells)


def _keys_of(found: Found, part: Sequence[Line], first: int, last: int) -> dict[int, str]:
    """A key for each column: by the titles above it, from the top level down."""
    header, body = part[first : last + 1], part[last + 1 :]
    keys: dict[int, str] = {}
    used: Counter[str] = Counter()
    for column in columns_in([*header, *body]):
        levels = list(_levels(header, column))
        title = " / ".join(levels) or f"Столбец {column + 1}"
        used[plain(title)] += 1
        again = f" ({used[plain(title)]})" if used[plain(title)] > 1 else ""
        keys[column] = _named(found, title + again, meaning_of(levels))
    return keys


def _levels(header: Sequence[Line], column: int) -> Iterator[str]:
    said = ""
    for line in header:
        for start, piece in line.cells.items():
            text = " ".join(piece.text.split())
            if start <= column < start + piece.width and text != said:
                said = text
                yield text


def _named(found: Found, title: str, guess: Guess | None) -> str:
    key = plain(title)[:120]
    found.titles.setdefault(key, title[:300])
    found.guesses.setdefault(key, guess)
    return key


def status_of(found: Found, guesses: Mapping[str, Guess], *owners: Owner) -> str:
    """Who those of these owners are, by the titles of the file, or by its columns: classes are of pupils, categories of pedagogues."""
    fields = {guess.meaning.field for guess in guesses.values() if guess.meaning.owner in owners}
    if found.statuses:
        (status, times), *others = found.statuses.most_common(2)
        if not others or others[0][1] < times:
            return status
    if fields & {Field.CATEGORY, Field.SERVICE, Field.POST, Field.SUBJECTS}:
        return "teacher"
    return "pupil" if Field.GROUP in fields or any(row.group for row in found.rows) else ""
