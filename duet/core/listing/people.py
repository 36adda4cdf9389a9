"""From a row of the file to the people in it: each with the words about them, and nothing of the row left out."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from .classes import looks_like_class
from .model import KIN, NAMES, PEOPLE, Column, Field, Listing, Meaning, Owner, Row, Told
from .names import read_name, split_names
from .outcome import is_nothing

_OF_ROW = (Field.NUMBER, Field.OTHER)
_SEPARATOR = {Field.ADDRESS: ", ", Field.POST: ", ", Field.SUBJECTS: ", ", Field.WORKPLACE: ", "}


def people_of(listing: Listing) -> list[Told]:
    """Everybody in the rows, in their order. A mentor named again beside another mentee is told of once."""
    meanings = {column.key: column for column in listing.columns}
    told: list[Told] = []
    mentors: dict[tuple[str, str], int] = {}
    for row in listing.rows:
        for person in _of_row(row, meanings):
            index = _known(person, told, mentors)
            if index is None:
                told.append(person)
            else:
                told[index] = _with(told[index], person)
    return told


def _known(person: Told, told: Sequence[Told], mentors: dict[tuple[str, str], int]) -> int | None:
    """The place of the same mentor among those told of: his words may be fewer, never other."""
    name = person.said.get(Field.FULL_NAME, "")
    if person.part is not Owner.MENTOR or not name:
        return None
    key = (person.sheet, read_name(name).full_name)
    index = mentors.setdefault(key, len(told))
    if index == len(told):
        return None
    return index if all(told[index].said.get(field, text) == text for field, text in person.said.items()) else None


def _with(known: Told, again: Told) -> Told:
    unmatched = tuple(dict.fromkeys((*known.unmatched, *again.unmatched)))
    return replace(known, said={**known.said, **again.said}, unmatched=unmatched)


def _of_row(row: Row, columns: Mapping[str, Column]) -> Iterator[Told]:
    said: dict[Owner, dict[str, str]] = {}
    unmatched: list[tuple[str, str]] = []
    for key, text in row.cells.items():
        owner, name = columns[key].guess.meaning
        beside = text if name in _OF_ROW else _put(said.setdefault(owner, {}), name, text)
        if beside:
            unmatched.append((columns[key].title, beside))
    if row.group:
        _own(said).setdefault(Field.GROUP, row.group)
    kin = {f"{owner}.{name}": text for owner in KIN for name, text in said.get(owner, {}).items()}
    people = [owner for owner in PEOPLE if said.get(owner)]
    named = [owner for owner in people if _is_named(said[owner])]
    shown = named or people or [Owner.SELF]
    # Words of somebody the row does not name stay beside those it does.
    loose = [(_title(columns, owner, name), text) for owner in people if owner not in shown for name, text in said[owner].items()]
    child = Owner.MENTEE if Owner.MENTEE in shown else shown[-1]
    for owner in shown:
        words = {**said.get(owner, {}), **(kin if owner is child else {})}
        yield from _each(row, owner, words, (*unmatched, *loose) if owner is child else ())


def _put(own: dict[str, str], name: Field, text: str) -> str:
    """Add the words of a cell to those of one person; two columns of one meaning are put together. Gives what finds no room."""
    held = own.get(name, text)
    if held == text or is_nothing(held):
        own[name] = text
        return "" if held == text else held
    if is_nothing(text):
        return text
    own[name] = f"{held}{_SEPARATOR.get(name, '; ')}{text}"
    return ""


def _own(said: dict[Owner, dict[str, str]]) -> dict[str, str]:
    """Of whom a class above the row is told: of the mentee where there is one."""
    return next((said[owner] for owner in (Owner.MENTEE, Owner.SELF, Owner.MENTOR) if owner in said), said.setdefault(Owner.SELF, {}))


def _is_named(words: Mapping[str, str]) -> bool:
    return any(not is_nothing(words.get(name, "")) for name in NAMES)


def _title(columns: Mapping[str, Column], owner: Owner, name: str) -> str:
    return next((column.title for column in columns.values() if column.guess.meaning == Meaning(owner, Field(name))), "")


def _each(row: Row, owner: Owner, words: Mapping[str, str], unmatched: Sequence[tuple[str, str]]) -> Iterator[Told]:
    """One person, or several named in one cell: what stands in as many lines is told line by line, the rest of each of them."""
    side = str(owner) if owner is not Owner.SELF else row.side
    names = split_names(words.get(Field.FULL_NAME, ""))
    if len(names) < 2:
        own = {str(key): text for key, text in words.items()}
        yield Told(row.sheet, row.number, owner, 0, _in_class(own, row), tuple(unmatched), side)
        return
    for place, name in enumerate(names):
        own = {str(key): _line(text, place, len(names)) for key, text in words.items()} | {str(Field.FULL_NAME): name}
        yield Told(row.sheet, row.number, owner, place, _in_class(own, row), tuple(unmatched) if place == 0 else (), side)


def _in_class(own: dict[str, str], row: Row) -> dict[str, str]:
    """A class beside the name is nearer than the one above the row."""
    note = read_name(own.get(Field.FULL_NAME, "")).note
    if row.group and own.get(Field.GROUP) == row.group and looks_like_class(note):
        own[str(Field.GROUP)] = note
    return own


def _line(text: str, place: int, total: int) -> str:
    lines = [line.strip() for line in text.split("\n") if line.strip()]
    return lines[place] if len(lines) == total else text
