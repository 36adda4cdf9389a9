"""Our text as a template: every fact is the name of its field, so that an organisation begins with a document that works.

A table has three rows of facts in it: one that opens the repetition, the repeated one, one that closes it. Whatever a kind makes of
its rows — rows of a table, paragraphs, names after commas — is made three times over, and the marks tell how it is to be repeated.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from contextlib import suppress
from dataclasses import fields, is_dataclass, replace
from itertools import takewhile
from typing import Any

from duet.base.papers import Format, write
from duet.base.papers.blocks import LANDSCAPE, PORTRAIT, Block, Cell, Heading, Paper, Row, Stamps, Table, Text

from .desk import COMMON
from .drawing import LEADING, SIZE
from .kinds import Fact, Facts, Field, Flag, Kind, Rows
from .wording import table

ROW = "строка"
# Letters of nobody: a fact is one of them while our text is composed, so that nothing tears it apart.
_FIRST_LETTER = 0xF0000
# What composing of names may stumble upon: it counts with a fact, or looks something up by it.
_UNFIT = (ArithmeticError, AttributeError, LookupError, TypeError, ValueError)
# Marks that no text holds: the name of the table between the first two, the last one closes it.
_OPEN, _NAMED, _CLOSE = "\ue000", "\ue001", "\ue002"
_OPENED = re.compile(f"{_OPEN}([^{_NAMED}]*){_NAMED}")
_MARK = re.compile(rf"{_OPEN}[^{_NAMED}]*{_NAMED}|{_CLOSE}|\{{\{{ {ROW}\.\w+ \}}\}}")


def sample_template(kind: Kind) -> bytes:
    """A .docx of the kind with fields in the place of facts, choices made so that it says the most: what is not needed is deleted in
    Word.
    """
    letters = Letters(kind)
    try:
        composed = letters.spoken(_richest(kind, letters.facts))
    except _UNFIT:
        # A kind that counts or chooses columns cannot be composed of names: its fields stand one under another.
        composed = letters.spoken(tuple(_listed(kind, letters.facts)))
    blocks = tuple(_repeating(composed))
    page = LANDSCAPE if kind.landscape else PORTRAIT
    return write(Paper(kind.title, blocks, page, size=SIZE, leading=LEADING, framed=kind.framed, numbered=not kind.framed), Format.DOCX)


def placeholders(kind: Kind) -> Facts:
    """Facts that are the titles of their fields: how a template looks before there is a document."""
    facts: Facts = {}
    for field in (*COMMON, *kind.fields):
        match field:
            case Field():
                facts[field.name] = f"[{field.title}]"
            case Flag():
                facts[field.name] = True
            case _:
                facts[field.name] = [{column.name: f"[{column.title}]" for column in field.columns}] * 2
    return facts


class Letters:
    """Facts that are a letter each, and the tags that the letters stand for."""

    def __init__(self, kind: Kind) -> None:
        self._tags: dict[int, str] = {}
        self.facts: Facts = {field.name: self._fact(field) for field in (*COMMON, *kind.fields)}

    def _fact(self, field: Field | Flag | Rows) -> Fact:
        match field:
            case Field():
                return self._letter(f"{{{{ {field.name} }}}}")
            case Flag():
                return True
            case _:
                names = [column.name for column in field.columns]
                opens, closes = self._letter(f"{_OPEN}{field.name}{_NAMED}"), self._letter(_CLOSE)
                row = {name: self._letter(f"{{{{ {ROW}.{name} }}}}") for name in names}
                return [dict.fromkeys(names, opens), row, dict.fromkeys(names, closes)]

    def _letter(self, tag: str) -> str:
        number = _FIRST_LETTER + len(self._tags)
        self._tags[number] = tag
        return chr(number)

    def spoken(self, value: Any) -> Any:
        """A block, or blocks, with tags in the place of letters."""
        return _mapped(value, lambda text: text.translate(self._tags))


def _richest(kind: Kind, facts: Facts) -> tuple[Block, ...]:
    """Our text with every choice made, but those that hide more than they show: a list that goes to an annex."""
    made = tuple(kind.compose(facts))
    for field in kind.fields:
        if not isinstance(field, Rows):
            other: Facts = {**facts, field.name: False if isinstance(field, Flag) else ""}
            with suppress(*_UNFIT):
                said = tuple(kind.compose(other))
                if _letters_in(said) > _letters_in(made):
                    facts, made = other, said
    return made


def _letters_in(blocks: tuple[Block, ...]) -> int:
    return len({letter for text in _strings(blocks) for letter in text if ord(letter) >= _FIRST_LETTER})


def _listed(kind: Kind, facts: Facts) -> Iterator[Block]:
    yield Heading(kind.title)
    for field in kind.fields:
        match field:
            case Field():
                yield Text(f"{field.title}: {facts[field.name]}")
            case Rows():
                made = facts[field.name]
                rows = made if isinstance(made, list) else []
                yield Text(f"{field.title}:", keep=True)
                yield table([column.title for column in field.columns], ([row[column.name] for column in field.columns] for row in rows))


def _repeating(blocks: Sequence[Block]) -> list[Block]:
    """The blocks with tags in the place of marks."""
    made: list[Block] = []
    place = 0
    while place < len(blocks):
        block = blocks[place]
        period = 0 if isinstance(block, Table | Stamps) else _period(blocks, place)
        if period:
            row, end = place + period, place + 2 * period
            # Words that begin every row stand before the first mark, too.
            early = next(back for back in range(period) if not blocks[place - 1 - back] == blocks[row - 1 - back] == blocks[end - 1 - back])
            del made[len(made) - early :]
            opened = _OPENED.search("".join(_strings(block)))
            repeated = [_tags_in(one) for one in blocks[row - early : end - early]]
            made += [Text(f"{{%p for {ROW} in {opened[1] if opened else ''} %}}"), *repeated, Text("{%p endfor %}")]
            place += 3 * period - early
        else:
            made.append(_tags_in(block))
            place += 1
    return made


def _period(blocks: Sequence[Block], place: int) -> int:
    """How many blocks are made of one row, where a block opens a repetition; else nothing."""
    if not _is_marked(blocks[place], _OPEN, but=_CLOSE):
        return 0
    row = next((number for number, block in enumerate(blocks) if number > place and _is_marked(block, f"{{{{ {ROW}.", but=_OPEN)), 0)
    end = 2 * row - place
    return row - place if row and end < len(blocks) and _is_marked(blocks[end], _CLOSE, but=_OPEN) else 0


def _is_marked(block: Block, mark: str, *, but: str) -> bool:
    said = "".join(_strings(block))
    return mark in said and but not in said


def _tags_in(block: Block) -> Block:
    """A block that says whole rows."""
    if isinstance(block, Table):
        return replace(block, rows=tuple(_rows(block.rows)))
    opened = _OPENED.search("".join(_strings(block)))
    if isinstance(block, Stamps) and opened:
        return _stamps(block, opened[1])
    made: Block = _mapped(block, _inline)
    return made


def _rows(rows: Sequence[Row]) -> Iterator[Row]:
    """Rows of a table: a title above each group is repeated with its row."""
    last = ""
    for row in map(_row, rows):
        said = row[0].text if row and row[0].text.startswith("{%tr ") else ""
        if not said or said != last:
            yield row
        last = said


def _stamps(block: Stamps, table: str) -> Stamps:
    """Stamps of rows, which stand by turns on the left and on the right, one under another on the left."""
    every = (*block.left, *block.right)
    row = next(stamp for stamp in every if _MARK.search("".join(stamp)) and not re.search(f"[{_OPEN}{_CLOSE}]", "".join(stamp)))
    repeated = f"{{% for {ROW} in {table} %}}{', '.join(row)}{{% if not loop.last %}}, {{% endif %}}{{% endfor %}}"
    plain = [tuple(stamp for stamp in side if not _MARK.search("".join(stamp))) for side in (block.left, block.right)]
    return Stamps((*plain[0], (repeated,)), plain[1])


def _row(row: Row) -> Row:
    """A row of a table: only the first cell of a row of marks says what it does."""
    said = "".join(cell.text for cell in row)
    opens = _OPENED.search(said)
    if opens and _CLOSE not in said:
        return _tagged(row, f"{{%tr for {ROW} in {opens[1]} %}}")
    if _CLOSE in said and not opens:
        return _tagged(row, "{%tr endfor %}")
    return tuple(replace(cell, text=_inline(cell.text)) for cell in row)


def _tagged(row: Row, tag: str) -> Row:
    return tuple(Cell(tag if not number else "", width=cell.width) for number, cell in enumerate(row))


def _strings(value: Any) -> Iterator[str]:
    """Every text anywhere in a block."""
    if type(value) is str:
        yield value
    elif isinstance(value, tuple):
        for inner in value:
            yield from _strings(inner)
    elif is_dataclass(value):
        for field in fields(value):
            yield from _strings(getattr(value, field.name))


def _mapped(value: Any, change: Callable[[str], str]) -> Any:
    """The same with every text changed, in whatever depth."""
    if type(value) is str:
        return change(value)
    if isinstance(value, tuple):
        return tuple(_mapped(inner, change) for inner in value)
    if is_dataclass(value) and not isinstance(value, type):
        return replace(value, **{field.name: _mapped(getattr(value, field.name), change) for field in fields(value)})
    return value


def _inline(text: str) -> str:
    """Rows said in one text. What stands between two of them is said between them only."""
    if _OPEN not in text and _CLOSE not in text:
        return text
    return "\n".join(_line(line) for line in text.split("\n"))


def _line(line: str) -> str:
    marks = list(_MARK.finditer(line))
    opens = next((mark for mark in marks if mark[0].startswith(_OPEN)), None)
    if opens is None:
        return "{%p endfor %}" if _CLOSE in line else line
    table = opens[0].strip(f"{_OPEN}{_NAMED}")
    if _CLOSE not in line:
        return f"{{%p for {ROW} in {table} %}}"
    times = len(marks) // 3
    pieces = _MARK.split(line)
    row = "".join(f"{piece}{mark[0]}" for piece, mark in zip(["", *pieces[times + 1 : 2 * times]], marks[times : 2 * times], strict=True))
    head, between, tail = pieces[0], pieces[times], pieces[-1]
    # A bracket that ends every row and one that begins it stand between two rows as well as at the ends of the list.
    last = _common(between, tail).rstrip()
    between, tail = between[len(last) :], tail[len(last) :]
    first = _common(between[::-1], head[::-1])[::-1].lstrip()
    between, head = between[: len(between) - len(first)], head[: len(head) - len(first)]
    apart = f"{{% if not loop.last %}}{between}{{% endif %}}" if between else ""
    return f"{head}{{% for {ROW} in {table} %}}{first}{row}{last}{apart}{{% endfor %}}{tail}"


def _common(one: str, other: str) -> str:
    """What both begin with."""
    return "".join(first for first, _ in takewhile(lambda pair: pair[0] == pair[1], zip(one, other, strict=False)))
