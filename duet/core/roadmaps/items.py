"""The list inside a cell: «1. … 2. …», «1)», «а)», «-», «•» — by lines or in one line — without cutting dates and numbers."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise

from .writing import one_line, plain, starts_low

_NUMBER = re.compile(r"(?<![\d\w№])(\d{1,2})([.)])(?!\d)(?!\)\d)\s*(?=[^\s\d.,;:)])")
_LETTER = re.compile(r"(?<![\w.(])([а-ик-я])\)\s*(?=\S)")
_BULLET = re.compile(
    r"(?:^|(?<=\n))[ \t]*(?:[-–—−•●▪◦·*►➢✓✔○■□♦\uf0b7\uf0a7\uf02d\uf0d8\uf0fc§])\s*(?=[^\s\d]|\d{1,2}[^\d.])", re.MULTILINE
)
_SIGN = re.compile(r"[•●▪◦►➢✓✔○■□♦\uf0b7\uf0a7\uf0d8\uf0fc][ \t]*(?=\S)")
_DASH = re.compile(r"(?:(?<=[\s:;])|^)([-–—−])\s+(?=\S)")
# What stands before «5.» or «5)» that is a reference and not a marker; after the soft words a capital letter makes it one.
_REFERENCE = re.compile(r"(?:№|\b(?:п|пп|ст|ч|гл|стр|пункт\w*|подпункт\w*))\.?\s*$", re.IGNORECASE)
_SOFT_REFERENCE = re.compile(
    r"\b(?:стать\w+|част\w+|приложени\w+|глав\w+|раздел\w*|этап\w*|от|до|с|по|к|на|в|и|или|форм\w*|д|кв|корп|г)\.?\s*$", re.IGNORECASE
)
_SENTENCE_END = re.compile(r"[.;:,!?»”\")]\s*$")
_TAIL = re.compile(r"(?:[\s;,]|\s\.)+$")
_LETTERS = "абвгдежзиклмнопрстуфхцчшщэюя"


@dataclass(frozen=True, slots=True)
class Item:
    """One item: its marker's number (None for a dash), its text and the items inside it.

    ``whole`` is the item in one line with everything inside it, ``raw`` its words and marker as they stand in the cell.
    ``guessed``: its marker is lost (its words are then in the item before).
    """

    number: str | None
    text: str
    whole: str
    parts: tuple[Item, ...] = ()
    raw: str = ""
    guessed: bool = False


@dataclass(frozen=True, slots=True)
class Listing:
    """A cell as a list: the words before the first marker, and the items."""

    intro: str
    items: tuple[Item, ...] = ()


@dataclass(frozen=True, slots=True)
class _Marker:
    start: int
    end: int
    number: str | None


def listing(text: str) -> Listing:
    """The list in a cell; without markers everything is the intro.

    >>> listing("Обучение наставников: - подготовка материалов; - проведение встреч.").items[1].text
    'проведение встреч.'
    >>> [item.text for item in listing("1. Изучение приказа от 25.12.2019 № 5. 2. Ознакомление с п. 3 Положения").items]
    ['Изучение приказа от 25.12.2019 № 5.', 'Ознакомление с п. 3 Положения']
    """
    return _listing(plain(text))


@lru_cache(maxsize=4096)
def _listing(text: str) -> Listing:
    families = [markers for find in _FAMILIES if (markers := find(text))]
    if not families:
        return Listing(one_line(text))
    markers = min(families, key=lambda found: (found[0].start, -len(found)))
    ends = [*(marker.start for marker in markers[1:]), len(text)]
    items = tuple(_item(marker.number, text[marker.end : end], text[marker.start : end]) for marker, end in zip(markers, ends, strict=True))
    return Listing(clean(text[: markers[0].start]), _with_lost_dash(items))


def _item(number: str | None, text: str, raw: str) -> Item:
    inner = _listing(text.strip())
    if inner.items and (inner.intro.endswith(":") or len(inner.items) > 1) and inner.intro:
        return Item(number, clean(inner.intro), clean(text), inner.items, raw)
    return Item(number, clean(text), clean(text), raw=raw)


def clean(text: str) -> str:
    """An item as a person reads it: one line, without the sign that parted it from the next."""
    return _TAIL.sub("", one_line(text))


def _numbers(text: str) -> tuple[_Marker, ...]:
    """1. 2. 3. — each the next after the one before; at the beginning of a line any number will do."""
    chain: list[_Marker] = []
    for match in _NUMBER.finditer(text):
        value, line_start = int(match.group(1)), _at_line_start(text, match.start())
        expected = int(chain[-1].number or 0) + 1 if chain else 1
        first = not chain and (line_start or value == 1)
        lowly = bool(chain) and starts_low(text[chain[0].end : chain[0].end + 2])
        if (first or value == expected or (line_start and chain)) and _may_stand(text, match, line_start=line_start, lowly=lowly):
            chain.append(_Marker(match.start(), match.end(), str(value)))
    return tuple(chain) if _is_list(text, chain) else ()


def _is_list(text: str, chain: list[_Marker]) -> bool:
    if not chain:
        return False
    alone = len(chain) == 1
    before = text[: chain[0].start].strip()
    return not alone or not before or before.endswith(":")


def _at_line_start(text: str, position: int) -> bool:
    return text[:position].rstrip(" \t.·").endswith("\n") or not text[:position].strip(" \t.·")


def _may_stand(text: str, match: re.Match[str], *, line_start: bool, lowly: bool) -> bool:
    """A number that begins an item: not a reference, not a part of a date, not inside brackets.

    ``lowly``: the first item began with a small letter, so may the others.
    """
    before, after = text[: match.start()], text[match.end() : match.end() + 40]
    if line_start:
        return not re.match(r"[a-zа-яё]+\s+\d{4}", after)
    if _REFERENCE.search(before) or (match.group(2) == ")" and before.count("(") > before.count(")")):
        return False
    if _SOFT_REFERENCE.search(before) and (starts_low(after) or match.group(1) == "1"):
        return False
    return match.group(2) == ")" or lowly or not starts_low(after) or _SENTENCE_END.search(before) is not None


def _letters(text: str) -> tuple[_Marker, ...]:
    chain: list[_Marker] = []
    for match in _LETTER.finditer(text):
        if match.group(1) == _LETTERS[len(chain)]:
            chain.append(_Marker(match.start(), match.end(), match.group(1)))
    return tuple(chain) if len(chain) > 1 else ()


def _bullets(text: str) -> tuple[_Marker, ...]:
    """Signs of a list at the beginnings of lines; one alone after words that introduce nothing is a dash of the text."""
    found = tuple(_Marker(match.start(), match.end(), None) for match in _BULLET.finditer(text) if not _is_hyphen(text, match))
    before = text[: found[0].start].strip() if found else ""
    return () if len(found) == 1 and before and not _SENTENCE_END.search(before) else found


def _is_hyphen(text: str, match: re.Match[str]) -> bool:
    """«с предприятиями⏎-партнёрами»: a word with a hyphen that the line broke before it."""
    before = text[: match.start()].rstrip()
    return (
        match.group().strip(" \t\n") == "-"
        and match.group()[-1] == "-"
        and before[-1:].isalpha()
        and text[match.end() : match.end() + 1].islower()
    )


def _signs(text: str) -> tuple[_Marker, ...]:
    found = [_Marker(match.start(), match.end(), None) for match in _SIGN.finditer(text)]
    return tuple(found) if len(found) > 1 else ()


def _dashes(text: str) -> tuple[_Marker, ...]:
    """Dashes of a list that lost its lines: «…: - одно; - другое»; a cell may also begin with one."""
    found = list(_DASH.finditer(text))
    opening = next((index for index, match in enumerate(found) if _opens_a_list(text[: match.start()])), None)
    if opening is None:
        return ()
    sign, rest = found[opening].group(1), found[opening + 1 :]
    same = [match for match in rest if match.group(1) == sign]
    parted = [match for match in same if _SENTENCE_END.search(text[: match.start()])]
    strict = len(parted) * 2 > len(same)
    kept = [m for m in same if not strict or m in parted or text[m.end() : m.end() + 1].isupper()]
    return tuple(_Marker(match.start(), match.end(), None) for match in (found[opening], *kept))


def _opens_a_list(before: str) -> bool:
    return not before.strip() or before.rstrip().endswith(":")


_FAMILIES: tuple[Callable[[str], tuple[_Marker, ...]], ...] = (_numbers, _letters, _bullets, _signs, _dashes)


def _with_lost_dash(items: tuple[Item, ...]) -> tuple[Item, ...]:
    """«…; - совместная работа; завершение наставничества»: in a list of dashes a semicolon ends an item."""
    if len(items) < 2 or any(item.number or item.parts for item in items):
        return items
    result: list[Item] = []
    for item in items:
        first, *rest = parted_by_semicolons(item.text)
        result += [Item(None, first, first, raw=item.raw), *(Item(None, part, part, guessed=True) for part in rest)]
    return tuple(result)


def parted_by_semicolons(text: str) -> list[str]:
    """The parts between semicolons, those inside brackets aside."""
    parts, depth, start = [], 0, 0
    for position, character in enumerate(text):
        depth += (character == "(") - (character == ")" and depth > 0)
        if character == ";" and depth == 0:
            parts.append(text[start:position].strip())
            start = position + 1
    return [part for part in (*parts, text[start:].strip()) if part] or [text]


def units(text: str) -> tuple[Item, ...]:
    """The items of a cell of contents: by markers, else by lines, else by semicolons; at least one."""
    found = listing(text)
    if found.items:
        lead = () if not found.intro or found.intro.endswith(":") else (_plain_item(found.intro),)
        return (*lead, *found.items)
    paragraphs = tuple(_paragraphs(plain(text)))
    if len(paragraphs) > 1:
        return tuple(_plain_item(paragraph) for paragraph in paragraphs)
    parts = parted_by_semicolons(one_line(text))
    several = len(parts) > 1 and all(" " in part for part in parts)
    return tuple(_plain_item(part) for part in (parts if several else [one_line(text)]) if clean(part))


def _plain_item(text: str) -> Item:
    return Item(None, clean(text), clean(text), raw=text)


def _paragraphs(text: str) -> Iterator[str]:
    """Lines that begin anew; a line that goes on (small letter, or no end before it where lines are wrapped) is joined."""
    lines = [line for line in text.split("\n") if line.strip()]
    wrapped = any(starts_low(line) and not before.endswith(";") for before, line in pairwise(lines))
    current = ""
    for line in lines:
        ended = re.search(r"[.;!?]$", current) is not None
        if current and (ended or (not wrapped and not starts_low(line))):
            yield current
            current = line
        else:
            current = f"{current}\n{line}" if current else line
    if current:
        yield current


def is_bulleted(text: str) -> bool:
    """The text begins with a sign of a list."""
    return _BULLET.match(plain(text)) is not None


def ends_bulleted(text: str) -> bool:
    """The text ends inside a list of signs, perhaps one in an item."""
    items = listing(text).items
    return bool(items) and (items[-1].number is None or (bool(items[-1].parts) and items[-1].parts[-1].number is None))


def goes_on_to_items(text: str) -> bool:
    """Words that introduce nothing, and then items of a list: the end of an item and the items after it."""
    found = listing(text)
    return bool(found.items) and bool(found.intro) and not found.intro.endswith(":")


def last_number(text: str) -> int | None:
    """The number of the last item of a numbered list."""
    numbers = [item.number for item in listing(text).items if item.number and item.number.isdigit()]
    return int(numbers[-1]) if numbers else None


def first_number(text: str) -> int | None:
    """The number of the marker a text begins with."""
    match = re.match(r"\W{0,3}(\d{1,2})[.)]\s*[^\d\s]", plain(text))
    return int(match.group(1)) if match else None
