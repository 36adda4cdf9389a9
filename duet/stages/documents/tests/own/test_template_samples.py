"""Our text as a template: how rows of facts are said over and over, and what cannot be composed of names."""

from __future__ import annotations

from dataclasses import replace

import pytest

from duet.base.papers.blocks import Block, Heading, Signature, Stamps, Text
from duet.stages.documents.drawing import words_of
from duet.stages.documents.kinds import Facts
from duet.stages.documents.template_checking import faults_of
from duet.stages.documents.template_reading import paper_of
from duet.stages.documents.template_samples import placeholders, sample_template
from duet.stages.documents.templating import render
from duet.stages.documents.wording import rows, table

from ..letters import LETTER

LISTED = [{"имя": "Белова", "должность": "учитель"}, {"имя": "Ким", "должность": "логопед"}]

LINE = "_" * 16


def named(facts: Facts) -> list[dict[str, str]]:
    return rows(facts, "список")


def said(*blocks_of: object) -> str:
    """What a kind says of two people when its own text is filled as a template."""
    kind = replace(LETTER, compose=lambda facts: tuple(block for make in blocks_of for block in make(facts)))  # type: ignore[operator]
    content = sample_template(kind)
    assert faults_of(content, kind) == []
    return words_of(paper_of(render(content, {**placeholders(kind), "список": LISTED}), ""))


def of_each(make: object) -> object:
    return lambda facts: [block for row in named(facts) for block in make(row)]  # type: ignore[operator]


@pytest.mark.parametrize(
    "make, text",
    [
        (lambda facts: [Text("Имена: " + ", ".join(row["имя"] for row in named(facts)) + " и всё.")], "Имена: Белова, Ким и всё."),
        (lambda facts: [Text("(" + ")(".join(row["имя"] for row in named(facts)) + ")")], "(Белова)(Ким)"),
        (lambda facts: [Text("\n".join(row["имя"] for row in named(facts)))], "Белова\nКим"),
        (lambda facts: [Text("".join(f"{row['имя']}, {row['должность']}; " for row in named(facts)))], "Белова, учитель; Ким, логопед; "),
        (of_each(lambda row: [Text(row["имя"])]), "Белова\nКим"),
        (of_each(lambda row: [Text(row["имя"]), Text("Вот:"), Text(row["должность"])]), "Белова\nВот:\nучитель\nКим\nВот:\nлогопед"),
        (of_each(lambda row: [Text("Слушали:"), Text(row["имя"])]), "Слушали:\nБелова\nСлушали:\nКим"),
        (of_each(lambda row: [Heading("Раздел"), Signature(row["должность"], row["имя"])]), f"Раздел\nучитель | {LINE} | Белова\nРаздел"),
        (lambda facts: [Stamps(tuple((row["имя"],) for row in named(facts)), (("УТВЕРЖДЕНО",),))], "Белова, Ким |  | УТВЕРЖДЕНО"),
    ],
)  # fmt: skip
def test_rows_are_repeated_in_whatever_they_are_said(make: object, text: str):
    assert text in said(make, lambda facts: [Text("Конец.")])


def test_rows_of_a_table_are_repeated_with_the_titles_of_their_groups():
    def grouped(facts: Facts) -> list[Block]:
        lines = [line for row in named(facts) for line in ([row["имя"], ""], [row["имя"], row["должность"]])]
        return [table(("Имя", "Должность"), lines)]

    assert said(grouped).splitlines() == ["Имя | Должность", "Белова | ", "Белова | учитель", "Ким | ", "Ким | логопед"]


def test_a_choice_that_hides_more_than_it_shows_is_not_made():
    def compose(facts: Facts) -> tuple[Block, ...]:
        return (Text("Список — в приложении."),) if facts["срочно"] else (Text(f"{facts['о_чём']}, {facts['кому_имя']}"),)

    assert words_of(paper_of(sample_template(replace(LETTER, compose=compose)), "")) == "{{ о_чём }}, {{ кому_имя }}"


def test_a_fact_that_hides_more_than_it_shows_is_left_out_if_that_can_be_done():
    def compose(facts: Facts) -> tuple[Block, ...]:
        if facts["о_чём"]:
            return (Text(f"Список — в приложении {facts['о_чём']}."),)
        return (Text(f"{str(facts['кому_имя'])[0]} и {', '.join(row['имя'] + row['должность'] for row in named(facts))}"),)

    assert "{% for строка in список %}" in words_of(paper_of(sample_template(replace(LETTER, compose=compose)), ""))


def test_a_kind_that_counts_has_its_fields_one_under_another():
    def compose(facts: Facts) -> tuple[Block, ...]:
        return (Text(str(int(str(facts["о_чём"])))),)

    kind = replace(LETTER, compose=compose)
    content = sample_template(kind)
    assert faults_of(content, kind) == []
    text = words_of(paper_of(render(content, {**placeholders(kind), "список": LISTED, "о_чём": "12"}), ""))
    assert text.splitlines() == [
        "Письмо для проверки", "Кому, в дательном падеже: [Кому, в дательном падеже]", "О чём: 12", "Кому послано:", "Имя | Должность",
        "Белова | учитель", "Ким | логопед",
    ]  # fmt: skip


def test_a_table_that_only_opens_is_no_repetition():
    kind = replace(LETTER, compose=lambda facts: (Text(named(facts)[0]["имя"]), Text(named(facts)[2]["имя"])))
    assert "endfor" in words_of(paper_of(sample_template(kind), ""))
