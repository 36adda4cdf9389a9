"""A document as it would be printed now: facts, the paper, what is missing, what is doubtful. Nothing is saved here."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date

from duet.base.papers import Paper
from duet.base.papers.blocks import (
    LANDSCAPE,
    PORTRAIT,
    Annex,
    Blank,
    Block,
    Heading,
    Parties,
    Seal,
    Signature,
    Split,
    Stamps,
    Table,
    Text,
)
from duet.base.tenancy.models import Member
from duet.core.text import folded
from duet.stages.persons.models import Person

from .desk import Desk, Missing
from .grammar import Doubt, Grammar
from .kinds import Ask, Facts, Kind, Sort
from .models import Document, OwnTemplate, Revision
from .template_reading import paper_of
from .templating import render

# Usual letters of a document in points, and how far lines stand from each other.
SIZE, LEADING = 13, 1.15


@dataclass(frozen=True, slots=True)
class Edit:
    """A paragraph changed by hand."""

    was: str
    now: str


@dataclass(frozen=True, slots=True)
class Drawn:
    """``lost`` are edits by hand whose paragraph has changed since: they are shown, never silently dropped."""

    facts: Facts
    paper: Paper
    heading: str
    missing: list[Missing] = field(default_factory=list)
    doubts: list[Doubt] = field(default_factory=list)
    lost: list[Edit] = field(default_factory=list)
    people: list[Person] = field(default_factory=list)
    cited: list[Document] = field(default_factory=list)
    # The file of an own template with the facts in it.
    docx: bytes = b""


def draw(document: Document, *, by: Member, on: date, grammar: Grammar | None = None) -> Drawn:
    """The document as it stands: a frozen one from its last text, any other from its answers and today's data.

    ``grammar`` is shared by papers that are drawn one after another.
    """
    latest = document.revisions.first() if document.is_frozen else None
    if latest is not None:
        return redraw(document, latest)
    desk = Desk(document.organisation, by=by, on=document.day or on, document=document)
    desk.grammar = grammar or desk.grammar
    kind = document.of
    facts = {**desk.common(), **kind.gather(desk, document.answers)}
    missing = [*lacking(kind.asks, document.answers), *desk.missing]
    paper, lost, content = _paper(document, kind, facts, edits_of(document.edits), document.template)
    people, cited = list(desk.named.values()), list(desk.cited.values())
    return Drawn(facts, paper, kind.heading(facts), missing, desk.grammar.doubts, lost, people, cited, content)


def redraw(document: Document, revision: Revision, *, seal: Seal | None = None, more: Facts | None = None) -> Drawn:
    """The document from kept facts; ``more`` are those that come with registration: number, day, mark of signature."""
    facts = {**revision.facts, **(more or {})}
    kind = document.of
    paper, lost, content = _paper(document, kind, facts, edits_of(revision.edits), revision.template, seal=seal)
    return Drawn(facts, paper, kind.heading(facts), lost=lost, docx=content)


def lacking(asks: Iterable[Ask], answers: Mapping[str, object]) -> list[Missing]:
    """What was asked, is needed and has no answer; of a table each row that says something but not everything."""
    found: list[Missing] = []
    for ask in asks:
        answer = answers.get(ask.name)
        if _lacks(ask, answer):
            found.append(Missing(f"Не заполнено: {_small(ask.label)}.", ask=ask.name))
        elif ask.sort is Sort.ROWS and isinstance(answer, list):
            found += [
                Missing(f"«{ask.label}», строка {number}: не заполнено «{_small(column.label)}».", ask=ask.name)
                for number, row in enumerate(answer, 1)
                for column in ask.columns
                if _lacks(column, row.get(column.name))
            ]
    return found


def _small(label: str) -> str:
    return f"{label[0].lower()}{label[1:]}"


def _lacks(ask: Ask, answer: object) -> bool:
    if not ask.needed or ask.sort is Sort.FLAG:
        return False
    if isinstance(answer, Mapping):
        return not answer.get("name")
    return answer is None or answer == "" or answer == []


def edits_of(kept: Sequence[Mapping[str, str]]) -> list[Edit]:
    """Edits as they are kept in a row."""
    return [Edit(row["was"], row["now"]) for row in kept]


def _paper(
    document: Document, kind: Kind, facts: Facts, edits: Sequence[Edit], template: OwnTemplate | None, *, seal: Seal | None = None
) -> tuple[Paper, list[Edit], bytes]:
    """The paper, the edits that found no paragraph, and the file of an own template: that one is edited in Word, not by paragraphs."""
    if template is not None:
        content = render(template.file.read(), facts)
        return paper_of(content, document.title or kind.title), list(edits), content
    blocks, lost = edited(kind.compose(facts), edits)
    paper = Paper(
        document.title or kind.title, blocks, LANDSCAPE if kind.landscape else PORTRAIT, size=SIZE, leading=LEADING, seal=seal,
        framed=kind.framed, numbered=not kind.framed,
    )  # fmt: skip
    return paper, lost, b""


def edited(blocks: Sequence[Block], edits: Sequence[Edit]) -> tuple[tuple[Block, ...], list[Edit]]:
    """The blocks with paragraphs changed by hand, and the edits whose paragraph is not there any more. An empty text takes the
    paragraph out.
    """
    left = list(edits)
    made: list[Block] = []
    for block in blocks:
        edit = next((edit for edit in left if isinstance(block, Text) and edit.was == block.text), None)
        if edit is None or not isinstance(block, Text):
            made.append(block)
            continue
        left.remove(edit)
        if edit.now.strip():
            made.append(replace(block, text=edit.now))
    return tuple(made), left


def words_of(paper: Paper) -> str:
    """Everything that is printed, a line a paragraph: for search and for comparing two texts."""
    return "\n".join(line for block in paper.blocks for line in _words(block) if line.strip())


def _words(block: Block) -> Iterable[str]:
    match block:
        case Text() | Heading():
            yield block.text
        case Table():
            yield from (" | ".join(cell.text.replace("\n", " ") for cell in row) for row in block.rows)
        case Stamps():
            yield from (line for stamp in (*block.left, *block.right) for line in stamp)
        case Signature():
            yield f"{block.position} {block.name}"
        case Split():
            yield " ".join(word for word in (block.left, block.centre, block.right) if word)
        case Parties():
            yield from (*block.left, *block.right)
        case Annex():
            yield from block.lines
        case Blank():
            yield from (block.label, block.under)


def found_by(document: Document, paper: Paper) -> str:
    """What the document is found by."""
    return folded(f"{document.number} {document.title} {document.of.title} {words_of(paper)}")
