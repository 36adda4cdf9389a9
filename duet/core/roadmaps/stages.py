"""Which lines head a stage and which are rows of it."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass, field

from .columns import Column
from .headings import read_heading, reads_as_stage
from .items import listing
from .looks import number_of
from .placing import Entry
from .tearing import Habits, stage_goes_on
from .writing import is_blank, one_line, squashed, starts_low


@dataclass(slots=True)
class Section:
    """A stage being put together: its heading as written, the values its heading gives to the rows, its rows.

    ``sure``: the heading is certainly one. ``words`` are the texts of the heading that stand in no row.
    """

    number: str | None = None
    title: str = ""
    rows: list[Entry] = field(default_factory=list)
    words: list[str] = field(default_factory=list)
    heading: Entry | None = None
    sure: bool = True

    @property
    def given(self) -> Entry | None:
        """The heading as the giver of a deadline to the rows: None when there is none or it is a row itself."""
        return None if any(row is self.heading for row in self.rows) else self.heading


def sections_of(entries: list[Entry], habits: Habits) -> list[Section]:
    """The stages of a roadmap in order; the first has no title when rows stand before any heading."""
    depth = _usual_depth(entries)
    style = _usual_style(entries)
    in_column = numbers_belong_to_stages(entries)
    sections: list[Section] = []
    for index, entry in enumerate(entries):
        following = entries[index + 1] if index + 1 < len(entries) else None
        weight = _heading_weight(entry, following, depth)
        if weight < 2 and entry.alone and style and _style(entry) not in {"", style} and not is_blank(entry.text(Column.TITLE)):
            weight = 2
        if weight > 0:
            sections.append(_headed(entry, sure=weight >= 2))
        elif entry.text(Column.STAGE):
            _into_column_stage(sections, entry, habits, with_number=in_column)
        else:
            if not sections:
                sections.append(Section())
            sections[-1].rows.append(entry)
    return _settled(sections)


def _usual_depth(entries: list[Entry]) -> int:
    """How many parts the numbers of complete rows have: 2 for «1.1»."""
    numbers = [number_of(e.text(Column.NUMBER)) for e in entries if not e.spanning and not e.alone]
    depths = Counter(number.count(".") + 1 for number in numbers if number)
    return depths.most_common(1)[0][0] if depths else 0


def _usual_style(entries: list[Entry]) -> str:
    """How complete rows are numbered: digits, Roman numerals or letters; empty when they are not."""
    styles = Counter(style for entry in entries if not entry.alone and (style := _style(entry)))
    return styles.most_common(1)[0][0] if styles else ""


def _style(entry: Entry) -> str:
    number = number_of(entry.text(Column.NUMBER)) or ""
    if re.fullmatch(r"[IVXІХ]+", number):
        return "roman"
    return "digits" if number[:1].isdigit() else "letters" if number else ""


def numbers_belong_to_stages(entries: list[Entry]) -> bool:
    """In a table with a column of stages: numbers stand beside stages and not beside every row."""
    rows = [entry for entry in entries if not entry.spanning]
    with_stage = [entry for entry in rows if entry.text(Column.STAGE)]
    without = [entry for entry in rows if not entry.text(Column.STAGE)]
    numbered = sum(1 for entry in without if entry.text(Column.NUMBER))
    plain = all((number_of(entry.text(Column.NUMBER)) or "").count(".") == 0 for entry in with_stage)
    return bool(with_stage) and plain and numbered * 2 <= len(without)


def _heading_weight(entry: Entry, following: Entry | None, depth: int) -> float:
    """Above nought for a heading; two and more when there is no doubt."""
    title, number = entry.text(Column.TITLE), number_of(entry.text(Column.NUMBER))
    if entry.paragraph:
        return 3
    if entry.layout.has(Column.STAGE) and not entry.spanning:
        return -1
    parent = _is_parent(number, following)
    if not entry.alone:
        parent = parent and not number_is_deep(number)
        return 2 if parent or _is_dated_heading(entry, following, title) else -1
    if is_blank(title):
        return -1
    return _weigh(entry, title, number, parent=parent, depth=depth)


def _is_dated_heading(entry: Entry, following: Entry | None, title: str) -> bool:
    """«II. Этап реализации | ноябрь – апрель»: a heading that says when, or even who where the rows under it are numbered."""
    if not reads_as_stage(title) or entry.other:
        return False
    others = set(entry.own) - {Column.NUMBER, Column.TITLE, Column.DEADLINE}
    unlike = following is not None and following.text(Column.NUMBER) and not entry.text(Column.NUMBER)
    return not others or bool(unlike)


def _weigh(entry: Entry, title: str, number: str | None, *, parent: bool, depth: int) -> float:
    weight = 3.0 * parent + 2.0 * entry.spanning + 2.0 * reads_as_stage(title) + 1.5 * entry.bold
    if number and depth:
        weight += 2 if number.count(".") + 1 < depth else -2.5
    elif depth or not entry.layout.has(Column.NUMBER):
        weight += 1
    letters = [character for character in one_line(title) if character.isalpha()]
    weight += 1.5 if letters and all(character.isupper() for character in letters) else 0
    if not (entry.layout.has(Column.DEADLINE) or entry.layout.has(Column.RESPONSIBLE) or entry.layout.has(Column.RESULT)):
        weight -= 1.5
    if starts_low(title) or len(listing(title).items) > 1:
        weight -= 1.5
    return weight


def number_is_deep(number: str | None) -> bool:
    """«1.1», not «1»."""
    return number is not None and "." in number


def _is_parent(number: str | None, following: Entry | None) -> bool:
    """The next row's number goes on from this one: «1» and «1.1»."""
    below = number_of(following.text(Column.NUMBER)) if following else None
    return bool(number and below and below.startswith(f"{number}."))


def _headed(entry: Entry, *, sure: bool) -> Section:
    found = read_heading(entry.text(Column.TITLE))
    beside = entry.text(Column.NUMBER)
    number = number_of(beside) or read_heading(beside).number  # «I этап» in the column of numbers
    words = [text for text in (*entry.own.values(), *entry.other) if text]
    return Section(number or found.number, found.title.rstrip(" :"), words=words, heading=entry, sure=sure)


def _into_column_stage(sections: list[Section], entry: Entry, habits: Habits, *, with_number: bool) -> None:
    text = entry.text(Column.STAGE)
    number = number_of(entry.text(Column.NUMBER)) if with_number else None
    current = sections[-1] if sections else None
    if current and entry.opens and current.rows and stage_goes_on(entry, habits):
        current.title = one_line(f"{current.title} {text}")
    elif current is None or squashed(read_heading(text).title) != squashed(current.title) or (number and number != current.number):
        found = read_heading(text)
        sections.append(Section(number or found.number, found.title))
    sections[-1].rows.append(entry)


def _settled(sections: list[Section]) -> list[Section]:
    """Doubtful headings without rows are rows; «Раздел 1» goes together with the title under it."""
    result: list[Section] = []
    for section in sections:
        before = result[-1] if result else None
        if before and not before.rows and _is_bare(before) and section.heading and section.number is None:
            before.title, before.heading = section.title, section.heading
            before.words += section.words
            before.rows += section.rows
        elif section.heading and not section.rows and not (section.sure and section.heading.alone):
            if before is None:
                result.append(Section())
            result[-1].rows.append(section.heading)
        else:
            result.append(section)
    return result


def _is_bare(section: Section) -> bool:
    """«Раздел 1» and nothing more."""
    return section.heading is not None and len(section.title.split()) <= 3 and any(character.isdigit() for character in section.title)
