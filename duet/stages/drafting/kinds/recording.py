"""What programmes, journals, lists, reports and minutes have alike: their heads, who signs them, lines to fill by hand."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from duet.base import clock
from duet.base.papers.blocks import PORTRAIT, Align, Blank, Block, Cell, Heading, Signature, Split, Stamps, Table, Text
from duet.base.papers.fitting import fitted
from duet.core.consents import Use
from duet.core.people.service import service_in_words
from duet.stages.documents.desk import GAP, Desk, Said
from duet.stages.documents.kinds import Answers, Ask, Facts, Field, Sort
from duet.stages.documents.wording import letterhead, paragraph, rows, word
from duet.stages.persons.models import Person

from .asking import day_said, words_of, year_end
from .ordering import capital, lines_of, placed, stopped

TO_SIGN, DAY_TO_FILL = "_" * 14, "«___» ____________ 20___ г."
# A cell to write in by hand.
TALL = "\n".join("\N{NO-BREAK SPACE}" * 3)
LINES, MOST_ROWS, SAMPLE = 3, 60, 200


# Gathering


def open_today(person: Person | None) -> bool:
    """Whether what is past registration may be printed of them. It is asked of today, whatever day the document bears: a consent that
    was withdrawn since is withdrawn for a paper of last month, too.
    """
    return person is not None and Person.objects.filter(pk=person.pk).permitted(Use.KEEP, clock.today()).exists()


def qualification(said: Said) -> str:
    """«высшая», or nothing."""
    person = said.person
    return str(person.get_category_display()) if person and person.category else ""


def service(said: Said, desk: Desk) -> str:
    """«12 лет», or nothing; learners have none."""
    person = said.person
    months = person.service(desk.on) if person and not person.is_learner else None
    return service_in_words(months) if months is not None else ""


PERSON_COLUMNS = (
    Field("имя", "Фамилия, имя, отчество"),
    Field("имя_рп", "Фамилия, имя, отчество, кого"),
    Field("кратко", "Фамилия и инициалы"),
    Field("кратко_рп", "Фамилия и инициалы, кого"),
    Field("должность", "Должность"),
    Field("должность_рп", "Должность, кого"),
    Field("подпись", "Инициалы и фамилия для подписи"),
)


def people_facts(people: Iterable[Said]) -> list[dict[str, str]]:
    """Rows with ``PERSON_COLUMNS``."""
    return [
        {
            "имя": said.full.nominative,
            "имя_рп": said.full.genitive,
            "кратко": said.brief.nominative,
            "кратко_рп": said.brief.genitive,
            "должность": said.post.nominative,
            "должность_рп": said.post.genitive,
            "подпись": said.signature,
        }
        for said in people
    ]


def as_person(desk: Desk, answer: Any) -> Said:
    """A person of an answer or of a cell of a row."""
    return placed(desk, answer if isinstance(answer, Mapping) else None)


def mentee_said(said: Said) -> str:
    """«Наставляемый», «Наставляемая»: where they sign."""
    return said.agree("Наставляемый", "Наставляемая", "Наставляемый(-ая)")


def head_of(desk: Desk) -> object:
    """The head of the organisation, as an answer."""
    place = desk.organisation
    return {"person": None, "name": place.head_name, "post": place.head_post} if place.head_name else None


def period_asks(label: str = "С какого дня") -> tuple[Ask, Ask]:
    """From the day to the end of the school year."""
    return (Ask("с", label, Sort.DAY, start=lambda desk: desk.on), Ask("по", "По какой день", Sort.DAY, start=year_end))


PERIOD = (Field("с", "С какого дня"), Field("по", "По какой день"))


def period_facts(answers: Answers) -> Facts:
    """The facts of ``PERIOD``."""
    return {"с": day_said(answers, "с"), "по": day_said(answers, "по")}


def texts_facts(answers: Answers, *names: str) -> Facts:
    """Answers that are printed as they were typed."""
    return {name: words_of(answers, name) for name in names}


def number_of(answers: Answers, name: str, *, usual: int = 0) -> int:
    """A number as answered."""
    found = answers.get(name)
    return found if isinstance(found, int) else usual


def rows_to_fill(answers: Answers, name: str, usual: int) -> int:
    """How many empty rows somebody wants on the paper, within reason."""
    return min(number_of(answers, name, usual=usual), MOST_ROWS)


def empty_rows(number: int, columns: Sequence[Field]) -> list[dict[str, str]]:
    """Numbered rows to fill by hand."""
    return [{column.name: str(row) if column.name == "номер" else "" for column in columns} for row in range(1, number + 1)]


# Composing


def opening(facts: Facts, kind: str, about: str, *stamps: Block) -> tuple[Block, ...]:
    """The organisation, stamps, the kind of paper and what it is about."""
    return (*letterhead(facts), *stamps, Heading(kind), Text(about, Align.CENTRE, bold=True, keep=True))


def dated(facts: Facts, kind: str, about: str, *, numbered: bool = True) -> tuple[Block, ...]:
    """The head of minutes, acts, notes: the organisation, the kind and what it is of, the day with the place and the number."""
    number = f"№ {word(facts, 'номер')}" if numbered else ""
    day, place = word(facts, "дата"), word(facts, "город")
    return (
        *letterhead(facts),
        Text(kind, Align.CENTRE, bold=True, spread=True, keep=True),
        Text(about, Align.CENTRE, bold=True, keep=True),
        Split(day, number or place, place if number else ""),
    )


def approving(facts: Facts, said: str = "УТВЕРЖДАЮ", *, beside: Sequence[str] = ()) -> Stamps:
    """The stamp of whoever signs for the organisation on the right, another stamp on the left."""
    mark = word(facts, "отметка_о_подписи")
    post = capital(word(facts, "подписант_должность"))
    signed = (
        (word(facts, "подписант_подпись"), *mark.split("\n")) if mark else (f"{TO_SIGN} {word(facts, 'подписант_подпись')}", DAY_TO_FILL)
    )
    return Stamps((tuple(beside),) if beside else (), ((said, post, *signed),))


def agreed(facts: Facts, name: str, title: str) -> tuple[str, ...]:
    """The lines of «СОГЛАСОВАНО» of a person of the facts; nothing of nobody."""
    return ("СОГЛАСОВАНО", title, f"{TO_SIGN} {word(facts, f'{name}_подпись')}", DAY_TO_FILL) if facts[name] else ()


def chapters(parts: Iterable[tuple[str, Sequence[Block]]]) -> tuple[Block, ...]:
    """«1. Сведения о паре» and what stands under it; what is empty falls out, and the rest are numbered anew."""
    said = [(title, blocks) for title, blocks in parts if blocks]
    return tuple(block for number, (title, blocks) in enumerate(said, 1) for block in (Heading(f"{number}. {title}"), *blocks))


def told(text: str, *, lines: int = 0) -> tuple[Block, ...]:
    """Paragraphs as they were typed, or so many lines to fill."""
    return tuple(paragraph(part.strip()) for part in text.splitlines() if part.strip()) or by_hand(lines)


def items(text: str, *, lines: int = 0) -> tuple[Block, ...]:
    """Lines that were typed, each a numbered sentence; a single one has no number; of nothing so many lines to fill."""
    said = [stopped(capital(line)) for line in lines_of(text)]
    if len(said) == 1:
        return (paragraph(said[0]),)
    return tuple(paragraph(f"{number}) {line}") for number, line in enumerate(said, 1)) or by_hand(lines)


def by_hand(lines: int) -> tuple[Block, ...]:
    """Lines across the sheet."""
    return (Blank(),) * lines


def card(pairs: Iterable[tuple[str, str]]) -> Table:
    """What is what, in two columns."""
    lines = tuple((Cell(title), Cell(said)) for title, said in pairs)
    return Table(lines, (PORTRAIT.room * 0.36, PORTRAIT.room * 0.64), head=0, size=11)


def grouped(
    titles: Sequence[str], groups: Iterable[tuple[str, Sequence[Sequence[str]]]], shares: Sequence[float], *, size: int = 11
) -> Table:
    """A table whose rows stand under headings across it."""
    lines: list[tuple[Cell, ...]] = [tuple(Cell(title, bold=True) for title in titles)]
    headings = set()
    for title, under in groups:
        if title:
            headings.add(len(lines))
            lines.append((Cell(title, width=len(titles), bold=True),))
        lines += [tuple(Cell(text) for text in row) for row in under]
    widths = tuple(PORTRAIT.room * share / sum(shares) for share in shares)
    return Table(tuple(lines), widths, size=size, headings=frozenset(headings))


def roomy(titles: Sequence[str], lines: Sequence[Sequence[str]], room: float) -> Table:
    """A long list of many columns, as wide as their words want by a part of the rows: measuring thousands takes too long."""
    head = tuple(Cell(title, bold=True) for title in titles)
    body = tuple(tuple(Cell(text) for text in line) for line in lines)
    some = (head, *body[:: max(1, len(body) // SAMPLE)])
    found = fitted(Table(some, (1.0,) * len(titles)), room)
    return Table((head, *body), found.widths, size=min(found.size, 11))


def person_signs(facts: Facts, title: str, name: str) -> Signature:
    """Where a person of the facts signs; whoever signed in the program has the mark of it."""
    return signs(facts, title, word(facts, f"{name}_подпись"))


def signs(facts: Facts, title: str, signature: str) -> Signature:
    """The same by name."""
    mark = word(facts, "отметка_о_подписи") if signature and signature == word(facts, "подписант_подпись") else ""
    return Signature(title, signature, mark=tuple(mark.split("\n")) if mark else ())


def read_by(facts: Facts, name: str, lead: str) -> tuple[Block, ...]:
    """«Со справкой ознакомлены:» and where the people of a table of facts sign."""
    people = rows(facts, name)
    if not people:
        return ()
    widths = tuple(PORTRAIT.room * share for share in (0.4, 0.25, 0.35))
    lines = tuple((Cell(row["имя"]), Cell(TO_SIGN), Cell(DAY_TO_FILL)) for row in people)
    return (Text(lead, keep=True), Table(lines, widths, head=0, size=11))


def of_whom(facts: Facts, name: str, *, ending: str = "_рп", full: bool = False) -> str:
    """«Сорокина Н. А.», or ``full`` «Сорокина Никиты Андреевича, учителя истории», in the genitive; a gap for nobody."""
    if not facts[name]:
        return GAP
    if not full:
        return word(facts, f"{name}_кратко{ending}")
    return ", ".join(part for part in (word(facts, f"{name}{ending}"), word(facts, f"{name}_должность{ending}")) if part)


def names(people: Iterable[Mapping[str, str]]) -> str:
    """«Белова А. С. (учитель физики), Громов А. П.»: posts stand in brackets, so that none runs into the next name."""
    return ", ".join(f"{row['кратко']} ({row['должность']})" if row["должность"] else row["кратко"] for row in people)
