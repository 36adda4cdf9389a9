"""What documents of one family have in common: the head of a letter, an order from its title to its signature, stamps, annexes.

Everything here takes flat facts (``kinds.Facts``) and gives blocks; ``word`` reads a fact that is words.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from duet.base.papers.blocks import PORTRAIT, Align, Block, Cell, Row, Signature, Split, Stamps, Table, Text
from duet.base.papers.fitting import fitted

from .kinds import Facts

# An order is acquainted under its signature when so many or fewer people are named; more get a sheet of their own.
FEW = 12
_LINE = "_" * 14


def word(facts: Facts, name: str) -> str:
    """A fact that is words. Raises KeyError for one that is not gathered, TypeError for a table or a choice."""
    found = facts[name]
    if not isinstance(found, str):
        raise TypeError(f"{name} is no words.")
    return found


def rows(facts: Facts, name: str) -> list[dict[str, str]]:
    """A fact that is a table. Raises KeyError, TypeError."""
    found = facts[name]
    if not isinstance(found, list):
        raise TypeError(f"{name} is no table.")
    return found


def letterhead(facts: Facts) -> tuple[Block, ...]:
    """The name of the founder where it is known, and that of the organisation, in the middle above."""
    founder = word(facts, "учредитель")
    above = (Text(founder, Align.CENTRE),) if founder else ()
    before, quote, name = word(facts, "организация_полностью").partition("«")
    if not quote or not before.strip():
        return (*above, Text(f"{before}{quote}{name}", Align.CENTRE, bold=True))
    # As on a letterhead: what it is on one line, its own name on the next.
    return (*above, Text(before.strip(), Align.CENTRE), Text(f"«{name}", Align.CENTRE, bold=True))


def points(texts: Iterable[str]) -> tuple[Block, ...]:
    """Numbered points of an order or a section, empty ones left out; a point may be of several paragraphs parted by ``\\n``."""
    said = [text for text in texts if text.strip()]
    return tuple(Text(f"{number}. {text}", Align.BOTH, indent=True) for number, text in enumerate(said, 1))


def paragraph(text: str) -> Text:
    """A paragraph of a running text."""
    return Text(text, Align.BOTH, indent=True)


def order(
    facts: Facts, *, title: str, preamble: str, texts: Sequence[str], after: dict[int, Sequence[Block]] | None = None, acquaint: str = ""
) -> tuple[Block, ...]:
    """A whole order (DOMAIN.md §5.2): letterhead, kind, date and number, place, title, preamble, points, signature, «ознакомлены».

    ``after`` are blocks that stand after a point (its number among ``texts``, from 1): a table. ``acquaint`` is the name of a table
    of facts with columns «имя» and «должность».
    """
    numbered: list[Block] = []
    number = 0
    for place, text in enumerate(texts, 1):
        if not text.strip():
            continue
        number += 1
        numbered += [Text(f"{number}. {text}", Align.BOTH, indent=True), *(after or {}).get(place, ())]
    return (
        *letterhead(facts),
        Text("ПРИКАЗ", Align.CENTRE, bold=True, spread=True),
        Split(word(facts, "дата"), f"№ {word(facts, 'номер')}", word(facts, "город")),
        Text(title, narrow=True),
        paragraph(preamble),
        Text("ПРИКАЗЫВАЮ:", keep=True),
        *numbered,
        signature(facts),
        *(acquainted(to_read(facts, acquaint)) if acquaint else ()),
    )


def signature(facts: Facts) -> Signature:
    """Where whoever signs signs; once signed in the program, the mark of it."""
    mark = word(facts, "отметка_о_подписи")
    post = word(facts, "подписант_должность")
    return Signature(post[:1].upper() + post[1:], word(facts, "подписант_подпись"), mark=tuple(mark.split("\n")) if mark else ())


def to_read(facts: Facts, name: str) -> list[dict[str, str]]:
    """Who is acquainted with a paper: everybody it names but whoever signs it."""
    return [row for row in rows(facts, name) if row["имя"] != word(facts, "подписант")]


def acquainted(people: Sequence[dict[str, str]]) -> tuple[Block, ...]:
    """«С приказом ознакомлены:» with lines to sign on; for many people a sheet of acquaintance is printed instead."""
    if not people or len(people) > FEW:
        return ()
    table = Table(
        tuple((Cell(row["имя"]), Cell(_LINE), Cell("«___» ____________ 20___ г.")) for row in people),
        (PORTRAIT.room * 0.4, PORTRAIT.room * 0.25, PORTRAIT.room * 0.35),
        head=0,
        size=11,
        # So short a list is not torn by the end of a page.
        headings=frozenset(range(len(people) - 1)),
    )
    return (Text("С приказом ознакомлены:", keep=True), table)


def approved(facts: Facts, stamp: str) -> Stamps:
    """«УТВЕРЖДЕНО приказом … от … № …» in the right corner; ``stamp`` agrees with the name of the paper (``kinds.Stamp``)."""
    by = word(facts, "утверждён") or f"приказом от {_LINE} № {'_' * 6}"
    return Stamps(right=((stamp, by),))


def table(titles: Sequence[str], lines: Iterable[Sequence[str]], shares: Sequence[float] = (), *, room: float = PORTRAIT.room) -> Table:
    """A table with its head; ``shares`` of the width, or as the words need it."""
    head: Row = tuple(Cell(title, bold=True) for title in titles)
    body = tuple(tuple(Cell(text) for text in line) for line in lines)
    if shares:
        return Table((head, *body), tuple(room * share / sum(shares) for share in shares), size=11)
    return fitted(Table((head, *body), (1.0,) * len(titles), size=11), room)


def addressed(facts: Facts, *, author: str = "", post: str = "") -> Stamps:
    """The head of an application: «Директору … Громову А. П. от Беловой А. С.» in the right corner."""
    post_to = word(facts, "подписант_должность_дп")
    lines = (f"{post_to[:1].upper()}{post_to[1:]}", word(facts, "организация_полностью_рп"), word(facts, "подписант_кратко_дп"))
    return Stamps(right=((*lines, *((f"от {author}",) if author else ()), *((post,) if post else ())),))
