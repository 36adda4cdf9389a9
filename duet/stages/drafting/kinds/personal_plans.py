"""Plans of one person: how a mentee develops (D-23), what a mentor does month by month (D-24)."""

from __future__ import annotations

from duet.base.papers.blocks import Block, Text
from duet.core.calendar import MONTHS
from duet.stages.documents.desk import Desk, person_facts, person_fields
from duet.stages.documents.families import Family
from duet.stages.documents.kinds import Answers, Ask, Facts, Field, Kind, Rows, Sort
from duet.stages.documents.wording import paragraph, rows, table, word

from .asking import curator, people_of
from .ordering import capital, everybody, stopped
from .programmes import DEFICITS, deficits, deficits_ask, deficits_table
from .recording import (
    LINES,
    PERIOD,
    PERSON_COLUMNS,
    TALL,
    agreed,
    approving,
    as_person,
    chapters,
    empty_rows,
    grouped,
    items,
    mentee_said,
    names,
    of_whom,
    opening,
    people_facts,
    period_asks,
    period_facts,
    person_signs,
    texts_facts,
    told,
)

_STEPS = (Field("номер", "Номер"), Field("мера", "Что делает"), Field("срок", "Срок"), Field("результат", "Результат"))
_WORKS = (Field("месяц", "Месяц"), Field("работа", "Работа"), Field("результат", "Результат"))
# A school year as a mentor plans it.
_MONTHS = tuple(capital(MONTHS[number - 1]) for number in (9, 10, 11, 12, 1, 2, 3, 4, 5))
_EMPTY = 8


def _gather_development(desk: Desk, answers: Answers) -> Facts:
    mentee = as_person(desk, answers.get("наставляемый"))
    return {
        **person_facts("наставляемый", mentee),
        **person_facts("наставник", as_person(desk, answers.get("наставник"))),
        **person_facts("куратор", as_person(desk, answers.get("куратор"))),
        **period_facts(answers),
        **texts_facts(answers, "цель", "итоги"),
        "кто": mentee_said(mentee),
        "дефициты": deficits(desk, answers, mentee),
        "шаги": [
            {"номер": str(number), **{column.name: str(row.get(column.name) or "") for column in _STEPS[1:]}}
            for number, row in enumerate(people_of(answers, "шаги"), 1)
        ],
    }


def _development_heading(facts: Facts) -> str:
    return f"План индивидуального развития {of_whom(facts, 'наставляемый')}"


def _development(facts: Facts) -> tuple[Block, ...]:
    lines = rows(facts, "шаги") or empty_rows(_EMPTY, _STEPS)
    steps = table(
        ("№", "Что делает", "Срок", "Результат", "Отметка о выполнении"),
        ((*(row[column.name] for column in _STEPS), "") for row in lines),
        (0.5, 3, 1.2, 2, 1.5),
    )
    about = f"{of_whom(facts, 'наставляемый', full=True)}\nна период с {word(facts, 'с')} по {word(facts, 'по')}"
    return (
        *opening(facts, "ПЛАН ИНДИВИДУАЛЬНОГО РАЗВИТИЯ", about),
        *chapters(
            (
                ("Цель развития", told(word(facts, "цель"), lines=2)),
                ("Над чем идёт работа", deficits_table(facts)),
                ("Индивидуальная траектория", (steps,)),
                ("По чему судят о результате", items(word(facts, "итоги"), lines=LINES)),
            )
        ),
        person_signs(facts, word(facts, "кто"), "наставляемый"),
        person_signs(facts, "Наставник", "наставник"),
        person_signs(facts, "Согласовано: куратор", "куратор"),
    )


DEVELOPMENT = Kind(
    name="development_plan",
    code="D-23",
    family=Family.RECORD,
    title="План индивидуального развития наставляемого",
    use="Чего хочет достичь наставляемый, какими шагами и к какому сроку.",
    gather=_gather_development,
    compose=_development,
    heading=_development_heading,
    asks=(
        Ask("наставляемый", "Наставляемый", Sort.PERSON, pool="mentees"),
        Ask("наставник", "Наставник", Sort.PERSON, pool="mentors"),
        *period_asks(),
        Ask("цель", "Цель развития", Sort.TEXT),
        deficits_ask(),
        Ask(
            "шаги", "Шаги", Sort.ROWS, needed=False, help="Если не заполнять, будет таблица, чтобы вписать от руки.",
            columns=(
                Ask("мера", "Что делает"),
                Ask("срок", "Срок", needed=False),
                Ask("результат", "Результат", needed=False),
            ),
        ),
        Ask("итоги", "По чему судят о результате", Sort.TEXT, needed=False, help="Каждый признак с новой строки."),
        curator(),
    ),
    fields=(
        *person_fields("наставляемый", "Наставляемый"),
        *person_fields("наставник", "Наставник"),
        *person_fields("куратор", "Куратор"),
        Field("кто", "«Наставляемый» или «Наставляемая»"),
        *PERIOD,
        Field("цель", "Цель развития"),
        Field("итоги", "По чему судят о результате, каждый признак с новой строки"),
        Rows("дефициты", "Затруднения", DEFICITS),
        Rows("шаги", "Шаги", _STEPS),
    ),
    closes=("ST5-09",),
    later="Пока заполняется вручную: планы развития появятся в разделе «Программы».",
)  # fmt: skip


def _gather_mentor(desk: Desk, answers: Answers) -> Facts:
    return {
        **person_facts("наставник", as_person(desk, answers.get("наставник"))),
        **person_facts("согласующий", as_person(desk, answers.get("согласующий"))),
        "наставляемые": people_facts(everybody(desk, answers, "наставляемые")),
        **texts_facts(answers, "цель"),
        "работы": _works(answers),
    }


def _works(answers: Answers) -> list[dict[str, str]]:
    """In the order of the school year, those without a month first."""
    order = ["", *_MONTHS]
    made = [{column.name: str(row.get(column.name) or "") for column in _WORKS} for row in people_of(answers, "работы")]
    return sorted(made, key=lambda row: order.index(row["месяц"]))


def _mentor_heading(facts: Facts) -> str:
    return f"План работы наставника {of_whom(facts, 'наставник')} на {word(facts, 'учебный_год')} учебный год"


def _mentor(facts: Facts) -> tuple[Block, ...]:
    mentees = names(rows(facts, "наставляемые"))
    goal = word(facts, "цель")
    about = f"наставника {of_whom(facts, 'наставник', full=True)}\nна {word(facts, 'учебный_год')} учебный год"
    agreeing = agreed(facts, "согласующий", capital(word(facts, "согласующий_должность")))
    return (
        *opening(facts, "ПЛАН РАБОТЫ", about, approving(facts, beside=agreeing)),
        *((paragraph(stopped(f"В паре с наставником: {mentees}")),) if mentees else ()),
        *((Text("Цель работы:", bold=True, keep=True), *told(goal)) if goal else ()),
        _months(facts),
        person_signs(facts, "Наставник", "наставник"),
    )


def _months(facts: Facts) -> Block:
    works = rows(facts, "работы")
    if not works:
        titles = ("Месяц", "Работа", "Результат", "Отметка о выполнении")
        return table(titles, ((month, TALL, "", "") for month in _MONTHS), (1.2, 4, 2, 1.6))
    groups: dict[str, list[list[str]]] = {}
    for number, row in enumerate(works, 1):
        groups.setdefault(row["месяц"], []).append([str(number), row["работа"], row["результат"], ""])
    return grouped(("№", "Работа", "Результат", "Отметка о выполнении"), groups.items(), (0.5, 4, 2, 1.6))


MENTOR = Kind(
    name="mentor_plan",
    code="D-24",
    family=Family.RECORD,
    title="План работы наставника",
    use="Что делает наставник по месяцам учебного года.",
    gather=_gather_mentor,
    compose=_mentor,
    heading=_mentor_heading,
    asks=(
        Ask("наставник", "Наставник", Sort.PERSON, pool="mentors"),
        Ask("наставляемые", "С кем работает", Sort.PEOPLE, needed=False, pool="mentees"),
        Ask("цель", "Цель работы", Sort.TEXT, needed=False),
        Ask(
            "работы", "Работа по месяцам", Sort.ROWS, needed=False, help="Если не заполнять, будут месяцы с пустыми строками.",
            columns=(
                Ask("месяц", "Месяц", Sort.CHOICE, choices=tuple((month, month) for month in _MONTHS)),
                Ask("работа", "Работа"),
                Ask("результат", "Результат", needed=False),
            ),
        ),
        Ask(
            "согласующий", "Кто согласует план", Sort.PERSON, needed=False, pool="staff",
            help="Например, руководитель методического объединения. Если не заполнить, отметки «Согласовано» не будет.",
        ),
    ),
    fields=(
        *person_fields("наставник", "Наставник"),
        *person_fields("согласующий", "Кто согласует"),
        Rows("наставляемые", "С кем работает", PERSON_COLUMNS),
        Field("цель", "Цель работы"),
        Rows("работы", "Работа по месяцам", _WORKS),
    ),
    closes=("ST5-09",),
    later="Пока заполняется вручную: отметки о сделанном появятся в разделе «Программы».",
)  # fmt: skip

KINDS = (DEVELOPMENT, MENTOR)
