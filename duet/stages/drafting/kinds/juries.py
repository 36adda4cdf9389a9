"""Minutes of the jury of a contest with its sheet of marks (D-47)."""

from __future__ import annotations

from collections.abc import Sequence

from duet.base.papers.blocks import Align, Block, PageBreak, Text
from duet.base.ui.words import count
from duet.stages.documents.desk import GAP, Desk, person_facts, person_fields
from duet.stages.documents.families import Family
from duet.stages.documents.kinds import Answers, Ask, Facts, Field, Kind, Rows, Sort
from duet.stages.documents.wording import paragraph, rows, table, word

from .asking import people_of, words_of
from .minutes import VOTES, leaders, names_of, votes_in_words
from .ordering import capital, everybody, lines_of, stopped
from .recording import (
    PERSON_COLUMNS,
    as_person,
    by_hand,
    dated,
    empty_rows,
    head_of,
    number_of,
    people_facts,
    person_signs,
    texts_facts,
)

_ENTRANTS = (
    Field("номер", "Номер"),
    Field("участник", "Участник"),
    Field("номинация", "Номинация"),
    Field("балл", "Сумма баллов"),
    Field("место", "Место"),
)
_CRITERIA = "Польза для наставляемого\nНовизна и продуманность\nРезультат и его подтверждение\nЯсность и качество представления"
_MOST, _EMPTY = 5, 8


def _gather_jury(desk: Desk, answers: Answers) -> Facts:
    entrants = people_of(answers, "участники")
    criteria = lines_of(words_of(answers, "критерии") or _CRITERIA)
    return {
        **person_facts("председатель", as_person(desk, answers.get("председатель"))),
        **person_facts("секретарь", as_person(desk, answers.get("секретарь"))),
        **texts_facts(answers, "конкурс", "особое"),
        "предел": str(number_of(answers, "предел", usual=_MOST)),
        "жюри": people_facts(everybody(desk, answers, "жюри")),
        "участники": [{"номер": str(number), **_entrant(row)} for number, row in enumerate(entrants, 1)],
        "критерии": [{"номер": str(number), "критерий": capital(line)} for number, line in enumerate(criteria, 1)],
        **{name: "" if answers.get(name) is None else str(answers[name]) for name in VOTES},
    }


def _entrant(row: Answers) -> dict[str, str]:
    return {
        "участник": words_of(row, "участник"),
        "номинация": words_of(row, "номинация"),
        "балл": "" if row.get("балл") is None else str(row["балл"]),
        "место": words_of(row, "место"),
    }


def _jury_heading(facts: Facts) -> str:
    return f"Протокол заседания жюри конкурса «{word(facts, 'конкурс') or GAP}»"


def _jury(facts: Facts) -> tuple[Block, ...]:
    entrants = rows(facts, "участники")
    shown = entrants or empty_rows(_EMPTY, _ENTRANTS)
    result = table(
        ("№", "Участник", "Номинация", "Сумма баллов", "Место"),
        ([row[column.name] for column in _ENTRANTS] for row in shown),
        (0.5, 3, 2, 1, 1.2),
    )
    votes = votes_in_words({name: word(facts, name) for name in VOTES})
    members = names_of(facts, "жюри")
    decided = [*_winners(entrants), *lines_of(word(facts, "особое"))]
    return (
        *dated(facts, "ПРОТОКОЛ", f"заседания жюри конкурса «{word(facts, 'конкурс') or GAP}»"),
        *leaders(facts),
        Text("ПРИСУТСТВОВАЛИ члены жюри:", bold=True, keep=True),
        *((Text(members, Align.BOTH),) if members else by_hand(2)),
        Text("РЕШИЛИ:", bold=True, keep=True),
        paragraph("1. Утвердить итоги конкурса:"),
        result,
        *(paragraph(f"{number}. {stopped(capital(text))}") for number, text in enumerate(decided, 2)),
        *((paragraph(votes),) if votes else ()),
        person_signs(facts, "Председатель жюри", "председатель"),
        person_signs(facts, "Секретарь", "секретарь"),
        *_marks(facts, shown),
    )


def _winners(entrants: Sequence[dict[str, str]]) -> list[str]:
    """«Определить победителей и призёров конкурса: …», those who took a place."""
    said = []
    for row in entrants:
        of = f", номинация «{row['номинация']}»" if row["номинация"] else ""
        said += [f"{row['участник']} — {row['место']}{of}"] if row["место"] else []
    return [f"Определить победителей и призёров конкурса: {'; '.join(said)}"] if said else []


def _marks(facts: Facts, entrants: Sequence[dict[str, str]]) -> tuple[Block, ...]:
    """The sheet each member of the jury fills."""
    criteria = rows(facts, "критерии")
    titles = ("№", "Участник", *(f"К{row['номер']}" for row in criteria), "Сумма")
    lines = ((row["номер"], row["участник"], *([""] * (len(criteria) + 1))) for row in entrants)
    most = count(int(word(facts, "предел")), "балла,баллов,баллов")
    return (
        PageBreak(),
        Text("ОЦЕНОЧНЫЙ ЛИСТ", Align.CENTRE, bold=True, keep=True),
        Text(f"члена жюри конкурса «{word(facts, 'конкурс') or GAP}»", Align.CENTRE, keep=True),
        Text(f"По каждому критерию — от 0 до {most}.", keep=True),
        *(Text(f"К{row['номер']} — {row['критерий']}", keep=True) for row in criteria),
        table(titles, lines, (0.5, 3, *([0.8] * len(criteria)), 1)),
        Text(f"Член жюри {'_' * 20} / {'_' * 25} /"),
    )


JURY = Kind(
    name="jury_minutes",
    code="D-47",
    family=Family.MINUTES,
    title="Протокол жюри и оценочный лист",
    use="Итоги конкурса: участники, баллы, места; на втором листе — бланк, который заполняет каждый член жюри.",
    gather=_gather_jury,
    compose=_jury,
    heading=_jury_heading,
    asks=(
        Ask("конкурс", "Название конкурса"),
        Ask("председатель", "Председатель жюри", Sort.PERSON, pool="staff", start=head_of),
        Ask("секретарь", "Секретарь", Sort.PERSON, pool="staff"),
        Ask("жюри", "Члены жюри", Sort.PEOPLE),
        Ask(
            "участники", "Участники", Sort.ROWS,
            columns=(
                Ask("участник", "Участник", help="Один человек или пара."),
                Ask("номинация", "Номинация", needed=False),
                Ask("балл", "Сумма баллов", Sort.NUMBER, needed=False),
                Ask("место", "Место", needed=False, help="Например: 1-е место, лауреат."),
            ),
        ),
        Ask("критерии", "Критерии", Sort.TEXT, needed=False, help="Каждый с новой строки.", start=lambda desk: _CRITERIA),
        Ask("предел", "Сколько баллов за критерий самое большее", Sort.NUMBER, needed=False, start=lambda desk: _MOST),
        Ask("особое", "Что ещё решили", Sort.TEXT, needed=False, help="Каждое решение с новой строки."),
        *(Ask(name, capital(name), Sort.NUMBER, needed=False) for name in VOTES),
    ),
    fields=(
        *person_fields("председатель", "Председатель жюри"),
        *person_fields("секретарь", "Секретарь"),
        Field("конкурс", "Название конкурса"),
        Field("особое", "Что ещё решили"),
        Field("предел", "Сколько баллов за критерий самое большее"),
        Field("за", "Голосов «за»"),
        Field("против", "Голосов «против»"),
        Field("воздержались", "Сколько воздержалось"),
        Rows("жюри", "Члены жюри", PERSON_COLUMNS),
        Rows("участники", "Участники", _ENTRANTS),
        Rows("критерии", "Критерии", (Field("номер", "Номер"), Field("критерий", "Критерий"))),
    ),
    closes=("ST7-12",),
)  # fmt: skip

KINDS = (JURY,)
