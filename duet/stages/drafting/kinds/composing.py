"""Composing what several kinds of document have alike: sections with numbered clauses, stamps above a local act, lines to fill by hand."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from duet.base.papers.blocks import Align, Block, Heading, Stamps, Text
from duet.core.regulation import Federal, federal
from duet.stages.documents.desk import GAP, Desk
from duet.stages.documents.kinds import Facts, Stamp
from duet.stages.documents.wording import letterhead, rows, word

# In a cell of an empty row: high enough to write in by hand.
HIGH = "\N{NO-BREAK SPACE}\n\N{NO-BREAK SPACE}"


_ON_DESTRUCTION = ("fz-152", "rkn-179")


def on_data(desk: Desk, *codes: str) -> list[Federal]:
    """Acts on personal data that hold on the day of the paper; acts on mentoring have nothing to do with it."""
    return [act for act in (federal(code) for code in codes) if act is not None and act.term.holds(desk.on)]


def on_destruction(desk: Desk) -> str:
    """The law and the order that says how destruction is proved, in the instrumental."""
    return " и ".join(act.citation.instrumental for act in on_data(desk, *_ON_DESTRUCTION))


@dataclass(frozen=True, slots=True)
class Listed:
    """A clause with a list under it: ``lead`` ends with a colon, items come without points at their ends. Empty items fall out."""

    lead: str
    items: Sequence[str]


Clause = str | Listed


@dataclass(frozen=True, slots=True)
class Section:
    """A section of a local act; empty clauses fall out and the rest are numbered anew, and so are sections."""

    title: str
    clauses: Sequence[Clause]


def sections(parts: Iterable[Section]) -> tuple[Block, ...]:
    """«1. Общие положения», «1.1. …», «1) …;»: each paragraph is a block of its own, so that it can be changed by hand."""
    made: list[Block] = []
    number = 0
    for part in parts:
        clauses = [clause for clause in part.clauses if _says(clause)]
        if not clauses:
            continue
        number += 1
        made.append(Heading(f"{number}. {part.title}"))
        for place, clause in enumerate(clauses, 1):
            lead = clause.lead if isinstance(clause, Listed) else clause
            made.append(Text(f"{number}.{place}. {lead}", Align.BOTH, indent=True))
            if isinstance(clause, Listed):
                made += listed(clause.items)
    return tuple(made)


def listed(items: Iterable[str]) -> tuple[Text, ...]:
    """«1) …;», the last with a full stop. Empty ones fall out."""
    said = [item.strip() for item in items if item.strip()]
    ends = [";"] * (len(said) - 1) + ["."]
    # «2026 г.» at the end of the last needs no second point.
    closed = (item if end == item[-1:] else f"{item}{end}" for item, end in zip(said, ends, strict=True))
    return tuple(Text(f"{number}) {item}", Align.BOTH, indent=True) for number, item in enumerate(closed, 1))


def _says(clause: Clause) -> bool:
    return any(item.strip() for item in clause.items) if isinstance(clause, Listed) else bool(clause.strip())


def annex_head(facts: Facts, stamp: Stamp, beside: str = "") -> tuple[Block, ...]:
    """What stands above an annex or a local act: «Приложение № 1», «УТВЕРЖДЕНО приказом от … № …» on the right.

    What is no annex bears the name of the organisation above its stamp. ``beside`` is a table of facts with the column «гриф»: lines
    of the other stamps, which go to the left and then by turns.
    """
    approved = word(facts, "утверждён") or f"приказом от {GAP} № {'_' * 6}"
    number = word(facts, "приложение")
    right: list[tuple[str, ...]] = [(*((f"Приложение № {number}",) if number else ()), stamp.value, approved)]
    left: list[tuple[str, ...]] = []
    for row in rows(facts, beside) if beside else ():
        side = left if len(left) <= len(right) - 1 else right
        side.append(tuple(row["гриф"].split("\n")))
    made = Stamps(tuple(left), tuple(right))
    return (made,) if number else (*letterhead(facts), made)


def titled(kind: str, about: str) -> tuple[Block, ...]:
    """The name of a local act and what it is about, in the middle: «ПОЛОЖЕНИЕ», «о системе наставничества…»."""
    return (Text(kind, Align.CENTRE, bold=True, keep=True), Text(about, Align.CENTRE, bold=True, keep=True))


def blank_rows(lines: int, columns: int) -> list[list[str]]:
    """Numbered rows of a table to be filled by hand."""
    return [[f"{number}\n\N{NO-BREAK SPACE}", *[""] * (columns - 1)] for number in range(1, lines + 1)]


def joined(words: Sequence[str]) -> str:
    """Words in a row: «а, б и в»."""
    said = [word for word in words if word]
    return said[0] if len(said) == 1 else f"{', '.join(said[:-1])} и {said[-1]}" if said else ""


def full_stop(text: str) -> str:
    """With a full stop at its end, but not with two: a day ends with «г.» already."""
    return text if text.endswith(".") else f"{text}."
