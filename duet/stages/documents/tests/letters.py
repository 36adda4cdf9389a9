"""A letter that is drawn up for each of many people, and files of Word made by hand."""

from __future__ import annotations

import zipfile
from collections.abc import Callable, Iterable
from io import BytesIO
from typing import Any

import docx

from duet.base.papers import Format, Paper, write
from duet.base.papers.blocks import Block, Text
from duet.stages.documents.desk import Desk
from duet.stages.documents.families import Family
from duet.stages.documents.kinds import Answers, Ask, Facts, Field, Flag, Kind, Rows, Sort, add_kinds, kind_named
from duet.stages.documents.wording import letterhead, rows, signature, word


def _gather(desk: Desk, answers: Answers) -> Facts:
    people = desk.everybody(answers.get("кому") or ())
    if people and people[0].full.nominative.startswith("Сбойный"):
        raise ValueError(people[0].full.nominative)
    desk.reference(answers.get("приказ"))
    return {
        "кому_имя": people[0].full.dative if people else "",
        "о_чём": str(answers.get("о_чём") or ""),
        "срочно": bool(answers.get("срочно")),
        "список": [{"имя": person.full.nominative, "должность": person.post.nominative} for person in people],
    }


def _compose(facts: Facts) -> tuple[Block, ...]:
    names = ", ".join(f"{row['имя']} ({row['должность']})" for row in rows(facts, "список"))
    urgent = (Text("Ответьте до пятницы."),) if facts["срочно"] else ()
    written = (Text(f"Кому: {word(facts, 'кому_имя')}"), Text(word(facts, "о_чём")), Text(f"Список: {names}."), *urgent)
    return (*letterhead(facts), *written, signature(facts))


LETTER = Kind(
    name="sample_letter",
    code="D-01",
    family=Family.AWARD,
    title="Письмо для проверки",
    gather=_gather,
    compose=_compose,
    heading=lambda facts: f"Письмо: {word(facts, 'кому_имя')}",
    asks=(
        Ask("кому", "Кому", Sort.PEOPLE),
        Ask("о_чём", "О чём", needed=False),
        Ask("приказ", "Приказ", Sort.DOCUMENT, needed=False, of=("sample_order",)),
    ),
    fields=(
        Field("кому_имя", "Кому, в дательном падеже"),
        Field("о_чём", "О чём"),
        Flag("срочно", "Срочно ли"),
        Rows("список", "Кому послано", (Field("имя", "Имя"), Field("должность", "Должность"))),
    ),
    each="кому",
)

if kind_named(LETTER.name) is None:
    add_kinds(LETTER)


def people(*names: str) -> list[dict[str, Any]]:
    """As answered."""
    return [{"person": None, "name": name, "post": ""} for name in names]


def word_file(*paragraphs: str) -> bytes:
    """A .docx of these paragraphs."""
    return write(Paper("Шаблон", tuple(Text(line) for line in paragraphs)), Format.DOCX)


def by_hand(build: Callable[[Any], None]) -> bytes:
    """A .docx that ``build`` fills through python-docx."""
    made = docx.Document()
    build(made)
    content = BytesIO()
    made.save(content)
    return content.getvalue()


def runs(*texts: str) -> bytes:
    """One paragraph of these runs."""

    def build(made: Any) -> None:
        paragraph = made.add_paragraph()
        for text in texts:
            paragraph.add_run(text)

    return by_hand(build)


def with_parts(content: bytes, changed: dict[str, Callable[[str], str]], added: Iterable[tuple[str, bytes]] = ()) -> bytes:
    """The same file with parts changed and added."""
    made = BytesIO()
    with zipfile.ZipFile(BytesIO(content)) as source, zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as package:
        for name in source.namelist():
            data = source.read(name)
            package.writestr(name, changed[name](data.decode()).encode() if name in changed else data)
        for name, data in added:
            package.writestr(name, data)
    return made.getvalue()
