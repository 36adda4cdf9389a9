"""The language of signs: what words tell that a text is about an item of the catalogue.

``анкет*/опрос* + наставник - удовлетвор*``: a word on «анкет…» or «опрос…», and the word «наставник» in any of its forms, and
no word on «удовлетвор…». ``+`` joins groups, ``/`` offers words of a group, what follows ``-`` must not stand there. ``*``
stands for any end of a word, a word without it is a lemma. Words with a space between stand side by side; ``..`` lets up to
two others stand between. ``^`` holds the word to the beginning. ``[база]`` is a group with a name (``names.py``).

The first group is what the text is about and must stand in the text itself; the others may stand in the headings over it.

A table of signs (``signs_of``) is a line with a name, then its signs, each after how much it tells: «точно», by itself;
«возможно», a person should look; «коротко 2», a poor word that tells in a section of stage 2 only; «списком», an item of a list
under a title that says of what; «актом», as «точно» and in a local act beside the plan as well (an act settles an appointment
or a norm; it describes meetings and does not plan them).
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from .names import NAMES

STRONG, WEAK = 0.9, 0.65
_STRENGTHS = {"точно": STRONG, "актом": STRONG, "списком": STRONG, "возможно": WEAK, "коротко": WEAK}
_NAMED = re.compile(r"\[([^\]]+)\]")
_SIGN = re.compile(rf"({'|'.join(_STRENGTHS)})((?: \d)*): (.+)")


@dataclass(frozen=True, slots=True)
class Sign:
    """A parsed sign.

    ``within``: it tells only in sections of these stages, or where the stage is not known unless it is ``strict``. ``of_act``:
    it may be found in a local act beside the plan as well. ``listed``: it tells of a short item of a list by the title of the row.
    """

    groups: tuple[frozenset[str], ...]
    bars: frozenset[str] = frozenset()
    strength: float = STRONG
    within: frozenset[int] = frozenset()
    strict: bool = False
    of_act: bool = False
    listed: bool = False


def signs_of(table: str) -> tuple[tuple[str, tuple[Sign, ...]], ...]:
    """The signs of a table by their names, in its order."""
    signs: dict[str, list[Sign]] = {}
    name = ""
    for line in _unfolded(table):
        if line.startswith(" "):
            signs[name].append(sign_of(line.strip()))
        else:
            name = line
            signs.setdefault(name, [])
    return tuple((name, tuple(found)) for name, found in signs.items())


def _unfolded(table: str) -> list[str]:
    """Lines of the table; a line that begins deeper goes on from the one above."""
    lines: list[str] = []
    for line in filter(str.strip, table.split("\n")):
        if line.startswith("   "):
            lines[-1] += ("" if lines[-1].endswith("/") else " ") + line.strip()
        else:
            lines.append(line)
    return lines


def sign_of(line: str) -> Sign:
    """One sign: «точно: анкет* + наставник - удовлетвор*»."""
    match = _SIGN.fullmatch(line)
    assert match, line
    kind, stages, text = match.groups()
    wanted, *unwanted = text.split(" - ")
    return Sign(
        tuple(_alternatives(group) for group in wanted.split(" + ")),
        frozenset(word for part in unwanted for word in _alternatives(part)),
        _STRENGTHS[kind],
        frozenset(map(int, stages.split())),
        strict=kind == "коротко",
        of_act=kind == "актом",
        listed=kind == "списком",
    )


def _alternatives(group: str) -> frozenset[str]:
    while _NAMED.search(group):
        group = _NAMED.sub(lambda match: NAMES[match.group(1)], group)
    return frozenset(word.strip() for word in group.split("/"))


@lru_cache(maxsize=10_000)
def parts_of(phrase: str) -> tuple[tuple[str, bool], ...]:
    """The words of an alternative, each with whether others may stand before it.

    >>> parts_of("родительск* .. собран*")
    (('родительск*', False), ('собран*', True))
    """
    parts: list[tuple[str, bool]] = []
    loose = False
    for word in phrase.split():
        if word == "..":
            loose = True
        else:
            parts.append((word, loose))
            loose = False
    return tuple(parts)
